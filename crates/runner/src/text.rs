//! Captured bytes as text.

use std::fmt::Write as _;

/// Returns bytes as text; those that are not UTF-8 become `\xNN`.
pub fn visible(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        for byte in chunk.invalid() {
            let _ = write!(out, "\\x{byte:02x}");
        }
    }
    out
}

/// Returns the end of what was written to standard error, at most about 2,000 bytes.
pub fn tail(stderr: &[u8]) -> String {
    const MOST: usize = 2000;
    let cut = stderr.len().saturating_sub(MOST);
    let text = visible(&stderr[cut..]);
    match cut {
        0 => text,
        _ => format!("…{text}"),
    }
}
