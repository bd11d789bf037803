"""A leader with a call, as data: who, how, through which leg, and what the leg is tied to at the moment."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Mode(StrEnum):
    LISTEN = "listen"  # hears agent and caller, heard by nobody
    WHISPER = "whisper"  # heard by the agent alone
    BARGE = "barge"  # all hear all
    TAKE_OVER = "take_over"  # has the caller; the agent is released


class Post(msgspec.Struct, frozen=True):
    """Where a leader hears a talk: the ``members`` of ``bridge``, one of whom is the ``agent``, all by channel.

    ``tap`` is the snoop on the agent's channel; "" in the bridge itself, or when Asterisk took the snoop away.
    """

    bridge: str
    members: tuple[str, ...]
    agent: str
    mode: Mode
    tap: str = ""


class Supervision(msgspec.Struct, frozen=True):
    """``channel`` is the leader's leg, ``answered_at`` None while it rings; ``post`` None while nobody talks."""

    id: str
    leader: str
    mode: Mode
    reason: str
    endpoint: str
    channel: str
    requested_at: datetime = msgspec.field(name="asked_at")
    answered_at: datetime | None = None
    post: Post | None = None

    @property
    def tap(self) -> str:
        """What the leader hears through, "" when by no tap."""
        return self.post.tap if self.post is not None else ""
