"""Nobody is recorded before they were told, nor once they object; what was told is a fact of the call."""

import pytest
from msgspec.structs import replace

from hotline.domains.voice.calls.rules import commands as do
from hotline.domains.voice.calls.rules import confidential
from hotline.domains.voice.calls.rules.call_commands import Hold, Resume, StopRecording, Transfer
from hotline.domains.voice.calls.rules.commands import Connect, DiscardRecording, Play, RequestEnqueue
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import CommandRefused, PlaybackDone
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.snapshot import call_from
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.nodes.base import Edge
from hotline.domains.voice.ivr.rules.nodes.no_recording import NoRecording
from hotline.domains.voice.ivr.rules.nodes.play import Play as PlayNode
from hotline.domains.voice.ivr.rules.scenarios import Scenario, failures
from hotline.domains.voice.ivr.rules.steps import NOTICE, NOTICE_OUT
from hotline.events.calls import CallDialled, DialFailed, NodeEntered, TalkStarted
from hotline.events.recording_notice import RecordingNotice, RecordingObjected
from tests.domains.voice.calls.scripted_call import FLOW, QUEUES, ScriptedCall, hears_music, playing_to

WELCOME = (NOTICE, "welcome")
IN, BOTH = frozenset({"in"}), frozenset({"in", "out"})


def flow_of(prompts: tuple[str, ...] = WELCOME) -> Flow:
    """Key 3 of the menu objects to the recording and leads to a person."""
    objects = NoRecording(label="不录音")
    edges = (*FLOW.edges, Edge("main", "3", "objects", "不录音"), Edge("objects", "done", "social"))
    welcome = PlayNode(label="欢迎与录音告知", prompts=prompts)
    return replace(FLOW, nodes=FLOW.nodes | {"welcome": welcome, "objects": objects}, edges=edges)


def called(flow: Flow | None, notice: frozenset[str] = IN, sounds: dict[str, str] | None = None) -> ScriptedCall:
    flows = FlowSet(1, {flow.id: flow}, {}, flow.id, sounds=sounds or {}) if flow else None
    return ScriptedCall(Plan(flow, QUEUES, flows, notice=notice))


def arrived(prompts: tuple[str, ...] = WELCOME) -> ScriptedCall:
    return called(flow_of(prompts)).arrives()


def outcomes(call: ScriptedCall) -> list[str]:
    return [fact.outcome for fact in call.published(RecordingNotice)]


def played(call: ScriptedCall) -> list[tuple[str, ...]]:
    return [command.prompts for command in call.did(Play)]


def fails_to_play(call: ScriptedCall, how: str = "Asterisk could not play it") -> ScriptedCall:
    playing = playing_to(call.call)
    assert playing is not None
    if how == "Asterisk refused it":
        return call.take(CommandRefused(at=call.now, command=call.did(Play)[-1]))
    return call.take(PlaybackDone(at=call.now, playback=playing.id, played=False))


# Told ----------------------------------------------------------------------------------------------------------------


def test_heard_to_its_end_the_caller_was_told_and_may_be_recorded() -> None:
    call = arrived()
    assert (outcomes(call), played(call), call.call.may_be_recorded) == ([], [(NOTICE,)], False)
    call.hears_it_out()
    assert (outcomes(call), played(call), call.call.may_be_recorded) == (["whole"], [(NOTICE,), ("welcome",)], True)
    assert call.presses("1").offered().agent_answers().phase is Phase.TALKING
    assert outcomes(call) == ["whole"]


def test_the_fact_names_the_announcement_and_the_sound_that_was_played() -> None:
    own = called(flow_of(), sounds={NOTICE: "own/0123"}).arrives().hears_it_out()
    assert own.published(RecordingNotice) == [RecordingNotice(NOTICE, "own/0123", "whole")]
    assert arrived().hears_it_out().published(RecordingNotice) == [RecordingNotice(NOTICE, NOTICE, "whole")]


def test_the_rest_goes_on_as_it_did_in_one_playback() -> None:
    with_notice, without = arrived().hears_it_out().hears_it_out(), arrived(("welcome",)).hears_it_out()
    assert with_notice.call.walk == without.call.walk
    playing = playing_to(with_notice.call)
    assert playing is not None
    assert playing.prompts == ("menu-main",)


def test_keys_do_not_cut_it_off_and_count_once_it_is_over() -> None:
    call = arrived().presses("1")
    assert (outcomes(call), played(call), call.phase) == ([], [(NOTICE,)], Phase.IN_FLOW)
    call.hears_it_out()
    assert (outcomes(call), call.phase) == (["whole"], Phase.QUEUED)


def test_where_nobody_must_be_told_a_key_cuts_it_off_like_any_prompt() -> None:
    call = called(flow_of(), frozenset()).arrives().presses("1")
    assert (outcomes(call), call.phase, call.call.may_be_recorded) == (["cut_off"], Phase.QUEUED, True)


def test_keys_pressed_during_it_are_sealed_in_the_stored_call_and_survive_its_process() -> None:
    call = arrived().presses("1")
    rest, part = confidential.parted(call.call)
    playing = playing_to(rest)
    assert playing is not None
    assert (part.deferred, playing.keys) == ("1", "")
    assert confidential.joined(rest, part) == call.call
    assert call.adopted({"caller"}).hears_it_out().phase is Phase.QUEUED
    assert outcomes(call) == ["whole"]


def test_a_caller_who_hangs_up_was_not_told() -> None:
    call = arrived().hangs_up()
    assert outcomes(call) == ["gone"]
    assert call.event_types[-2:] == ["recording_notice", "ended"]


@pytest.mark.parametrize("how", ["Asterisk could not play it", "Asterisk refused it"])
def test_what_was_not_played_was_not_told_and_is_played_again_before_the_queue(how: str) -> None:
    call = fails_to_play(arrived(), how)
    assert (outcomes(call), played(call)[-1]) == (["failed"], ("welcome",))
    call.presses("1")
    assert (played(call)[-1], call.did(RequestEnqueue)) == ((NOTICE,), [])
    call.hears_it_out()
    assert (outcomes(call), call.call.may_be_recorded, call.phase) == (["failed", "whole"], True, Phase.QUEUED)


def test_who_cannot_be_told_is_served_all_the_same_and_not_recorded() -> None:
    call = fails_to_play(fails_to_play(arrived()).presses("1")).offered().agent_answers()
    assert (outcomes(call), call.phase, call.call.may_be_recorded) == (["failed", "failed"], Phase.TALKING, False)


@pytest.mark.parametrize("flow", [None, flow_of(("welcome",))], ids=["no flow", "a flow of before that says none"])
def test_a_caller_whom_no_flow_has_told_hears_it_before_the_queue(flow: Flow | None) -> None:
    call = called(flow).arrives()
    if flow is not None:
        call.hears_it_out().presses("1")
    assert (played(call)[-1], call.did(RequestEnqueue)) == ((NOTICE,), [])
    call.hears_it_out()
    assert (len(call.did(RequestEnqueue)), call.phase, outcomes(call)) == (1, Phase.QUEUED, ["whole"])


def test_told_before_the_queue_the_caller_is_queued_though_the_process_died_meanwhile() -> None:
    call = called(None).arrives().adopted({"caller"}).hears_it_out()
    assert (call.phase, outcomes(call)) == (Phase.QUEUED, ["whole"])


def test_a_notice_amid_other_prompts_is_a_playback_of_its_own() -> None:
    call = arrived(("welcome", *WELCOME)).hears_it_out().hears_it_out().hears_it_out()
    assert played(call)[:3] == [("welcome",), (NOTICE,), ("welcome",)]


def test_a_call_of_the_release_before_is_recorded_as_it_was() -> None:
    before = b'{"call": {"id": "c", "site": "bj1", "node": "a", "at": "2026-04-01T01:00:00Z"}}'
    assert call_from(before).may_be_recorded


# Objected ------------------------------------------------------------------------------------------------------------


def test_who_objects_is_served_and_not_recorded() -> None:
    call = arrived().hears_it_out().presses("3").offered().agent_answers()
    assert (call.phase, call.call.may_be_recorded) == (Phase.TALKING, False)
    assert call.published(RecordingObjected) == [RecordingObjected()]
    node = next(fact for fact in call.facts if isinstance(fact, NodeEntered) and fact.kind == "no_recording")
    assert node.label == "不录音"
    (event,) = [event for event in call.events if event.type == "call.recording_objected"]
    assert event.actor == "citizen"


def test_a_scenario_of_the_flow_tells_who_objected() -> None:
    flow = flow_of()
    objecting = Scenario(
        "按3反对录音", ("听到 recording-notice", "录音", "按 3", "不录音", "排队 social", "路径 不录音")
    )
    failed = Scenario("没有反对", ("按 1", "不录音"))
    assert failures(flow, [objecting]) == []
    assert [each.message for each in failures(flow, [failed])] == ["来电人没有反对录音"]


# Objected by key, in line and in the first seconds of the talk --------------------------------------------------------

INTRO, OFFER, TAKEN = "queue-wait-music-intro", "objection-offer", "objection-taken"


def in_line(notice: frozenset[str] = IN) -> ScriptedCall:
    """Straight from the main menu."""
    return called(flow_of(), notice).arrives().hears_it_out().hears_it_out().presses("1")


def objected(call: ScriptedCall) -> list[RecordingObjected]:
    return call.published(RecordingObjected)


def test_who_goes_straight_to_a_person_is_offered_it_in_line_and_objects_by_key() -> None:
    call = in_line()
    assert played(call)[-1] == (INTRO, OFFER)
    call.presses("7")
    assert (objected(call), played(call)[-1], call.phase) == ([RecordingObjected()], (TAKEN,), Phase.QUEUED)
    assert hears_music(call.hears_it_out().call)
    call.offered().agent_answers()
    assert (call.phase, call.call.may_be_recorded, call.did(DiscardRecording)) == (Phase.TALKING, False, [])
    (event,) = [event for event in call.events if event.type == "call.recording_objected"]
    assert event.actor == "citizen"


def test_it_is_heeded_while_an_agents_phone_rings_too() -> None:
    call = in_line().offered().presses("7")
    assert (objected(call), call.phase) == ([RecordingObjected()], Phase.OFFERED)
    assert call.agent_answers().call.may_be_recorded is False


def test_the_key_takes_nothing_else_away_from_who_waits() -> None:
    call = in_line().presses("7").hears_it_out().timer("callback").presses("1")
    assert call.phase is Phase.CALLBACK_WAITING
    assert call.call.objected


def test_who_objected_before_is_not_offered_it_again_and_a_second_key_does_nothing() -> None:
    call = arrived().hears_it_out().hears_it_out().presses("3")
    assert played(call)[-1] == (INTRO,)
    call.presses("7")
    assert (len(objected(call)), played(call)[-1]) == (1, (INTRO,))


@pytest.mark.parametrize("seconds", [0, 30])
def test_in_the_first_seconds_of_the_talk_it_takes_back_what_was_recorded(seconds: float) -> None:
    call = in_line().offered().agent_answers().later(seconds).presses("7")
    assert (objected(call), call.call.may_be_recorded, call.phase) == (
        [RecordingObjected(True)],
        False,
        Phase.TALKING,
    )
    assert call.just_did(DiscardRecording) == [DiscardRecording("caller", "caller.raw")]
    assert call.presses("7").just_did(DiscardRecording) == []


def test_later_in_the_talk_a_key_is_the_talks() -> None:
    call = in_line().offered().agent_answers().later(31).presses("7")
    assert (objected(call), call.did(DiscardRecording), call.call.may_be_recorded) == ([], [], True)


@pytest.mark.parametrize("seconds", [31, 600])
def test_who_says_it_to_the_agent_is_recorded_no_more_and_what_was_stays(seconds: float) -> None:
    """Holding, consulting and passing on begin no recorder either."""
    call = in_line().offered().agent_answers().later(seconds).desk(StopRecording)
    assert (objected(call), call.call.may_be_recorded) == ([RecordingObjected(agent="1001")], False)
    assert (call.just_did(do.StopRecording), call.did(DiscardRecording)) == ([do.StopRecording("caller")], [])
    (event,) = [event for event in call.events if event.type == "call.recording_objected"]
    assert event.actor == "staff:1001"
    assert call.desk(Hold).desk(Resume).call.may_be_recorded is False
    later = call.desk(Transfer, queue="general").offered("1002").agent_answers()
    assert (later.phase, later.call.may_be_recorded, len(objected(later))) == (Phase.TALKING, False, 1)


def test_said_as_the_talk_begins_it_takes_back_what_was_recorded() -> None:
    call = in_line().offered().agent_answers().later(5).desk(StopRecording)
    assert objected(call) == [RecordingObjected(True, "1001")]
    assert call.just_did(DiscardRecording) == [DiscardRecording("caller", "caller.raw")]


def test_a_recording_is_stopped_once_and_in_calls_out_and_where_the_carrier_tells_it_too() -> None:
    call = in_line(frozenset()).offered().agent_answers().later(60).desk(StopRecording)
    assert objected(call) == [RecordingObjected(agent="1001")]
    refusal = call.refusal(StopRecording)
    assert refusal is not None
    assert "不再录音" in refusal.text
    out = called(flow_of(), BOTH).talking_out().hears_it_out().later(60).desk(StopRecording)
    assert (objected(out), out.call.may_be_recorded) == ([RecordingObjected(agent="1001")], False)


def test_what_an_earlier_talk_recorded_stays() -> None:
    """In line again after a talk only what is still to come can be objected to."""
    passed_on = in_line().offered().agent_answers().later(60).desk(Transfer, queue="general")
    later = passed_on.offered("1002").agent_answers().presses("7")
    assert (objected(later), later.did(DiscardRecording)) == ([], [])
    in_between = in_line().offered().agent_answers().later(60).desk(Transfer, queue="general").presses("7")
    assert (objected(in_between), in_between.did(DiscardRecording)) == ([RecordingObjected()], [])


def test_where_the_carrier_tells_it_nothing_is_offered_and_everybody_recorded() -> None:
    call = in_line(frozenset())
    assert played(call)[-1] == (INTRO,)
    call.presses("7").offered().agent_answers().presses("7")
    assert (objected(call), call.call.may_be_recorded) == ([], True)


def test_who_could_not_be_told_is_not_recorded_and_offered_nothing() -> None:
    call = fails_to_play(fails_to_play(arrived()).presses("1"))
    assert played(call)[-1] == (INTRO,)


def test_told_before_the_queue_the_key_objects_at_once() -> None:
    call = called(None).arrives().presses("7")
    assert (objected(call), call.call.objected) == ([RecordingObjected()], True)
    call.hears_it_out()
    assert (outcomes(call), played(call)[-1], call.phase) == (["whole"], (INTRO,), Phase.QUEUED)


def test_in_a_flow_that_goes_on_the_key_is_the_flows() -> None:
    call = arrived().presses("7")
    assert objected(call.hears_it_out()) == []


# Calls out -----------------------------------------------------------------------------------------------------------


def test_a_citizen_dialled_hears_it_before_the_talk_where_that_is_set() -> None:
    call = called(flow_of(), BOTH).talking_out()
    assert (call.phase, played(call), call.did(Connect)) == (Phase.DIALLING, [(NOTICE_OUT,)], [])
    call.hears_it_out()
    assert (call.phase, outcomes(call), call.call.may_be_recorded) == (Phase.TALKING, ["whole"], True)
    assert len(call.published(TalkStarted)) == 1


def test_a_citizen_dialled_is_told_though_the_process_died_meanwhile() -> None:
    call = called(flow_of(), BOTH).talking_out()
    call.adopted(call.call.legs.values())
    assert call.phase is Phase.DIALLING
    assert call.hears_it_out().phase is Phase.TALKING
    assert outcomes(call) == ["whole"]


def test_a_citizen_who_hangs_up_during_it_was_not_reached() -> None:
    call = called(flow_of(), BOTH).talking_out().hangs_up()
    assert (outcomes(call), len(call.published(DialFailed)), call.phase) == (["gone"], 1, Phase.ENDED)


def test_a_citizen_dialled_objects_during_the_notice_and_nothing_is_recorded() -> None:
    call = called(flow_of(), BOTH).talking_out().presses("7").hears_it_out()
    assert (call.phase, objected(call), call.did(DiscardRecording)) == (Phase.TALKING, [RecordingObjected()], [])
    assert not call.call.may_be_recorded


def test_a_citizen_dialled_objects_just_after_it_and_what_was_recorded_is_deleted() -> None:
    call = called(flow_of(), BOTH).talking_out().hears_it_out().later(5).presses("7")
    assert objected(call) == [RecordingObjected(True)]
    assert call.just_did(DiscardRecording) == [DiscardRecording(call.call.channel, "c.raw")]


def test_a_citizen_dialled_who_was_not_told_of_the_key_objects_by_none() -> None:
    call = called(flow_of(), IN).talking_out().presses("7")
    assert (objected(call), call.call.may_be_recorded) == ([], True)


def test_where_it_is_not_set_a_citizen_dialled_talks_and_is_recorded_at_once() -> None:
    call = called(flow_of(), IN).talking_out()
    assert (call.phase, outcomes(call), call.call.may_be_recorded) == (Phase.TALKING, [], True)
    assert len(call.published(CallDialled)) == 1
    assert not hears_music(call.call)
