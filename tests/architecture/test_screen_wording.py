"""Pages and messages use the words of the glossary's table 屏幕用词: what its right column refuses stands nowhere."""

import re
from pathlib import Path

from tests import screen_texts

GLOSSARY = Path("docs/glossary.md")
TWICE = re.compile(r"([。，；：、！？])\1")
REMARK = re.compile(r"（[^）]*）")


def refused_terms() -> list[str]:
    """The right column; a word with a remark in front is a rule for people."""
    table = GLOSSARY.read_text().partition("| 用 | 不用 |")[2]
    cells = [line.strip("| \n").split("|")[1] for line in table.splitlines() if line.startswith("| ")]
    return [word.strip() for cell in cells for word in cell.split(",") if not REMARK.match(word.strip())]


def test_screens_use_one_word_for_each_thing() -> None:
    terms = refused_terms()
    found = [
        f"{text.path}:{text.line}: {word}"
        for texts in (screen_texts.on_pages(), screen_texts.in_messages(), screen_texts.in_builtin_files())
        for text in texts
        for word in terms
        if word in text.text
    ]
    assert found == []


def test_no_text_has_a_mark_twice() -> None:
    found = [
        f"{text.path}:{text.line}: {text.text.strip()}"
        for texts in (screen_texts.on_pages(), screen_texts.in_messages(), screen_texts.in_builtin_files())
        for text in texts
        if TWICE.search(text.text)
    ]
    assert found == []


def test_the_table_refuses_words() -> None:
    """A table that is not read would refuse nothing."""
    assert {"签出", "回呼", "冻结题"} <= set(refused_terms())
    assert "（单独出现的）要填" not in refused_terms()


def test_all_sources_are_printed() -> None:
    """A print-out that misses one of them would let its words stand."""
    pages, messages = list(screen_texts.on_pages()), list(screen_texts.in_messages())
    assert len(list(screen_texts.in_builtin_files())) > 100
    assert len(pages) > 3_000
    assert len(messages) > 3_000
