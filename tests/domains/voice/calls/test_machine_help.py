"""The agent raises a hand in a talk: told, shown, seen by a leader, taken back, never outliving the talk."""

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_commands import CallCommand
from hotline.domains.voice.calls.rules.call_doc import for_screens
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.events.calls import HelpOver, HelpRequested
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.scripted_call import ANN, BEN, ScriptedCall

LEADER = "2001"
SEALED_TEXT = Sealed("…", "2026a:c2VhbGVk", "2f")


def hand_raised(text: str = "来电人很激动") -> ScriptedCall:
    scripted = ScriptedCall().talking().later(30)
    return scripted.desk(order.RequestHelp, text, SEALED_TEXT)


def test_a_raised_hand_is_on_the_screens_in_words_and_in_the_story_sealed() -> None:
    scripted = hand_raised()
    displayed = doc_of(scripted.call)
    assert (displayed.help_requested_at, displayed.help_text) == (scripted.now, "来电人很激动")
    assert scripted.published(HelpRequested) == [HelpRequested(ANN, SEALED_TEXT)]
    assert "激动" not in str(scripted.events)
    assert scripted.last == []  # the caller and the agent notice nothing


def test_asking_again_changes_the_words_and_not_since_when() -> None:
    scripted = hand_raised()
    since = scripted.now
    scripted.later(20).desk(order.RequestHelp, "要找班长")
    assert (doc_of(scripted.call).help_requested_at, doc_of(scripted.call).help_text) == (since, "要找班长")


def test_a_leader_who_takes_care_brings_the_hand_down_and_is_named_to_the_agent() -> None:
    scripted = hand_raised().desk(order.AcknowledgeHelp, by=LEADER)
    assert scripted.published(HelpOver) == [HelpOver(ANN, "acknowledged", LEADER)]
    assert scripted.events[-1].actor == f"staff:{LEADER}"
    displayed = for_screens(doc_of(scripted.call), {}, {LEADER: "周班长"})
    assert (displayed.help_requested_at, displayed.help_text, displayed.help_seen_by_name) == (None, "", "周班长")
    scripted.desk(order.RequestHelp)
    assert (doc_of(scripted.call).help_seen_by, doc_of(scripted.call).help_requested_at) == ("", scripted.now)


def test_taken_back_nobody_needs_to_come() -> None:
    scripted = hand_raised().desk(order.WithdrawHelp)
    assert scripted.published(HelpOver) == [HelpOver(ANN, "taken_back")]
    assert doc_of(scripted.call).help_requested_at is None


@pytest.mark.parametrize("how", ["rating", "agent hangs up", "caller hangs up"])
def test_no_hand_outlives_its_talk(how: str) -> None:
    scripted = hand_raised()
    match how:
        case "rating":
            scripted.desk(order.ToRating)
        case "agent hangs up":
            scripted.agent_leg_gone(16)
        case _:
            scripted.hangs_up()
    assert scripted.published(HelpOver) == [HelpOver(ANN, "talk_over")]
    assert scripted.event_types.index("help_over") < scripted.event_types.index("talk_ended")
    assert (doc_of(scripted.call).help_requested_at, doc_of(scripted.call).help_text) == (None, "")


def test_a_hand_stays_up_while_a_lost_agent_is_fetched_back() -> None:
    scripted = hand_raised().agent_leg_gone(44)
    assert doc_of(scripted.call).help_requested_at is not None
    assert scripted.refusal(order.WithdrawHelp) is None


def test_what_is_not_possible_is_said_in_a_sentence() -> None:
    down, up = ScriptedCall().talking(), hand_raised()
    refused: tuple[tuple[ScriptedCall, str, type[CallCommand], list[str]], ...] = (
        (down, ANN, order.WithdrawHelp, []),
        (down, LEADER, order.AcknowledgeHelp, []),
        (down, BEN, order.RequestHelp, [""]),
        (down, ANN, order.RequestHelp, ["长" * 61]),
        (up, BEN, order.WithdrawHelp, []),
    )
    for scripted, by, action, text in refused:
        refusal = scripted.refusal(action, *text, by=by)
        assert refusal is not None
        assert refusal.text.endswith("。")
        assert scripted.desk(action, *text, by=by).last == []
        assert scripted.published(HelpOver) == []
