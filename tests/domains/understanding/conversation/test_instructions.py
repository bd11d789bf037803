"""A leader's instructions to an AI seat: what it says and does, and what it cannot."""

import msgspec
import pytest

from hotline.domains.understanding.conversation.rules import instructions, wording
from hotline.domains.understanding.conversation.rules.messages import (
    CallerSpoke,
    HandOver,
    HandoverReason,
    Instructed,
    OfferMessage,
    ReplyTone,
    Speak,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState, Stage
from hotline.domains.voice.calls.ports import InstructionKind
from hotline.domains.voice.calls.rules.ai_seat_instruction import LONGEST, subject_of, text_error
from tests.domains.understanding.conversation.test_conversation import continued, only, talk

LEADER = "2001"
QUESTION = "公资不发怎么办"


def instructed(kind: InstructionKind, text: str = "") -> Instructed:
    return Instructed(kind, LEADER, text)


def why_not(state: ConversationState) -> str:
    return state.instructions[-1].why_not


def test_to_a_person_now_with_what_was_said() -> None:
    state, outgoing = talk(QUESTION, instructed(InstructionKind.HAND_OVER))
    handover = only(outgoing, HandOver)
    assert handover.reason is HandoverReason.LEADER
    assert "wage-arrears" in handover.summary
    assert not handover.is_urgent
    assert state.stage is Stage.HANDED_OVER


def test_it_says_the_sentence_and_goes_on_with_the_talk() -> None:
    state, outgoing = talk(QUESTION, instructed(InstructionKind.SPEAK, "请您先保存好工资条。"))
    speak = only(outgoing, Speak)
    assert (speak.written, speak.tone) == ("请您先保存好工资条。", ReplyTone.INSTRUCTED)
    assert state.turns[-1].text == "请您先保存好工资条。"
    repeated, again = continued(state, "再说一遍")
    assert "拖欠工资可以投诉" in only(again, Speak).written  # what it answers, not what the leader added
    assert repeated.topics == ("wage-arrears",)


def test_it_offers_the_text_of_what_it_answered_last_and_sends_it_to_who_takes_it() -> None:
    state, _ = talk(QUESTION, "年假有几天", "不用了")
    state, outgoing = continued(state, instructed(InstructionKind.OFFER_TEXT))
    assert only(outgoing, Speak).written == wording.MESSAGE_OFFER
    _, outgoing = continued(state, "好你发吧")
    assert only(outgoing, OfferMessage).topic == "leave-annual"


@pytest.mark.parametrize(("kind", "speed"), [(InstructionKind.SLOWER, 0.85), (InstructionKind.REPEAT, 1.0)])
def test_it_says_its_last_answer_again_as_told(kind: InstructionKind, speed: float) -> None:
    state, outgoing = talk(QUESTION, instructed(kind))
    speak = only(outgoing, Speak)
    assert "拖欠工资可以投诉" in speak.written
    assert speak.speed == pytest.approx(speed)
    _, later = continued(state, "年假有几天")
    assert only(later, Speak).speed == pytest.approx(speed)


def test_what_it_cannot_do_is_noted_with_the_reason_and_says_nothing() -> None:
    state, outgoing = talk(instructed(InstructionKind.OFFER_TEXT))
    assert (outgoing, why_not(state)) == ([], instructions.NO_TOPIC)
    state, outgoing = talk(QUESTION, "我要投诉登记", instructed(InstructionKind.OFFER_TEXT))
    assert (outgoing, why_not(state)) == ([], instructions.NO_NUMBER)
    state, outgoing = talk("给我转人工", instructed(InstructionKind.SPEAK, "请稍等。"))
    assert (outgoing, why_not(state)) == ([], instructions.HANDED_OVER)
    state = ConversationState()
    state, outgoing = continued(state, instructed(InstructionKind.REPEAT))
    assert (outgoing, why_not(state)) == ([], instructions.NOTHING_SPOKEN)


def test_every_instruction_is_in_the_state_that_another_seat_goes_on_with() -> None:
    state, _ = talk(instructed(InstructionKind.OFFER_TEXT), QUESTION, instructed(InstructionKind.SPEAK, "请稍等。"))
    known = msgspec.json.decode(msgspec.json.encode(state), type=ConversationState)
    assert [(each.kind, each.leader, each.text, bool(each.why_not)) for each in known.instructions] == [
        ("offer_text", LEADER, "", True),
        ("speak", LEADER, "请稍等。", False),
    ]
    assert continued(known, CallerSpoke("年假有几天"))[0].instructions == known.instructions


@pytest.mark.parametrize(
    ("kind", "text", "is_refused"),
    [
        (InstructionKind.SPEAK, "请您先保存好工资条。", False),
        (InstructionKind.SPEAK, "", True),
        (InstructionKind.SPEAK, "OK!", True),
        (InstructionKind.SPEAK, "好" * LONGEST, False),
        (InstructionKind.SPEAK, "好" * (LONGEST + 1), True),
        (InstructionKind.HAND_OVER, "", False),
    ],
)
def test_a_sentence_must_be_sayable(kind: InstructionKind, text: str, is_refused: bool) -> None:
    assert bool(text_error(kind, text)) is is_refused


def test_only_ai_seats_take_instructions() -> None:
    assert subject_of("bj1-a", "ai-seats-2-AI07") == "ai-seats.bj1-a.2"
    assert subject_of("bj1-a", "agent-1001") == ""
