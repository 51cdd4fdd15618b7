//! A view of the files of its own: for examples that need sockets with names, or shared memory.
//!
//! Landlock before its version 9 lets anybody connect to a socket that has a path, such as `docker.sock`. In a mount
//! namespace that holds nothing but what an example may read and its own folder, there is no such path.

use super::landlock_layer::{self, SHARED_MEMORY};
use super::plan::{Plan, View};
use rustix::io::Errno;
use rustix::mount::{MountFlags, MountPropagationFlags, UnmountFlags};
use rustix::mount::{mount, mount_bind_recursive, mount_change, unmount};
use rustix::thread::UnshareFlags;
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// How many links one path may lead over, as in the kernel.
const MOST_LINKS: u32 = 40;

/// Leaves the files of this machine for a view of a few of them, at the same paths.
pub(super) fn enter(view: &View, plan: &Plan) -> io::Result<()> {
    unshare_mounts()?;
    put_up(&view.root)?;
    let mut tree = Tree {
        root: &view.root,
        seen: BTreeSet::new(),
    };
    let devices = landlock_layer::devices().map(PathBuf::from);
    let mut paths: Vec<PathBuf> = plan.read.iter().chain(&plan.write).cloned().chain(devices).collect();
    // A folder before what is in it.
    paths.sort();
    for path in paths.iter().filter(|path| path.exists()) {
        tree.show(path, 0)?;
    }
    tree.put(PathBuf::from(SHARED_MEMORY), &view.shared_memory)?;
    go_in(&view.root)
}

/// Tries all of that once, with nothing in the view.
pub(super) fn attempt() -> io::Result<()> {
    let root = std::env::temp_dir();
    unshare_mounts()?;
    put_up(&root)?;
    let mut tree = Tree {
        root: &root,
        seen: BTreeSet::new(),
    };
    tree.show(Path::new("/dev/null"), 0)?;
    tree.show(Path::new("/usr"), 0)?;
    go_in(&root)
}

/// Gives this process mounts of its own. An ordinary user needs to be the master of a user namespace for it.
fn unshare_mounts() -> io::Result<()> {
    let (user, group) = (rustix::process::getuid().as_raw(), rustix::process::getgid().as_raw());
    match unshare(UnshareFlags::NEWNS) {
        Err(Errno::PERM) => {
            unshare(UnshareFlags::NEWUSER | UnshareFlags::NEWNS)?;
            fs::write("/proc/self/setgroups", "deny")?;
            fs::write("/proc/self/uid_map", format!("{user} {user} 1"))?;
            fs::write("/proc/self/gid_map", format!("{group} {group} 1"))?;
        }
        other => other?,
    }
    // What is mounted here from now on is mounted nowhere else.
    let private = MountPropagationFlags::PRIVATE | MountPropagationFlags::REC;
    Ok(mount_change("/", private)?)
}

#[allow(
    deprecated,
    reason = "its successor is unsafe because of tables of descriptors, which stay shared here"
)]
fn unshare(flags: UnshareFlags) -> Result<(), Errno> {
    rustix::thread::unshare(flags)
}

/// Mounts an empty file system for the view's folders and links.
fn put_up(root: &Path) -> io::Result<()> {
    let flags = MountFlags::NOSUID | MountFlags::NODEV;
    Ok(mount("deckle", root, "tmpfs", flags, c"size=4m,mode=755")?)
}

/// Makes the view the root of all paths and lets go of the old root.
fn go_in(root: &Path) -> io::Result<()> {
    std::env::set_current_dir(root)?;
    rustix::process::pivot_root(".", ".")?;
    unmount(".", UnmountFlags::DETACH)?;
    std::env::set_current_dir("/")
}

/// The view while it is put together.
struct Tree<'a> {
    root: &'a Path,
    /// What is shown already, with all that is in it.
    seen: BTreeSet<PathBuf>,
}

impl Tree<'_> {
    /// Shows a file or folder at its own path, and each link on the way as a link.
    fn show(&mut self, path: &Path, links: u32) -> io::Result<()> {
        if links > MOST_LINKS {
            return Err(Errno::LOOP.into());
        }
        let mut at = PathBuf::from("/");
        let mut rest = path.components();
        while let Some(component) = rest.next() {
            match component {
                Component::ParentDir => {
                    at.pop();
                    continue;
                }
                Component::Normal(name) => at.push(name),
                Component::RootDir | Component::CurDir | Component::Prefix(_) => continue,
            }
            if self.seen.contains(&at) {
                return Ok(());
            }
            let about = fs::symlink_metadata(&at)?;
            if about.is_symlink() {
                let target = fs::read_link(&at)?;
                let link = std::os::unix::fs::symlink(&target, self.inside(&at));
                existing_is_fine(link)?;
                at.pop();
                return self.show(&at.join(target).join(rest.as_path()), links + 1);
            }
            if rest.as_path().as_os_str().is_empty() {
                let source = at.clone();
                return self.put(at, &source);
            }
            existing_is_fine(fs::create_dir(self.inside(&at)))?;
        }
        Ok(())
    }

    /// Mounts a file or folder.
    fn put(&mut self, path: PathBuf, source: &Path) -> io::Result<()> {
        let inside = self.inside(&path);
        existing_is_fine(if source.is_dir() {
            fs::create_dir(&inside)
        } else {
            fs::File::create_new(&inside).map(drop)
        })?;
        mount_bind_recursive(source, &inside)?;
        self.seen.insert(path);
        Ok(())
    }

    fn inside(&self, path: &Path) -> PathBuf {
        self.root.join(path.strip_prefix("/").unwrap_or(path))
    }
}

fn existing_is_fine(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}
