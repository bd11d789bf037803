"""The one way to change a row. In one transaction: lock, change, save, announce its facts, write the audit trail."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.db.models import Model, QuerySet

from hotline.events.envelope import Fact
from hotline.infrastructure import audit, outbox
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.errors import NotFound


@dataclass
class Change[Row: Model]:
    """A row that is being changed."""

    row: Row
    #: A staff number, or ``system``.
    by: str
    #: Subject of the facts and of the audit rows, such as ``wall/hall``.
    about: str
    at: datetime = field(default_factory=lambda: datetime.now(UTC))
    _facts: list[Fact] = field(default_factory=list)
    _actions: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def announce(self, fact: Fact) -> None:
        self._facts.append(fact)

    def record(self, action: str, **detail: Any) -> None:
        """Add an audit row with an action such as ``walls.publish``. ``detail`` must hold no personal data."""
        self._actions.append((action, detail))

    def save(self) -> None:
        """Save the row, its facts and its audit rows.

        Without a recorded action nothing is saved: each change leaves a trace.
        """
        if not self._actions:
            return
        self.row.save()
        actor = SYSTEM if self.by == str(SYSTEM) else Actor.staff(self.by)
        for fact in self._facts:
            outbox.announce(fact, subject=self.about, actor=actor, at=self.at)
        for action, detail in self._actions:
            audit.record(by=self.by, action=action, about=self.about, **detail)


@contextmanager
def changing[Row: Model](rows: QuerySet[Row], *, by: str, about: str, missing: str) -> Iterator[Change[Row]]:
    """The one row of ``rows``, locked until the end. Raises NotFound with the text ``missing``."""
    with transaction.atomic():
        row = rows.select_for_update(of=("self",)).first()
        if row is None:
            raise NotFound(missing)
        change = Change(row, by, about)
        yield change
        change.save()
