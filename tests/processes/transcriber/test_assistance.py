"""Help comes from a web worker; where none answers as is understood, the talk is written down without it.

The calculators of the article are filled with what the citizen stated.
"""

import asyncio
from types import SimpleNamespace
from typing import ClassVar, cast

import msgspec
import pytest

from hotline.domains.understanding.knowledge.queries import finder
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable
from hotline.processes import answers
from hotline.processes.transcriber.assistance import AssistReply, AssistRequest, BusAssistance, Turn
from tests.domains.understanding.conversation.test_conversation import Known


class FailingBus:
    def __init__(self, error: Exception) -> None:
        self._error = error

    async def request(self, *_: object) -> AssistReply:
        raise self._error


@pytest.mark.parametrize("error", [Unavailable("nobody answers"), msgspec.ValidationError("another shape")])
def test_without_an_answer_that_is_understood_there_is_no_help(error: Exception) -> None:
    assistance = BusAssistance(cast(Bus, FailingBus(error)))
    assert asyncio.run(assistance.assist(AssistRequest(()))) == AssistReply()


class Finder:
    """One article with a calculator."""

    first: ClassVar = {"wage-arrears": 0, "leave-annual": 0}
    calculators = ("severance",)

    def card(self, row: int) -> SimpleNamespace:
        return SimpleNamespace(title="拖欠工资", calculators=self.calculators, passages=())

    def passage(self, row: int, text: str) -> str:
        return ""


@pytest.mark.parametrize(
    ("lines", "inputs", "wording"),
    [
        # What the citizen stated, as the form is typed in, with his words for who checks it.
        (
            ["工资不发怎么办", "您干了多久", "我在公司干了三年半，月工资8000"],
            {"wage": "8000", "years": "3", "months": "6"},
            "月工资 8,000 元",
        ),
        # The office's question says what a bare figure means; what the office says is not stated by the citizen.
        (["工资不发怎么办", "您一个月工资多少，是9000吗", "月工资8000"], {"wage": "8000"}, "月工资 8,000 元"),
        # The last of two counts.
        (["工资不发，月工资6000", "好的", "不对，月工资8000"], {"wage": "8000"}, "月工资 8,000 元"),
        (["工资不发怎么办", "月工资9000的话", "嗯"], {}, ""),
    ],
)
def test_what_the_citizen_stated_fills_the_calculator_of_the_article(
    monkeypatch: pytest.MonkeyPatch, lines: list[str], inputs: dict[str, str], wording: str
) -> None:
    monkeypatch.setattr(answers, "current", Known)
    monkeypatch.setattr(finder, "current", Finder)
    turns = tuple(Turn(at % 2 == 0, (text,)) for at, text in enumerate(lines))
    found = answers.assisted(AssistRequest(turns)).figures
    assert [each.calculator for each in found] == (["severance"] if inputs else [])
    for each in found:
        assert inputs.items() <= each.inputs.items()
        assert wording in each.wording


def test_of_an_article_without_a_calculator_nothing_is_filled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "current", Known)
    monkeypatch.setattr(finder, "current", Finder)
    monkeypatch.setattr(Finder, "calculators", ())
    assert answers.assisted(AssistRequest((Turn(True, ("工资不发，月工资8000",)),))).figures == ()
