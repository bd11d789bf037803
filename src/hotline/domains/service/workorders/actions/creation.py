"""Opening a case: from a call, by hand, handed over by 12345, from outside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from hotline.domains.platform.citizens.queries.blocks import refuse_blocked_indexes
from hotline.domains.service.workorders.actions import progress
from hotline.domains.service.workorders.actions.common import note, now, record, save
from hotline.domains.service.workorders.actions.form_files import claim_files
from hotline.domains.service.workorders.actions.form_values import fill, store_keywords
from hotline.domains.service.workorders.actions.parties import Somebody, add_alongside
from hotline.domains.service.workorders.actions.steps import Doing, done_by
from hotline.domains.service.workorders.actions.unrest import alarm_leaders
from hotline.domains.service.workorders.models import Case, CaseTask, ModelVersion
from hotline.domains.service.workorders.queries.cases import repeats_of
from hotline.domains.service.workorders.queries.prefill import visible_record
from hotline.domains.service.workorders.queries.versions import blueprint, published
from hotline.domains.service.workorders.rules.sources import BY_HAND, CALL, HANDED_OVER
from hotline.domains.voice.records.ports import CallRecord
from hotline.events.calls import subject as call_subject
from hotline.events.workorders import CaseOpened, subject
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.sealed_columns import plain
from hotline.infrastructure.sealing import moved
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Place, Sealed, in_place


@dataclass(frozen=True)
class Opening:
    """A case to be opened."""

    model: str
    values: Mapping[str, Any]
    source: str = BY_HAND
    call: str = ""
    #: Outcome of the entry step; "" to keep a draft.
    outcome: str = ""
    reason: str = ""
    external_number: str = ""
    external_due_at: datetime | None = None
    #: The caller's number, sealed, for cases in which nobody typed one.
    phone: Sealed | None = None
    trial: bool = False
    sealed: Mapping[str, Sealed] = field(default_factory=dict)
    parties: Sequence[Somebody] = ()


@transaction.atomic
def open_case(*, by: Principal, opening: Opening, late: CallRecord | None = None) -> Case:
    """``late``: what the bus has of a call that the projector has not written yet.

    Raises Invalid field by field, NotFound for a model that is not published or a call they may not see; Refused
    ``blocked`` for a citizen whose data is, unless it comes of a call.
    """
    if not by.may(Permission.WORKORDERS_CREATE):
        deny(by, Permission.WORKORDERS_CREATE, "case/new")
    phone, source = opening.phone, opening.source
    if opening.call:
        call = visible_record(by, opening.call, late)
        phone, source = phone or _caller_of(call), HANDED_OVER if call.case_number else CALL
        opening = replace(opening, external_number=opening.external_number or call.case_number)
    version = published(opening.model)
    case = _opened(version, opening, by=by.number, phone=phone, source=source)
    if not opening.call:  # who is on the line wants it
        refuse_blocked_indexes((case.phone_index, case.identity_index), "凭号码登记工单")
    if opening.outcome and (entry := _entry(case)):
        done_by(case, entry, Doing(opening.outcome, reason=opening.reason), by=by, at=case.created_at)
    return save(case, case.created_at)


def _caller_of(record: CallRecord) -> Sealed | None:
    return in_place(record.number, Place(call_subject(record.id), "number")) if record.number else None


@transaction.atomic
def open_from_outside(*, by: str, opening: Opening) -> Case:
    """Open a case on behalf of another system (12345, the web site), whose name is ``by``.

    Once for each of its cases.
    """
    case = _opened(published(opening.model), opening, by=by, phone=opening.phone, source=opening.source)
    return save(case, case.created_at)


def open_in(*, by: Principal, version: ModelVersion, opening: Opening) -> Case:
    """Open a case in a version that is being tried out."""
    with transaction.atomic():
        case = _opened(version, opening, by=by.number, phone=None, source=BY_HAND)
        return save(case, case.created_at)


def _opened(version: ModelVersion, opening: Opening, *, by: str, phone: Sealed | None, source: str) -> Case:
    model, at = blueprint(version), now()
    case = Case(
        id=new_id("case"),
        version=version,
        trial=opening.trial,
        source=source,
        call=opening.call,
        external_number=opening.external_number,
        external_due_at=opening.external_due_at,
        state=next(iter(model.states)),
        created_at=at,
        created_by=by,
        changed_at=at,
    )
    for name, sealed in {**({"phone": phone} if phone else {}), **opening.sealed}.items():
        case.sealed[name] = plain(moved(sealed, subject(case.id), name))
    fill(case, model, opening.values, only=None, draft=not opening.outcome)
    case.number = _number(model.numbering, at, trial=opening.trial)
    try:
        with transaction.atomic():
            case.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(f"外部工单 {opening.external_number} 已登记，无需再建。", code="known_already") from error
    store_keywords(case)
    claim_files(case, model.form)
    note(case, "opened", by=by, at=at, source=source, kind=case.kind)
    for somebody in opening.parties:
        add_alongside(case, somebody, by=by, at=at)
    record(case, _fact(case, version, by), by=by)
    if case.unrest:
        alarm_leaders(case)
    progress.begin(case, at, by=by)
    return case


def _fact(case: Case, version: ModelVersion, by: str) -> CaseOpened:
    return CaseOpened(
        number=case.number,
        model=version.model,
        version=version.version,
        kind=case.kind,
        source=case.source,
        topic=case.topic,
        district=case.district,
        urgency=case.urgency,
        by=by,
        call=case.call,
        external=case.external_number,
        unrest=case.unrest,
        repeat=repeats_of(case).exists(),
        trial=case.trial,
    )


def _entry(case: Case) -> CaseTask | None:
    entry = blueprint(case.version).entry
    return CaseTask.objects.filter(case=case, step=entry, state=CaseTask.State.OPEN.value).first()


def _number(pattern: str, at: datetime, *, trial: bool) -> str:
    """The next case number of the series.

    Its row stays locked until the transaction ends, so no number is lost or doubled.
    """
    day = at.astimezone(BEIJING)
    head, _, tail = pattern.partition("{n")
    prefix = ("试" if trial else "") + head.replace("{date}", f"{day:%Y%m%d}").replace("{year}", f"{day:%Y}")
    digits = int(tail.strip(":}") or 1)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO workorders_numberseries (prefix, last) VALUES (%s, 1)"
            " ON CONFLICT (prefix) DO UPDATE SET last = workorders_numberseries.last + 1 RETURNING last",
            [prefix],
        )
        (last,) = cursor.fetchone()
    return f"{prefix}{last:0{digits}d}"
