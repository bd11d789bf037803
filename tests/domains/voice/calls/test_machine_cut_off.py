"""A leader ends an agent's talk: everybody is released, the agent is told who and why, the record says so."""

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.commands import HangUp, SendTalkOver
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.routing.ports import Direction
from hotline.events.calls import ConsultEnded, TalkEnded
from tests.domains.voice.calls.scripted_call import ANN, BEN, ScriptedCall

LEADER, WHY = "2001", "骚扰电话"


def cut_off(scripted: ScriptedCall, agent: str = ANN) -> ScriptedCall:
    return scripted.desk(order.CutOff, "韩梅", agent, WHY, by=LEADER)


def test_the_agent_is_free_with_the_leaders_word_and_the_caller_is_hung_up() -> None:
    scripted = cut_off(ScriptedCall().talking().later(30))
    (over,) = scripted.just_did(SendTalkOver)
    assert over.directed == Direction("hang_up", LEADER, "韩梅", WHY, scripted.now)
    assert "caller" in {command.channel for command in scripted.just_did(HangUp)}
    assert scripted.published(TalkEnded) == [TalkEnded(ANN, 1, "leader", WHY)]
    assert next(event for event in scripted.events if event.type == "call.talk_ended").actor == "staff:2001"
    scripted.gone("caller")
    assert scripted.phase is Phase.ENDED
    record = record_of(scripted.events)
    assert record is not None
    assert record.hung_up_by == "leader"


@pytest.mark.parametrize("held", [False, True])
def test_on_hold_too(held: bool) -> None:
    scripted = ScriptedCall().talking()
    if held:
        scripted.desk(order.Hold)
    assert cut_off(scripted).gone("caller").phase is Phase.ENDED


def test_who_was_asked_along_is_released_as_well() -> None:
    scripted = ScriptedCall().talking()
    scripted.desk(order.Consult, BEN)
    cut_off(scripted)
    assert [fact.why for fact in scripted.published(ConsultEnded)] == ["ended"]
    assert scripted.call.party is None


@pytest.mark.parametrize(
    ("scripted", "agent", "why"),
    [(ScriptedCall().talking(), BEN, WHY), (ScriptedCall().queued(), ANN, WHY), (ScriptedCall().talking(), ANN, " ")],
)
def test_no_talk_or_no_reason_is_refused_and_changes_nothing(scripted: ScriptedCall, agent: str, why: str) -> None:
    refusal = scripted.refusal(order.CutOff, "韩梅", agent, why, by=LEADER)
    assert refusal is not None
    assert refusal.text.endswith("。")
    before = scripted.call
    scripted.desk(order.CutOff, "韩梅", agent, why, by=LEADER)
    assert scripted.call == before
