//! Golden pictures of a few pages, small and grey, compared with a tolerance.
//!
//! `UPDATE_EXPECT=1` writes them anew. Look at them before you commit them.

use crate::sample::small;
use crate::{guide, tools};
use deckle_export_pdf::{Mode, Options, Size};
use std::path::PathBuf;

/// Dots for each inch: enough to see that a block moved.
const RESOLUTION: &str = "36";
/// How far a dot may be off, of 255, before it counts: programs smooth edges differently.
const TOLERANCE: u8 = 48;
/// How many of a thousand dots may count.
const STRAY: usize = 4;
/// The largest picture that is kept.
const MAX_BYTES: usize = 20 * 1024;

fn golden(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("golden/pdf").join(name)
}

/// A grey picture: its width and its dots.
type Picture = (usize, Vec<u8>);

/// Reads what `pdftoppm -gray` writes: `P5`, width, height, 255, one white space, the dots.
fn picture(pgm: &[u8]) -> Picture {
    let words: Vec<&[u8]> = pgm.splitn(4, u8::is_ascii_whitespace).collect();
    assert_eq!(words[0], b"P5");
    let number = |word: &[u8]| -> usize { std::str::from_utf8(word).unwrap().parse().unwrap() };
    let (width, height) = (number(words[1]), number(words[2]));
    (width, pgm[pgm.len() - width * height..].to_vec())
}

fn encode((width, dots): &Picture) -> Vec<u8> {
    let mut bytes = Vec::new();
    let height = dots.len() / width;
    let mut encoder = png::Encoder::new(
        &mut bytes,
        u32::try_from(*width).unwrap(),
        u32::try_from(height).unwrap(),
    );
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_compression(png::Compression::High);
    encoder.write_header().unwrap().write_image_data(dots).unwrap();
    bytes
}

fn decode(png: &[u8]) -> Picture {
    let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
    let mut dots = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut dots).unwrap();
    assert_eq!(
        (info.color_type, info.bit_depth),
        (png::ColorType::Grayscale, png::BitDepth::Eight)
    );
    (info.width as usize, dots)
}

fn assert_looks(name: &str, options: &Options, pages: &[usize]) {
    let pdf = guide(&small(), options).pdf;
    for page in pages {
        let number = page.to_string();
        let arguments = ["-gray", "-r", RESOLUTION, "-f", &number, "-l", &number, "FILE"];
        let Some(seen) = tools::run("pdftoppm", &arguments, &pdf) else {
            return;
        };
        let seen = picture(&seen);
        let bytes = encode(&seen);
        assert!(bytes.len() <= MAX_BYTES, "{name} {page} is {} bytes", bytes.len());
        let path = golden(&format!("{name}-{page}.png"));
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &bytes).unwrap();
        }
        let wanted =
            std::fs::read(&path).unwrap_or_else(|_| panic!("no {}; UPDATE_EXPECT=1 writes it", path.display()));
        let ((width, seen), (wanted_width, wanted)) = (seen, decode(&wanted));
        assert_eq!(
            (width, seen.len()),
            (wanted_width, wanted.len()),
            "{name} {page}: another size"
        );
        let off = seen
            .iter()
            .zip(&wanted)
            .filter(|(a, b)| a.abs_diff(**b) > TOLERANCE)
            .count();
        assert!(
            off * 1000 <= seen.len() * STRAY,
            "{name} page {page}: {off} of {} dots differ; look at it, then UPDATE_EXPECT=1",
            seen.len()
        );
    }
}

#[test]
fn reading_pages_look_as_they_did() {
    assert_looks("reading", &Options::default(), &[1, 2, 3]);
}

#[test]
fn study_pages_look_as_they_did() {
    let options = Options {
        mode: Mode::Study,
        ..Options::default()
    };
    assert_looks("study", &options, &[3]);
}

#[test]
fn large_print_looks_as_it_did() {
    let options = Options {
        size: Size::LargePrint,
        ..Options::default()
    };
    assert_looks("large-print", &options, &[3]);
}
