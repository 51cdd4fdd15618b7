//! Cells that a spreadsheet would take for formulas.

/// Puts an apostrophe before a cell that a spreadsheet would take for a formula: it then takes it for text.
///
/// See <https://owasp.org/www-community/attacks/CSV_Injection> for the characters. A plain number, such as `-1`, is none.
pub(crate) fn harmless(cell: String) -> String {
    let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let number = cell.parse::<f64>().is_ok_and(f64::is_finite);
    if begins && !number { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_become_text_and_numbers_stay_numbers() {
        for cell in [
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "- item",
            "\t=1",
            "=== heading",
            "＝1",
        ] {
            assert_eq!(harmless(cell.to_owned()), format!("'{cell}"));
        }
        for cell in ["-1", "+2.5", "-1e3", "1=1", "", "it = 1", " =1"] {
            assert_eq!(harmless(cell.to_owned()), cell);
        }
    }
}
