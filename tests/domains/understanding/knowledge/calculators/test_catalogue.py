"""Properties of every calculator: named as articles name it, an answer for any input, fit to be read out."""

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles
from hotline.domains.understanding.knowledge.rules.calculators.answers import Worked
from hotline.domains.understanding.knowledge.rules.calculators.calculator import AnyCalculator
from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.domains.understanding.knowledge.rules.calculators.fields import Field, FieldKind
from hotline.domains.understanding.knowledge.rules.calculators.inputs import BadInput

NAMES = [
    "retirement-age",
    "contribution-years",
    "severance",
    "double-wages",
    "overtime",
    "annual-leave",
    "sick-leave",
    "unemployment-benefit",
    "work-injury",
    "time-limits",
]
EACH = pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS.keys())


def test_the_names_are_those_that_articles_know() -> None:
    assert list(CALCULATORS) == NAMES
    named = {name for article in builtin_articles() for name in article.calculators}
    assert named <= CALCULATORS.keys()


@EACH
def test_every_field_can_be_asked_for(calculator: AnyCalculator) -> None:
    fields = calculator.fields
    for place, (name, field) in enumerate(fields.items()):
        assert field.label
        assert bool(field.choices) == (field.kind in (FieldKind.CHOICE, FieldKind.YES_NO))
        assert field.only is None or field.only.field in list(fields)[:place], name
    labels = [field.label for field in fields.values()]
    assert len(set(labels)) == len(labels)
    assert not calculator.decisive_field or calculator.decisive_field in fields


@EACH
def test_figures_of_a_year_are_asked_for_with_where_to_find_them(calculator: AnyCalculator) -> None:
    for field in calculator.fields.values():
        if "最低工资" in field.label or "上年度" in field.label:
            assert field.figure is not None
            assert field.figure.where


def something_for(field: Field) -> st.SearchStrategy[Any]:
    """A value that fits; nothing, now and then, where nothing is needed."""
    minimum: Any = field.minimum
    maximum: Any = field.maximum
    match field.kind:
        case FieldKind.CHOICE | FieldKind.YES_NO:
            fits: st.SearchStrategy[Any] = st.sampled_from([choice.value for choice in field.choices])
        case FieldKind.DAY | FieldKind.MONTH:
            fits = st.dates(max(minimum, date(1965, 1, 1)), min(maximum, date(2032, 12, 31))).map(str)
        case FieldKind.INTEGER:
            fits = st.integers(int(minimum), int(min(maximum, Decimal(2032))))
        case _:
            fits = st.integers(int(minimum * 100), int(min(maximum, Decimal(200_000)) * 100)).map(
                lambda fen: str(fen / 100)
            )
    return fits if field.required else st.one_of(st.none(), fits)


@st.composite
def cases(draw: st.DrawFn) -> tuple[AnyCalculator, dict[str, Any]]:
    """Now and then one field is spoilt."""
    calculator = draw(st.sampled_from(list(CALCULATORS.values())))
    typed = {name: draw(something_for(field)) for name, field in calculator.fields.items()}
    if draw(st.integers(0, 4)) == 0:
        typed[draw(st.sampled_from(list(typed)))] = draw(st.sampled_from(["", "无", "9" * 12, None]))
    return calculator, typed


def answer_to(calculator: AnyCalculator, typed: dict[str, Any]) -> Worked | BadInput:
    try:
        return calculator.calculate(typed)
    except BadInput as refused:
        return refused


@settings(max_examples=300)
@given(cases())
def test_whatever_is_typed_is_answered_or_refused_in_words(case: tuple[AnyCalculator, dict[str, Any]]) -> None:
    calculator, typed = case
    worked = answer_to(calculator, typed)
    if isinstance(worked, BadInput):
        assert worked.message.endswith("。")
        assert worked.extra["fields"]
        return
    text = calculator.spoken(worked)
    assert worked.basis
    assert all(step.text.endswith("。") for step in worked.steps)
    assert worked.conclusion.endswith("。")
    assert not re.search(r"None|nan|-\d|[()×÷=]|。。|，。|  ", text), text
    assert all(re.fullmatch(r"\d+(\.\d+)?|\d{4}-\d\d(-\d\d)?", value.value) for value in worked.values)


def test_the_spoken_version_is_conclusion_steps_laws_warnings_and_who_decides() -> None:
    calculator = CALCULATORS["overtime"]
    worked = calculator.calculate({"month": "2026-05", "hours": "standard", "wage": 8700, "holiday": 8})
    assert calculator.spoken(worked) == (
        "加班工资一共 1,200 元。是这样算的："
        "计算基数 8,700 元，除以每月计薪的 21.75 天，再除以 8 小时，每小时是 50 元。"
        "法定休假日 8 小时，按 300%，是 1,200 元。"
        "依据是《北京市工资支付规定》、"
        "《关于职工全年月平均工作时间和工资折算问题的通知（人社部发〔2025〕2 号）》、《劳动法》。"
        "请注意：法定休假日的三倍工资是正常工资以外另付的。"
        "加班事实和计算基数有争议的，由劳动保障监察或仲裁委认定。"
    )
