"""Searching Chinese by pairs of neighbouring characters; and employers' names made comparable."""

import re
import unicodedata
from collections.abc import Iterable

TAG = re.compile(r"<[^>]*>")
GAP = re.compile(r"[^\w]+")
MAX_PAIRS = 4000
FEWEST = 2
#: Parts of an employer's name that are often left out.
FORMS = re.compile(r"(股份有限公司|有限责任公司|有限公司|集团公司|公司|\(.*?\))$")


def normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def searchable(parts: Iterable[str]) -> str:
    """All parts as one text without formatting."""
    return " ".join(normal(TAG.sub(" ", part)) for part in parts if part)


def pairs(text: str) -> list[str]:
    """Every two characters that stand together, each once, in order of appearance."""
    found = dict.fromkeys(run[at : at + 2] for run in GAP.split(normal(text)) for at in range(len(run) - 1))
    return list(found)[:MAX_PAIRS]


def terms(query: str) -> list[str]:
    """The words of a query. Single characters are dropped: they cannot be searched for."""
    return [term for term in normal(query).split() if len(GAP.sub("", term)) >= FEWEST]


def employer_key(name: str) -> str:
    """The same for 北京某某建筑有限公司 and 北京某某 建筑."""
    bare = GAP.sub("", normal(name).replace("（", "(").replace("）", ")")) if name else ""
    return FORMS.sub("", bare)[:200] or bare[:200]
