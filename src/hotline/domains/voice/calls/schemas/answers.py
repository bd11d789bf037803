"""What the desk and the leaders' page are answered with. Live documents go in as they are held."""

from datetime import datetime
from typing import Annotated, Self

import msgspec

from hotline.domains.voice.calls.rules.ai_seat_instruction import InstructionKind
from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.domains.voice.calls.rules.figures import AgentFigures
from hotline.domains.voice.routing.ports import AgentDoc, QueueDoc
from hotline.infrastructure.spoken_talks import SpokenTalk
from hotline.kernel.masking import mask_numbers_in
from hotline.kernel.published import known


class PhoneAccount(msgspec.Struct, frozen=True):
    """All that a phone needs to register: ``uri`` its address, ``socket`` the path of SIP over WebSocket."""

    endpoint: str
    username: str
    password: str
    uri: str
    socket: str


class DeskSnapshot(msgspec.Struct, frozen=True):
    """The desk as it is now. ``agent`` is null before the first sign-in, ``call`` without a call in hand.

    ``reasons`` are those of not ready; ``desk`` names the sign-in; ``seq`` counts the web process's changes.
    """

    agent: AgentDoc | None
    call: CallDoc | None
    queues: list[QueueDoc]
    figures: AgentFigures | None
    reasons: tuple[str, ...]
    desk: str
    seq: int
    now: datetime


class SeatTaken(msgspec.Struct, frozen=True):
    """The answer to a sign-in: the seat, the phone for it, the reasons of not ready, the sign-in's name."""

    agent: AgentDoc
    phone: PhoneAccount
    reasons: tuple[str, ...]
    desk: str


class NewPhone(msgspec.Struct, frozen=True):
    """``phone`` is null for a leader who is signed in at a desk and has one."""

    phone: PhoneAccount | None


class AgentNow(msgspec.Struct, frozen=True):
    """The agent's document after the command."""

    agent: AgentDoc


class CallBegun(msgspec.Struct, frozen=True):
    """The id of the call that was dialled, or that the leader is with now."""

    call: str


class Done(msgspec.Struct, frozen=True):
    """The command was carried out; the live documents show what came of it."""

    ok: bool = True


class AiTurn(msgspec.Struct, frozen=True):
    """A turn of a caller and an AI seat. The seat's text is what the caller heard of it."""

    by_caller: bool
    text: str


class AiInstruction(msgspec.Struct, frozen=True):
    """What a leader instructed the seat to do. ``why_not``: why it could not, "" where it did."""

    kind: Annotated[str, known(*InstructionKind)]
    text: str
    leader: str
    why_not: str


class AiTalk(msgspec.Struct, frozen=True):
    """What the caller has said to an AI seat, ``agent``. ``summary``: for who goes on, "" while it talks.

    ``level`` of unrest by name, "" for none.
    """

    agent: str
    summary: str
    level: str
    turns: list[AiTurn]
    instructions: list[AiInstruction]


class AiTalkBefore(msgspec.Struct, frozen=True):
    """``talk`` is null where no AI seat has had the caller."""

    talk: AiTalk | None

    @classmethod
    def of(cls, talk: SpokenTalk | None, *, is_masked: bool = False) -> Self:
        """``is_masked``: for who has not got the caller."""
        if talk is None:
            return cls(None)
        turns = [AiTurn(turn.by_caller, mask_numbers_in(turn.text) if is_masked else turn.text) for turn in talk.turns]
        instructions = [AiInstruction(each.kind, each.text, each.leader, each.why_not) for each in talk.instructions]
        return cls(AiTalk(talk.agent, talk.summary, talk.level, turns, instructions))
