//! The seccomp filter: system calls that no example needs do not exist for it.
//!
//! What is refused answers EPERM, so that Python raises a `PermissionError` that says what was tried.

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
};
use std::collections::BTreeMap;

type Rules = BTreeMap<i64, Vec<SeccompRule>>;

/// Why the filter does not hold.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub(super) enum FilterError {
    Build(#[from] seccompiler::BackendError),
    Apply(#[from] seccompiler::Error),
}

/// Calls refused whatever their arguments.
const REFUSED: [i64; 63] = [
    // Other processes' memory and descriptors.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_kcmp,
    libc::SYS_pidfd_getfd,
    libc::SYS_move_pages,
    libc::SYS_migrate_pages,
    // Sockets: the network, and the local services of this machine. Of these only pairs stay.
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    // Mounts and namespaces.
    libc::SYS_mount,
    libc::SYS_umount2,
    libc::SYS_pivot_root,
    libc::SYS_chroot,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_fsopen,
    libc::SYS_fsconfig,
    libc::SYS_fsmount,
    libc::SYS_fspick,
    libc::SYS_open_tree,
    libc::SYS_move_mount,
    libc::SYS_mount_setattr,
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    // Large attack surfaces in the kernel.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_fanotify_init,
    // Keys, modules, clocks and switches of the whole machine.
    libc::SYS_keyctl,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_init_module,
    libc::SYS_finit_module,
    libc::SYS_delete_module,
    libc::SYS_kexec_load,
    libc::SYS_swapon,
    libc::SYS_swapoff,
    libc::SYS_reboot,
    libc::SYS_acct,
    libc::SYS_quotactl,
    libc::SYS_syslog,
    libc::SYS_vhangup,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_personality,
    // System V and POSIX queues outlive the process that made them.
    libc::SYS_mq_open,
    libc::SYS_msgget,
    libc::SYS_semget,
    libc::SYS_shmget,
    libc::SYS_shmat,
    libc::SYS_semop,
    libc::SYS_msgsnd,
    libc::SYS_msgrcv,
];

/// Landlock does not look at these: by path or descriptor they change owner and attributes of any file of
/// this user's. An example cannot change them even of its own files.
const REFUSED_ON_FILES: [i64; 11] = [
    libc::SYS_fchown,
    libc::SYS_fchownat,
    libc::SYS_setxattr,
    libc::SYS_lsetxattr,
    libc::SYS_fsetxattr,
    463, // setxattrat
    libc::SYS_removexattr,
    libc::SYS_lremovexattr,
    libc::SYS_fremovexattr,
    466, // removexattrat
    469, // file_setattr
];

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

/// The older forms that only some architectures have.
#[cfg(target_arch = "x86_64")]
const REFUSED_OLD: [i64; 2] = [libc::SYS_chown, libc::SYS_lchown];

/// Calls that change a file's times, which do nothing and say that it went well: `shutil.copy2`, and with it `venv`,
/// takes times along and fails without them. The times of no file change, the example's own included.
#[cfg(target_arch = "x86_64")]
const CHANGE_TIMES: [i64; 4] = [
    libc::SYS_utimensat,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
];
#[cfg(not(target_arch = "x86_64"))]
const CHANGE_TIMES: [i64; 1] = [libc::SYS_utimensat];
#[cfg(not(target_arch = "x86_64"))]
const REFUSED_OLD: [i64; 0] = [];

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

/// Requests to devices and files that are refused: typing into a terminal, and making a file unremovable.
const REFUSED_IOCTLS: [u64; 5] = [
    0x5412,      // TIOCSTI
    0x541c,      // TIOCLINUX
    0x4008_6602, // FS_IOC_SETFLAGS
    0x4004_6602, // FS_IOC32_SETFLAGS
    0x401c_5820, // FS_IOC_FSSETXATTR
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

/// Enters the filter.
pub(super) fn restrict() -> Result<(), FilterError> {
    let refuse = filter(rules()?, libc::EPERM)?;
    // glibc takes ENOSYS as "too old a kernel" and uses `clone`, whose flags can be looked at.
    let absent = filter(BTreeMap::from([(libc::SYS_clone3, Vec::new())]), libc::ENOSYS)?;
    let ignore = filter(ignored()?, 0)?;
    seccompiler::apply_filter(&absent)?;
    seccompiler::apply_filter(&ignore)?;
    seccompiler::apply_filter(&refuse)?;
    Ok(())
}

fn filter(rules: Rules, errno: i32) -> Result<BpfProgram, FilterError> {
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

fn rule(
    argument: u8,
    length: SeccompCmpArgLen,
    operator: SeccompCmpOp,
    value: u64,
) -> Result<SeccompRule, FilterError> {
    let condition = SeccompCondition::new(argument, length, operator, value)?;
    Ok(SeccompRule::new(vec![condition])?)
}

/// What does nothing and says that it went well.
fn ignored() -> Result<Rules, FilterError> {
    let mut rules: Rules = CHANGE_TIMES.into_iter().map(|call| (call, Vec::new())).collect();
    for (call, argument) in CHANGE_MODE {
        for mode in ORDINARY_MODES {
            let same = rule(argument, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, mode)?;
            rules.entry(call).or_default().push(same);
        }
    }
    Ok(rules)
}

fn rules() -> Result<Rules, FilterError> {
    use SeccompCmpArgLen::{Dword, Qword};
    let mut rules: Rules = REFUSED
        .into_iter()
        .chain(REFUSED_ON_FILES)
        .chain(REFUSED_OLD)
        .map(|call| (call, Vec::new()))
        .collect();
    for (call, argument) in OWN_ONLY {
        rules.insert(call, vec![rule(argument, Dword, SeccompCmpOp::Ne, 0)?]);
    }
    for (call, argument) in CHANGE_MODE {
        let mut others = Vec::new();
        for mode in ORDINARY_MODES {
            others.push(SeccompCondition::new(argument, Dword, SeccompCmpOp::Ne, mode)?);
        }
        rules.insert(call, vec![SeccompRule::new(others)?]);
    }
    let mut ioctls = Vec::new();
    for request in REFUSED_IOCTLS {
        ioctls.push(rule(1, Dword, SeccompCmpOp::Eq, request)?);
    }
    rules.insert(libc::SYS_ioctl, ioctls);
    let mut pairs = Vec::new();
    for kind in [libc::SOCK_DGRAM, libc::SOCK_RAW] {
        // Half of such a pair can still send to any socket that has a name, such as the system log's.
        pairs.push(rule(
            1,
            Dword,
            SeccompCmpOp::MaskedEq(0xf),
            u64::from(kind.unsigned_abs()),
        )?);
    }
    rules.insert(libc::SYS_socketpair, pairs);
    let mut namespaces = Vec::new();
    for flag in NAMESPACES {
        let flag = u64::from(flag.unsigned_abs());
        namespaces.push(rule(0, Qword, SeccompCmpOp::MaskedEq(flag), flag)?);
    }
    rules.insert(libc::SYS_clone, namespaces);
    Ok(rules)
}
