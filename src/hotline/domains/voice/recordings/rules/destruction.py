"""Destruction of recordings whose storage time is over.

One person lists them, another approves, and a certificate records the result.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from cryptography.hazmat.primitives import hashes


class Stage(StrEnum):
    LISTED = "listed"
    APPROVED = "approved"
    DROPPED = "dropped"
    DONE = "done"


class DestructionOutcome(StrEnum):
    """What happened to a recording on a list.

    ``HELD`` and ``RETAINED``: a hold or a rule retains it since it was listed.
    """

    WAITING = ""
    DESTROYED = "destroyed"
    HELD = "held"
    RETAINED = "kept"


class Due(NamedTuple):
    """A recording on the list."""

    call: str
    #: SM3 (hex) of its sound.
    digest: str
    rule: str
    retained_until: date


def list_digest(items: Iterable[Due]) -> str:
    """SM3 over the list in its order."""
    sm3 = hashes.Hash(hashes.SM3())
    for item in items:
        sm3.update(f"{item.call}|{item.digest}|{item.rule}|{item.retained_until}\n".encode())
    return sm3.finalize().hex()


def approval_refusal(stage: Stage, listed_by: str, by: str) -> str:
    """Why ``by`` may not approve the list, in a sentence; "" when ``by`` may."""
    if stage is not Stage.LISTED:
        return drop_refusal(stage)
    return "清单须由他人批准，列出人不能自行批准。" if listed_by == by else ""


def drop_refusal(stage: Stage) -> str:
    messages = {
        Stage.APPROVED: "该清单已批准，正在销毁。",
        Stage.DROPPED: "该清单已作废。",
        Stage.DONE: "该清单已销毁完毕。",
    }
    return messages.get(stage, "")
