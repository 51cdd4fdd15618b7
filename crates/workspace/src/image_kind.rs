//! What an image file holds, by its bytes: a name says nothing of what a download left.

use std::fmt;

/// The kinds of images that every browser, Anki and EPUB readers show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImageKind {
    /// Portable Network Graphics, ISO/IEC 15948.
    Png,
    /// ISO/IEC 10918-1.
    Jpeg,
    /// `GIF87a` and `GIF89a`.
    Gif,
    /// RFC 9649.
    WebP,
    /// Scalable Vector Graphics.
    Svg,
}

impl fmt::Display for ImageKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ImageKind::Png => "PNG",
            ImageKind::Jpeg => "JPEG",
            ImageKind::Gif => "GIF",
            ImageKind::WebP => "WebP",
            ImageKind::Svg => "SVG",
        })
    }
}

/// Why bytes are no image that can be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KindError {
    /// There are no bytes.
    #[error("the file is empty")]
    Empty,
    /// A web page, such as a server's answer that there is no such image.
    #[error("the file is a web page, as a download leaves it that failed")]
    WebPage,
    /// No kind that is shown everywhere.
    #[error("the file is no PNG, JPEG, GIF, WebP or SVG")]
    Unknown,
    /// It ends too early.
    #[error("the {0} file is cut off")]
    CutOff(ImageKind),
    /// The name says something else.
    #[error("the file is {0}, which its name does not say")]
    OtherName(ImageKind),
    /// SVG that is no XML.
    #[error("the SVG file is not well-formed: {0}")]
    Broken(String),
    /// SVG that does something, or asks for something from elsewhere.
    #[error("the SVG file {0}: an image may only show")]
    Active(String),
}

/// Tells what an image is, or why it cannot be shown. `name` is its file's name.
pub(crate) fn of(name: &str, bytes: &[u8]) -> Result<ImageKind, KindError> {
    let kind = by_first_bytes(bytes)?;
    let is_whole = match kind {
        ImageKind::Png => bytes.windows(4).rev().take(4_096).any(|chunk| chunk == b"IEND"),
        // Cameras append what is no part of the image.
        ImageKind::Jpeg => bytes.windows(2).rev().any(|marker| marker == [0xff, 0xd9]),
        ImageKind::Gif => bytes.len() > 13 && bytes.ends_with(b";"),
        ImageKind::WebP => webp_length(bytes).is_some_and(|length| length <= bytes.len()),
        ImageKind::Svg => true,
    };
    if !is_whole {
        return Err(KindError::CutOff(kind));
    }
    if kind == ImageKind::Svg {
        shows_only(bytes)?;
    }
    let ending = name
        .rsplit_once('.')
        .map_or("", |(_, ending)| ending)
        .to_ascii_lowercase();
    let endings: &[&str] = match kind {
        ImageKind::Png => &["png"],
        ImageKind::Jpeg => &["jpg", "jpeg"],
        ImageKind::Gif => &["gif"],
        ImageKind::WebP => &["webp"],
        ImageKind::Svg => &["svg"],
    };
    if endings.contains(&ending.as_str()) {
        Ok(kind)
    } else {
        Err(KindError::OtherName(kind))
    }
}

fn by_first_bytes(bytes: &[u8]) -> Result<ImageKind, KindError> {
    match bytes {
        [] => Err(KindError::Empty),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Ok(ImageKind::Png),
        [0xff, 0xd8, 0xff, ..] => Ok(ImageKind::Jpeg),
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Ok(ImageKind::Gif),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Ok(ImageKind::WebP),
        _ => {
            let start = String::from_utf8_lossy(&bytes[..bytes.len().min(4_096)]).to_ascii_lowercase();
            let start = start.trim_start_matches('\u{feff}').trim_start();
            if start.starts_with("<!doctype html") || start.starts_with("<html") {
                Err(KindError::WebPage)
            } else if start.starts_with('<') && start.contains("<svg") {
                Ok(ImageKind::Svg)
            } else {
                Err(KindError::Unknown)
            }
        }
    }
}

/// Reads how many bytes a WebP file has: those that its head counts, and the eight before.
fn webp_length(bytes: &[u8]) -> Option<usize> {
    let length = u32::from_le_bytes(bytes.get(4..8)?.try_into().ok()?);
    usize::try_from(length).ok()?.checked_add(8)
}

/// Elements of SVG that run something, or hold what is no SVG.
const ACTIVE: [&str; 5] = ["script", "foreignObject", "iframe", "handler", "audio"];

/// Checks that an SVG file is whole, and neither runs nor loads anything.
fn shows_only(bytes: &[u8]) -> Result<(), KindError> {
    let text = std::str::from_utf8(bytes).map_err(|error| KindError::Broken(error.to_string()))?;
    let text = text.trim_start_matches('\u{feff}');
    // The doctype of SVG 1.1 is common, and what it declares is never asked for.
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    let document =
        roxmltree::Document::parse_with_options(text, options).map_err(|error| KindError::Broken(error.to_string()))?;
    if document.root_element().tag_name().name() != "svg" {
        return Err(KindError::Unknown);
    }
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        if ACTIVE.contains(&name) {
            return Err(KindError::Active(format!("has an element `{name}`")));
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value().trim());
            if name.starts_with("on") {
                return Err(KindError::Active(format!("runs something at `{name}`")));
            }
            // A link leads away only when somebody follows it.
            let refers = matches!(name, "href" | "src") && node.tag_name().name() != "a";
            if refers && !(value.starts_with('#') || value.starts_with("data:image/")) || loads(value) {
                return Err(KindError::Active(format!("loads something at `{name}`")));
            }
        }
        if name == "style" && node.text().is_some_and(|text| text.contains("@import") || loads(text)) {
            return Err(KindError::Active("loads something in its style".to_owned()));
        }
    }
    Ok(())
}

/// Tells whether a style asks for a file.
fn loads(style: &str) -> bool {
    style.split("url(").skip(1).any(|rest| {
        let target = rest.trim_start_matches(['"', '\'', ' ']);
        !(target.starts_with('#') || target.starts_with("data:"))
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::{ImageKind, KindError, of};

    fn png() -> Vec<u8> {
        [
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(),
            &[0; 20],
            b"\0\0\0\0IEND\xae\x42\x60\x82",
        ]
        .concat()
    }

    #[test]
    fn images_are_known_by_their_bytes() {
        let webp = [b"RIFF\x04\0\0\0WEBP".as_slice()].concat();
        let gif = [b"GIF89a".as_slice(), &[0; 8], b";"].concat();
        for (name, bytes, kind) in [
            ("a.png", png(), ImageKind::Png),
            ("a.PNG", png(), ImageKind::Png),
            ("a.jpeg", b"\xff\xd8\xff\xe0 \xff\xd9 more".to_vec(), ImageKind::Jpeg),
            ("a.gif", gif, ImageKind::Gif),
            ("a.webp", webp, ImageKind::WebP),
            ("a.svg", b"<svg/>".to_vec(), ImageKind::Svg),
            (
                "a.svg",
                b"<?xml version=\"1.0\"?><!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"x.dtd\"><svg xmlns=\"http://www.w3.org/2000/svg\"><style>a{fill:url(#b)}</style><a href=\"https://a.example/\"><use href=\"#c\"/></a></svg>".to_vec(),
                ImageKind::Svg,
            ),
        ] {
            assert_eq!(of(name, &bytes), Ok(kind), "{name}");
        }
    }

    #[test]
    fn what_is_no_image_says_why() {
        let cut = png()[..30].to_vec();
        for (name, bytes, said) in [
            ("a.png", &b""[..], "the file is empty"),
            (
                "a.png",
                b"<!DOCTYPE html><title>404</title>",
                "the file is a web page, as a download leaves it that failed",
            ),
            ("a.png", &cut, "the PNG file is cut off"),
            ("a.jpg", b"\xff\xd8\xff\xe0 cut", "the JPEG file is cut off"),
            ("a.gif", b"GIF89a", "the GIF file is cut off"),
            ("a.webp", b"RIFF\xff\0\0\0WEBPVP8 ", "the WebP file is cut off"),
            ("a.jpg", &png(), "the file is PNG, which its name does not say"),
            ("a.bmp", b"BM\0\0", "the file is no PNG, JPEG, GIF, WebP or SVG"),
            (
                "a.avif",
                b"\0\0\0\x1cftypavif",
                "the file is no PNG, JPEG, GIF, WebP or SVG",
            ),
            (
                "a.svg",
                b"<svg><script/></svg>",
                "the SVG file has an element `script`: an image may only show",
            ),
            (
                "a.svg",
                b"<svg onload='x()'/>",
                "the SVG file runs something at `onload`: an image may only show",
            ),
            (
                "a.svg",
                b"<svg><image href='https://a.example/x.png'/></svg>",
                "the SVG file loads something at `href`: an image may only show",
            ),
            (
                "a.svg",
                b"<svg><g style='fill:url(\"x.svg#a\")'/></svg>",
                "the SVG file loads something at `style`: an image may only show",
            ),
            (
                "a.svg",
                b"<svg><style>@import 'x.css';</style></svg>",
                "the SVG file loads something in its style: an image may only show",
            ),
        ] {
            assert_eq!(of(name, bytes).unwrap_err().to_string(), said, "{name}");
        }
        assert!(matches!(of("a.svg", b"<svg><g></svg>"), Err(KindError::Broken(_))));
    }
}
