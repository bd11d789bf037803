"""A leader ends an agent's talk: everybody is released, the agent is told who and why, the record says so."""

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.commands import HangUp, SendTalkOver
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.routing.ports import Direction
from hotline.events.calls import ConsultEnded, TalkEnded
from tests.domains.voice.calls.told import ANN, BEN, Told

LEADER, WHY = "2001", "骚扰电话"


def cut_off(told: Told, agent: str = ANN) -> Told:
    return told.desk(order.CutOff, "韩梅", agent, WHY, by=LEADER)


def test_the_agent_is_free_with_the_leaders_word_and_the_caller_is_hung_up() -> None:
    told = cut_off(Told().talking().later(30))
    (over,) = told.just_did(SendTalkOver)
    assert over.directed == Direction("hang_up", LEADER, "韩梅", WHY, told.now)
    assert "caller" in {command.channel for command in told.just_did(HangUp)}
    assert told.told(TalkEnded) == [TalkEnded(ANN, 1, "leader", WHY)]
    assert next(event for event in told.events if event.type == "call.talk_ended").actor == "staff:2001"
    told.gone("caller")
    assert told.phase is Phase.ENDED
    record = record_of(told.events)
    assert record is not None
    assert record.hung_up_by == "leader"


@pytest.mark.parametrize("held", [False, True])
def test_on_hold_too(held: bool) -> None:
    told = Told().talking()
    if held:
        told.desk(order.Hold)
    assert cut_off(told).gone("caller").phase is Phase.ENDED


def test_who_was_asked_along_is_released_as_well() -> None:
    told = Told().talking()
    told.desk(order.Consult, BEN)
    cut_off(told)
    assert [fact.why for fact in told.told(ConsultEnded)] == ["ended"]
    assert told.call.party is None


@pytest.mark.parametrize(
    ("told", "agent", "why"), [(Told().talking(), BEN, WHY), (Told().queued(), ANN, WHY), (Told().talking(), ANN, " ")]
)
def test_no_talk_or_no_reason_is_refused_and_changes_nothing(told: Told, agent: str, why: str) -> None:
    refusal = told.refusal(order.CutOff, "韩梅", agent, why, by=LEADER)
    assert refusal is not None
    assert refusal.text.endswith("。")
    before = told.call
    told.desk(order.CutOff, "韩梅", agent, why, by=LEADER)
    assert told.call == before
