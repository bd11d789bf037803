"""The one way to lock rows and the one way to change a row.

A change is one transaction: lock, change, save, announce the facts, write the audit trail. Code that only holds a row
while it writes others, or that has to do something after the save, locks the row and saves it itself.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from hotline.events.envelope import Envelope, Fact
from hotline.infrastructure import audit, outbox
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.clock import now
from hotline.kernel.errors import NotFound


def locked[Row: Model](rows: QuerySet[Row], *, missing: str, code: str | None = None) -> Row:
    """Lock the one row of ``rows`` until the transaction ends. Raises NotFound with the text ``missing``."""
    row = locked_if_there(rows)
    if row is None:
        raise NotFound(missing, code=code)
    return row


def locked_if_there[Row: Model](rows: QuerySet[Row]) -> Row | None:
    """Lock the one row of ``rows``; None when there is none, or none any more."""
    return rows.select_for_update(of=("self",)).first()


def free_rows[Row: Model](rows: QuerySet[Row]) -> QuerySet[Row]:
    """Lock those rows that no other transaction holds: for jobs of which several run side by side."""
    return rows.select_for_update(of=("self",), skip_locked=True)


def emit(
    row: Any, fact: Fact, *, subject: str, actor: Actor, at: datetime | None = None, alone: bool = False
) -> Envelope:
    """Announce a fact under the row's next number, ``row.seq``. The row must be locked; the caller saves it.

    ``alone``: no other code ever announces a fact of this subject.
    """
    event = outbox.announce(fact, subject=subject, actor=actor, at=at, after=row.seq, alone=alone)
    row.seq = event.seq
    return event


@dataclass
class Change[Row: Model]:
    """A row that is being changed."""

    row: Row
    #: A staff number, or ``system``.
    by: str
    #: Subject of the facts and of the audit rows, such as ``wall/hall``.
    about: str
    at: datetime = field(default_factory=now)
    _facts: list[Fact] = field(default_factory=list)
    _actions: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def announce(self, fact: Fact) -> None:
        self._facts.append(fact)

    def record(self, action: str, **detail: Any) -> None:
        """Add an audit row with an action such as ``walls.publish``. ``detail`` must hold no personal data."""
        self._actions.append((action, detail))

    def save(self) -> None:
        """Save the row, its facts and its audit rows.

        Without a fact or a recorded action nothing is saved: each change leaves a trace. A row with a column ``seq``
        numbers its own facts.
        """
        if not self._actions and not self._facts:
            return
        actor = SYSTEM if self.by == str(SYSTEM) else Actor.staff(self.by)
        for fact in self._facts:
            if hasattr(self.row, "seq"):
                emit(self.row, fact, subject=self.about, actor=actor, at=self.at)
            else:
                outbox.announce(fact, subject=self.about, actor=actor, at=self.at)
        self.row.save()
        for action, detail in self._actions:
            audit.record(by=self.by, action=action, about=self.about, **detail)


@contextmanager
def changing[Row: Model](rows: QuerySet[Row], *, by: str, about: str, missing: str) -> Iterator[Change[Row]]:
    """The one row of ``rows``, locked until the end. Raises NotFound with the text ``missing``."""
    with transaction.atomic():
        row = locked(rows, missing=missing)
        change = Change(row, by, about)
        yield change
        change.save()
