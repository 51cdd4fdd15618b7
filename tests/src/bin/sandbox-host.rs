//! Stands in for `deckle` where a test needs a program that can be started again as the sandbox.

use std::process::ExitCode;

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    if args.next().is_some_and(|command| command == "__sandbox") {
        deckle_runner::sandbox_main(args)
    } else {
        ExitCode::FAILURE
    }
}
