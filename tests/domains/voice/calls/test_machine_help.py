"""The agent raises a hand in a talk: told, shown, seen by a leader, taken back, never outliving the talk."""

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_commands import CallCommand
from hotline.domains.voice.calls.rules.call_doc import for_screens
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.events.calls import HelpOver, HelpRequested
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.told import ANN, BEN, Told

LEADER = "2001"
WORDS = Sealed("…", "2026a:c2VhbGVk", "2f")


def asking(text: str = "来电人很激动") -> Told:
    told = Told().talking().later(30)
    return told.desk(order.RequestHelp, text, WORDS)


def test_a_raised_hand_is_on_the_screens_in_words_and_in_the_story_sealed() -> None:
    told = asking()
    shown = doc_of(told.call)
    assert (shown.help_requested_at, shown.help_text) == (told.now, "来电人很激动")
    assert told.told(HelpRequested) == [HelpRequested(ANN, WORDS)]
    assert "激动" not in str(told.events)
    assert told.last == []  # the caller and the agent notice nothing


def test_asking_again_changes_the_words_and_not_since_when() -> None:
    told = asking()
    since = told.now
    told.later(20).desk(order.RequestHelp, "要找班长")
    assert (doc_of(told.call).help_requested_at, doc_of(told.call).help_text) == (since, "要找班长")


def test_a_leader_who_takes_care_brings_the_hand_down_and_is_named_to_the_agent() -> None:
    told = asking().desk(order.AcknowledgeHelp, by=LEADER)
    assert told.told(HelpOver) == [HelpOver(ANN, "acknowledged", LEADER)]
    assert told.events[-1].actor == f"staff:{LEADER}"
    shown = for_screens(doc_of(told.call), {}, {LEADER: "周班长"})
    assert (shown.help_requested_at, shown.help_text, shown.help_seen_by_name) == (None, "", "周班长")
    told.desk(order.RequestHelp)
    assert (doc_of(told.call).help_seen_by, doc_of(told.call).help_requested_at) == ("", told.now)


def test_taken_back_nobody_needs_to_come() -> None:
    told = asking().desk(order.WithdrawHelp)
    assert told.told(HelpOver) == [HelpOver(ANN, "taken_back")]
    assert doc_of(told.call).help_requested_at is None


@pytest.mark.parametrize("how", ["rating", "agent hangs up", "caller hangs up"])
def test_no_hand_outlives_its_talk(how: str) -> None:
    told = asking()
    match how:
        case "rating":
            told.desk(order.ToRating)
        case "agent hangs up":
            told.agent_leg_gone(16)
        case _:
            told.hangs_up()
    assert told.told(HelpOver) == [HelpOver(ANN, "talk_over")]
    assert told.story.index("help_over") < told.story.index("talk_ended")
    assert (doc_of(told.call).help_requested_at, doc_of(told.call).help_text) == (None, "")


def test_a_hand_stays_up_while_a_lost_agent_is_fetched_back() -> None:
    told = asking().agent_leg_gone(44)
    assert doc_of(told.call).help_requested_at is not None
    assert told.refusal(order.WithdrawHelp) is None


def test_what_is_not_possible_is_said_in_a_sentence() -> None:
    down, up = Told().talking(), asking()
    refused: tuple[tuple[Told, str, type[CallCommand], list[str]], ...] = (
        (down, ANN, order.WithdrawHelp, []),
        (down, LEADER, order.AcknowledgeHelp, []),
        (down, BEN, order.RequestHelp, [""]),
        (down, ANN, order.RequestHelp, ["长" * 61]),
        (up, BEN, order.WithdrawHelp, []),
    )
    for told, by, action, text in refused:
        refusal = told.refusal(action, *text, by=by)
        assert refusal is not None
        assert refusal.text.endswith("。")
        assert told.desk(action, *text, by=by).last == []
        assert told.told(HelpOver) == []
