//! Calls that are refused, or do nothing, only with some arguments.

use super::Audience;
use super::rules::{FilterError, Rules};
use seccompiler::SeccompCmpArgLen::{Dword, Qword};
use seccompiler::SeccompCmpOp::{Eq, MaskedEq, Ne};
use seccompiler::{SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompRule};

/// Calls that change a file's mode, with the argument that is the mode.
#[cfg(target_arch = "x86_64")]
const CHANGE_MODE: [(i64, u8); 4] = [
    (libc::SYS_chmod, 1),
    (libc::SYS_fchmod, 1),
    (libc::SYS_fchmodat, 2),
    (452, 2), // fchmodat2
];
#[cfg(not(target_arch = "x86_64"))]
const CHANGE_MODE: [(i64, u8); 3] = [(libc::SYS_fchmod, 1), (libc::SYS_fchmodat, 2), (452, 2)];

/// The modes that new files and folders have in any case. Setting them does nothing and says that it went well, so that
/// `shutil.copy` and `venv` work; any other mode is refused.
const ORDINARY_MODES: [u64; 2] = [0o644, 0o755];
/// Where there are sockets with names, these too: `multiprocessing` hides the socket of its fork server from other users, to
/// whom it is out of reach in any case.
const MODES_WITH_SOCKETS: [u64; 3] = [0o644, 0o755, 0o600];

fn ordinary_modes(audience: Audience) -> &'static [u64] {
    match audience {
        Audience::Examples => &ORDINARY_MODES,
        Audience::WithSockets => &MODES_WITH_SOCKETS,
        // It may change them all, and does.
        Audience::Service => &[],
    }
}

/// Calls that may concern the caller alone, with the argument that names another process.
const OWN_ONLY: [(i64, u8); 7] = [
    (libc::SYS_prlimit64, 0),
    (libc::SYS_sched_setaffinity, 0),
    (libc::SYS_sched_setscheduler, 0),
    (libc::SYS_sched_setparam, 0),
    (libc::SYS_sched_setattr, 0),
    (libc::SYS_setpriority, 1),
    (libc::SYS_ioprio_set, 1),
];

/// Calls that are refused with one value of one argument.
const REFUSED_WITH: [(i64, u8, u64); 6] = [
    // "Myself" as a user is everything that this user runs.
    (libc::SYS_setpriority, 0, 2), // PRIO_USER
    (libc::SYS_ioprio_set, 0, 3),  // IOPRIO_WHO_USER
    // A process that hides from its own user cannot be watched.
    (libc::SYS_prctl, 0, 4), // PR_SET_DUMPABLE
    // These make whoever opens a file wait, or tell who does, and need no right to write it.
    (libc::SYS_fcntl, 1, 1024), // F_SETLEASE
    (libc::SYS_fcntl, 1, 1026), // F_NOTIFY
    // The limit that keeps a crash from starting the system's own collector of dumps.
    (libc::SYS_setrlimit, 0, RLIMIT_CORE),
];
const RLIMIT_CORE: u64 = 4;

/// The requests to files, pipes and terminals that programs make every day. All others are refused: file systems offer
/// requests that change a file, or make a folder, through a descriptor that may only read.
const ORDINARY_IOCTLS: [u64; 15] = [
    0x5401,      // TCGETS: what `isatty` asks
    0x802c_542a, // TCGETS2
    0x5402,      // TCSETS
    0x5403,      // TCSETSW
    0x5404,      // TCSETSF
    0x540f,      // TIOCGPGRP
    0x5410,      // TIOCSPGRP
    0x5413,      // TIOCGWINSZ
    0x5429,      // TIOCGSID
    0x541b,      // FIONREAD
    0x5421,      // FIONBIO
    0x5450,      // FIONCLEX
    0x5451,      // FIOCLEX
    0x8008_6601, // FS_IOC_GETFLAGS
    0x4004_9409, // FICLONE: how Python copies files; needs the right to write
];

/// Each kind of new namespace.
const NAMESPACES: [i32; 7] = [
    libc::CLONE_NEWUSER,
    libc::CLONE_NEWNS,
    libc::CLONE_NEWPID,
    libc::CLONE_NEWNET,
    libc::CLONE_NEWIPC,
    libc::CLONE_NEWUTS,
    libc::CLONE_NEWCGROUP,
];

/// What does nothing and says that it went well.
pub(super) fn ignored(audience: Audience) -> Result<Rules, FilterError> {
    let mut rules = Rules::new();
    for (call, argument) in CHANGE_MODE {
        for mode in ordinary_modes(audience) {
            let same = rule(argument, Dword, Eq, *mode)?;
            rules.entry(call).or_default().push(same);
        }
    }
    Ok(rules)
}

/// What is refused. Where there are sockets, every one but those of this machine is; nothing else can be bound or connected
/// then.
pub(super) fn refused(audience: Audience) -> Result<Rules, FilterError> {
    let mut rules = Rules::new();
    let mut add = |call: i64, rule: SeccompRule| rules.entry(call).or_default().push(rule);
    for (call, argument) in OWN_ONLY {
        add(call, rule(argument, Dword, Ne, 0)?);
    }
    for (call, argument, value) in REFUSED_WITH {
        add(call, rule(argument, Dword, Eq, value)?);
    }
    if audience != Audience::Service {
        for (call, argument) in CHANGE_MODE {
            add(call, none_of(argument, ordinary_modes(audience))?);
        }
    }
    add(libc::SYS_ioctl, none_of(1, &ORDINARY_IOCTLS)?);
    // Asking for the limit is no harm.
    let change = SeccompCondition::new(2, Qword, Ne, 0)?;
    let core = SeccompCondition::new(1, Dword, Eq, RLIMIT_CORE)?;
    add(libc::SYS_prlimit64, SeccompRule::new(vec![core, change])?);
    let local = u64::from(libc::AF_UNIX.unsigned_abs());
    add(libc::SYS_socketpair, rule(0, Dword, Ne, local)?);
    if audience != Audience::Examples {
        add(libc::SYS_socket, rule(0, Dword, Ne, local)?);
    }
    for kind in [libc::SOCK_DGRAM, libc::SOCK_RAW] {
        // Half of such a pair can still send to any socket that has a name, such as the system log's.
        let kind = u64::from(kind.unsigned_abs());
        add(libc::SYS_socketpair, rule(1, Dword, MaskedEq(0xf), kind)?);
    }
    for flag in NAMESPACES {
        let flag = u64::from(flag.unsigned_abs());
        add(libc::SYS_clone, rule(0, Qword, MaskedEq(flag), flag)?);
    }
    Ok(rules)
}

fn rule(
    argument: u8,
    length: SeccompCmpArgLen,
    operator: SeccompCmpOp,
    value: u64,
) -> Result<SeccompRule, FilterError> {
    let condition = SeccompCondition::new(argument, length, operator, value)?;
    Ok(SeccompRule::new(vec![condition])?)
}

/// Makes a rule that matches where an argument has none of the values.
fn none_of(argument: u8, values: &[u64]) -> Result<SeccompRule, FilterError> {
    let conditions = values
        .iter()
        .map(|value| SeccompCondition::new(argument, Dword, Ne, *value))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(SeccompRule::new(conditions)?)
}
