//! What an example comes to, as readers are shown it: once where its engines agree, else once a group of engines.

use crate::engine::Engine;
use crate::publication::{Proof, Run, Verdict};
use crate::question::Snippet;

/// What an example comes to everywhere, or on some of its engines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome<'a> {
    /// The engines, with what is known of each; none for an example that claims none.
    pub engines: Vec<EngineProof<'a>>,
    /// What it prints, with marks where that varies.
    pub stdout: Option<&'a str>,
    /// What it ends in.
    pub raises: Option<&'a str>,
    /// Whether all of this was proven, on each engine.
    pub is_proven: bool,
}

/// An engine of an example, with what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EngineProof<'a> {
    /// The engine.
    pub engine: Engine,
    /// Its name and version as it ran the example, such as `PostgreSQL 17.2`; several if several versions did.
    pub labels: Vec<&'a str>,
    /// Why it is not proven there; `None` if it is.
    pub unproven: Option<&'a str>,
}

impl EngineProof<'_> {
    /// Returns the name with the version, where one ran the example: `PostgreSQL 17.2`.
    pub fn label(&self) -> String {
        match self.labels.as_slice() {
            [] => self.engine.name().to_owned(),
            labels => labels.join(", "),
        }
    }
}

impl Outcome<'_> {
    /// Returns the engines in a line for readers, such as `SQLite 3.46.1, DuckDB 2.0.1; not proven: MariaDB`; `None` for an
    /// example that claims none.
    pub fn label(&self) -> Option<String> {
        if self.engines.is_empty() {
            return None;
        }
        let of = |is_proven: bool| {
            let own = self.engines.iter().filter(|one| one.unproven.is_none() == is_proven);
            own.map(EngineProof::label).collect::<Vec<_>>().join(", ")
        };
        Some(match (of(true), of(false)) {
            (proven, none) if none.is_empty() => proven,
            (none, unproven) if none.is_empty() => format!("not proven: {unproven}"),
            (proven, unproven) => format!("{proven}; not proven: {unproven}"),
        })
    }
}

/// Returns what an example comes to: one outcome, or one for each group of engines that agree.
pub fn outcomes<'a>(snippet: &'a Snippet, proof: &'a Proof) -> Vec<Outcome<'a>> {
    let on = |engines: &[Engine], stdout: &'a Option<String>, raises: &'a Option<String>| {
        let engines: Vec<EngineProof<'_>> = engines.iter().map(|engine| engine_proof(*engine, proof)).collect();
        Outcome {
            is_proven: match engines.as_slice() {
                [] => proof.is_proven(),
                engines => engines.iter().all(|one| one.unproven.is_none()),
            },
            engines,
            stdout: stdout.as_deref(),
            raises: raises.as_deref(),
        }
    };
    if snippet.results.is_empty() {
        return vec![on(&snippet.engines, &snippet.stdout, &snippet.raises)];
    }
    let groups = snippet.results.iter();
    groups
        .map(|group| on(&group.engines, &group.stdout, &group.raises))
        .collect()
}

/// Returns what an example that claims engines comes to, as one text: each result below the engines that agree on it.
/// `None` for an example that claims none.
pub fn as_text(snippet: &Snippet, proof: &Proof) -> Option<String> {
    let mut parts = Vec::new();
    for outcome in outcomes(snippet, proof) {
        let mut part = format!("{}:\n", outcome.label()?);
        let printed = outcome.stdout.unwrap_or_default();
        part.push_str(printed);
        if !printed.is_empty() && !printed.ends_with('\n') {
            part.push('\n');
        }
        match outcome.raises {
            Some(raises) => {
                part.push_str("ends in ");
                part.push_str(raises.trim_end());
                part.push('\n');
            }
            None if printed.is_empty() => part.push_str("prints nothing\n"),
            None => {}
        }
        parts.push(part);
    }
    Some(parts.join("\n"))
}

/// Returns what is known of an example on one engine. A failure of one version outweighs what others proved.
fn engine_proof(engine: Engine, proof: &Proof) -> EngineProof<'_> {
    let runs: Vec<&Run> = proof.runs.iter().filter(|run| run.engine == Some(engine)).collect();
    let reason = |run: &&'_ &'_ Run| !matches!(run.verdict, Verdict::Passed | Verdict::NotRun { .. });
    let passed = runs.iter().any(|run| run.verdict == Verdict::Passed);
    let failed = runs.iter().find(reason);
    let deciding = match failed {
        Some(failed) => Some(*failed),
        None if passed => None,
        None => runs.first().copied(),
    };
    EngineProof {
        engine,
        labels: runs.iter().filter_map(|run| run.interpreter.as_deref()).collect(),
        unproven: match deciding.map(|run| &run.verdict) {
            None if passed => None,
            Some(Verdict::Failed { reason } | Verdict::NotRun { reason, .. }) => Some(reason),
            Some(Verdict::TimedOut) => Some("It was stopped at its time limit."),
            Some(Verdict::Passed) | None => Some("It was not run."),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::question::EngineResult;

    fn run(engine: Engine, interpreter: Option<&str>, verdict: Verdict) -> Run {
        Run {
            engine: Some(engine),
            interpreter: interpreter.map(str::to_owned),
            sandboxed: true,
            verdict,
        }
    }

    #[test]
    fn no_engine_is_proven_by_another() {
        let missing = Verdict::NotRun {
            reason: "It needs MariaDB, which is not installed.".to_owned(),
            checked: None,
        };
        let proof = Proof {
            runs: vec![
                run(Engine::SQLITE, Some("SQLite 3.46.1"), Verdict::Passed),
                run(Engine::DUCKDB, Some("DuckDB 2.0.1"), Verdict::Passed),
                run(Engine::MARIADB, None, missing),
            ],
        };
        let all = vec![Engine::SQLITE, Engine::DUCKDB, Engine::MARIADB];
        let mut snippet = Snippet {
            engines: all,
            stdout: Some("1\n".to_owned()),
            ..Snippet::default()
        };
        let found = outcomes(&snippet, &proof);
        assert_eq!(found.len(), 1);
        assert!(!found[0].is_proven);
        let label = found[0].label();
        assert_eq!(
            label.as_deref(),
            Some("SQLite 3.46.1, DuckDB 2.0.1; not proven: MariaDB")
        );
        let group = |engines: &[Engine]| EngineResult {
            engines: engines.to_vec(),
            stdout: None,
            raises: None,
        };
        let text = as_text(&snippet, &proof);
        assert_eq!(
            text.as_deref(),
            Some("SQLite 3.46.1, DuckDB 2.0.1; not proven: MariaDB:\n1\n")
        );
        snippet.results = vec![group(&[Engine::SQLITE, Engine::DUCKDB]), group(&[Engine::MARIADB])];
        let text = as_text(&snippet, &proof);
        assert_eq!(
            text.as_deref(),
            Some("SQLite 3.46.1, DuckDB 2.0.1:\nprints nothing\n\nnot proven: MariaDB:\nprints nothing\n")
        );
        let proven: Vec<bool> = outcomes(&snippet, &proof).iter().map(|one| one.is_proven).collect();
        assert_eq!(proven, [true, false]);
        // What claims no engine has no label, and is as its proof says.
        let plain = Snippet::default();
        assert_eq!(outcomes(&plain, &Proof::default())[0].label(), None);
        assert_eq!(as_text(&plain, &Proof::default()), None);
    }
}
