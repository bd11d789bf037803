"""Identifiers use the words of docs/glossary.md: no name holds a word that its last column refuses.

A refused word is a part of names in any form: ``told`` refuses ``told_at`` and ``QuarterTold``. Remarks in brackets:
``(alone)`` refuses the word as a complete name only, ``(in routing)`` refuses it in paths that hold ``routing`` only,
and ``(but: a, b)`` lets these compounds through. Test functions are named by sentences, which may hold any word.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

GLOSSARY = Path("docs/glossary.md")
#: Fields of tables, stored documents, result files and wire shapes that still carry a refused word. The list only gets
#: shorter.
LEFT = Path(__file__).with_name("vocabulary_left.txt")
SOURCE = Path("src/hotline")
ROOTS = (SOURCE, Path("tests"), Path("bench"))
FRONT = Path("frontend/src")
PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
#: Nouns that end in -ing, which a module may be named by. Others are named by another noun or a plain verb.
NOUNS = (
    {"handling", "hashing", "hearing", "incoming", "listening", "logging", "masking", "messaging", "outgoing", "paging"}
    | {"ranking", "rating", "recording", "ring", "routing", "sampling", "sealing", "spelling", "staffing", "training"}
    | {"wiring", "wording"}
)
ENTRY = re.compile(r"(\w+)(?:\s*\(([^)]*)\))?")


@cache
def plain_of(name: str) -> str:
    """``QuarterTold`` is ``quarter_told``."""
    return "_".join(part.lower() for part in PARTS.findall(name))


@dataclass(frozen=True)
class Refused:
    word: str
    instead: str
    alone: bool = False
    within: str = ""
    compounds: frozenset[str] = field(default_factory=frozenset)

    def refuses(self, name: str, path: Path) -> bool:
        if self.within and self.within not in path.parts:
            return False
        plain = plain_of(name)
        if self.alone:
            return plain == self.word
        for compound in self.compounds:
            plain = plain.replace(compound, "")
        return self.word in plain.split("_")


def refused_terms() -> list[Refused]:
    """The last column of the glossary, an entry a word."""
    rows = [line.strip("| \n").split("|") for line in GLOSSARY.read_text().splitlines() if line.startswith("| ")]
    return [
        refused(word, remark, instead=cells[0].strip())
        for cells in rows
        if len(cells) == 4
        for word, remark in ENTRY.findall(cells[3])
        if cells[0].strip() != "English"
    ]


def refused(word: str, remark: str, instead: str) -> Refused:
    kind, _, rest = remark.partition(" ")
    compounds = frozenset(each.strip().replace(" ", "_") for each in rest.split(",")) if kind == "but:" else frozenset()
    return Refused(word, instead, kind == "alone", rest if kind == "in" else "", compounds)


def python_names(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Names that a module defines: functions but tests, classes, arguments, variables, attributes."""
    for node in ast.walk(tree):
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                if not name.startswith("test_"):
                    yield node.lineno, name
            case ast.arg(arg=name):
                yield node.lineno, name
            case ast.Name(id=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.Attribute(attr=name, ctx=ast.Store()):
                yield node.lineno, name
            case ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                yield node.lineno, name
            case ast.alias(asname=str(name)):
                yield node.lineno, name


def python_modules() -> Iterator[Path]:
    return (path for root in ROOTS for path in sorted(root.rglob("*.py")) if "migrations" not in path.parts)


@cache
def refused_names() -> dict[str, str]:
    """``path name`` of each name that holds a refused word, and the sentence that says what to write instead."""
    terms = defaultdict[str, list[Refused]](list)
    for term in refused_terms():
        terms[term.word].append(term)
    return {
        f"{path} {name}": f"{path}:{line} {name}: {word.word} is not used, but {word.instead}"
        for path in python_modules()
        for line, name in [(1, path.stem), *python_names(ast.parse(path.read_text()))]
        for part in {plain_of(name), *plain_of(name).split("_")} & terms.keys()
        for word in terms[part]
        if word.refuses(name, path)
    }


def test_no_name_uses_a_word_that_the_glossary_refuses() -> None:
    left = set(LEFT.read_text().splitlines())
    assert [sentence for name, sentence in refused_names().items() if name not in left] == []


def test_names_that_were_renamed_leave_the_list() -> None:
    assert set(LEFT.read_text().splitlines()) - refused_names().keys() == set()


def test_modules_are_named_by_nouns_or_plain_verbs() -> None:
    """``dial`` and ``forecast_runs``, not ``dialling`` and ``forecasting``; tests are named by what they tell."""
    paths = [path for path in python_modules() if not path.stem.startswith("test_")]
    endings = [(path.stem.split("_")[-1], str(path)) for path in paths]
    assert [path for word, path in endings if word.endswith("ing") and word not in NOUNS] == []


def test_the_glossary_refuses_words() -> None:
    """A column that is not read would refuse nothing."""
    terms = {word.word: word for word in refused_terms()}
    assert terms["told"].refuses("QuarterTold", SOURCE)
    assert not terms["signed"].refuses("signed_in", SOURCE)
    assert terms["no"].refuses("no", SOURCE)
    assert not terms["no"].refuses("no_answer", SOURCE)
