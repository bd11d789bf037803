"""The check of a campaign: each row of its list becomes an entry, sealed, or a problem.

One transaction writes all that it finds, so that a worker that dies in the middle leaves nothing, and the next one
begins anew.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched

import msgspec
from django.db import transaction

from hotline.domains.platform.citizens.queries.blocks import blocked_indexes
from hotline.domains.service.campaigns.actions.lists import ListRow, rows_of
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignProblem
from hotline.domains.service.campaigns.queries.campaigns import about, windows_of
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignStage, EntryProblem
from hotline.domains.service.campaigns.rules.spoken import is_missing_value
from hotline.domains.service.messaging.queries.barred_numbers import bars_of
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.events.campaigns import CampaignChecked, CampaignMoved
from hotline.infrastructure import audit
from hotline.infrastructure.key_service.port import Clear
from hotline.infrastructure.row_change import emit, free_rows
from hotline.infrastructure.sealing import number_indexes, sealing_keys
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.masking import mask_number
from hotline.kernel.random_draws import draw_by_digest
from hotline.kernel.sealed import Place

#: Rows that are sealed and written at once.
AT_ONCE = 500
MAX_VALUE = 200


class EntryDetails(msgspec.Struct, frozen=True):
    """What an agent reads of a citizen: sealed in the entry. ``values``: heading -> value."""

    name: str
    values: dict[str, str]


@transaction.atomic
def check(*, campaign: str) -> bool:
    """Read the list and make its entries. Nothing where another worker is at it. Safe to repeat."""
    row = free_rows(Campaign.objects.filter(pk=campaign, stage=CampaignStage.CHECKING.value)).first()
    if row is None:
        return False
    row.entries.all().delete()
    row.refused.all().delete()
    found = _Check(row)
    try:
        for some in batched(rows_of(row), AT_ONCE, strict=False):
            found.take(some)
        found.draw()
    except (Invalid, NotFound) as error:
        row.failure = error.message[:200]
        _move(row, CampaignStage.UPLOADED)
        audit.record(by="system", action="campaigns.checked", about=about(campaign), outcome="failed")
        return True
    row.callable_count = found.good
    row.problems = {problem.value: found.problems[problem] for problem in EntryProblem if found.problems[problem]}
    checked = CampaignChecked(found.good, sum(row.problems.values()))
    emit(row, checked, subject=about(campaign), actor=SYSTEM)
    _move(row, CampaignStage.CHECKED)
    detail = {"check": row.check_number, "count": row.callable_count, **row.problems}
    audit.record(by="system", action="campaigns.checked", about=about(campaign), **detail)
    return True


def _move(row: Campaign, stage: CampaignStage) -> None:
    emit(row, CampaignMoved(stage.value, row.stage, str(SYSTEM)), subject=about(row.pk), actor=SYSTEM)
    row.stage = stage.value
    row.save()


@dataclass
class _Check:
    """Goes through the rows; then writes an entry for each that is drawn, or for all, and a problem for the others."""

    row: Campaign
    good: int = 0
    problems: Counter[EntryProblem] = field(default_factory=Counter)
    _good: list[ListRow] = field(default_factory=list)
    _seen: set[str] = field(default_factory=set)
    _at: datetime = field(default_factory=now)

    def __post_init__(self) -> None:
        self._due = windows_of(self.row).next_open(self._at)
        self._blocked = blocked_indexes()
        self._is_spoken = self.row.mode == CampaignMode.AI_SEATS.value

    def take(self, rows: Sequence[ListRow]) -> None:
        owners = {index: number for number in {row.number for row in rows} - {""} for index in number_indexes(number)}
        blocked = {owners[index] for index in owners.keys() & self._blocked}
        bars = bars_of(owners)
        bad: list[tuple[ListRow, EntryProblem]] = []
        for row in rows:
            if problem := self._problem(row, bars.get(row.number, set()), is_blocked=row.number in blocked):
                bad.append((row, problem))
            else:
                self._good.append(row)
                self._seen.add(row.number)
        self._refuse(bad)

    def draw(self) -> None:
        """Each that may be rung is equally likely; the same list with the same seed gives the same ones."""
        drawn = self._good
        if size := self.row.sample_size:
            lines = set(draw_by_digest((str(row.line) for row in self._good), self.row.seed, size))
            drawn = [row for row in self._good if str(row.line) in lines]
            self._refuse([(row, EntryProblem.NOT_DRAWN) for row in self._good if str(row.line) not in lines])
        for some in batched(drawn, AT_ONCE, strict=False):
            self._write(some)

    def _refuse(self, rows: Sequence[tuple[ListRow, EntryProblem]]) -> None:
        CampaignProblem.objects.bulk_create(
            CampaignProblem(campaign=self.row, line=row.line, problem=why.value, number_masked=mask_number(row.number))
            for row, why in rows
        )
        self.problems.update(why for _, why in rows)

    def _problem(self, row: ListRow, bars: set[Bar], *, is_blocked: bool) -> EntryProblem | None:
        checks = (
            (not row.number, EntryProblem.BAD_NUMBER),
            (row.number in self._seen, EntryProblem.DOUBLE),
            (is_blocked, EntryProblem.BLOCKED),
            (Bar.BLACKLISTED in bars, EntryProblem.BLACKLISTED),
            (Bar.OPTED_OUT in bars, EntryProblem.OPTED_OUT),
            (self._is_spoken and is_missing_value(self.row.script, row.values), EntryProblem.MISSING),
        )
        return row.problem or next((problem for holds, problem in checks if holds), None)

    def _write(self, rows: Sequence[ListRow]) -> None:
        ids = [f"{self.row.pk}-{row.line}" for row in rows]
        clear = list(self._clear(ids, rows))
        sealed = sealing_keys().seal_all(clear) if clear else []
        CampaignEntry.objects.bulk_create(
            CampaignEntry(
                id=id,
                campaign=self.row,
                line=row.line,
                about=row.about,
                next_at=self._due,
                number_masked=number.masked,
                number_cipher=number.cipher,
                number_index=number.index,
                details_cipher=details.cipher,
            )
            for id, row, number, details in zip(ids, rows, sealed[::2], sealed[1::2], strict=True)
        )
        self.good += len(ids)

    def _clear(self, ids: Sequence[str], rows: Sequence[ListRow]) -> Iterator[Clear]:
        for id, row in zip(ids, rows, strict=True):
            values = {name: row.values.get(name, "")[:MAX_VALUE] for name in self.row.variables}
            details = EntryDetails(row.values.get(self.row.name_column, "")[:MAX_VALUE], values)
            yield Clear(row.number, mask_number(row.number), Place(*CampaignEntry.number.place_of(id=id)))
            text = msgspec.json.encode(details).decode()
            yield Clear(text, "…", Place(*CampaignEntry.details.place_of(id=id)))
