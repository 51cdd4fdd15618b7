//! `SystemExit`, which Python turns into an exit status and no traceback.

use crate::language::{Exit, Observed};
use deckle_runner::Status;

/// Returns how `raises` promises an exit with this status.
pub(crate) fn exit_promise(code: i32) -> String {
    format!("SystemExit: {code}")
}

/// Tells whether a run ended as `raises: SystemExit` says; `None` where `raises` names another exception.
///
/// `SystemExit` alone promises any code but 0, `SystemExit: 3` that code, `SystemExit: text` the text and code 1.
pub(crate) fn exited_as(raises: &str, status: Status, observed: &Observed) -> Option<Exit> {
    let message = match raises.strip_prefix("SystemExit")? {
        "" => None,
        rest => Some(rest.strip_prefix(": ")?),
    };
    let kept = match (status, message, message.map(str::parse::<i32>)) {
        (Status::Exited(code), None, _) => code != 0,
        (Status::Exited(code), Some(_), Some(Ok(promised))) => code == promised & 0xff,
        (Status::Exited(code), Some(_), _) => code == 1,
        (Status::Signalled(_), ..) => false,
    };
    let text = message.filter(|message| message.parse::<i32>().is_err());
    Some(Exit {
        // A process that ends in another way, such as `os._exit`, ends in no exception.
        kept: kept && observed.exited,
        text: text.map(|text| format!("{}\n", text.trim_end_matches('\n'))),
    })
}
