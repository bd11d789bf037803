"""Pages and messages use the words of the glossary's table 屏幕用词: what its right column refuses stands nowhere."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

GLOSSARY = Path("docs/glossary.md")
FRONT = Path("frontend/src")
SOURCE = Path("src/hotline")
#: What citizens and staff may say or write, not what a screen says.
TEXTS_OF_OTHERS = ("rules/elements", "screening/rules", "assistant/rules", "knowledge/rules/search", "migrations")
COMMENT = re.compile(r"/\*.*?\*/|<!--.*?-->|(?<![:'\"])//[^\n]*", re.DOTALL)
REMARK = re.compile(r"（[^）]*）")


def refused_terms() -> list[str]:
    """The right column; a word with a remark in front is a rule for people."""
    table = GLOSSARY.read_text().partition("| 用 | 不用 |")[2]
    cells = [line.strip("| \n").split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    return [word.strip() for cell in cells for word in cell.split(",") if not REMARK.match(word.strip())]


def page_texts() -> Iterator[tuple[Path, str]]:
    for path in sorted(FRONT.rglob("*")):
        if path.suffix in {".vue", ".ts"} and "wire" not in path.parts:
            yield path, COMMENT.sub("", path.read_text())


def messages() -> Iterator[tuple[Path, str]]:
    for path in sorted(SOURCE.rglob("*.py")):
        if not any(part in path.as_posix() for part in TEXTS_OF_OTHERS):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield path, node.value


def test_screens_use_one_word_for_each_thing() -> None:
    terms = refused_terms()
    found = [
        f"{path}: {word}"
        for texts in (page_texts(), messages())
        for path, text in texts
        for word in terms
        if word in text
    ]
    assert found == []


def test_the_table_refuses_words() -> None:
    """A table that is not read would refuse nothing."""
    assert {"签出", "回呼", "冻结题"} <= set(refused_terms())
    assert "（单独出现的）要填" not in refused_terms()
