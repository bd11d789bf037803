"""Figures that people mention, read for the calculators."""

import pytest

from hotline.domains.understanding.assistant.rules import facts
from hotline.domains.understanding.assistant.rules.stated import stated, states_only


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
        ("女的", ""),
        ("我", ""),
    ],
)
def test_a_woman_is_of_neither_group_until_she_says_so(utterance: str, kind: str) -> None:
    assert stated([("", utterance)]).worker == kind


@pytest.mark.parametrize(
    ("utterance", "length"),
    [
        ("交了三年半", (3, 6)),
        ("交了5年", (5, 0)),
        ("社保一共十二年零三个月", (12, 3)),
        ("2025年入职", None),
        ("好几年", None),
        ("68年12月生人", None),
    ],
)
def test_a_stretch_of_years_is_no_calendar_year(utterance: str, length: tuple[int, int] | None) -> None:
    found = stated([("", utterance)])
    assert (found.paid or found.service) == length


@pytest.mark.parametrize(
    ("utterance", "wage"),
    [
        ("月薪1.5万", 15000),
        ("一个月八千", 8000),
        ("每个月六千五", 6500),
        ("base 32000", 32000),
        ("工资8k", 8000),
        ("8,000元", 8000),
        ("月工资一万二左右", 12000),
        ("12", None),
        ("老板欠我8000块", None),
        ("押金500元", None),
        ("电话13800138000", None),
        ("1968", None),
        ("2万到3万", None),
        ("月薪6000 周末加班", 6000),
        ("8000元×5年7个月", 8000),
        ("辞退 9500元，3年", 9500),
        ("公司欠我8000元 5年7个月", None),
        ("公司给了我8000元，5年7个月够不够", None),
    ],
)
def test_a_wage_is_read_whole_or_not_at_all(utterance: str, wage: int | None) -> None:
    assert stated([("", utterance)]).wage == wage


@pytest.mark.parametrize("text", ["8000元", "5年7个月", "男的", "月薪1.5万，干了三年", "周六10个小时", "1968年8月"])
def test_figures_alone_are_no_question(text: str) -> None:
    assert states_only(text)


@pytest.mark.parametrize(
    "text", ["能领几个月", "欠我8000元", "工资8000怎么交社保", "男的几岁退休", "好的", "5年没交社保了"]
)
def test_a_question_with_figures_is_one(text: str) -> None:
    assert not states_only(text)
