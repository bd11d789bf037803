"""What is known about the backup, as the audit trail and an alarm need it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class BackupState:
    """``problems``: what an operator must see to, in words.

    ``done``: action of the audit trail (``backup.made``, ``backup.drilled`` …) -> when it was done last. ``failed``:
    those of them that did not succeed.
    """

    problems: tuple[str, ...] = ()
    done: Mapping[str, datetime] = field(default_factory=dict)
    failed: frozenset[str] = frozenset()


def subject_of(at: datetime) -> str:
    return f"backup/{at:%Y%m%dT%H%M%SZ}"
