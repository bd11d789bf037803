"""Runs one conversation: a pure machine from state and incoming message to the next state and outgoing messages."""

from dataclasses import dataclass
from typing import NamedTuple

from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.messages import Incoming, Outgoing, ReplyTone, Speak
from hotline.domains.understanding.conversation.rules.state import ConversationState


class Step(NamedTuple):
    state: ConversationState
    outgoing: tuple[Outgoing, ...]


GREETING = ("您好，这里是幺二三三三。", "我是智能客服，您有什么事请直接说，需要人工请说人工，或者按零。")


@dataclass(frozen=True)
class Conversation:
    knowledge: Knowledge

    def begin(self, staff_number: str) -> Step:
        """The first step of a call: who speaks, and that it is a machine."""
        state = ConversationState(staff_number=staff_number, replies=1)
        return Step(state, (Speak(1, GREETING, ReplyTone.GREETING),))

    def step(self, state: ConversationState, incoming: Incoming) -> Step:
        """The next state and what is to be done. The same state and message always give the same step."""
        return Step(state, ())
