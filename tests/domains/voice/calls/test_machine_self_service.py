"""What a flow has done for the caller: a service asked, a message left, a text asked for, a ring promised."""

import msgspec
import pytest
from msgspec.structs import replace

from hotline.domains.voice.callbacks.rules import CallbackRequest, left_by
from hotline.domains.voice.calls.rules.commands import (
    DiscardMessage,
    HangUp,
    LookForMessage,
    Play,
    QueryService,
    RecordMessage,
    SealText,
    StopMessage,
)
from hotline.domains.voice.calls.rules.confidential import joined, parted
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import Faulted, RecordingOver, ServiceAnswered, TextSealed
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.ivr.rules.flow import flow_from_json
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.records.rules.shape import FlowAct
from hotline.events.calls import CallbackRequested, CallQueued, ServiceQueried, TextRequested, VoicemailLeft
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.scripted_call import NINE, NUMBER, QUEUES, ScriptedCall

WHO = Sealed("110*************2X", "2026a:c2VhbGVk", "2e")
FLOW = flow_from_json("""{
  "id": "self", "version": 1, "name": "自助", "entry": "menu", "person": "person",
  "nodes": {
    "menu": {"kind": "menu", "label": "自助", "prompts": ["menu"]},
    "pin": {"kind": "collect", "label": "证件", "prompts": ["ask"], "into": "pin", "least": 4, "most": 4,
            "sealed": true},
    "ask": {"kind": "query", "label": "查询", "service": "benefits", "operation": "record", "guard": "pin",
            "send": {"pin": "pin"}, "take": {"months": "months"}, "seconds": 4, "prompts": ["one-moment"]},
    "once": {"kind": "query", "label": "只问一次", "service": "benefits", "operation": "pay", "send": {"pin": "pin"},
             "repeatable": false},
    "read": {"kind": "read_out", "label": "播报", "parts": [{"fact": "months", "as": "number"}]},
    "text": {"kind": "message", "label": "短信", "text": "缴费{months}个月"},
    "mail": {"kind": "voicemail", "label": "留言", "prompts": ["leave"], "most_seconds": 60},
    "ring": {"kind": "callback", "label": "约回电", "reason": "自助登记"},
    "person": {"kind": "queue", "label": "人工", "queue": "general"},
    "bye": {"kind": "play", "label": "道别", "prompts": ["goodbye"]},
    "end": {"kind": "hang_up", "label": "挂机"}
  },
  "edges": [
    {"from": "menu", "on": "1", "to": "pin"}, {"from": "menu", "on": "2", "to": "mail"},
    {"from": "menu", "on": "3", "to": "ring"}, {"from": "menu", "on": "4", "to": "once"},
    {"from": "menu", "on": "0", "to": "person"}, {"from": "menu", "on": "timeout", "to": "person"},
    {"from": "menu", "on": "wrong", "to": "person"},
    {"from": "pin", "on": "collected", "to": "ask"}, {"from": "pin", "on": "failed", "to": "person"},
    {"from": "ask", "on": "done", "to": "read"}, {"from": "ask", "on": "failed", "to": "person"},
    {"from": "ask", "on": "timeout", "to": "mail"}, {"from": "ask", "on": "refused", "to": "pin"},
    {"from": "ask", "on": "locked", "to": "bye"},
    {"from": "once", "on": "done", "to": "bye"}, {"from": "once", "on": "failed", "to": "person"},
    {"from": "once", "on": "timeout", "to": "person"},
    {"from": "read", "on": "done", "to": "text"}, {"from": "read", "on": "missing", "to": "person"},
    {"from": "text", "on": "done", "to": "bye"}, {"from": "text", "on": "failed", "to": "person"},
    {"from": "mail", "on": "left", "to": "bye"}, {"from": "mail", "on": "empty", "to": "person"},
    {"from": "ring", "on": "promised", "to": "bye"}, {"from": "ring", "on": "failed", "to": "person"},
    {"from": "person", "on": "served", "to": "bye"}, {"from": "person", "on": "failed", "to": "bye"},
    {"from": "person", "on": "callback", "to": "bye"}, {"from": "bye", "on": "done", "to": "end"}
  ]
}""")
PLAN = Plan(FLOW, QUEUES)


def arrived(number: Sealed | None = NUMBER) -> ScriptedCall:
    return ScriptedCall(PLAN).arrives(number)


def awaiting_answer() -> ScriptedCall:
    """The caller keyed 4711 and waits for the answer."""
    scripted = arrived().presses("1")
    for key in "4711":
        scripted.presses(key)
    return scripted


def last_query(scripted: ScriptedCall) -> QueryService:
    return scripted.did(QueryService)[-1]


def answer(scripted: ScriptedCall, outcome: str, **found: str) -> ScriptedCall:
    return scripted.take(
        ServiceAnswered(at=scripted.now, query=last_query(scripted).query, outcome=outcome, found=found, who=WHO)
    )


def test_the_caller_hears_that_it_takes_a_moment_and_then_the_answer() -> None:
    scripted = awaiting_answer()
    assert scripted.just_did(Play)[0].prompts == ("one-moment",)
    assert scripted.hears_it_out().last == [], "silence, not an end, while the service thinks"
    answer(scripted, "done", months="278")
    assert scripted.just_did(Play)[0].prompts == ("hundred-2", "num-78")
    assert scripted.published(ServiceQueried) == [ServiceQueried("ask", "benefits", "record", "done", WHO)]


@pytest.mark.parametrize(("outcome", "node"), [("refused", "pin"), ("locked", "bye"), ("timeout", "mail")])
def test_each_end_of_a_query_has_its_way(outcome: str, node: str) -> None:
    scripted = answer(awaiting_answer(), outcome)
    assert scripted.call.walk is not None
    assert scripted.call.walk.node == node


def test_a_service_that_fails_leads_to_a_person() -> None:
    assert answer(awaiting_answer(), "failed").published(CallQueued)[0].queue == "general"


def test_no_answer_at_all_is_a_timeout_and_an_answer_after_it_changes_nothing() -> None:
    scripted = awaiting_answer()
    late = last_query(scripted).query
    scripted.timer("query")
    assert scripted.published(ServiceQueried)[0].outcome == "timeout"
    before = scripted.call
    scripted.take(ServiceAnswered(at=scripted.now, query=late, outcome="done", found={"months": "1"}))
    assert (scripted.last, scripted.call.walk) == ([], before.walk)


def test_keys_while_the_service_thinks_are_nobodys() -> None:
    scripted = awaiting_answer().presses("0").presses("#")
    answer(scripted, "done", months="3")
    assert scripted.just_did(Play)[0].prompts == ("num-3",)


def test_a_caller_who_goes_while_the_service_thinks_just_goes() -> None:
    scripted = awaiting_answer().hangs_up()
    assert (scripted.phase, scripted.call.timers) == (Phase.ENDED, {})
    assert answer(scripted, "done", months="3").last == []


def test_after_callcontrol_died_the_same_question_is_asked_under_the_same_name() -> None:
    scripted = awaiting_answer()
    first = last_query(scripted)
    assert scripted.adopted({"caller"}).just_did(QueryService) == [first]


def test_what_may_not_be_asked_twice_has_failed_when_callcontrol_died() -> None:
    scripted = arrived().presses("4").adopted({"caller"})
    assert len(scripted.did(QueryService)) == 1
    assert scripted.published(ServiceQueried)[0].outcome == "failed"
    assert scripted.phase is Phase.QUEUED


def test_nothing_confidential_is_in_what_is_stored_and_nothing_is_lost_of_it() -> None:
    for scripted in (
        awaiting_answer(),
        arrived().presses("1").presses("4").presses("7"),
        answer(awaiting_answer(), "done", months="4711"),
    ):
        bare, confidential = parted(scripted.call)
        stored = msgspec.json.encode(bare)
        assert b"4711" not in stored
        assert bare.walk is not None
        assert bare.walk.keys == ""
        assert b"thousand-4" not in stored
        assert joined(msgspec.json.decode(stored, type=type(bare)), confidential) == scripted.call


def test_a_text_is_sealed_before_anybody_is_told_and_then_the_flow_goes_on() -> None:
    scripted = answer(awaiting_answer(), "done", months="278").hears_it_out()
    (seal,) = scripted.just_did(SealText)
    assert seal.text == "缴费278个月"
    assert b"278" not in msgspec.json.encode(parted(scripted.call)[0])
    assert scripted.adopted({"caller"}).just_did(SealText) == [seal]
    sealed = Sealed("…", "2026a:eA==", "3f")
    scripted.take(TextSealed(at=scripted.now, message=seal.message, text=sealed))
    assert scripted.published(TextRequested) == [TextRequested(seal.message, "text", NUMBER, sealed)]
    assert scripted.just_did(Play)[0].prompts == ("goodbye",)


def test_who_withholds_the_number_gets_neither_text_nor_ring() -> None:
    assert arrived(None).presses("3").published(CallbackRequested) == []
    assert arrived(None).presses("3").phase is Phase.QUEUED


def test_who_cannot_be_rung_back_is_promised_no_ring() -> None:
    scripted = arrived()
    scripted.call = replace(scripted.call, caller=replace(scripted.call.caller, rings_back=False))
    assert scripted.presses("3").published(CallbackRequested) == []


def test_a_ring_promised_in_a_menu_is_an_entry_in_the_list() -> None:
    scripted = arrived().presses("3")
    assert scripted.published(CallbackRequested) == [CallbackRequested(NUMBER, "自助登记")]
    record = record_of(scripted.events)
    assert record is not None
    assert left_by(record) == [CallbackRequest("flow", NINE, "自助登记")]


# Messages ------------------------------------------------------------------------------------------------------------


def leaving() -> ScriptedCall:
    """The beep has sounded."""
    scripted = arrived().presses("2")
    assert scripted.just_did(Play)[0].prompts == ("leave", "beep")
    return scripted.hears_it_out()


def over(scripted: ScriptedCall, seconds: float | None) -> ScriptedCall:
    return scripted.take(
        RecordingOver(at=scripted.now, recording=scripted.did(RecordMessage)[0].recording, seconds=seconds)
    )


def test_a_message_is_recorded_and_told_of() -> None:
    scripted = leaving()
    (begun,) = scripted.just_did(RecordMessage)
    assert (begun.channel, begun.max_seconds, begun.silence_seconds) == ("caller", 60, 5)
    over(scripted, 12.0)
    assert scripted.published(VoicemailLeft) == [VoicemailLeft(f"{begun.recording}.wav", 12.0)]
    assert scripted.just_did(Play)[0].prompts == ("goodbye",)


@pytest.mark.parametrize("seconds", [0, 1])
def test_who_says_nothing_leaves_nothing(seconds: float) -> None:
    scripted = over(leaving(), seconds)
    assert scripted.published(VoicemailLeft) == []
    assert scripted.just_did(DiscardMessage)
    assert scripted.phase is Phase.QUEUED


def test_who_hangs_up_has_left_what_was_said() -> None:
    scripted = leaving().later(7).hangs_up()
    assert scripted.published(VoicemailLeft)[0].seconds == 7.0
    assert scripted.event_types[-2:] == ["voicemail_left", "ended"]
    assert over(scripted, 7.0).published(VoicemailLeft)[1:] == [], "the word of the recording's end comes too late"


def test_who_hangs_up_at_the_beep_has_left_nothing() -> None:
    scripted = leaving().later(0.5).hangs_up()
    assert (scripted.published(VoicemailLeft), len(scripted.did(DiscardMessage))) == ([], 1)


def test_a_recording_that_ended_while_callcontrol_was_away_is_found_out() -> None:
    scripted = leaving().later(20).adopted({"caller"})
    assert [c.recording for c in scripted.just_did(LookForMessage)] == [scripted.did(RecordMessage)[0].recording]
    over(scripted, None)
    assert scripted.published(VoicemailLeft)[0].seconds == 20.0


def test_a_recording_of_whose_end_nobody_tells_is_stopped() -> None:
    scripted = leaving().timer("message")
    assert scripted.just_did(StopMessage)
    assert scripted.published(VoicemailLeft)[0].seconds == 60.0


def test_when_it_cannot_be_recorded_the_caller_gets_a_person() -> None:
    scripted = leaving()
    scripted.asterisk_refuses(RecordMessage, scripted.did(RecordMessage)[0].recording)
    assert scripted.phase is Phase.QUEUED


def test_a_fault_of_ours_keeps_what_was_said_and_leads_to_a_person() -> None:
    scripted = leaving().later(9)
    scripted.take(Faulted(at=scripted.now))
    assert (scripted.phase, len(scripted.published(VoicemailLeft)), len(scripted.just_did(HangUp))) == (
        Phase.QUEUED,
        1,
        0,
    )


def test_a_record_is_marked_when_a_service_answered_and_when_a_message_was_left() -> None:
    served, refused = answer(awaiting_answer(), "done", months="3"), answer(awaiting_answer(), "refused")
    left = over(leaving(), 12.0)
    records = [record_of(scripted.events) for scripted in (served, refused, left)]
    assert [record.flags if record else None for record in records] == [("self_service",), (), ("voicemail",)]


def test_the_record_has_what_was_done_and_of_persons_only_what_anyone_may_see() -> None:
    scripted = answer(awaiting_answer(), "refused")
    record = record_of(scripted.events)
    assert record is not None
    assert record.deeds == (FlowAct(NINE, "query", "benefits/record", "refused", "110*************2X"),)
