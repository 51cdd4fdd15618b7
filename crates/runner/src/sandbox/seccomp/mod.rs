//! The seccomp filters: system calls that no example needs do not exist for it.
//!
//! What is refused answers EPERM, so that a program can say what was tried.

mod conditions;
mod lists;
mod rules;

pub(super) use rules::FilterError;
use rules::Rules;
use seccompiler::{BpfProgram, SeccompAction, SeccompFilter};

/// Whom the filters are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Audience {
    /// Examples, which have no sockets with names.
    Examples,
    /// Examples whose sockets with names are kept inside by something else.
    WithSockets,
    /// A server of ours, such as a database. It listens on a socket with a name, may change modes of its files, and have
    /// memory that its processes share: none of it is the text of an example.
    Service,
}

/// Enters the filters. Where several answer, the kernel takes the one that was entered last.
pub(super) fn restrict(audience: Audience) -> Result<(), FilterError> {
    let mut refused = conditions::refused(audience)?;
    if audience == Audience::Examples {
        refused.extend(always(&lists::SOCKETS));
    }
    refused.extend(always(&lists::REFUSED));
    if audience != Audience::Service {
        refused.extend(always(&lists::SHARED_MEMORY));
    }
    refused.extend(always(&lists::REFUSED_ON_FILES));
    refused.extend(always(&lists::REFUSED_OLD));
    let mut ignored = conditions::ignored(audience)?;
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
