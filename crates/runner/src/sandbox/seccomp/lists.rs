//! Which system calls are refused whatever their arguments, by what they could do.

/// Calls that answer EPERM.
pub(super) const REFUSED: [i64; 73] = [
    // Other processes' memory and descriptors.
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_process_madvise,
    libc::SYS_kcmp,
    libc::SYS_pidfd_getfd,
    libc::SYS_move_pages,
    libc::SYS_migrate_pages,
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
    467, // open_tree_attr
    libc::SYS_move_mount,
    libc::SYS_mount_setattr,
    457, // statmount
    458, // listmount
    libc::SYS_name_to_handle_at,
    libc::SYS_open_by_handle_at,
    // Whoever watches a folder learns the names of files that it may not list.
    libc::SYS_inotify_init1,
    libc::SYS_inotify_add_watch,
    libc::SYS_fanotify_init,
    libc::SYS_fanotify_mark,
    // Large attack surfaces in the kernel.
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
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
    443, // quotactl_fd
    libc::SYS_syslog,
    libc::SYS_vhangup,
    libc::SYS_settimeofday,
    libc::SYS_clock_settime,
    libc::SYS_clock_adjtime,
    libc::SYS_adjtimex,
    libc::SYS_sethostname,
    libc::SYS_setdomainname,
    libc::SYS_personality,
    // System V and POSIX queues outlive the process that made them, and belong to everything that this user runs.
    libc::SYS_mq_open,
    libc::SYS_mq_unlink,
    libc::SYS_mq_timedsend,
    libc::SYS_mq_timedreceive,
    libc::SYS_mq_notify,
    libc::SYS_mq_getsetattr,
    libc::SYS_msgget,
    libc::SYS_msgctl,
    libc::SYS_msgsnd,
    libc::SYS_msgrcv,
    libc::SYS_semget,
    libc::SYS_semctl,
    libc::SYS_semop,
    libc::SYS_semtimedop,
    // Memory that no limit of a process counts.
    447, // memfd_secret
];

/// System V shared memory, which outlives its processes too.
pub(super) const SHARED_MEMORY: [i64; 4] = [libc::SYS_shmget, libc::SYS_shmctl, libc::SYS_shmat, libc::SYS_shmdt];

/// Sockets: the network, and the local services of this machine. Of these only pairs stay, unless something else keeps
/// sockets with names inside.
pub(super) const SOCKETS: [i64; 4] = [libc::SYS_socket, libc::SYS_connect, libc::SYS_bind, libc::SYS_listen];

/// Landlock does not look at these: by path or descriptor they change owner and attributes of any file of
/// this user's. An example cannot change them even of its own files.
pub(super) const REFUSED_ON_FILES: [i64; 11] = [
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

/// The older forms that only some architectures have.
#[cfg(target_arch = "x86_64")]
pub(super) const REFUSED_OLD: [i64; 4] = [
    libc::SYS_chown,
    libc::SYS_lchown,
    libc::SYS_inotify_init,
    libc::SYS_modify_ldt,
];
#[cfg(not(target_arch = "x86_64"))]
pub(super) const REFUSED_OLD: [i64; 0] = [];

/// Calls that answer ENOSYS, as on a kernel that is too old for them; programs then take another way.
pub(super) const ABSENT: [i64; 2] = [
    // glibc uses `clone` instead, whose flags can be looked at.
    libc::SYS_clone3,
    // Files that are in no folder, and memory that no process shows: neither could be bounded.
    libc::SYS_memfd_create,
];

/// Calls that answer EOPNOTSUPP, as on a file system without them. Space that is reserved without being written shows in
/// no count of what a process wrote; glibc writes it out instead.
pub(super) const UNSUPPORTED: [i64; 1] = [libc::SYS_fallocate];

/// Calls that change a file's times, which do nothing and say that it went well: `shutil.copy2`, and with it `venv`,
/// takes times along and fails without them. The times of no file change, the example's own included.
#[cfg(target_arch = "x86_64")]
pub(super) const CHANGE_TIMES: [i64; 4] = [
    libc::SYS_utimensat,
    libc::SYS_utime,
    libc::SYS_utimes,
    libc::SYS_futimesat,
];
#[cfg(not(target_arch = "x86_64"))]
pub(super) const CHANGE_TIMES: [i64; 1] = [libc::SYS_utimensat];
