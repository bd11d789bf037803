"""What a caller and an AI seat have said, stored after each turn: another seat goes on with it, a person reads it.

One entry a call in the bucket ``spoken``, sealed for that call. It is forgotten a day after its last turn.
"""

import msgspec

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import conversation_to_go_on, seal_text
from hotline.infrastructure.sealing_aside import aside
from hotline.kernel.sealed import Sealed

BUCKET = "spoken"


class SpokenTurn(msgspec.Struct, frozen=True):
    """A turn of the talk. The seat's text is what the caller heard of it."""

    by_caller: bool
    text: str


class Instructed(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a leader, by number, instructed the seat to do. ``why_not``: why it could not, "" where it did."""

    kind: str
    leader: str
    text: str = ""
    why_not: str = ""


class SpokenTalk(msgspec.Struct, frozen=True, omit_defaults=True):
    """``agent``: the AI seat. ``state``: of the conversation, for the seat that goes on.

    The others are of a hand-over, "" before: ``summary`` for the desk, ``reason`` why, ``level`` and ``unrest`` of
    unrest. ``instructions``: of leaders, in their order.
    """

    agent: str
    turns: tuple[SpokenTurn, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str = ""
    reason: str = ""
    level: str = ""
    unrest: str = ""
    instructions: tuple[Instructed, ...] = ()
    state: msgspec.Raw = msgspec.Raw(b"{}")


def _about(call: str) -> str:
    return f"spoken/{call}"


async def store(bus: Bus, call: str, talk: SpokenTalk) -> None:
    sealed = await aside(seal_text, msgspec.json.encode(talk).decode(), _about(call))
    await bus.bucket(BUCKET, Sealed).put(call, sealed)


async def load(bus: Bus, call: str) -> SpokenTalk | None:
    """None where no AI seat has had the caller, or the key is destroyed."""
    found = await bus.bucket(BUCKET, Sealed).get(call)
    if found is None:
        return None
    try:
        return msgspec.json.decode(await aside(conversation_to_go_on, found[0], _about(call)), type=SpokenTalk)
    except KeyError:
        return None
