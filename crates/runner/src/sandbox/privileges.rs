//! Gives up what root has more than others. For an ordinary user there is nothing to give up.

use rustix::thread::{CapabilitySet, CapabilitySets};
use std::io;

/// Takes every capability out of the bounding set, so that starting Python as root brings none back.
pub(super) fn shrink() -> io::Result<()> {
    for capability in CapabilitySet::all().iter() {
        match rustix::thread::capability_is_in_bounding_set(capability) {
            Ok(true) => {}
            // Not known to this kernel.
            Ok(false) | Err(rustix::io::Errno::INVAL) => continue,
            Err(error) => return Err(error.into()),
        }
        match rustix::thread::remove_capability_from_bounding_set(capability) {
            // An ordinary user may not, and has none that starting a program could bring back.
            Ok(()) | Err(rustix::io::Errno::PERM) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Gives up every capability that this process has.
pub(super) fn drop_all() -> io::Result<()> {
    let none = CapabilitySets {
        effective: CapabilitySet::empty(),
        permitted: CapabilitySet::empty(),
        inheritable: CapabilitySet::empty(),
    };
    Ok(rustix::thread::set_capabilities(None, none)?)
}
