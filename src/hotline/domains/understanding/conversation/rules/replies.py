"""Makes a reply: its sentences for the voice and for the desk, its number, and what the state keeps of it."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.messages import Outgoing, ReplyTone, Speak
from hotline.domains.understanding.conversation.rules.speakable import sentences
from hotline.domains.understanding.conversation.rules.state import ConversationState, Spoken

#: How much slower and louder each time, faster and quieter by as much, and the limits.
SLOW, LOUD, SLOWEST, LOUDEST, FASTEST, QUIETEST = 0.85, 1.4, 0.7, 2.0, 1.2, 0.5
#: Replies that must be listened to.
UNINTERRUPTIBLE = {ReplyTone.ESCALATE, ReplyTone.HANDOVER}
#: Replies that are repeated on request.
SUBSTANTIAL = {
    ReplyTone.ANSWER,
    ReplyTone.REFER,
    ReplyTone.CONFIRM,
    ReplyTone.CASE,
    ReplyTone.PROGRESS,
    ReplyTone.CLARIFY,
}


class Step(NamedTuple):
    state: ConversationState
    outgoing: tuple[Outgoing, ...]


def spoken(
    state: ConversationState,
    text: str,
    tone: ReplyTone,
    topics: Sequence[str] = (),
    *,
    repeats: str = "",
) -> Step:
    """The step that says ``text``. ``repeats``: what of it is said again on request, everything when empty."""
    number = state.replies + 1
    speak = Speak(
        number,
        sentences(text),
        tone,
        tuple(topics),
        tone not in UNINTERRUPTIBLE,
        state.speed,
        state.loudness,
        written=text,
    )
    # An answer said anew is the same answer.
    last_answer = (repeats or text) if tone in SUBSTANTIAL else state.last_answer
    turn = Spoken(False, text, text, tuple(topics), is_business=bool(topics) or tone is ReplyTone.CLARIFY)
    state = replace(
        state,
        replies=number,
        last_reply=text,
        last_answer=last_answer,
        turns=(*state.turns, turn),
        topics=tuple(dict.fromkeys((*state.topics, *topics))),
    )
    return Step(state, (speak,))


def repeated(state: ConversationState, lead: str) -> Step:
    """The last answer, else the last reply, once more."""
    text = state.last_answer or state.last_reply
    if not text:
        return spoken(state, wording.NOTHING_SPOKEN, ReplyTone.PROMPT)
    if state.last_answer:
        return spoken(state, f"{lead}{text}", ReplyTone.ANSWER, repeats=text)
    step = spoken(state, f"{lead}{text}", ReplyTone.PROMPT)
    return Step(replace(step.state, last_reply=text), step.outgoing)


def continued(state: ConversationState) -> Step | None:
    """Say what a sound that was no speech has cut off of the last reply, from the sentence in which it came.

    None: nothing was cut off.
    """
    reached = state.turns[-1].text if state.turns and not state.turns[-1].by_caller else state.last_reply
    if reached == state.last_reply or not state.last_reply.startswith(reached):
        return None
    begins = max(reached.rfind(mark) for mark in "。！？；") + 1
    return spoken(state, state.last_reply[begins:], ReplyTone.PROMPT)


def slower(state: ConversationState) -> ConversationState:
    return replace(state, speed=max(SLOWEST, state.speed * SLOW))


def faster(state: ConversationState) -> ConversationState:
    return replace(state, speed=min(FASTEST, state.speed / SLOW))


def quieter(state: ConversationState) -> ConversationState:
    return replace(state, loudness=max(QUIETEST, state.loudness / LOUD))


def louder(state: ConversationState) -> ConversationState:
    return replace(state, loudness=min(LOUDEST, state.loudness * LOUD))


def truncated(state: ConversationState, reply: int, characters: int) -> ConversationState:
    """The state after the caller cut the last reply off: what did not reach him was not said."""
    if reply != state.replies or not state.turns or state.turns[-1].by_caller:
        return state
    turn = state.turns[-1]
    complete = max(1, len("".join(sentences(turn.text))))
    reached = turn.text[: len(turn.text) * min(characters, complete) // complete]
    return replace(state, turns=(*state.turns[:-1], replace(turn, text=reached, understood=reached)))
