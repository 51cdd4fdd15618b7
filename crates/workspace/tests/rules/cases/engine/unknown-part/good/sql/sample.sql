CREATE TABLE people (id INTEGER PRIMARY KEY);
INSERT INTO people VALUES (1);
-- engine: postgresql
ANALYZE people;
-- engine: all
