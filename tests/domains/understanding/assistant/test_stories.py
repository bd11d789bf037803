"""Long texts: most of the story is for other lines, and one part asks something of us."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import msgspec
import numpy as np
import pytest

from hotline.domains.understanding.assistant.rules.outside import Near
from hotline.domains.understanding.assistant.rules.ranking import SCOPE, Analysis, Ranker
from hotline.domains.understanding.assistant.rules.talk import Reply, Turn
from tests.domains.understanding.assistant.library import TODAY, engine

PENSION, MONEY = "养老保险要交满几年", "公积金怎么提取"
SCOPE_WEIGHTS = tuple(float(name == "bias") for name in SCOPE)


@dataclass(frozen=True)
class Scripted(Ranker):
    """Hears in a text, by the first words of ``script`` found there, an article, its worth and the odds of ours."""

    script: Mapping[str, tuple[str, float, float]] = field(default_factory=dict)

    def hear(self, text: str) -> Analysis:
        topic, worth, odds = next(its for key, its in self.script.items() if key in text)
        worths = np.array([worth * (each == topic) for each in self.library.topics], np.float32)
        found = np.array([0.0] * (len(SCOPE) - 1) + [odds])
        return Analysis(worths, 1.0, Near("city", 0, 0), found, True, False, True)


def scripted_reply(text: str, script: Mapping[str, tuple[str, float, float]]) -> Reply:
    plain = engine()
    weights = msgspec.structs.replace(plain.ranker.weights, scope=SCOPE_WEIGHTS, ours=0.5, perhaps=0.2)
    ranker = Scripted(plain.ranker.library, plain.ranker.patterns, plain.ranker.outside, None, weights, script)
    return replace(plain, ranker=ranker).reply([Turn("citizen", text)], TODAY)


@pytest.mark.parametrize(
    ("joined", "worth", "both"), [("", 7.5, True), ("", 5.0, False), ("另外，", 5.0, True), ("另外，", 3.5, False)]
)
def test_beside_what_is_another_lines_our_own_part_has_to_be_sure(joined: str, worth: float, both: bool) -> None:
    """Less so where the text says itself that there is a second question."""
    script = {
        "以前": ("ref-housing-fund", 8.0, -4.0),
        MONEY: ("ref-housing-fund", 8.0, -4.0),
        PENSION: ("pension-min-years", worth, 4.0),
    }
    reply = scripted_reply(f"我以前在外地，{MONEY}。{joined}{PENSION}", script)
    assert (reply.kind, reply.number) == ("answer" if both else "refer", "12329")
    assert not both or reply.topics == ("ref-housing-fund", "pension-min-years")
