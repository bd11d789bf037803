"""A leader with a talk: rung, connected to it wherever it goes, let go; what is heard is shown on a real Asterisk."""

from typing import Any

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call_doc import for_agents, for_screens
from hotline.domains.voice.calls.rules.commands import (
    Answer,
    Connect,
    HangUp,
    RingAgent,
    SendTalkOver,
    Separate,
    StepIn,
    StepOut,
    Tap,
)
from hotline.domains.voice.calls.rules.held_calls import open_offers_of
from hotline.domains.voice.calls.rules.phases import LegRole, Phase
from hotline.domains.voice.calls.rules.snapshot import doc_of
from hotline.domains.voice.calls.rules.supervision import Mode
from hotline.events.calls import (
    CallTransferred,
    SupervisionEnded,
    SupervisionModeChanged,
    SupervisionStarted,
    TalkEnded,
)
from tests.domains.voice.calls.told import ANN, BEN, NUMBER, Told, hears_music, said_to

LEADER, OTHER = "2001", "2002"
WHY = "新人带教"


def asks(told: Told, mode: Mode | None, reason: str = WHY, by: str = LEADER) -> Told:
    """None: leave."""
    return told.desk(*wish(mode, reason), by=by)


def wish(mode: Mode | None, reason: str) -> tuple[Any, ...]:
    return (order.StopSupervising,) if mode is None else (order.Supervise, mode, reason)


def leg(told: Told) -> str:
    assert told.call.supervision is not None, "no leader"
    return told.call.supervision.channel


def tap(told: Told) -> str:
    assert told.call.supervision is not None
    post = told.call.supervision.post
    return post.tap if post else ""


def led(mode: Mode = Mode.LISTEN) -> Told:
    told = asks(Told().talking().later(30), mode)
    told.up(leg(told))
    return told.up(tap(told)) if tap(told) else told


def consulting(told: Told) -> Told:
    told.desk(order.Consult, number=NUMBER)
    assert told.call.party is not None
    return told.up(told.call.party.channel)


def test_the_leaders_phone_is_rung_and_answers_by_itself_before_anything_is_told() -> None:
    told = asks(Told().talking(), Mode.LISTEN)
    (ring,) = told.just_did(RingAgent)
    assert (ring.endpoint, ring.auto_answer, ring.channel) == (f"agent-{LEADER}", True, leg(told))
    assert told.told(SupervisionStarted) == []
    told.up(leg(told))
    assert told.told(SupervisionStarted) == [SupervisionStarted(LEADER, ANN, "listen", WHY)]
    assert told.events[-1].actor == f"staff:{LEADER}"


def test_to_listen_is_a_tap_on_the_agents_channel_that_the_talk_does_not_notice() -> None:
    told = asks(Told().talking(), Mode.LISTEN)
    told.up(leg(told))
    assert told.just_did(Tap) == [Tap(tap(told), told.call.legs[LegRole.AGENT], whisper=False)]
    told.up(tap(told))
    assert told.just_did(Connect) == [Connect(told.call.tap_bridge, (leg(told), tap(told)))]
    assert not [c for c in told.commands if isinstance(c, Separate) and c.bridge == told.call.bridge]


def test_changing_the_mode_keeps_the_leaders_leg() -> None:
    told = led()
    own, first = leg(told), tap(told)
    asks(told, Mode.WHISPER, "")
    assert HangUp(first) in told.last
    assert [each.whisper for each in told.just_did(Tap)] == [True]
    second = tap(told)
    asks(told, Mode.BARGE, "情况紧急")
    assert HangUp(second) in told.last
    assert told.just_did(StepIn) == [StepIn(told.call.bridge, own)]
    asks(told, Mode.LISTEN, "")
    assert told.just_did(StepOut) == [StepOut(told.call.bridge, own)]
    assert len(told.just_did(Tap)) == 1
    assert leg(told) == own
    assert [(each.mode, each.reason) for each in told.told(SupervisionModeChanged)] == [
        ("whisper", ""), ("barge", "情况紧急"), ("listen", ""),
    ]  # fmt: skip


def test_a_tap_is_made_anew_when_the_agent_hears_somebody_else() -> None:
    """Hold and resume, a consultation, the way back: never the same tap twice."""
    told, taps = led(), []
    taps.append(tap(told))
    told.desk(order.Hold)
    assert tap(told) == ""
    taps.append(tap(told.desk(order.Resume)))
    taps.append(tap(consulting(told)))
    taps.append(tap(told.desk(order.Swap)))
    taps.append(tap(told.desk(order.Join)))
    taps.append(tap(told.desk(order.Drop)))
    assert len(set(taps)) == len(taps)
    assert "" not in taps
    closed = {each.channel for each in told.did(HangUp)}
    assert set(taps) - closed == {taps[-1]}


@pytest.mark.parametrize("mode", [Mode.LISTEN, Mode.WHISPER, Mode.BARGE])
def test_the_leader_waits_with_a_caller_passed_on_and_hears_the_next_talk(mode: Mode) -> None:
    told = led(mode)
    own = leg(told)
    told.desk(order.Transfer, queue="general")
    shown = doc_of(told.call)
    assert (told.phase, shown.supervision is not None and shown.supervision.hears) == (Phase.QUEUED, False)
    told.offered(BEN).agent_answers()
    assert leg(told) == own
    if mode is Mode.BARGE:
        assert told.just_did(StepIn) == [StepIn(told.call.bridge, own)]
    else:
        assert told.call.talk is not None
        assert [(each.of, each.whisper) for each in told.just_did(Tap)] == [
            (told.call.legs[LegRole.AGENT], mode is Mode.WHISPER)
        ]


def test_take_over_releases_the_agent_and_the_leader_has_the_caller() -> None:
    told = led(Mode.WHISPER)
    own = leg(told)
    asks(told, Mode.TAKE_OVER, "投诉处理")
    assert [each.agent for each in told.just_did(SendTalkOver)] == [ANN]
    assert told.just_did(Connect) == [Connect(told.call.bridge, ("caller", own))]
    assert told.told(TalkEnded) == [TalkEnded(ANN, 1, "system", "taken_over")]
    assert told.told(CallTransferred) == [CallTransferred(ANN, "taken_over", LEADER)]
    assert told.told(SupervisionEnded) == [SupervisionEnded(LEADER, "taken_over")]
    assert open_offers_of(told.call, talking=True) == []  # the router knows nothing of leaders
    shown = doc_of(told.call)
    assert (shown.agent, shown.taken_over, shown.passed_on_by) == (LEADER, True, ANN)
    told.desk(order.ToRating, by=LEADER)
    assert told.did(SendTalkOver)[-1].agent == ANN
    assert (told.phase, told.call.history.last_agent) == (Phase.RATING, LEADER)


def test_a_caller_on_hold_or_with_a_lost_agent_can_be_taken_over_too() -> None:
    held = led().desk(order.Hold)
    assert asks(held, Mode.TAKE_OVER).call.talk is not None
    assert (hears_music(held.call), held.phase) == (False, Phase.TALKING)
    lost = led().agent_leg_gone(44)
    asks(lost, Mode.TAKE_OVER)
    assert lost.phase is Phase.TALKING
    assert said_to(lost.call) is None


def test_what_came_in_between_leaves_who_meant_to_take_over_listening() -> None:
    told = asks(Told().talking(), Mode.TAKE_OVER)
    own = leg(told)
    consulting(told).up(own)
    assert told.call.supervision is not None
    assert told.call.supervision.mode is Mode.LISTEN
    assert told.told(TalkEnded) == []


@pytest.mark.parametrize("mode", [Mode.LISTEN, Mode.BARGE])
@pytest.mark.parametrize(("cause", "why"), [(16, "left"), (44, "lost")])
def test_when_the_leaders_leg_dies_the_talk_goes_on(mode: Mode, cause: int, why: str) -> None:
    told = led(mode)
    talk, last_tap = told.call.talk, tap(told)
    told.gone(leg(told), cause)
    assert (told.phase, told.call.talk, told.call.supervision) == (Phase.TALKING, talk, None)
    assert told.told(SupervisionEnded) == [SupervisionEnded(LEADER, why)]
    assert last_tap in ("", *(each.channel for each in told.just_did(HangUp)))
    assert told.just_did(Connect) == []


def test_a_phone_that_cannot_be_reached_is_told_to_the_leader_and_to_nobody_else() -> None:
    told = asks(Told().talking(), Mode.LISTEN)
    told.asterisk_refuses(RingAgent, leg(told))
    shown = doc_of(told.call)
    assert (shown.supervision, shown.supervised_by, shown.supervision_over) == (None, LEADER, "failed")
    asks(told, Mode.LISTEN).timer("supervise")
    assert told.call.history.supervision_over == "no_answer"
    assert not [each for each in told.story if each.startswith("supervision")]


def test_a_tap_that_fails_is_not_tried_over_and_over_but_when_the_leader_asks_again() -> None:
    told = asks(Told().talking(), Mode.LISTEN)
    told.up(leg(told))
    told.asterisk_refuses(Tap, tap(told))
    assert (tap(told), told.just_did(Tap)) == ("", [])
    asks(told, Mode.LISTEN, "")
    assert len(told.just_did(Tap)) == 1


def test_the_supervision_ends_with_the_call() -> None:
    told = led()
    own, last_tap = leg(told), tap(told)
    told.hangs_up()
    assert told.told(SupervisionEnded) == [SupervisionEnded(LEADER, "call_over")]
    assert {own, last_tap} <= {each.channel for each in told.just_did(HangUp)}


def test_found_again_a_leader_is_connected_anew_or_let_go() -> None:
    there = led()
    agent, old = there.call.legs[LegRole.AGENT], tap(there)
    there.adopted(["caller", agent, leg(there), old], bridged=["caller", agent])
    assert HangUp(old) in there.last
    assert len(there.just_did(Tap)) == 1
    gone = led(Mode.BARGE)
    assert gone.call.talk is not None
    gone.adopted(["caller", gone.call.legs[LegRole.AGENT]], bridged=["caller", gone.call.legs[LegRole.AGENT]])
    assert (gone.phase, gone.told(SupervisionEnded)) == (Phase.TALKING, [SupervisionEnded(LEADER, "lost")])


def test_a_caller_who_is_being_hung_up_on_is_listened_to_by_nobody() -> None:
    """Found by drawn stories: an adoption posted the leader in a bridge that is gone with the caller."""
    told = asks(Told().talking(), Mode.BARGE)
    assert told.call.talk is not None
    told.asterisk_refuses(Answer, "caller")
    told.adopted(["caller", told.call.legs[LegRole.AGENT], leg(told)])
    assert told.just_did(StepIn) == []


def test_the_agent_is_shown_a_leader_who_can_be_heard_and_no_other() -> None:
    told = led()
    assert doc_of(told.call).supervision is not None
    assert for_agents(doc_of(told.call)).supervision is None
    shown = for_agents(for_screens(doc_of(asks(told, Mode.WHISPER, "").call), {}, {LEADER: "周班长"})).supervision
    assert shown is not None
    assert (shown.mode, shown.name) == ("whisper", "周班长")
    assert for_agents(doc_of(asks(told, None).call)).supervised_by == ""


def test_what_is_not_possible_is_said_in_a_sentence() -> None:
    waiting, talking, supervised = Told().queued(), Told().talking(), led()
    third = consulting(led())
    for told, by, mode, reason in (
        (waiting, LEADER, Mode.LISTEN, WHY),
        (talking, LEADER, Mode.LISTEN, " "),
        (talking, LEADER, Mode.LISTEN, "长" * 61),
        (talking, LEADER, Mode.LISTEN, "听 13800138000 的电话"),
        (talking, ANN, Mode.LISTEN, WHY),
        (talking, LEADER, None, ""),
        (supervised, OTHER, Mode.LISTEN, WHY),
        (supervised, OTHER, None, ""),
        (supervised, LEADER, Mode.BARGE, ""),
        (third, LEADER, Mode.TAKE_OVER, WHY),
    ):
        refusal = told.refusal(*wish(mode, reason), by=by)
        assert refusal is not None
        assert refusal.text.endswith("。")
        before = told.call.supervision
        assert asks(told, mode, reason, by).last == []
        assert told.call.supervision == before
    assert supervised.refusal(order.Supervise, Mode.WHISPER, "", by=LEADER) is None
