"""Data of a supervision: leader, mode, the leader's leg, and what the leg is connected to."""

from datetime import datetime
from enum import StrEnum

import msgspec


class Mode(StrEnum):
    LISTEN = "listen"  # hears agent and caller, heard by nobody
    WHISPER = "whisper"  # heard by the agent alone
    BARGE = "barge"  # all hear all
    TAKE_OVER = "take_over"  # has the caller; the agent is released


class Post(msgspec.Struct, frozen=True):
    """How a leader hears a talk: ``members`` of ``bridge`` and the ``agent`` among them, all by channel.

    ``tap``: the snoop on the agent's channel; "" when the leader is in the bridge, or when Asterisk removed the snoop.
    """

    bridge: str
    members: tuple[str, ...]
    agent: str
    mode: Mode
    tap: str = ""


class Supervision(msgspec.Struct, frozen=True):
    """``channel``: the leader's leg. ``answered_at``: None while it rings. ``post``: None while nobody talks."""

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
        """The tap through which the leader hears; "" without one."""
        return self.post.tap if self.post is not None else ""
