"""What an AI seat answers: the port of the conversation, and a plain one over the answers of 京晓保."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules.knowledge import Answer
from hotline.domains.understanding.conversation.rules.messages import (
    CallerSpoke,
    EndReason,
    Finish,
    HandOver,
    HandoverReason,
    Incoming,
    KeyPressed,
    Outgoing,
    ReplyTone,
    SeatChanged,
    SilenceLasted,
    Speak,
    SpokenUpTo,
)
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken
from hotline.kernel.errors import Unavailable


class Step(NamedTuple):
    state: ConversationState
    outgoing: tuple[Outgoing, ...]


class Dialogue(Protocol):
    """Pure but for what it asks of the knowledge; called in a thread."""

    def begin(self, staff_number: str) -> Step: ...

    def step(self, state: ConversationState, incoming: Incoming) -> Step: ...


GREETING = ("您好，这里是幺二三三三。", "我是智能客服，您有什么事请直接说，需要人工请按零。")
GOES_ON = ("不好意思，刚才断了一下。", "您请接着说。")
STILL_THERE = ("您好，您还在吗？",)
GOODBYE = ("没有听到您的声音，先挂断了，再见。",)
TO_PERSON = ("好的，这就为您转人工，请稍候。",)
PERSON_REQUESTED = re.compile("人工|转人|真人|找个人|接线员")
SENTENCES = re.compile(r"[^。？！；]+[。？！；]?")
BRACKETS = re.compile(r"[（(《【].*?[）)》】]")
#: Replies in a row that were not sure, after which a person takes over; silences after which the talk ends.
UNSURE, SILENCES = 2, 3
#: Sentences of an article that are spoken; who wants more asks on.
LONGEST = 4
SURE = ("answer", "refer", "refuse")


class PlainDialogue:
    def __init__(self, answer: Callable[[Sequence[Spoken]], Answer]) -> None:
        self._answer = answer

    def begin(self, staff_number: str) -> Step:
        return _spoken(ConversationState(staff_number=staff_number), GREETING, ReplyTone.GREETING)

    def step(self, state: ConversationState, incoming: Incoming) -> Step:
        match incoming:
            case CallerSpoke(text=text, is_final=True):
                answered = replace(state, turns=(*state.turns, Spoken(True, text, text)), silences=0)
                return (
                    self._to(answered, HandoverReason.REQUESTED)
                    if PERSON_REQUESTED.search(text)
                    else self._reply(answered)
                )
            case KeyPressed(key="0"):
                return self._to(state, HandoverReason.REQUESTED)
            case SeatChanged():
                return _spoken(state, GOES_ON, ReplyTone.ACKNOWLEDGE)
            case SilenceLasted():
                return self._silence(replace(state, silences=state.silences + 1))
            case SpokenUpTo(characters=played):
                return Step(_cut_off(state, played), ())
            case _:
                return Step(state, ())

    def _reply(self, state: ConversationState) -> Step:
        try:
            answer = self._answer(state.turns)
        except Unavailable:
            return self._to(state, HandoverReason.NOT_SURE)
        if answer.kind == "escalate":
            return self._to(state, HandoverReason.DANGER, urgent=True)
        unsure = 0 if answer.kind in SURE else state.unsure + 1
        state = replace(state, unsure=unsure, topics=tuple(dict.fromkeys((*state.topics, *answer.topics[:1]))))
        if unsure >= UNSURE:
            return self._to(state, HandoverReason.NOT_SURE)
        return _spoken(state, spoken_sentences(answer.sentences), ReplyTone.ANSWER, answer.topics)

    def _silence(self, state: ConversationState) -> Step:
        if state.silences >= SILENCES:
            step = _spoken(state, GOODBYE, ReplyTone.FAREWELL)
            return Step(step.state, (*step.outgoing, Finish(EndReason.SILENCE)))
        return _spoken(state, STILL_THERE, ReplyTone.PROMPT)

    def _to(self, state: ConversationState, reason: HandoverReason, *, urgent: bool = False) -> Step:
        questions = [turn.text for turn in state.turns if turn.by_caller]
        summary = f"来电人问：{'；'.join(questions[-2:])}" if questions else "来电人未说明事由。"
        over = HandOver(reason, summary[:200], is_urgent=urgent, topics=state.topics)
        step = _spoken(state, TO_PERSON, ReplyTone.HANDOVER, is_interruptible=False)
        return Step(step.state, (*step.outgoing, over))


def spoken_sentences(sentences: Sequence[str]) -> tuple[str, ...]:
    """A few sentences without brackets."""
    pieces = [piece.strip() for text in sentences for piece in SENTENCES.findall(BRACKETS.sub("", text))]
    return tuple(piece for piece in pieces if piece)[:LONGEST]


def _spoken(
    state: ConversationState,
    sentences: tuple[str, ...],
    tone: ReplyTone,
    topics: tuple[str, ...] = (),
    *,
    is_interruptible: bool = True,
) -> Step:
    reply = state.replies + 1
    state_after = replace(
        state, replies=reply, turns=(*state.turns, Spoken(False, "".join(sentences), "".join(sentences), topics))
    )
    return Step(state_after, (Speak(reply, sentences, tone, topics, is_interruptible=is_interruptible),))


def _cut_off(state: ConversationState, characters: int) -> ConversationState:
    """The seat's last turn, as far as it was heard."""
    at = next((at for at in range(len(state.turns) - 1, -1, -1) if not state.turns[at].by_caller), None)
    if at is None:
        return state
    cut_off = replace(state.turns[at], text=state.turns[at].text[:characters])
    return replace(state, turns=(*state.turns[:at], cut_off, *state.turns[at + 1 :]))
