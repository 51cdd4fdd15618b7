"""The peers of `cargo xtask bench pdf`.

    pdf_peers.py short FOLDER                         writes a topic of 102 short questions
    pdf_peers.py markdown TOPIC_FOLDER TIMES OUT.md   writes a topic as Markdown, so many times over
    pdf_peers.py weasyprint IN.md OUT.pdf             makes a PDF of it with pandoc and WeasyPrint
    pdf_peers.py typst IN.md OUT.pdf                  makes a PDF of it with pandoc and Typst's own compiler
    pdf_peers.py compare IN.md PDF...                 fails if a PDF lacks a question
"""

import pathlib
import re
import subprocess
import sys
import tempfile

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


SHORT = """question: What does step {n} return?
level: junior
tags: [basics]
answer: |
  It adds {n} to its argument and returns the sum, because a function that says `return` gives that value.
snippets:
  - code: |
      def step_{n}(x):
          return x + {n}
      print(step_{n}(1))
    stdout: |
      {sum}
references:
  - https://docs.python.org/3/
"""

TOPIC = """title: Short questions
description: Questions of one sentence and three lines of code.
group: languages
tags:
  basics: What everybody needs.
order:
"""


def short(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    names = [f"step-{n:03}" for n in range(1, 103)]
    for n, name in enumerate(names, 1):
        (folder / f"{name}.yaml").write_text(SHORT.format(n=n, sum=n + 1), encoding="utf-8")
    (folder / "topic.yaml").write_text(TOPIC + "".join(f"  - {name}\n" for name in names), encoding="utf-8")


def pandoc(source, to):
    import pypandoc

    command = [pypandoc.get_pandoc_path(), "--standalone", "--toc", "--number-sections", "--to", to, source]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout


def weasyprint(source, out):
    from weasyprint import CSS, HTML

    HTML(string=pandoc(source, "html5")).write_pdf(out, stylesheets=[CSS(string=STYLE)])


def typst(source, out):
    import typst as compiler

    with tempfile.TemporaryDirectory() as folder:
        main = pathlib.Path(folder, "main.typ")
        main.write_text(pandoc(source, "typst"), encoding="utf-8")
        compiler.compile(str(main), output=out)


def squeezed(text):
    """Drops what depends on where lines end, and how each program writes quotes, dashes and its bullets."""
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"')
    return re.sub("[\\s`*\\\\\u00ad\u2010-]+", "", text)


def compare(source, *pdfs):
    lines = pathlib.Path(source).read_text(encoding="utf-8").split("\n")
    code, wanted = False, []
    for line in lines:
        if line.startswith("```"):
            code = not code
        elif not code and line.startswith("# "):
            wanted.append(line[2:])
    titles = {squeezed(title) for title in wanted}
    for pdf in pdfs:
        text = squeezed(subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, check=True, text=True).stdout)
        missing = sorted(title for title in titles if title not in text)
        if missing:
            sys.exit(f"{pdf} lacks {len(missing)} of {len(titles)} questions, such as {missing[0]}")
        print(f"{pdf}: all {len(titles)} questions")


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    commands = [short, markdown, weasyprint, typst, compare]
    {function.__name__: function for function in commands}[command](*rest)
