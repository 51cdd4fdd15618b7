//! What a machine offers for the sandbox, in words.

/// What this machine offers, and what is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support {
    /// The newest Landlock that the kernel has, as far as this program knows; 0 if there is none.
    pub landlock: u32,
    /// The oldest Landlock that contains enough.
    pub landlock_needed: u32,
    /// Whether the kernel filters system calls.
    pub seccomp: bool,
    /// Whether examples can be contained.
    pub complete: bool,
    /// What is missing and how to get it, in sentences; empty if nothing is.
    pub advice: String,
}

/// Where the needed Landlock is to be had.
const NEWER: &str = "Use Linux 6.12 or later: Debian 13, Fedora 41, Ubuntu 25.04, or Ubuntu 24.04 after `apt install \
                     linux-generic-hwe-24.04` and a restart";

/// How sockets with names, which `multiprocessing` needs for managers and its fork server, are contained on a machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LocalSockets {
    /// Landlock keeps them inside.
    Landlock,
    /// The examples that need them see only a few of this machine's files, and no path to another socket.
    View,
    /// Not at all, so there are none.
    Refused {
        /// Why there can be no such view.
        reason: String,
    },
}

impl LocalSockets {
    /// Says in a sentence what is missing and how to get it; `None` if nothing is.
    pub fn advice(&self) -> Option<String> {
        let LocalSockets::Refused { reason } = self else {
            return None;
        };
        Some(format!(
            "this machine cannot keep sockets with names (AF_UNIX) inside the sandbox, so examples have none: \
             `multiprocessing` managers and its `forkserver` do not work. They need Linux 7.1, or a user namespace, which was \
             refused here ({reason}). On Ubuntu, `sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0` allows it; in \
             a container, the engine must let unshare, mount and pivot_root through"
        ))
    }
}

impl Support {
    /// Says what is missing where a Linux kernel offers this.
    #[cfg_attr(
        any(not(target_os = "linux"), deckle_unsupported),
        allow(dead_code, reason = "only a Linux kernel is asked")
    )]
    pub(crate) fn of(landlock: u32, landlock_needed: u32, seccomp: bool) -> Self {
        let advice = match landlock {
            _ if !seccomp => {
                "this kernel has no seccomp filters: use the kernel of an ordinary distribution".to_owned()
            }
            0 => format!(
                "this kernel has no Landlock, or it is switched off. {NEWER}. Where the kernel is new enough, add \
                 `lsm=landlock` before the other names in its boot parameter `lsm`; in a container, the engine must let \
                 the landlock system calls through"
            ),
            older if older < landlock_needed => format!(
                "this kernel has Landlock {older} of {landlock_needed}: it holds {}, but not signals, so an example could \
                 end this program and everything else that you run. {NEWER}",
                if older < 4 { "files" } else { "files and network" }
            ),
            _ => String::new(),
        };
        Support {
            landlock,
            landlock_needed,
            seccomp,
            complete: advice.is_empty(),
            advice,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_said_with_how_to_get_it() {
        for (landlock, seccomp, words) in [
            (0, true, vec!["no Landlock", "lsm=landlock", "Linux 6.12"]),
            (
                3,
                true,
                vec!["Landlock 3 of 6", "it holds files, but not signals", "Linux 6.12"],
            ),
            (
                4,
                true,
                vec!["Landlock 4 of 6", "files and network, but not signals", "hwe-24.04"],
            ),
            (5, true, vec!["Landlock 5 of 6", "not signals", "Linux 6.12"]),
            (7, false, vec!["no seccomp"]),
        ] {
            let support = Support::of(landlock, 6, seccomp);
            assert!(!support.complete);
            for word in words {
                assert!(support.advice.contains(word), "{word}: {}", support.advice);
            }
        }
        for landlock in [6, 7] {
            let support = Support::of(landlock, 6, true);
            assert!(support.complete && support.advice.is_empty());
        }
    }
}
