//! The words that Python and its built-in module give a meaning.

/// Tells whether letters before a quote are a string's prefix.
pub(crate) fn is_prefix(word: &str) -> bool {
    matches!(
        word.to_ascii_lowercase().as_str(),
        "r" | "b" | "u" | "f" | "t" | "br" | "rb" | "fr" | "rf" | "tr" | "rt"
    )
}

pub(crate) fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "and"
            | "as"
            | "assert"
            | "async"
            | "await"
            | "break"
            | "class"
            | "continue"
            | "def"
            | "del"
            | "elif"
            | "else"
            | "except"
            | "finally"
            | "for"
            | "from"
            | "global"
            | "if"
            | "import"
            | "in"
            | "is"
            | "lambda"
            | "nonlocal"
            | "not"
            | "or"
            | "pass"
            | "raise"
            | "return"
            | "try"
            | "while"
            | "with"
            | "yield"
    )
}

/// Tells whether `match`, `case` or `type`, first in a line, begins a statement: each may be a name as well.
pub(crate) fn is_soft_keyword(word: &str, after: &str) -> bool {
    let Some(subject) = after.strip_prefix(' ') else {
        return false;
    };
    let named = !subject
        .trim_start()
        .starts_with(['=', '.', ',', ')', ']', '+', '/', '%', '<', '>', '|', '&', ':']);
    match word {
        "match" | "case" => named && subject.contains(':'),
        "type" => subject.starts_with(|c: char| c.is_alphabetic() || c == '_') && subject.contains('='),
        _ => false,
    }
}

pub(crate) fn is_constant(word: &str) -> bool {
    matches!(
        word,
        "None" | "True" | "False" | "NotImplemented" | "Ellipsis" | "__debug__"
    )
}

/// Tells whether a name is a built-in type, or an exception as Python names them.
pub(crate) fn is_type(word: &str) -> bool {
    let exception = word.starts_with(|c: char| c.is_ascii_uppercase())
        && ["Error", "Exception", "Warning", "ExceptionGroup"]
            .iter()
            .any(|end| word.ends_with(end));
    exception
        || matches!(
            word,
            "bool"
                | "bytearray"
                | "bytes"
                | "complex"
                | "dict"
                | "float"
                | "frozenset"
                | "int"
                | "list"
                | "memoryview"
                | "object"
                | "set"
                | "slice"
                | "str"
                | "tuple"
                | "type"
                | "GeneratorExit"
                | "KeyboardInterrupt"
                | "StopAsyncIteration"
                | "StopIteration"
                | "SystemExit"
        )
}

/// Tells whether a name is a built-in function's.
pub(crate) fn is_function(word: &str) -> bool {
    matches!(
        word,
        "abs"
            | "aiter"
            | "all"
            | "anext"
            | "any"
            | "ascii"
            | "bin"
            | "breakpoint"
            | "callable"
            | "chr"
            | "classmethod"
            | "compile"
            | "delattr"
            | "dir"
            | "divmod"
            | "enumerate"
            | "eval"
            | "exec"
            | "filter"
            | "format"
            | "getattr"
            | "globals"
            | "hasattr"
            | "hash"
            | "help"
            | "hex"
            | "id"
            | "input"
            | "isinstance"
            | "issubclass"
            | "iter"
            | "len"
            | "locals"
            | "map"
            | "max"
            | "min"
            | "next"
            | "oct"
            | "open"
            | "ord"
            | "pow"
            | "print"
            | "property"
            | "range"
            | "repr"
            | "reversed"
            | "round"
            | "setattr"
            | "sorted"
            | "staticmethod"
            | "sum"
            | "super"
            | "vars"
            | "zip"
            | "__import__"
    )
}

/// Tells whether a name is one that Python itself calls, such as `__init__`.
pub(crate) fn is_magic(word: &str) -> bool {
    word.len() > 4
        && word.starts_with("__")
        && word.ends_with("__")
        && !matches!(
            word,
            "__name__" | "__file__" | "__main__" | "__doc__" | "__all__" | "__dict__" | "__slots__"
        )
}
