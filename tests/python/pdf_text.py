"""Prints the text of a PDF file as one reader gives it, pages and all.

Usage: pdf_text.py READER FILE. The readers are `pdfminer` and `mupdf`.
"""

import sys

reader, path = sys.argv[1:]
if reader == "pdfminer":
    from pdfminer.high_level import extract_text

    text = extract_text(path)
else:
    import pymupdf

    with pymupdf.open(path) as document:
        text = "\n".join(page.get_text() for page in document)
sys.stdout.buffer.write(text.encode("utf-8", "replace"))
