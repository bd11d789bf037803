"""The check of a mass sending: each row of its table becomes a text, sealed and held, or a problem.

One transaction writes all that it finds, so that a worker that dies in the middle leaves nothing, and the next one
begins anew.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import batched

from django.db import transaction
from django.db.models import Q

from hotline.domains.service.messaging.models import MassProblem, MassSending, PortedNumber, Text
from hotline.domains.service.messaging.queries.accounts import terms_of
from hotline.domains.service.messaging.queries.barred_numbers import bars_of
from hotline.domains.service.messaging.queries.mass import about
from hotline.domains.service.messaging.rules.carriers.content import (
    Capabilities,
    UnsendableContent,
    parts_of,
    price_of,
)
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.rules.carriers.routes import Terms, route
from hotline.domains.service.messaging.rules.mass import (
    APPROVED_STAGES,
    MAX_ROWS,
    MassStage,
    RowProblem,
    Wording,
    headings_of,
    mobile_in,
    rendered,
)
from hotline.domains.service.messaging.rules.permits import DAY, Bar
from hotline.domains.service.messaging.rules.texts import PRIORITIES, Purpose, Sending
from hotline.infrastructure import audit
from hotline.infrastructure.key_service.port import Clear
from hotline.infrastructure.row_change import free_rows
from hotline.infrastructure.sealing import number_indexes, opened_to_send, sealing_keys
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.sealed_store import read_stored
from hotline.infrastructure.workbooks.parser import TableLimits
from hotline.infrastructure.workbooks.reader import read_large_table
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.masking import mask_number
from hotline.kernel.sealed import Place
from hotline.kernel.tables import TableRow, text_of

LIMITS = TableLimits(max_rows=MAX_ROWS + 1, max_columns=50)
#: Rows that are sealed and written at once.
AT_ONCE = 500


@transaction.atomic
def check(*, mass: str) -> bool:
    """Read the table and make its texts, held. Nothing where another worker is at it. Safe to repeat."""
    row = free_rows(MassSending.objects.filter(pk=mass, stage=MassStage.CHECKING.value)).first()
    if row is None:
        return False
    Text.objects.filter(mass=mass, sending=Sending.HELD.value).delete()
    row.refused.all().delete()
    try:
        headings, rows = read_rows(b"".join(read_stored(row.file)))
    except (Invalid, NotFound) as error:
        row.stage, row.failure = MassStage.UPLOADED.value, error.message[:200]
        row.save()
        audit.record(by="system", action="texts.mass_checked", about=about(mass), outcome="failed")
        return True
    found = _Check(row, headings)
    for some in batched(rows, AT_ONCE, strict=False):
        found.take(some)
    row.sendable, row.parts, row.price = found.sendable, found.parts, found.price
    row.problems = {problem.value: found.problems[problem] for problem in RowProblem if found.problems[problem]}
    row.stage = MassStage.CHECKED.value
    row.save()
    detail = {"check": row.check_number, "count": row.sendable, **row.problems}
    audit.record(by="system", action="texts.mass_checked", about=about(mass), **detail)
    return True


def read_rows(content: bytes) -> tuple[list[str], Sequence[TableRow]]:
    """Headings and rows of an uploaded table. Raises Invalid ``unreadable_file``."""
    rows = read_large_table(content, LIMITS)
    if len(rows) < 2:
        raise Invalid("表格没有数据行，请补上后重新上传。", code="unreadable_file")
    try:
        return headings_of([text_of(cell)[:100] for cell in rows[0].cells]), rows[1:]
    except ValueError as error:
        raise Invalid(str(error), code="unreadable_file") from error


@dataclass
class _Check:
    """Goes through the rows and writes a text, or a problem, for each."""

    row: MassSending
    headings: Sequence[str]
    sendable: int = 0
    parts: int = 0
    price: Decimal = Decimal(0)
    problems: Counter[RowProblem] = field(default_factory=Counter)
    _seen: set[str] = field(default_factory=set)
    _at: datetime = field(default_factory=now)

    def __post_init__(self) -> None:
        self._wording = Wording(self.row.template, self.row.number_column, self.row.columns)
        self._terms = {name: terms_of(chosen) for name, chosen in settings().texts.accounts.items()}

    def take(self, rows: Sequence[TableRow]) -> None:
        values = {row.number: dict(zip(self.headings, map(text_of, row.cells), strict=False)) for row in rows}
        numbers = {line: mobile_in(cells.get(self._wording.number_column, "")) for line, cells in values.items()}
        known = _KnownNumbers.of([number for number in numbers.values() if number], self.row.pk, self._at)
        good: list[tuple[int, str, str]] = []
        bad: list[tuple[int, str, RowProblem]] = []
        for line, cells in values.items():
            number = numbers[line]
            text, problem = self._validated(number, cells, known)
            if problem is None:
                good.append((line, number, text))
            else:
                bad.append((line, number, problem))
            self._seen.add(number)
        self._write(good)
        MassProblem.objects.bulk_create(
            MassProblem(mass=self.row, line=line, problem=why.value, number_masked=mask_number(number))
            for line, number, why in bad
        )
        self.problems.update(why for _, _, why in bad)

    def _validated(
        self, number: str, cells: Mapping[str, str], known: "_KnownNumbers"
    ) -> tuple[str, RowProblem | None]:
        if not number:
            return "", RowProblem.BAD_NUMBER
        if number in self._seen:
            return "", RowProblem.DOUBLE
        bars = known.bars.get(number, set())
        if Bar.BLACKLISTED in bars:
            return "", RowProblem.BLACKLISTED
        if bars:
            return "", RowProblem.OPTED_OUT
        text = rendered(self._wording, cells)
        if text is None:
            return "", RowProblem.MISSING
        if text in known.earlier.get(number, ()):
            return "", RowProblem.EARLIER
        return self._measured(number, text, known.ported.get(number))

    def _measured(self, number: str, text: str, ported: Carrier | None) -> tuple[str, RowProblem | None]:
        terms = Terms(frozenset(), Capabilities(), "")
        if self._terms:
            account = route(number, self._terms, ported=ported)
            if account is None:
                return "", RowProblem.UNSENDABLE
            terms = self._terms[account]
        try:
            parts = parts_of(text, terms.capabilities, reference=0, signature=terms.signature)
        except UnsendableContent:
            return "", RowProblem.UNSENDABLE
        self.parts += len(parts)
        self.price += price_of(parts, terms.capabilities)
        self.sendable += 1
        return text, None

    def _write(self, rows: Sequence[tuple[int, str, str]]) -> None:
        ids = [f"{self.row.pk}-{line}" for line, _, _ in rows]
        clear = list(_clear(ids, rows))
        sealed = sealing_keys().seal_all(clear) if clear else []
        Text.objects.bulk_create(
            Text(
                id=id,
                mass=self.row.pk,
                mass_line=line,
                purpose=Purpose.MASS.value,
                priority=PRIORITIES[Purpose.MASS],
                sending=Sending.HELD.value,
                by_carrier=bool(self._terms),
                requested_at=self._at,
                due_at=self._at,
                number_masked=number.masked,
                number_cipher=number.cipher,
                number_index=number.index,
                text_cipher=text.cipher,
            )
            for id, (line, _, _), number, text in zip(ids, rows, sealed[::2], sealed[1::2], strict=True)
        )


def _clear(ids: Sequence[str], rows: Sequence[tuple[int, str, str]]) -> Iterator[Clear]:
    for id, (_, number, text) in zip(ids, rows, strict=True):
        yield Clear(number, mask_number(number), Place(*Text.number.place_of(id=id)))
        yield Clear(text, "…", Place(*Text.text.place_of(id=id)))


@dataclass(frozen=True)
class _KnownNumbers:
    """What is known of some numbers, by the number. ``earlier``: what another mass sending sent it, or is to."""

    bars: Mapping[str, set[Bar]]
    ported: Mapping[str, Carrier]
    earlier: Mapping[str, set[str]]

    @classmethod
    def of(cls, numbers: Sequence[str], mass: str, at: datetime) -> "_KnownNumbers":
        owners = {index: number for number in set(numbers) for index in number_indexes(number)}
        ported = PortedNumber.objects.filter(number_index__in=owners).values_list("number_index", "carrier")
        return cls(
            bars_of(owners), {owners[index]: Carrier(carrier) for index, carrier in ported}, _earlier(owners, mass, at)
        )


def _earlier(owners: Mapping[str, str], mass: str, at: datetime) -> Mapping[str, set[str]]:
    """Number -> texts of other mass sendings that left for it within a day, or are approved to. ``owners``: by index.

    Nobody reads them: they are compared with what is to be sent.
    """
    approved = MassSending.objects.filter(stage__in=APPROVED_STAGES).exclude(pk=mass).values_list("id", flat=True)
    to_leave = Q(mass__in=list(approved), sending__in=(Sending.HELD.value, Sending.WAITING.value))
    rows = Text.objects.filter(number_index__in=owners).exclude(mass__in=("", mass))
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows.filter(to_leave | Q(left_at__gt=at - DAY)).exclude(sending=Sending.FAILED.value):
        try:
            found[owners[row.number_index]].add(opened_to_send(row.text))
        except KeyError:
            continue  # its key was destroyed
    return found
