//! A server's data as it is before the first start: prepared once, remembered, and copied for each run.

use super::home::{Home, give};
use crate::service::Service;
use std::fs;
use std::io;
use std::path::Path;

/// Fills the data folder from what is remembered; tells whether there was anything.
pub(super) fn fill(service: &Service, home: &Home) -> io::Result<bool> {
    let Some(cache) = &service.cache else { return Ok(false) };
    let template = super::template_folder(cache, service);
    if !template.is_dir() {
        return Ok(false);
    }
    copy(&template, &home.data(), &|path, mode| give(path, mode))?;
    Ok(true)
}

/// Remembers what was prepared. Only time is lost where that fails.
pub(super) fn keep(service: &Service, home: &Home) -> io::Result<()> {
    let Some(cache) = &service.cache else { return Ok(()) };
    fs::create_dir_all(cache)?;
    let unfinished = tempfile::Builder::new().prefix(".unfinished-").tempdir_in(cache)?;
    let whole = unfinished.path().join("data");
    fs::create_dir(&whole)?;
    copy(&home.data(), &whole, &|_, _| Ok(()))?;
    // Under its name there is never half a template; another run may have been first.
    let _ = fs::rename(&whole, super::template_folder(cache, service));
    Ok(())
}

/// Copies what is in a folder. Data folders hold plain files and folders only; anything else is left out.
fn copy(from: &Path, to: &Path, own: &dyn Fn(&Path, u32) -> io::Result<()>) -> io::Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (kind, target) = (entry.file_type()?, to.join(entry.file_name()));
        if kind.is_dir() {
            fs::create_dir(&target)?;
            copy(&entry.path(), &target, own)?;
            own(&target, 0o700)?;
        } else if kind.is_file() {
            fs::copy(entry.path(), &target)?;
            own(&target, 0o600)?;
        }
    }
    Ok(())
}
