//! The seccomp filters: system calls that no example needs do not exist for it.
//!
//! What is refused answers EPERM, so that a program can say what was tried.

mod conditions;
mod lists;
mod rules;

pub(super) use rules::FilterError;
use rules::Rules;
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

/// Enters the filters. Where several answer, the kernel takes the one that was entered last. `local_sockets` says whether
/// sockets with names on this machine are kept inside by something else.
pub(super) fn restrict(local_sockets: bool) -> Result<(), FilterError> {
    let mut refused = conditions::refused(local_sockets)?;
    if !local_sockets {
        refused.extend(always(&lists::SOCKETS));
    }
    refused.extend(always(&lists::REFUSED));
    refused.extend(always(&lists::REFUSED_ON_FILES));
    refused.extend(always(&lists::REFUSED_OLD));
    let mut ignored = conditions::ignored(local_sockets)?;
    ignored.extend(always(&lists::CHANGE_TIMES));
    let answers = [
        (always(&lists::ABSENT), libc::ENOSYS),
        (always(&lists::UNSUPPORTED), libc::EOPNOTSUPP),
        (ignored, 0),
        (refused, libc::EPERM),
    ];
    // All are built before the first is entered.
    let programs = answers
        .into_iter()
        .map(|(rules, errno)| program(rules, errno))
        .collect::<Result<Vec<_>, _>>()?;
    for program in &programs {
        seccompiler::apply_filter(program)?;
    }
    Ok(())
}

/// Makes rules that match calls whatever their arguments.
fn always(calls: &[i64]) -> Rules {
    calls.iter().map(|call| (*call, Vec::new())).collect()
}

fn program(rules: Rules, errno: i32) -> Result<BpfProgram, FilterError> {
    let action = SeccompAction::Errno(errno.unsigned_abs());
    let arch = std::env::consts::ARCH.try_into()?;
    Ok(SeccompFilter::new(with_x32(rules), SeccompAction::Allow, action, arch)?.try_into()?)
}

/// Adds the second numbers that x86-64 kernels may have for the same calls.
fn with_x32(rules: Rules) -> Rules {
    const X32: i64 = 0x4000_0000;
    if cfg!(not(target_arch = "x86_64")) {
        return rules;
    }
    let twice = rules
        .iter()
        .map(|(call, rules)| (call | X32, rules.clone()))
        .collect::<Rules>();
    rules.into_iter().chain(twice).collect()
}
