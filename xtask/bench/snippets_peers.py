"""The peers of `cargo xtask bench snippets`, and the examples that all programs run.

    snippets_peers.py make COUNT FOLDER             makes the examples: a collection for deckle, Markdown for the peers
    snippets_peers.py "one python -I each" FOLDER   runs each in a process of its own, and compares what it prints
    snippets_peers.py NAME FOLDER                   runs them with pytest-examples, sybil or mktestdocs

Each prints the names of the examples that it finds broken and exits 1 if there are any. Ten are broken on purpose: six
print something else, two raise, one uses a name that only other examples know, and one leaves with os._exit(0) before it
prints. A program that runs examples in its own process ends there, without a word and with exit 0; here that counts as 1.
"""

import concurrent.futures
import json
import pathlib
import subprocess
import sys
import tempfile

MODULES = ["json", "re", "math", "itertools", "functools", "collections", "dataclasses", "datetime", "textwrap", "asyncio"]


def example(number):
    """Returns the code of an example, what it promises to print, and whether it keeps that promise."""
    module = MODULES[number % len(MODULES)]
    lead = f"import {module}\n" if number % 5 < 3 else ""
    lead += f"values = [n * {number % 7 + 1} for n in range({number % 9 + 3})]\n"
    printed = str(sum(n * (number % 7 + 1) for n in range(number % 9 + 3))) + "\n"
    tail = "print(sum(values))\n"
    if number % 100 != 50:
        return lead + tail, printed, True
    kind = number // 100
    if kind < 6:
        return lead + tail, "something else\n", False
    if kind < 8:
        return lead + "raise ValueError(values)\n" + tail, printed, False
    if kind == 9:
        # The last of the broken ones, so that a program that ends with it has done nearly all the work.
        return lead + "import os\nos._exit(0)\n" + tail, printed, False
    return lead + "print(sum(vals))\n", printed, False


def make(count, folder):
    root = pathlib.Path(folder)
    topic = root / "collection" / "content" / "bench"
    topic.mkdir(parents=True, exist_ok=True)
    (root / "markdown").mkdir(exist_ok=True)
    order, truth, data = [], [], []
    for number in range(count):
        name = f"example-{number:04}"
        code, printed, good = example(number)
        order.append(name)
        if not good:
            truth.append(name)
        data.append({"name": name, "code": code, "stdout": printed})
        block = lambda text: "".join(f"      {line}\n" for line in text.splitlines())
        (topic / f"{name}.yaml").write_text(
            f"question: What does number {number} of the {MODULES[number % 10]} examples print, in base {number}?\n"
            "level: mid\ntags: [speed]\nanswer: |\n"
            f"  It prints a number. This is example {number}, made to be measured, not to be learnt from.\n"
            f"snippets:\n  - code: |\n{block(code)}    stdout: |\n{block(printed)}"
            "references:\n  - https://docs.python.org/3/library/functions.html#print\n"
        )
        checked = "".join(f"#> {line}\n" for line in printed.splitlines())
        (root / "markdown" / f"{name}.md").write_text(f"```python\n{code}{checked}```\n")
    (topic / "topic.yaml").write_text(
        "title: Bench\ndescription: Generated examples, to be measured.\ngroup: languages\n"
        "tags:\n  speed: how fast\norder:\n" + "".join(f"  - {name}\n" for name in order)
    )
    (root / "collection" / "deckle.yaml").write_text(
        "title: Bench\ndescription: Generated examples, to be measured.\nversion: 1.0.0\nseverity:\n  dup/near-duplicate: off\n"
    )
    (root / "truth.json").write_text(json.dumps(truth))
    (root / "examples.json").write_text(json.dumps(data))


def report(broken):
    for name in sorted(broken):
        print(name)
    sys.exit(1 if broken else 0)


def one_process_each(folder):
    def run(item):
        with tempfile.TemporaryDirectory() as box:
            main = pathlib.Path(box, "main.py")
            main.write_text(item["code"])
            done = subprocess.run([sys.executable, "-I", str(main)], capture_output=True, text=True, cwd=box)
            return item["name"] if done.returncode or done.stdout != item["stdout"] else None

    items = json.loads(pathlib.Path(folder, "examples.json").read_text())
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        report([name for name in pool.map(run, items) if name])


CONFTEST = {
    "pytest-examples": '''
import pathlib, pytest
from pytest_examples import find_examples, EvalExample

@pytest.mark.parametrize("found", find_examples(str(pathlib.Path(__file__).parent / "markdown")), ids=lambda e: e.path.stem)
def test(found, eval_example: EvalExample):
    eval_example.run_print_check(found)
''',
    "sybil": '''
import pathlib, pytest
from sybil import Sybil
from sybil.parsers.markdown import PythonCodeBlockParser

FILES = sorted(pathlib.Path(__file__).parent.joinpath("markdown").glob("*.md"))

@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test(path):
    for found in Sybil(parsers=[PythonCodeBlockParser()], pattern="*.md").parse(path):
        found.evaluate()
''',
    "mktestdocs": '''
import pathlib, pytest
from mktestdocs import check_md_file

FILES = sorted(pathlib.Path(__file__).parent.joinpath("markdown").glob("*.md"))

@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test(path):
    check_md_file(fpath=path)
''',
}


def with_pytest(name, folder):
    test = pathlib.Path(folder, f"test_{name.replace('-', '_')}.py")
    test.write_text(CONFTEST[name])
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=no", "-rfE", str(test)],
        capture_output=True, text=True, cwd=folder,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    if not lines and " passed" not in done.stdout:
        print(f"{name} ended before its last example, with exit {done.returncode}", file=sys.stderr)
        sys.exit(1)
    report({line.split("[")[1].split("]")[0] for line in lines if "[" in line})


if __name__ == "__main__":
    command, *rest = sys.argv[1:]
    if command == "make":
        make(int(rest[0]), rest[1])
    elif command == "one python -I each":
        one_process_each(rest[0])
    else:
        with_pytest(command, rest[0])
