"""Docs point at things that exist."""

import re
from pathlib import Path

PAGES = [Path("README.md"), *sorted(Path("docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\((?!https?://|#|mailto:)([^)#\s]+)")
WIDTH = 120
CODE_PATH = re.compile(r"`((?:src|tests|docs|bench|deploy|frontend)/[\w./-]+\.\w+)`")


def test_every_link_leads_somewhere() -> None:
    broken = [
        f"{page}: {target}"
        for page in PAGES
        for target in LINK.findall(page.read_text())
        if not (page.parent / target).exists()
    ]
    assert broken == []


def test_every_path_named_in_the_docs_exists() -> None:
    broken = [
        f"{page}: {target}"
        for page in PAGES
        for target in CODE_PATH.findall(page.read_text())
        if not Path(target).exists()
    ]
    assert broken == []


def test_lines_of_prose_are_at_most_120_wide() -> None:
    """Tables, programs and what one types may be wider."""
    wide = [
        f"{page}:{at}"
        for page in PAGES
        for at, line in enumerate(re.sub(r"```.*?```", blank_lines, page.read_text(), flags=re.DOTALL).splitlines(), 1)
        if len(line) > WIDTH and not line.lstrip().startswith(("|", "`")) and not line.startswith("    ")
    ]
    assert wide == []


def blank_lines(block: re.Match[str]) -> str:
    return "\n" * block.group().count("\n")
