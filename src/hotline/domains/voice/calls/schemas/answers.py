"""What the desk and the leaders' page are answered with. Live documents go in as they are held."""

from datetime import datetime

import msgspec

from hotline.domains.voice.calls.rules.call_doc import CallDoc
from hotline.domains.voice.calls.rules.figures import AgentFigures
from hotline.domains.voice.routing.ports import AgentDoc, QueueDoc


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
