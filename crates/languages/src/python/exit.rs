//! `SystemExit`, which Python turns into an exit status and no traceback.

use deckle_runner::Status;

/// Returns how `raises` promises an exit with this status.
pub(crate) fn exit_promise(code: i32) -> String {
    format!("SystemExit: {code}")
}

/// Tells whether a run ended as `raises: SystemExit` says; `None` where `raises` names another exception.
///
/// `SystemExit` alone promises any code but 0, `SystemExit: 3` that code, `SystemExit: text` the text and code 1.
pub(crate) fn exited_as(raises: &str, status: Status, stderr: &[u8]) -> Option<bool> {
    let message = match raises.strip_prefix("SystemExit")? {
        "" => None,
        rest => Some(rest.strip_prefix(": ")?),
    };
    Some(match (status, message, message.map(str::parse::<i32>)) {
        (Status::Exited(code), None, _) => code != 0,
        (Status::Exited(code), Some(_), Some(Ok(promised))) => code == promised & 0xff,
        (Status::Exited(1), Some(text), _) => {
            let stderr = String::from_utf8_lossy(stderr);
            let before = stderr.trim_end().strip_suffix(text.trim_end());
            before.is_some_and(|before| before.is_empty() || before.ends_with('\n'))
        }
        _ => false,
    })
}
