//! Measurements as a Markdown table: medians, spread and ratios against the first row.

use super::measure::Measured;
use std::fmt::Write as _;

/// Renders a table whose first row is ours. `sizes` are bytes written, where that says something.
pub(crate) fn render(measured: &[Measured], sizes: Option<&[u64]>) -> String {
    let mut out = String::from("| program | median s | spread s | CPU s | peak MB |");
    out.push_str(if sizes.is_some() {
        " size KB | time ratio | size ratio |\n"
    } else {
        " time ratio |\n"
    });
    out.push_str(if sizes.is_some() {
        "|---|--:|--:|--:|--:|--:|--:|--:|\n"
    } else {
        "|---|--:|--:|--:|--:|--:|\n"
    });
    let ours = measured
        .first()
        .map_or(f64::NAN, |first| median(first, |cost| cost.wall));
    for (at, row) in measured.iter().enumerate() {
        let wall = median(row, |cost| cost.wall);
        let low = row.costs.iter().map(|cost| cost.wall).fold(f64::INFINITY, f64::min);
        let high = row.costs.iter().map(|cost| cost.wall).fold(0.0, f64::max);
        let cpu = median(row, |cost| cost.cpu);
        let memory = row.costs.iter().map(|cost| cost.memory).max().unwrap_or_default();
        let _ = write!(
            out,
            "| {} | {wall:.3} | {low:.3}–{high:.3} | {cpu:.3} | {:.0} |",
            row.name,
            memory as f64 / 1e6
        );
        if let Some(sizes) = sizes {
            let size = sizes.get(at).copied().unwrap_or_default();
            let first = sizes.first().copied().unwrap_or_default();
            let _ = write!(out, " {:.0} | {:.2} |", size as f64 / 1e3, wall / ours);
            // The first row may write nothing.
            let _ = match first {
                0 => write!(out, " – |"),
                _ => write!(out, " {:.2} |", size as f64 / first as f64),
            };
        } else {
            let _ = write!(out, " {:.2} |", wall / ours);
        }
        out.push('\n');
    }
    out
}

/// Adds a column to a table, with one cell for each row.
pub(crate) fn widen(table: &str, title: &str, cells: &[String]) -> String {
    let ends = [title, "--:"].into_iter().chain(cells.iter().map(String::as_str));
    let lines = table.lines().zip(ends);
    lines
        .enumerate()
        .map(|(at, (line, end))| {
            if at == 1 {
                format!("{line}{end}|\n")
            } else {
                format!("{line} {end} |\n")
            }
        })
        .collect()
}

/// Returns the median of what `of` takes from each run.
pub(crate) fn median(row: &Measured, of: impl Fn(&super::measure::Cost) -> f64) -> f64 {
    let mut values: Vec<f64> = row.costs.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    match values.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => values[n / 2],
        n => f64::midpoint(values[n / 2 - 1], values[n / 2]),
    }
}
