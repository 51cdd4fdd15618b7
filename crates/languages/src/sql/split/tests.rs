//! Scripts that are hard to split, with what the engine's own reader makes of them.

#![allow(clippy::unwrap_used, reason = "a failed test may panic")]

use super::*;

fn texts(script: &str, dialect: &Dialect) -> Vec<String> {
    let statements = split(script, dialect).unwrap();
    statements.into_iter().map(|statement| statement.text).collect()
}

/// A dialect, a script, and its statements.
type Case = (&'static Dialect, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (&SQLITE, "SELECT 1; SELECT 2", &["SELECT 1", "SELECT 2"]),
    (
        &SQLITE,
        "SELECT 'a;''b', \";\", `;`, [;]; SELECT 2",
        &["SELECT 'a;''b', \";\", `;`, [;]", "SELECT 2"],
    ),
    (&SQLITE, "; ;-- c\n;/* ; */\n", &[]),
    (&SQLITE, "/* /* */ SELECT 1; -- */\nSELECT 2", &["SELECT 1", "SELECT 2"]),
    (&SQLITE, "SELECT 'a\\'; SELECT 2", &["SELECT 'a\\'", "SELECT 2"]),
    (
        &SQLITE,
        "SELECT CASE WHEN 1 THEN 2 END; SELECT 2",
        &["SELECT CASE WHEN 1 THEN 2 END", "SELECT 2"],
    ),
    (
        &SQLITE,
        "CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; DELETE FROM t; END; SELECT 2",
        &[
            "CREATE TEMP TRIGGER g AFTER INSERT ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; DELETE FROM t; END",
            "SELECT 2",
        ],
    ),
    (
        &SQLITE,
        "CREATE TRIGGER g BEFORE DELETE ON t BEGIN SELECT 1; -- c\nEND /* x */ ; BEGIN; COMMIT;",
        &[
            "CREATE TRIGGER g BEFORE DELETE ON t BEGIN SELECT 1; -- c\nEND /* x */",
            "BEGIN",
            "COMMIT",
        ],
    ),
    (&SQLITE, "SELECT 'open; SELECT 2", &["SELECT 'open; SELECT 2"]),
    (
        &DUCKDB,
        "SELECT $$a;b$$; SELECT $t$;$$;$t$",
        &["SELECT $$a;b$$", "SELECT $t$;$$;$t$"],
    ),
    (
        &DUCKDB,
        "/* /* ; */ ; */ SELECT 1; SELECT [1, 2]",
        &["SELECT 1", "SELECT [1, 2]"],
    ),
    (
        &DUCKDB,
        "SELECT 5 // 2; SELECT {'a': ';'}",
        &["SELECT 5 // 2", "SELECT {'a': ';'}"],
    ),
    (
        &POSTGRESQL,
        "SELECT 1 # 2; SELECT --1;\n3",
        &["SELECT 1 # 2", "SELECT --1;\n3"],
    ),
    (
        &POSTGRESQL,
        "SELECT E'a\\';b'; SELECT 'a\\'; SELECT 2",
        &["SELECT E'a\\';b'", "SELECT 'a\\'", "SELECT 2"],
    ),
    (
        &POSTGRESQL,
        "SELECT U&'d\\0061t;a'; SELECT name'; x'",
        &["SELECT U&'d\\0061t;a'", "SELECT name'; x'"],
    ),
    (
        &POSTGRESQL,
        "CREATE FUNCTION f() RETURNS int AS $body$ BEGIN RETURN 1; END; $body$ LANGUAGE plpgsql; SELECT f()",
        &[
            "CREATE FUNCTION f() RETURNS int AS $body$ BEGIN RETURN 1; END; $body$ LANGUAGE plpgsql",
            "SELECT f()",
        ],
    ),
    (
        &POSTGRESQL,
        "SELECT a$b$ FROM t; SELECT $1; SELECT 2",
        &["SELECT a$b$ FROM t", "SELECT $1", "SELECT 2"],
    ),
    (
        &POSTGRESQL,
        "CREATE OR REPLACE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT CASE a WHEN 1 THEN 2 END; SELECT 3; END; SELECT 4",
        &[
            "CREATE OR REPLACE FUNCTION f(a int) RETURNS int BEGIN ATOMIC SELECT CASE a WHEN 1 THEN 2 END; SELECT 3; END",
            "SELECT 4",
        ],
    ),
    (
        &POSTGRESQL,
        "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); BEGIN; END; SELECT 3",
        &[
            "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)",
            "BEGIN",
            "END",
            "SELECT 3",
        ],
    ),
    (
        &POSTGRESQL,
        "/* /* ; */ ; */ SELECT 1; DO $$ BEGIN NULL; END $$",
        &["SELECT 1", "DO $$ BEGIN NULL; END $$"],
    ),
    (
        &MARIADB,
        "SELECT 1--1; SELECT 2 -- ;\n; SELECT 3 # ;\n",
        &["SELECT 1--1", "SELECT 2 -- ;", "SELECT 3 # ;"],
    ),
    (
        &MARIADB,
        "SELECT 'a\\';b', \"a\\\";b\"; SELECT 2",
        &["SELECT 'a\\';b', \"a\\\";b\"", "SELECT 2"],
    ),
    (
        &MARIADB,
        "SELECT 1 /*! +1; */; /*! SELECT 2 */; /* /* */ SELECT 3",
        &["SELECT 1 /*! +1; */", "/*! SELECT 2 */", "SELECT 3"],
    ),
    (
        &MARIADB,
        "DELIMITER //\nCREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND //\ndelimiter ;\nCALL p(); SELECT 2",
        &["CREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND", "CALL p()", "SELECT 2"],
    ),
    (
        &MARIADB,
        "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW IF NEW.a < 0 THEN SET NEW.a = 0; END IF; SELECT 2",
        &[
            "CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW IF NEW.a < 0 THEN SET NEW.a = 0; END IF",
            "SELECT 2",
        ],
    ),
    (
        &MARIADB,
        "CREATE PROCEDURE p() BEGIN DECLARE i INT DEFAULT 0; w: WHILE i < 3 DO SET i = i + IF(i > 1, 1, 2); END WHILE w; \
             REPEAT SELECT REPEAT('a', 2); UNTIL 1 END REPEAT; CASE i WHEN 1 THEN SELECT 1; ELSE SELECT 2; END CASE; \
             IF i THEN SELECT CASE 1 WHEN 1 THEN 2 END; ELSEIF 2 THEN BEGIN END; END IF; \
             FOR j IN 1..2 DO SELECT j; END FOR; l: LOOP LEAVE l; END LOOP; END; SELECT 2",
        &[
            "CREATE PROCEDURE p() BEGIN DECLARE i INT DEFAULT 0; w: WHILE i < 3 DO SET i = i + IF(i > 1, 1, 2); END WHILE w; \
                 REPEAT SELECT REPEAT('a', 2); UNTIL 1 END REPEAT; CASE i WHEN 1 THEN SELECT 1; ELSE SELECT 2; END CASE; \
                 IF i THEN SELECT CASE 1 WHEN 1 THEN 2 END; ELSEIF 2 THEN BEGIN END; END IF; \
                 FOR j IN 1..2 DO SELECT j; END FOR; l: LOOP LEAVE l; END LOOP; END",
            "SELECT 2",
        ],
    ),
    (
        &MARIADB,
        "CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN IF(a > 0, 1, 2); SELECT f(1)",
        &[
            "CREATE FUNCTION f(a INT) RETURNS INT DETERMINISTIC RETURN IF(a > 0, 1, 2)",
            "SELECT f(1)",
        ],
    ),
    (
        &MARIADB,
        "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END; BEGIN; SELECT 3; COMMIT",
        &[
            "BEGIN NOT ATOMIC SELECT 1; SELECT 2; END",
            "BEGIN",
            "SELECT 3",
            "COMMIT",
        ],
    ),
    (
        &MARIADB,
        "DROP TABLE IF EXISTS t; SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 3",
        &["DROP TABLE IF EXISTS t", "SELECT CASE 1 WHEN 1 THEN 2 END", "SELECT 3"],
    ),
];

#[test]
fn each_engine_splits_by_its_own_rules() {
    for (dialect, script, expected) in CASES {
        assert_eq!(texts(script, dialect), *expected, "{script}");
    }
}

#[test]
fn each_statement_has_its_line_and_its_connection() {
    let script = "-- first\n\nSELECT\n  1;\n-- connection: a\nBEGIN; -- connection: no\n/* c */ SELECT 2;\n  -- connection: b2\nSELECT 3";
    let found = split(script, &POSTGRESQL).unwrap();
    let found: Vec<_> = found
        .iter()
        .map(|one| (one.line, one.text.as_str(), one.connection.as_deref()))
        .collect();
    assert_eq!(
        found,
        [
            (3, "SELECT\n  1", None),
            (6, "BEGIN", Some("a")),
            (7, "SELECT 2", Some("a")),
            (9, "SELECT 3", Some("b2")),
        ]
    );
}

#[test]
fn lines_for_the_client_must_be_whole() {
    for (script, message) in [
        ("SELECT 1\n-- connection: a\n;", "`-- connection:` stands inside"),
        ("SELECT 1;\n-- connection: A b\n", "`-- connection:` needs a name"),
        ("\nDELIMITER\nSELECT 1", "`DELIMITER` needs"),
    ] {
        let error = split(script, &MARIADB).unwrap_err();
        assert_eq!(error.line, 2, "{script}");
        assert!(error.to_string().starts_with(message), "{error}");
    }
}

/// Whatever is read, nothing panics, and what is left out is blank, comment or delimiter.
#[test]
fn odd_bytes_are_no_harm() {
    let pieces = [
        "é",
        "'",
        "\"",
        "$",
        "$$",
        "$é$",
        "/*",
        "*/",
        "--",
        "\n",
        ";",
        "E'",
        "\\",
        "[",
        "`",
        "DELIMITER",
        " ",
        "END",
        "CREATE",
        "TRIGGER",
        "(",
        ")",
    ];
    for dialect in [&SQLITE, &DUCKDB, &POSTGRESQL, &MARIADB] {
        for one in pieces {
            for two in pieces {
                for three in pieces {
                    let _ = split(&format!("{one}{two}{three}"), dialect);
                }
            }
        }
    }
}
