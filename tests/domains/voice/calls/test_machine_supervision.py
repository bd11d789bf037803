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
from tests.domains.voice.calls.scripted_call import ANN, BEN, NUMBER, ScriptedCall, hears_music, playing_to

LEADER, OTHER = "2001", "2002"
WHY = "新人带教"


def supervises(scripted: ScriptedCall, mode: Mode | None, reason: str = WHY, by: str = LEADER) -> ScriptedCall:
    """None: leave."""
    return scripted.desk(*wish(mode, reason), by=by)


def wish(mode: Mode | None, reason: str) -> tuple[Any, ...]:
    return (order.StopSupervising,) if mode is None else (order.Supervise, mode, reason)


def leg(scripted: ScriptedCall) -> str:
    assert scripted.call.supervision is not None, "no leader"
    return scripted.call.supervision.channel


def tap(scripted: ScriptedCall) -> str:
    assert scripted.call.supervision is not None
    post = scripted.call.supervision.post
    return post.tap if post else ""


def led(mode: Mode = Mode.LISTEN) -> ScriptedCall:
    scripted = supervises(ScriptedCall().talking().later(30), mode)
    scripted.up(leg(scripted))
    return scripted.up(tap(scripted)) if tap(scripted) else scripted


def consulting(scripted: ScriptedCall) -> ScriptedCall:
    scripted.desk(order.Consult, number=NUMBER)
    assert scripted.call.party is not None
    return scripted.up(scripted.call.party.channel)


def test_the_leaders_phone_is_rung_and_answers_by_itself_before_anything_is_told() -> None:
    scripted = supervises(ScriptedCall().talking(), Mode.LISTEN)
    (ring,) = scripted.just_did(RingAgent)
    assert (ring.endpoint, ring.auto_answer, ring.channel) == (f"agent-{LEADER}", True, leg(scripted))
    assert scripted.published(SupervisionStarted) == []
    scripted.up(leg(scripted))
    assert scripted.published(SupervisionStarted) == [SupervisionStarted(LEADER, ANN, "listen", WHY)]
    assert scripted.events[-1].actor == f"staff:{LEADER}"


def test_to_listen_is_a_tap_on_the_agents_channel_that_the_talk_does_not_notice() -> None:
    scripted = supervises(ScriptedCall().talking(), Mode.LISTEN)
    scripted.up(leg(scripted))
    assert scripted.just_did(Tap) == [Tap(tap(scripted), scripted.call.legs[LegRole.AGENT], whisper=False)]
    scripted.up(tap(scripted))
    assert scripted.just_did(Connect) == [Connect(scripted.call.tap_bridge, (leg(scripted), tap(scripted)))]
    assert not [c for c in scripted.commands if isinstance(c, Separate) and c.bridge == scripted.call.bridge]


def test_changing_the_mode_keeps_the_leaders_leg() -> None:
    scripted = led()
    own, first = leg(scripted), tap(scripted)
    supervises(scripted, Mode.WHISPER, "")
    assert HangUp(first) in scripted.last
    assert [each.whisper for each in scripted.just_did(Tap)] == [True]
    second = tap(scripted)
    supervises(scripted, Mode.BARGE, "情况紧急")
    assert HangUp(second) in scripted.last
    assert scripted.just_did(StepIn) == [StepIn(scripted.call.bridge, own)]
    supervises(scripted, Mode.LISTEN, "")
    assert scripted.just_did(StepOut) == [StepOut(scripted.call.bridge, own)]
    assert len(scripted.just_did(Tap)) == 1
    assert leg(scripted) == own
    assert [(each.mode, each.reason) for each in scripted.published(SupervisionModeChanged)] == [
        ("whisper", ""), ("barge", "情况紧急"), ("listen", ""),
    ]  # fmt: skip


def test_a_tap_is_made_anew_when_the_agent_hears_somebody_else() -> None:
    """Hold and resume, a consultation, the way back: never the same tap twice."""
    scripted, taps = led(), []
    taps.append(tap(scripted))
    scripted.desk(order.Hold)
    assert tap(scripted) == ""
    taps.append(tap(scripted.desk(order.Resume)))
    taps.append(tap(consulting(scripted)))
    taps.append(tap(scripted.desk(order.Swap)))
    taps.append(tap(scripted.desk(order.Join)))
    taps.append(tap(scripted.desk(order.Drop)))
    assert len(set(taps)) == len(taps)
    assert "" not in taps
    closed = {each.channel for each in scripted.did(HangUp)}
    assert set(taps) - closed == {taps[-1]}


@pytest.mark.parametrize("mode", [Mode.LISTEN, Mode.WHISPER, Mode.BARGE])
def test_the_leader_waits_with_a_caller_passed_on_and_hears_the_next_talk(mode: Mode) -> None:
    scripted = led(mode)
    own = leg(scripted)
    scripted.desk(order.Transfer, queue="general")
    displayed = doc_of(scripted.call)
    assert (scripted.phase, displayed.supervision is not None and displayed.supervision.hears) == (Phase.QUEUED, False)
    scripted.offered(BEN).agent_answers()
    assert leg(scripted) == own
    if mode is Mode.BARGE:
        assert scripted.just_did(StepIn) == [StepIn(scripted.call.bridge, own)]
    else:
        assert scripted.call.talk is not None
        assert [(each.of, each.whisper) for each in scripted.just_did(Tap)] == [
            (scripted.call.legs[LegRole.AGENT], mode is Mode.WHISPER)
        ]


def test_take_over_releases_the_agent_and_the_leader_has_the_caller() -> None:
    scripted = led(Mode.WHISPER)
    own = leg(scripted)
    supervises(scripted, Mode.TAKE_OVER, "投诉处理")
    assert [each.agent for each in scripted.just_did(SendTalkOver)] == [ANN]
    assert scripted.just_did(Connect) == [Connect(scripted.call.bridge, ("caller", own))]
    assert scripted.published(TalkEnded) == [TalkEnded(ANN, 1, "system", "taken_over")]
    assert scripted.published(CallTransferred) == [CallTransferred(ANN, "taken_over", LEADER)]
    assert scripted.published(SupervisionEnded) == [SupervisionEnded(LEADER, "taken_over")]
    assert open_offers_of(scripted.call, talking=True) == []  # the router knows nothing of leaders
    displayed = doc_of(scripted.call)
    assert (displayed.agent, displayed.taken_over, displayed.passed_on_by) == (LEADER, True, ANN)
    scripted.desk(order.ToRating, by=LEADER)
    assert scripted.did(SendTalkOver)[-1].agent == ANN
    assert (scripted.phase, scripted.call.history.last_agent) == (Phase.RATING, LEADER)


def test_a_caller_on_hold_or_with_a_lost_agent_can_be_taken_over_too() -> None:
    held = led().desk(order.Hold)
    assert supervises(held, Mode.TAKE_OVER).call.talk is not None
    assert (hears_music(held.call), held.phase) == (False, Phase.TALKING)
    lost = led().agent_leg_gone(44)
    supervises(lost, Mode.TAKE_OVER)
    assert lost.phase is Phase.TALKING
    assert playing_to(lost.call) is None


def test_what_came_in_between_leaves_who_meant_to_take_over_listening() -> None:
    scripted = supervises(ScriptedCall().talking(), Mode.TAKE_OVER)
    own = leg(scripted)
    consulting(scripted).up(own)
    assert scripted.call.supervision is not None
    assert scripted.call.supervision.mode is Mode.LISTEN
    assert scripted.published(TalkEnded) == []


@pytest.mark.parametrize("mode", [Mode.LISTEN, Mode.BARGE])
@pytest.mark.parametrize(("cause", "why"), [(16, "left"), (44, "lost")])
def test_when_the_leaders_leg_dies_the_talk_goes_on(mode: Mode, cause: int, why: str) -> None:
    scripted = led(mode)
    talk, last_tap = scripted.call.talk, tap(scripted)
    scripted.gone(leg(scripted), cause)
    assert (scripted.phase, scripted.call.talk, scripted.call.supervision) == (Phase.TALKING, talk, None)
    assert scripted.published(SupervisionEnded) == [SupervisionEnded(LEADER, why)]
    assert last_tap in ("", *(each.channel for each in scripted.just_did(HangUp)))
    assert scripted.just_did(Connect) == []


def test_a_phone_that_cannot_be_reached_is_told_to_the_leader_and_to_nobody_else() -> None:
    scripted = supervises(ScriptedCall().talking(), Mode.LISTEN)
    scripted.asterisk_refuses(RingAgent, leg(scripted))
    displayed = doc_of(scripted.call)
    assert (displayed.supervision, displayed.supervised_by, displayed.supervision_over) == (None, LEADER, "failed")
    supervises(scripted, Mode.LISTEN).timer("supervise")
    assert scripted.call.history.supervision_over == "no_answer"
    assert not [each for each in scripted.event_types if each.startswith("supervision")]


def test_a_tap_that_fails_is_not_tried_over_and_over_but_when_the_leader_asks_again() -> None:
    scripted = supervises(ScriptedCall().talking(), Mode.LISTEN)
    scripted.up(leg(scripted))
    scripted.asterisk_refuses(Tap, tap(scripted))
    assert (tap(scripted), scripted.just_did(Tap)) == ("", [])
    supervises(scripted, Mode.LISTEN, "")
    assert len(scripted.just_did(Tap)) == 1


def test_the_supervision_ends_with_the_call() -> None:
    scripted = led()
    own, last_tap = leg(scripted), tap(scripted)
    scripted.hangs_up()
    assert scripted.published(SupervisionEnded) == [SupervisionEnded(LEADER, "call_over")]
    assert {own, last_tap} <= {each.channel for each in scripted.just_did(HangUp)}


def test_found_again_a_leader_is_connected_anew_or_let_go() -> None:
    there = led()
    agent, old = there.call.legs[LegRole.AGENT], tap(there)
    there.adopted(["caller", agent, leg(there), old], bridged=["caller", agent])
    assert HangUp(old) in there.last
    assert len(there.just_did(Tap)) == 1
    gone = led(Mode.BARGE)
    assert gone.call.talk is not None
    gone.adopted(["caller", gone.call.legs[LegRole.AGENT]], bridged=["caller", gone.call.legs[LegRole.AGENT]])
    assert (gone.phase, gone.published(SupervisionEnded)) == (Phase.TALKING, [SupervisionEnded(LEADER, "lost")])


def test_a_caller_who_is_being_hung_up_on_is_listened_to_by_nobody() -> None:
    """Found by drawn stories: an adoption posted the leader in a bridge that is gone with the caller."""
    scripted = supervises(ScriptedCall().talking(), Mode.BARGE)
    assert scripted.call.talk is not None
    scripted.asterisk_refuses(Answer, "caller")
    scripted.adopted(["caller", scripted.call.legs[LegRole.AGENT], leg(scripted)])
    assert scripted.just_did(StepIn) == []


def test_the_agent_is_shown_a_leader_who_can_be_heard_and_no_other() -> None:
    scripted = led()
    assert doc_of(scripted.call).supervision is not None
    assert for_agents(doc_of(scripted.call)).supervision is None
    displayed = for_agents(
        for_screens(doc_of(supervises(scripted, Mode.WHISPER, "").call), {}, {LEADER: "周班长"})
    ).supervision
    assert displayed is not None
    assert (displayed.mode, displayed.name) == ("whisper", "周班长")
    assert for_agents(doc_of(supervises(scripted, None).call)).supervised_by == ""


def test_what_is_not_possible_is_said_in_a_sentence() -> None:
    waiting, talking, supervised = ScriptedCall().queued(), ScriptedCall().talking(), led()
    third = consulting(led())
    for scripted, by, mode, reason in (
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
        refusal = scripted.refusal(*wish(mode, reason), by=by)
        assert refusal is not None
        assert refusal.text.endswith("。")
        before = scripted.call.supervision
        assert supervises(scripted, mode, reason, by).last == []
        assert scripted.call.supervision == before
    assert supervised.refusal(order.Supervise, Mode.WHISPER, "", by=LEADER) is None
