"""Patterns of unrest by kind: a name, a weight (3 decides alone, 2 hints strongly, 1 hints) and a regular
expression.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class UnrestKind(StrEnum):
    SELF_HARM = "自杀自伤"
    VIOLENCE = "暴力威胁"
    PETITION = "集体上访"
    WAGES = "讨薪群体事件"
    EXTREME = "扬言极端"
    MEDIA = "媒体曝光威胁"
    DATE = "涉敏感时点"


@dataclass(frozen=True, slots=True)
class Pattern:
    kind: UnrestKind
    name: str
    weight: int
    expression: re.Pattern[str]


def patterns(kind: UnrestKind, rows: list[tuple[str, int, str]]) -> list[Pattern]:
    return [Pattern(kind, name, weight, re.compile(expression)) for name, weight, expression in rows]
