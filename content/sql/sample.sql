-- The sample database: a small shop. Prices and salaries are in whole euros.
-- Awkward on purpose: customer 3 has no city and customer 4 no orders; order 5 names a customer who does not exist and
-- order 6 none at all; one order line stands there twice; product 5 has no category and was never ordered; salaries
-- tie, and one is missing.

CREATE TABLE customers (
  id INTEGER PRIMARY KEY,
  name VARCHAR(20) NOT NULL,
  city VARCHAR(20)
);
INSERT INTO customers VALUES
  (1, 'Ada', 'London'),
  (2, 'Ben', 'Paris'),
  (3, 'Cleo', NULL),
  (4, 'Dan', 'London');

CREATE TABLE products (
  id INTEGER PRIMARY KEY,
  name VARCHAR(20) NOT NULL,
  category VARCHAR(20),
  price INTEGER NOT NULL
);
INSERT INTO products VALUES
  (1, 'pen', 'office', 2),
  (2, 'notebook', 'office', 4),
  (3, 'lamp', 'home', 20),
  (4, 'mug', 'home', 8),
  (5, 'poster', NULL, 8);

-- No foreign keys here: the orphans need room.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  customer_id INTEGER,
  ordered_on DATE NOT NULL,
  status VARCHAR(10) NOT NULL
);
INSERT INTO orders VALUES
  (1, 1, '2026-01-05', 'paid'),
  (2, 1, '2026-01-31', 'paid'),
  (3, 2, '2026-01-31', 'open'),
  (4, 3, '2026-02-10', 'paid'),
  (5, 9, '2026-02-28', 'open'),
  (6, NULL, '2026-03-01', 'paid');

CREATE TABLE order_lines (
  order_id INTEGER NOT NULL,
  product_id INTEGER NOT NULL,
  quantity INTEGER NOT NULL
);
INSERT INTO order_lines VALUES
  (1, 1, 10),
  (1, 2, 2),
  (2, 3, 1),
  (3, 1, 5),
  (3, 1, 5),
  (4, 4, 3),
  (5, 2, 1),
  (6, 4, 1);

CREATE TABLE employees (
  id INTEGER PRIMARY KEY,
  name VARCHAR(20) NOT NULL,
  team VARCHAR(10),
  salary INTEGER,
  manager_id INTEGER,
  hired_on DATE NOT NULL
);
INSERT INTO employees VALUES
  (1, 'Iris', NULL, 90, NULL, '2019-04-01'),
  (2, 'Jon', 'sales', 60, 1, '2020-02-29'),
  (3, 'Kim', 'sales', 50, 2, '2021-06-15'),
  (4, 'Lea', 'tech', 70, 1, '2021-06-15'),
  (5, 'Max', 'tech', 70, 4, '2023-01-09'),
  (6, 'Nia', 'tech', NULL, 4, '2024-11-30');
