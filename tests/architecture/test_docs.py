"""Docs point at things that exist."""

import re
from pathlib import Path

PAGES = [Path("README.md"), *sorted(Path("docs").rglob("*.md"))]
LINK = re.compile(r"\[[^\]]*\]\((?!https?://|#|mailto:)([^)#\s]+)")
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
