"""Figures that people mention, read for the calculators."""

import pytest

from hotline.domains.understanding.assistant.rules import facts


@pytest.mark.parametrize(
    ("utterance", "born"),
    [
        ("1968年8月出生的男职工", "1968-08"),
        ("一九六八年八月出生", "1968-08"),
        ("我六五年三月的男的，哪年退", "1965-03"),
        ("我是七四年十一月生的", "1974-11"),
        ("68年12月生人", "1968-12"),
        ("我1968年生的", None),
        ("2025年3月入职的", None),
        ("六八年腊月的", None),
    ],
)
def test_a_month_of_birth_is_read_only_where_it_is_said(utterance: str, born: str | None) -> None:
    assert facts.birth(utterance) == born


@pytest.mark.parametrize(
    ("utterance", "kind"),
    [
        ("男的", "man"),
        ("我是坐办公室的女同志", "woman-55"),
        ("俺是厂里女工，挡车的", "woman-50"),
        ("女的", None),
        ("我", None),
    ],
)
def test_a_woman_is_of_neither_group_until_she_says_so(utterance: str, kind: str | None) -> None:
    assert facts.worker(utterance) == kind


@pytest.mark.parametrize(
    ("utterance", "length"),
    [("交了三年半", (3, 6)), ("交了5年", (5, 0)), ("十二年零三个月", (12, 3)), ("2025年入职", None), ("好几年", None)],
)
def test_a_stretch_of_years_is_no_calendar_year(utterance: str, length: tuple[int, int] | None) -> None:
    assert facts.length(utterance) == length
