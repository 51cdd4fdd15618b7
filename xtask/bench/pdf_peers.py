"""The peer of `cargo xtask bench pdf`.

    pdf_peers.py markdown TOPIC_FOLDER TIMES OUT.md   writes a topic as Markdown, so many times over
    pdf_peers.py weasyprint IN.md OUT.pdf             makes a PDF of it with pandoc and WeasyPrint
"""

import pathlib
import subprocess
import sys

STYLE = """
@page { size: A4; margin: 22mm; @bottom-center { content: counter(page) } }
body { font: 10.5pt serif; text-align: justify; hyphens: auto }
pre { background: #f6f6f6; padding: 6pt; font-size: 8.5pt; white-space: pre-wrap }
h1 { break-before: auto; font-size: 13pt }
"""


def block(lines, indent):
    return "".join(line[indent:] + "\n" if line.strip() else "\n" for line in lines)


def question(path):
    """Reads just enough of a question's file: its title, its answer, its code and output, as Markdown."""
    title, out, lines = "", [], path.read_text(encoding="utf-8").split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        key, _, value = line.strip().removeprefix("- ").partition(":")
        indent = len(line) - len(line.lstrip(" -"))
        at += 1
        if key == "question" and not title:
            title = value.strip().strip("\"'")
        if value.strip() in ("|", "|-") and key in ("answer", "code", "stdout"):
            body = []
            while at < len(lines) and (not lines[at].strip() or len(lines[at]) - len(lines[at].lstrip()) > indent):
                body.append(lines[at])
                at += 1
            width = min((len(l) - len(l.lstrip()) for l in body if l.strip()), default=0)
            text = block(body, width).rstrip("\n") + "\n"
            out.append(text if key == "answer" else f"```{'python' if key == 'code' else ''}\n{text}```\n")
    return f"# {title}\n\n" + "\n".join(out)


def markdown(folder, times, out):
    files = sorted(path for path in pathlib.Path(folder).glob("*.yaml") if path.name != "topic.yaml")
    text = "\n".join(question(path) for path in files)
    pathlib.Path(out).write_text("---\ntitle: Python\nlang: en\n---\n\n" + "\n".join([text] * int(times)), encoding="utf-8")


def weasyprint(source, out):
    import pypandoc
    from weasyprint import CSS, HTML

    pandoc = pypandoc.get_pandoc_path()
    command = [pandoc, "--standalone", "--toc", "--number-sections", "--to", "html5", source]
    html = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    HTML(string=html).write_pdf(out, stylesheets=[CSS(string=STYLE)])


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    {"markdown": markdown, "weasyprint": weasyprint}[command](*rest)
