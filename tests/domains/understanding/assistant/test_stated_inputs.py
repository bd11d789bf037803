"""What a citizen stated fills the calculators' own fields, with values that they take."""

import pytest

from hotline.domains.understanding.assistant.rules.calculator_use import USES
from hotline.domains.understanding.assistant.rules.stated import stated
from hotline.domains.understanding.assistant.rules.stated_inputs import stated_inputs
from hotline.domains.understanding.knowledge.rules.calculators.catalogue import CALCULATORS
from hotline.domains.understanding.knowledge.rules.calculators.fields import fields_of
from hotline.domains.understanding.knowledge.rules.calculators.inputs import value_of


@pytest.mark.parametrize(
    ("calculator", "texts", "inputs", "wording"),
    [
        ("retirement-age", ["我是1968年8月出生的男职工"],
         {"born": "1968-08", "kind": "man"}, "1968 年 8 月出生、男职工"),
        ("retirement-age", ["女的，六八年八月生"], {"born": "1968-08"}, "1968 年 8 月出生"),
        ("severance", ["我在公司干了三年半", "月工资8000"],
         {"wage": "8000", "last_wage": "8000", "known": "length", "years": "3", "months": "6"}, ""),
        ("severance", ["我要2n"], {"due": "2n"}, ""),
        ("annual-leave", ["我工作了12年"], {"worked": "12"}, "年限 12 年"),
        ("overtime", ["国庆加班16个小时"], {"holiday": "16"}, "法定节假日加班 16 小时"),
        ("unemployment-benefit", ["被公司裁员了，失业保险交了5年"],
         {"why": "involuntary", "years": "5", "months": "0"}, "缴费 5 年"),
    ],
)  # fmt: skip
def test_what_was_said_is_in_the_fields(
    calculator: str, texts: list[str], inputs: dict[str, str], wording: str
) -> None:
    (found,) = stated_inputs([calculator], stated([("", text) for text in texts]))
    assert (found.calculator, dict(found.inputs)) == (calculator, inputs)
    assert wording in found.wording
    fields = fields_of(CALCULATORS[calculator].inputs)
    for name, typed in found.inputs.items():
        value_of(fields[name], typed)  # raises Unfit for what the form does not take


def test_nothing_stated_fills_nothing_and_unknown_calculators_are_left_alone() -> None:
    assert stated_inputs(USES, stated([("", "工资不发找谁")])) == ()
    assert stated_inputs(["no-such"], stated([("", "月工资8000")])) == ()
