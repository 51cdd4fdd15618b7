//! Packs the small objects of a PDF file into compressed object streams.
//!
//! The writer stores each of them bare: a tagged guide of 129 pages has ten thousand, mostly its structure, and they take
//! two thirds of the file. PDF 1.5 and later, and with them PDF/A-2 and PDF/UA-1, allow them to be stored together and
//! compressed (ISO 32000-1, 7.5.7 and 7.5.8). Object numbers stay as they are.
//!
//! **Invariant:** a file that is not laid out as expected is returned as it came.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use rayon::prelude::*;
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::Write as _;

/// How many objects a stream holds: few enough that a reader opens one quickly.
const HOLDS: usize = 200;

/// Packs a file; returns it unchanged if it is not laid out as the writer lays out files.
pub(crate) fn pack(pdf: Vec<u8>) -> Vec<u8> {
    match packed(&pdf) {
        Some(packed) if packed.len() < pdf.len() => packed,
        _ => pdf,
    }
}

/// Where an object is in the new file.
#[derive(Clone, Copy)]
enum Place {
    Free,
    /// At an offset.
    At(usize),
    /// In an object stream, and which of its objects it is.
    In(usize, usize),
}

fn packed(pdf: &[u8]) -> Option<Vec<u8>> {
    let table = Table::read(pdf)?;
    let mut places = vec![Place::Free; table.offsets.len()];
    let mut out = pdf.get(..*table.offsets.iter().flatten().min()?)?.to_vec();
    let mut small = Vec::new();
    for (number, object) in table.objects(pdf)? {
        let body = body(object, number)?;
        // A stream stays where everybody can find it.
        if body.ends_with(b"endstream") {
            places[number] = Place::At(out.len());
            out.extend_from_slice(object);
            out.extend_from_slice(b"\n");
        } else {
            small.push((number, unsuspected(body)));
        }
    }
    let streams: Vec<(String, Vec<u8>)> = small.par_chunks(HOLDS).map(together).collect::<Option<_>>()?;
    for (group, (head, data)) in small.chunks(HOLDS).zip(streams) {
        let number = places.len();
        for (at, (object, _)) in group.iter().enumerate() {
            places[*object] = Place::In(number, at);
        }
        places.push(Place::At(out.len()));
        push_stream(&mut out, number, &head, &data)?;
    }
    let (number, start) = (places.len(), out.len());
    places.push(Place::At(start));
    let head = format!("/Type/XRef/Size {}/W[1 4 2]{}", places.len(), table.trailer);
    push_stream(&mut out, number, &head, &deflate(&entries(&places)?)?)?;
    write!(out, "startxref\n{start}\n%%EOF").ok()?;
    Some(out)
}

/// Leaves out of the catalog that no tag is suspect, which means the same unsaid (ISO 32000-1, table 321).
///
/// Poppler up to 22.12 looks for another type there and says at each file that it has a syntax error.
fn unsuspected(body: &[u8]) -> Cow<'_, [u8]> {
    const ENTRY: &[u8] = b"/Suspects false";
    let is_catalog = find(&body[..body.len().min(64)], b"/Catalog").is_some();
    match is_catalog.then(|| find(body, ENTRY)).flatten() {
        Some(at) => Cow::Owned([&body[..at], &body[at + ENTRY.len()..]].concat()),
        None => Cow::Borrowed(body),
    }
}

/// Puts objects together into a stream: the entries that describe it, and its content, compressed.
fn together(group: &[(usize, Cow<'_, [u8]>)]) -> Option<(String, Vec<u8>)> {
    // The numbers and offsets of the objects stand before them.
    let (mut index, mut bodies) = (String::new(), Vec::new());
    for (number, body) in group {
        // Writing to a string cannot fail.
        let _ = write!(index, "{number} {} ", bodies.len());
        bodies.extend_from_slice(body);
        bodies.push(b'\n');
    }
    let head = format!("/Type/ObjStm/N {}/First {}", group.len(), index.len());
    let data = deflate(&[index.as_bytes(), &bodies].concat())?;
    Some((head, data))
}

/// Writes the entries of a cross-reference stream: a kind, and two numbers of four bytes and two.
fn entries(places: &[Place]) -> Option<Vec<u8>> {
    let mut entries = Vec::with_capacity(places.len() * 7);
    for place in places {
        let (kind, first, second) = match *place {
            Place::Free => (0, 0, u16::MAX),
            Place::At(offset) => (1, u32::try_from(offset).ok()?, 0),
            Place::In(stream, at) => (2, u32::try_from(stream).ok()?, u16::try_from(at).ok()?),
        };
        entries.push(kind);
        entries.extend_from_slice(&first.to_be_bytes());
        entries.extend_from_slice(&second.to_be_bytes());
    }
    Some(entries)
}

fn deflate(content: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(content).ok()?;
    encoder.finish().ok()
}

/// Writes a stream whose content is compressed already.
fn push_stream(out: &mut Vec<u8>, number: usize, head: &str, data: &[u8]) -> Option<()> {
    write!(
        out,
        "{number} 0 obj\n<<{head}/Filter/FlateDecode/Length {}>>\nstream\n",
        data.len()
    )
    .ok()?;
    out.extend_from_slice(data);
    out.extend_from_slice(b"\nendstream\nendobj\n");
    Some(())
}

/// A file's cross-reference table and what its trailer says.
struct Table {
    /// Where each object begins, by number.
    offsets: Vec<Option<usize>>,
    /// Where the last object ends.
    end: usize,
    /// The trailer's entries without the size.
    trailer: String,
}

impl Table {
    fn read(pdf: &[u8]) -> Option<Self> {
        let tail = pdf.len().saturating_sub(64);
        let start = find(&pdf[tail..], b"startxref")? + tail;
        let end: usize = word(&pdf[start + 9..])?.parse().ok()?;
        let table = std::str::from_utf8(pdf.get(end..start)?).ok()?;
        let (entries, trailer) = table.strip_prefix("xref\n0 ")?.split_once("trailer\n<<")?;
        let (count, entries) = entries.split_once('\n')?;
        let offsets: Vec<Option<usize>> = entries.lines().map(offset).collect::<Option<_>>()?;
        let trailer = trailer.trim().strip_suffix(">>")?;
        let rest = trailer.strip_prefix(&format!("/Size {count}"))?;
        (offsets.len() == count.parse::<usize>().ok()?).then(|| Table {
            offsets,
            end,
            trailer: rest.to_owned(),
        })
    }

    /// Returns each object's number and bytes, in the order in which they stand.
    fn objects<'p>(&self, pdf: &'p [u8]) -> Option<Vec<(usize, &'p [u8])>> {
        let mut starts: Vec<(usize, usize)> = Vec::with_capacity(self.offsets.len());
        starts.extend(
            self.offsets
                .iter()
                .enumerate()
                .filter_map(|(number, offset)| Some(((*offset)?, number))),
        );
        starts.sort_unstable();
        let ends = starts.iter().skip(1).map(|(offset, _)| *offset).chain([self.end]);
        starts
            .iter()
            .zip(ends)
            .map(|((start, number), end)| Some((*number, pdf.get(*start..end)?.trim_ascii_end())))
            .collect()
    }
}

/// Reads an entry: `Some(None)` for an object that is not there.
#[expect(
    clippy::option_option,
    reason = "an entry that cannot be read, or an entry of no object"
)]
fn offset(entry: &str) -> Option<Option<usize>> {
    let mut parts = entry.split_whitespace();
    let (offset, generation, kind) = (parts.next()?, parts.next()?, parts.next()?);
    match (kind, generation) {
        ("f", _) => Some(None),
        // Objects in streams have generation zero.
        ("n", "00000") => Some(Some(offset.parse().ok()?)),
        _ => None,
    }
}

/// Returns what stands between an object's head and its end.
fn body(object: &[u8], number: usize) -> Option<&[u8]> {
    let head = format!("{number} 0 obj");
    Some(
        object
            .strip_prefix(head.as_bytes())?
            .strip_suffix(b"endobj")?
            .trim_ascii(),
    )
}

fn word(bytes: &[u8]) -> Option<&str> {
    std::str::from_utf8(bytes).ok()?.split_whitespace().next()
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::{pack, unsuspected};
    use std::fmt::Write as _;

    #[test]
    fn what_is_no_such_file_is_left_alone() {
        for bytes in [
            &b""[..],
            b"%PDF-1.7",
            b"%PDF-1.7\nstartxref\n9\n%%EOF",
            b"xref\nstartxref\n0\n%%EOF",
        ] {
            assert_eq!(pack(bytes.to_vec()), bytes);
        }
    }

    #[test]
    fn the_catalog_says_nothing_of_suspects() {
        let marked = b"<</Type/Catalog/MarkInfo<</Marked true/Suspects false>>>>";
        assert_eq!(
            unsuspected(marked).as_ref(),
            b"<</Type/Catalog/MarkInfo<</Marked true>>>>"
        );
        let other = b"<</Title(/Suspects false)>>";
        assert_eq!(unsuspected(other).as_ref(), other);
    }

    #[test]
    fn small_objects_go_into_a_stream() {
        let mut pdf = b"%PDF-1.7\n".to_vec();
        let mut entries = "0000000000 65535 f\n".to_owned();
        for number in 1..=100 {
            let _ = writeln!(entries, "{:010} 00000 n", pdf.len());
            pdf.extend_from_slice(format!("{number} 0 obj\n<</Number {number}>>\nendobj\n").as_bytes());
        }
        let start = pdf.len();
        pdf.extend_from_slice(
            format!("xref\n0 101\n{entries}trailer\n<</Size 101/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").as_bytes(),
        );
        let packed = pack(pdf.clone());
        let text = String::from_utf8_lossy(&packed);
        assert!(text.contains("/Type/ObjStm/N 100/First") && text.contains("/Type/XRef/Size 103/W[1 4 2]/Root 1 0 R"));
        assert!(packed.len() < pdf.len() / 2, "{} of {}", packed.len(), pdf.len());
    }
}
