"""Prints every Chinese text that a screen or a message may show, with its place, for whoever edits their wording.

python -m tests.screen_texts                      # all of them, one a line: place, then text
python -m tests.screen_texts frontend/src/desk    # below one folder, or of one file
"""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FRONT = Path("frontend/src")
SOURCE = Path("src/hotline")
#: Forms, flows and announcements as delivered.
BUILTIN = (Path("deploy/workorders"), Path("deploy/flows"), Path("deploy/contract/acceptance"))
#: What citizens and staff may say or write, not what a screen says.
TEXTS_OF_OTHERS = ("rules/elements", "screening/rules", "assistant/rules", "knowledge/rules/search", "migrations")
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|(?<![:'\"])//[^\n]*", re.DOTALL)
CHINESE = re.compile(r"[\u4e00-\u9fff]")


class Text(NamedTuple):
    """A line of a page, or a string of a module, and where it begins."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {' '.join(self.text.split())}"


def on_pages() -> Iterator[Text]:
    """Lines of the front end, comments left out."""
    for path in sorted(FRONT.rglob("*")):
        if path.suffix in {".vue", ".ts"} and "wire" not in path.parts:
            source = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), path.read_text())
            yield from (Text(path, number, line) for number, line in _chinese(source.splitlines()))


def in_messages() -> Iterator[Text]:
    """Strings of the Python code: refusals, titles, exports, documents."""
    for path in sorted(SOURCE.rglob("*.py")):
        if not any(part in path.as_posix() for part in TEXTS_OF_OTHERS):
            strings = [
                Text(path, node.lineno, node.value)
                for node in ast.walk(ast.parse(path.read_text()))
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and CHINESE.search(node.value)
            ]
            yield from sorted(strings)


def in_builtin_files() -> Iterator[Text]:
    """Lines of the delivered kinds of work orders, spoken menus and the list of acceptance."""
    for path in sorted(path for folder in BUILTIN for path in folder.rglob("*") if path.is_file()):
        yield from (Text(path, number, line) for number, line in _chinese(path.read_text().splitlines()))


def _chinese(lines: list[str]) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(lines, 1) if CHINESE.search(line))


def main(below: list[str]) -> None:
    folders = [Path(name) for name in below] or [FRONT, SOURCE, *BUILTIN]
    for texts in (on_pages(), in_messages(), in_builtin_files()):
        for text in texts:
            if any(text.path.is_relative_to(folder) for folder in folders):
                print(text)


if __name__ == "__main__":
    main(sys.argv[1:])
