"""What is put up for an agent depends on what was said so far, and changes for a reason only."""

from hotline.domains.understanding.conversation.rules.agent_assist import hints, understood
from hotline.domains.understanding.conversation.rules.knowledge import Answer, Unrest
from hotline.domains.understanding.conversation.rules.state import Spoken
from tests.domains.understanding.conversation.test_conversation import LEAVE, Known


class Doubtful(Known):
    """The same, with a likelihood for annual leave, and unrest that only the last words show."""

    def __init__(self, likely: float = 0.9, together: float = 1.0) -> None:
        self.likely, self.together = likely, together

    def answer(self, turns: list[Spoken]) -> Answer:  # type: ignore[override]
        found = super().answer(turns)
        return Answer("answer", LEAVE.topics, (), likely=self.likely) if found is LEAVE else found

    def unrest(self, turns: list[Spoken]) -> Unrest:  # type: ignore[override]
        threat = any("天天来" in each.text for each in turns)
        return Unrest("橙", "上访聚集", (), self.together) if threat else super().unrest(turns)


def turns(*texts: str) -> list[Spoken]:
    """Agent and citizen by turns."""
    return [Spoken(at % 2 == 1, text, text) for at, text in enumerate(texts)]


def test_the_article_follows_the_question() -> None:
    found = hints(turns("您好", "工资不发怎么办", "可以投诉", "那年假有几天", "五天", "好的谢谢"), Doubtful())
    assert [each.topics[:1] for each in found] == [
        (),
        ("wage-arrears",),
        ("wage-arrears",),
        ("leave-annual",),
        ("leave-annual",),
        ("leave-annual",),
    ]


def test_a_doubtful_remark_changes_nothing() -> None:
    found = hints(turns("您好", "工资不发怎么办", "可以投诉", "我年假也没休"), Doubtful(likely=0.4))
    assert found[-1].topics[0] == "wage-arrears"


def test_a_level_stays_and_needs_the_talk_to_bear_it_out() -> None:
    talk = turns("您好", "不办我天天来", "您别急", "工资不发怎么办")
    assert [each.level for each in hints(talk, Doubtful())] == ["", "橙", "橙", "橙"]
    assert [each.level for each in hints(talk, Doubtful(together=0.5))] == ["", "", "", ""]


def test_written_text_is_never_changed() -> None:
    assert understood("公资，怎么算？", Known()) == "公资，怎么算？"
    assert understood("公资怎么算", Known()) == "工资怎么算"
