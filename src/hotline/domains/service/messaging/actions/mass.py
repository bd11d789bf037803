"""Mass sending until it is approved: uploaded, checked row by row, tried, submitted to a second person.

The check makes the texts, sealed and held. One transaction writes all that it finds, so that a worker that dies in the
middle leaves nothing, and the next one begins anew.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from itertools import batched

from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.ports import Approved
from hotline.domains.platform.approvals.queries.requests import is_pending
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.messaging.actions.texts import NewText, request_text
from hotline.domains.service.messaging.models import BarredNumber, MassProblem, MassSending, PortedNumber, Text
from hotline.domains.service.messaging.queries.accounts import terms_of
from hotline.domains.service.messaging.queries.mass import NONE, about
from hotline.domains.service.messaging.rules.carriers.content import (
    Capabilities,
    UnsendableContent,
    parts_of,
    price_of,
)
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.rules.carriers.routes import Terms, route
from hotline.domains.service.messaging.rules.mass import (
    MAX_ROWS,
    VARIABLE,
    MassStage,
    MassStep,
    RowProblem,
    Wording,
    headings_of,
    mobile_in,
    rendered,
    step_refusal,
    wording_problem,
)
from hotline.domains.service.messaging.rules.permits import Bar
from hotline.domains.service.messaging.rules.texts import PRIORITIES, Purpose, Sending
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.key_service.port import Clear
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing, free_rows
from hotline.infrastructure.sealing import number_indexes, seal_number, seal_text, sealing_keys
from hotline.infrastructure.settings import settings
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.sealed_store import discard, read_stored, store_sealed
from hotline.infrastructure.workbooks.parsing import TableLimits
from hotline.infrastructure.workbooks.reader import TABLES, read_large_table
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.masking import mask_number
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Place
from hotline.kernel.tables import TableRow, text_of

CHECK = "hotline.domains.service.messaging.jobs.check_mass"
FOLDER = "mass"
POLICY = UploadPolicy(TABLES, max_bytes=40 * MEGABYTE, code="unreadable_file", max_unpacked=400 * MEGABYTE)
LIMITS = TableLimits(max_rows=MAX_ROWS + 1, max_columns=50)
#: Rows that are sealed and written at once.
AT_ONCE = 500
MAX_NAME = 60


def upload(*, by: Principal, name: str, content: bytes) -> MassSending:
    """Store a table of numbers. Raises NotPermitted, Invalid ``unreadable_file``."""
    if not by.may(Permission.TEXTS_MASS):
        deny(by, Permission.TEXTS_MASS, FOLDER)
    file = admit(name, content, POLICY, by=by.number)
    headings, rows = _read(content)
    id, at = new_id("mass"), now()
    stored = store_sealed(FOLDER, id, at, content)
    try:
        with transaction.atomic():
            row = MassSending(
                id=id,
                name=file.name.rpartition(".")[0][:MAX_NAME] or file.name[:MAX_NAME],
                created_by=by.number,
                created_at=at,
                file=stored,
                headings=headings,
                rows=len(rows),
            )
            row.save(force_insert=True)
            audit.record(by=by.number, action="texts.mass_upload", about=about(id), rows=len(rows))
    except BaseException:
        discard(stored)
        raise
    return row


def request_check(*, by: Principal, id: str, name: str, wording: Wording) -> MassSending:
    """Have each row checked under this wording. What an earlier check found is dropped. Raises Invalid, Refused."""
    with mass_step(by, id, MassStep.CHECK) as change:
        row = change.row
        if why_not := wording_problem(wording, row.headings):
            raise Invalid(why_not, code="bad_wording")
        row.name = name.strip()[:MAX_NAME] or row.name
        row.template, row.number_column, row.columns = wording.template, wording.number_column, dict(wording.columns)
        row.stage, row.check_number, row.failure = MassStage.CHECKING.value, row.check_number + 1, ""
        change.record("texts.mass_check", check=row.check_number)
        jobs.defer(CHECK, mass=id)
    return row


@transaction.atomic
def check(*, mass: str) -> bool:
    """Read the table and make its texts, held. Nothing where another worker is at it. Safe to repeat."""
    row = free_rows(MassSending.objects.filter(pk=mass, stage=MassStage.CHECKING.value)).first()
    if row is None:
        return False
    Text.objects.filter(mass=mass, sending=Sending.HELD.value).delete()
    row.refused.all().delete()
    try:
        headings, rows = _read(b"".join(read_stored(row.file)))
    except (Invalid, NotFound) as error:
        row.stage, row.failure = MassStage.UPLOADED.value, str(error)[:200]
        row.save()
        return True
    found = _Check(row, headings)
    for some in batched(rows, AT_ONCE, strict=False):
        found.take(some)
    row.sendable, row.parts, row.price = found.sendable, found.parts, found.price
    row.problems = {problem.value: found.problems[problem] for problem in RowProblem if found.problems[problem]}
    row.stage = MassStage.CHECKED.value
    row.save()
    return True


def send_trial(*, by: Principal, id: str, number: str) -> None:
    """Send the wording to one's own telephone. Its variables stand as their names: no citizen's data goes there."""
    with mass_step(by, id, MassStep.TRY) as change:
        plain = mobile_in(number)
        if not plain:
            raise Invalid("请填写 11 位手机号码。", code="bad_number")
        name = new_id("trial")
        text = VARIABLE.sub(lambda found: f"〔{found[1].strip()}〕", change.row.template.strip())
        place = f"text/{name}"
        new = NewText(name, Purpose.REQUESTED, seal_number(plain, place, "to"), seal_text(text, place))
        request_text(new, at=change.at)
        change.record("texts.mass_try", number=mask_number(plain))


def submit(*, by: Principal, id: str, reason: str) -> MassSending:
    """Request that it may be sent. Another person approves. Raises Refused, Invalid."""
    with mass_step(by, id, MassStep.SUBMIT) as change:
        row = change.row
        if not row.sendable:
            raise Refused("没有可发送的号码，请检查表格。", code="nothing_to_send")
        bad = sum(row.problems.values())
        requests.submit(
            by=by,
            kind=ApprovalKind.MASS_TEXTS,
            about=change.about,
            title=f"短信群发“{row.name}”：{row.sendable} 个号码",
            reason=reason,
            payload={"check": row.check_number},
            facts=[
                ("短信内容", row.template),
                ("号码", f"{row.sendable} 个（另有 {bad} 行不发送）"),
                ("计费条数", f"{row.parts} 条"),
                ("预计费用", f"{row.price:.2f} 元"),
                ("批准后", "由申请人开始发送"),
            ],
        )
        change.record("texts.mass_submit", check=row.check_number, count=row.sendable)
    return row


def carry_out_mass(approved: Approved) -> None:
    """What was checked may be started. Raises NotFound, Refused when it was checked anew since."""
    id = approved.about.removeprefix("mass/")
    rows = MassSending.objects.filter(pk=id)
    with changing(rows, by=approved.approved_by, about=approved.about, missing=NONE) as change:
        row = change.row
        if row.stage != MassStage.CHECKED.value or row.check_number != approved.payload["check"]:
            raise Refused("该群发的内容已变更，请拒绝此申请，由申请人重新提交。", code="not_now")
        row.stage, row.approved_by = MassStage.APPROVED.value, approved.approved_by
        change.record("texts.mass_approve", requested_by=approved.requested_by, approval=approved.id)


def note_export(*, by: Principal, id: str) -> None:
    """Note that the result was taken as a workbook. Raises NotPermitted."""
    if not by.may(Permission.TEXTS_MASS):
        deny(by, Permission.TEXTS_MASS, about(id))
    audit.record(by=by.number, action="texts.mass_export", about=about(id))


@contextmanager
def mass_step(by: Principal, id: str, step: MassStep) -> Iterator[Change[MassSending]]:
    """The mass sending, locked, for a step that is possible now. Raises NotFound, NotPermitted, Refused ``not_now``."""
    if not by.may(Permission.TEXTS_MASS):
        deny(by, Permission.TEXTS_MASS, about(id))
    with changing(MassSending.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        requested = is_pending(ApprovalKind.MASS_TEXTS, change.about, change.at)
        if why_not := step_refusal(step, MassStage(change.row.stage), is_requested=requested):
            raise Refused(why_not, code="not_now")
        yield change


def _read(content: bytes) -> tuple[list[str], Sequence[TableRow]]:
    """Headings and rows. Raises Invalid."""
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
        known = _KnownNumbers.of([number for number in numbers.values() if number])
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
    """What is known of some numbers, by the number."""

    bars: Mapping[str, set[Bar]]
    ported: Mapping[str, Carrier]

    @classmethod
    def of(cls, numbers: Sequence[str]) -> "_KnownNumbers":
        owners = {index: number for number in set(numbers) for index in number_indexes(number)}
        bars: dict[str, set[Bar]] = {}
        for index, why in BarredNumber.objects.filter(number_index__in=owners).values_list("number_index", "why"):
            bars.setdefault(owners[index], set()).add(Bar(why))
        ported = PortedNumber.objects.filter(number_index__in=owners).values_list("number_index", "carrier")
        return cls(bars, {owners[index]: Carrier(carrier) for index, carrier in ported})
