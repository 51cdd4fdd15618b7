//! Names of languages for people.

/// Returns a language's name as people write it; one that is not known here is shown as the file gives it.
pub fn language_name(language: &str) -> &str {
    match language {
        "python" => "Python",
        "pycon" => "Python session",
        "sql" => "SQL",
        "bash" | "shell" | "console" => "Shell",
        "dockerfile" => "Dockerfile",
        "toml" => "TOML",
        "yaml" => "YAML",
        "json" => "JSON",
        "ini" => "INI",
        "nginx" => "nginx",
        "cython" => "Cython",
        "c" => "C",
        "html" => "HTML",
        "text" => "Text",
        other => other,
    }
}
