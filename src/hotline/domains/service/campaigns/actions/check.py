"""The check of a campaign: each row of its list becomes an entry, sealed, or a problem.

One transaction writes all that it finds, so that a worker that dies in the middle leaves nothing, and the next one
begins anew.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import batched

import msgspec
from django.db import transaction

from hotline.domains.platform.citizens.queries.blocking import blocked_indexes
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignProblem
from hotline.domains.service.campaigns.queries.campaigns import about, windows_of
from hotline.domains.service.campaigns.rules.campaign import CampaignStage, EntryProblem
from hotline.domains.service.messaging.actions.mass_check import read_rows
from hotline.domains.service.messaging.queries.barred_numbers import bars_of
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.domains.voice.callbacks.rules import number_of_citizen
from hotline.events.campaigns import CampaignChecked, CampaignMoved
from hotline.infrastructure import audit
from hotline.infrastructure.key_service.port import Clear
from hotline.infrastructure.row_change import emit, free_rows
from hotline.infrastructure.sealing import number_indexes, sealing_keys
from hotline.infrastructure.uploads.sealed_store import read_stored
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.masking import mask_number
from hotline.kernel.sealed import Place
from hotline.kernel.tables import TableRow, text_of

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
    try:
        headings, rows = read_rows(b"".join(read_stored(row.file)))
    except (Invalid, NotFound) as error:
        row.failure = error.message[:200]
        _move(row, CampaignStage.UPLOADED)
        audit.record(by="system", action="campaigns.checked", about=about(campaign), outcome="failed")
        return True
    found = _Check(row, headings)
    for some in batched(rows, AT_ONCE, strict=False):
        found.take(some)
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
    """Goes through the rows and writes an entry, or a problem, for each."""

    row: Campaign
    headings: Sequence[str]
    good: int = 0
    problems: Counter[EntryProblem] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)
    _at: datetime = field(default_factory=now)

    def __post_init__(self) -> None:
        self._due = windows_of(self.row).next_open(self._at)
        self._blocked = blocked_indexes()

    def take(self, rows: Sequence[TableRow]) -> None:
        values = {row.number: dict(zip(self.headings, map(text_of, row.cells), strict=False)) for row in rows}
        numbers = {line: _number_in(cells.get(self.row.number_column, "")) for line, cells in values.items()}
        owners = {index: number for number in set(numbers.values()) if number for index in number_indexes(number)}
        blocked = {owners[index] for index in owners.keys() & self._blocked}
        bars = bars_of(owners)
        good: list[tuple[int, str, Mapping[str, str]]] = []
        bad: list[tuple[int, str, EntryProblem]] = []
        for line, cells in values.items():
            number = numbers[line]
            if problem := self._problem(number, bars.get(number, set()), is_blocked=number in blocked):
                bad.append((line, number, problem))
            else:
                good.append((line, number, cells))
            self._seen.add(number)
        self._write(good)
        CampaignProblem.objects.bulk_create(
            CampaignProblem(campaign=self.row, line=line, problem=why.value, number_masked=mask_number(number))
            for line, number, why in bad
        )
        self.problems.update(why for _, _, why in bad)

    def _problem(self, number: str, bars: set[Bar], *, is_blocked: bool) -> EntryProblem | None:
        checks = (
            (not number, EntryProblem.BAD_NUMBER),
            (number in self._seen, EntryProblem.DOUBLE),
            (is_blocked, EntryProblem.BLOCKED),
            (Bar.BLACKLISTED in bars, EntryProblem.BLACKLISTED),
            (Bar.OPTED_OUT in bars, EntryProblem.OPTED_OUT),
        )
        return next((problem for holds, problem in checks if holds), None)

    def _write(self, rows: Sequence[tuple[int, str, Mapping[str, str]]]) -> None:
        ids = [f"{self.row.pk}-{line}" for line, _, _ in rows]
        clear = list(self._clear(ids, rows))
        sealed = sealing_keys().seal_all(clear) if clear else []
        CampaignEntry.objects.bulk_create(
            CampaignEntry(
                id=id,
                campaign=self.row,
                line=line,
                next_at=self._due,
                number_masked=number.masked,
                number_cipher=number.cipher,
                number_index=number.index,
                details_cipher=details.cipher,
            )
            for id, (line, _, _), number, details in zip(ids, rows, sealed[::2], sealed[1::2], strict=True)
        )
        self.good += len(ids)

    def _clear(self, ids: Sequence[str], rows: Sequence[tuple[int, str, Mapping[str, str]]]) -> Iterator[Clear]:
        for id, (_, number, cells) in zip(ids, rows, strict=True):
            values = {name: cells.get(name, "")[:MAX_VALUE] for name in self.row.variables}
            details = EntryDetails(cells.get(self.row.name_column, "")[:MAX_VALUE], values)
            yield Clear(number, mask_number(number), Place(*CampaignEntry.number.place_of(id=id)))
            text = msgspec.json.encode(details).decode()
            yield Clear(text, "…", Place(*CampaignEntry.details.place_of(id=id)))


def _number_in(cell: str) -> str:
    """The number as it is dialled; "" for what is none of a citizen."""
    try:
        return number_of_citizen(cell)
    except Invalid:
        return ""
