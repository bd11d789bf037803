"""What an AI seat answers. The conversation runs in the web workers, which have the articles."""

import re
from typing import Protocol

import msgspec

from hotline.domains.understanding.conversation.rules import wording
from hotline.domains.understanding.conversation.rules.hand_over import handed_over
from hotline.domains.understanding.conversation.rules.messages import (
    HandoverReason,
    Incoming,
    Outgoing,
    SpeechBegan,
    SpokenUpTo,
)
from hotline.domains.understanding.conversation.rules.replies import Step, truncated
from hotline.domains.understanding.conversation.rules.state import ConversationState
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable

SUBJECT = "assistant.converse"
#: Longer than an answer takes on a busy machine, shorter than a caller's patience.
ANSWER_SECONDS = 6.0


class StepRequest(msgspec.Struct, frozen=True):
    """``assistant.converse``: what happened in a conversation. ``incoming`` None: it begins, with
    ``staff_number`` and ``no_mobile``; ``dialled``: the call that the seat ``agent`` has dialled, "" for a caller.
    """

    staff_number: str = ""
    #: The caller's number is withheld or no mobile phone.
    no_mobile: bool = False
    agent: str = ""
    dialled: str = ""
    state: ConversationState = ConversationState()
    incoming: Incoming | None = None


class StepReply(msgspec.Struct, frozen=True):
    """Not ``known``: there is no answer now."""

    known: bool = False
    state: ConversationState = ConversationState()
    outgoing: tuple[Outgoing, ...] = ()


def staff_number(agent: str) -> str:
    """As a seat says it in its greeting: AI01 is 01."""
    return re.sub(r"\D", "", agent)


class Dialogue(Protocol):
    async def begin(self, agent: str, *, no_mobile: bool = False, dialled: str = "") -> Step: ...

    async def step(self, state: ConversationState, incoming: Incoming) -> Step: ...


class BusDialogue:
    """Where no web worker answers, the caller gets a person."""

    def __init__(self, bus: Bus) -> None:
        self._bus = bus

    async def begin(self, agent: str, *, no_mobile: bool = False, dialled: str = "") -> Step:
        return await self._request(StepRequest(staff_number(agent), no_mobile, agent, dialled))

    async def step(self, state: ConversationState, incoming: Incoming) -> Step:
        match incoming:
            case SpeechBegan():
                return Step(state, ())
            case SpokenUpTo(reply=reply, characters=characters):
                return Step(truncated(state, reply, characters), ())
            case _:
                return await self._request(StepRequest(state=state, incoming=incoming))

    async def _request(self, request: StepRequest) -> Step:
        try:
            reply = await self._bus.request(SUBJECT, request, StepReply, ANSWER_SECONDS)
        except Unavailable:
            reply = StepReply()
        if reply.known:
            return Step(reply.state, reply.outgoing)
        return handed_over(request.state, HandoverReason.NOT_SURE, wording.STILL_UNSURE)
