"""Carries out 12345's messages. A repeated message is carried out once and answered the same each time."""

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from hotline.domains.service.workorders.actions import clocks, progress
from hotline.domains.service.workorders.actions.common import locked_by_system, note, record, save
from hotline.domains.service.workorders.actions.creation import Opening, open_from_outside
from hotline.domains.service.workorders.actions.transitions import reopen_row, urge_row
from hotline.domains.service.workorders.models import Case, CaseDeadline, Received
from hotline.domains.service.workorders.queries.versions import blueprint, published
from hotline.domains.service.workorders.rules.exchange.incoming import (
    CityGrade,
    CityMessage,
    Dispatch,
    ReturnDecided,
    Rework,
    Urge,
    Withdraw,
    fitted,
)
from hotline.domains.service.workorders.rules.forms import PERSONAL
from hotline.domains.service.workorders.rules.masking import masked
from hotline.domains.service.workorders.rules.sources import CITY
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.events.workorders import CaseGraded
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import NotFound, Refused

BY = "12345"


def hear(*, message: CityMessage, nonce: str, body: bytes, at: datetime) -> tuple[int, dict[str, Any]]:
    """HTTP status and answer. Raises Refused ``nonce`` for another message under a nonce that was used."""
    known = Received.objects.filter(pk=message.id).first()
    if known is not None:
        return known.status, known.answer
    try:
        with transaction.atomic():
            status, answer = _done(message, at)
            _store(message, nonce, body, at, status, answer)
    except IntegrityError as error:
        known = Received.objects.filter(pk=message.id).first()
        if known is not None:  # twice at once: the other was first
            return known.status, known.answer
        raise Refused("该随机数已使用，请更换后重发。", code="nonce") from error
    except Refused as refused:
        status, answer = refused.status, {"ok": False, "code": refused.code, "message": refused.message}
        if refused.status != NotFound.status:  # the case may arrive later: 12345 sends the message again
            with transaction.atomic():
                _store(message, nonce, body, at, status, answer)
    return status, answer


def _store(message: CityMessage, nonce: str, body: bytes, at: datetime, status: int, answer: dict[str, Any]) -> None:
    Received.objects.create(
        id=message.id,
        nonce=nonce,
        kind=str(message.__struct_config__.tag),
        external=message.external,
        at=at,
        status=status,
        answer=answer,
        **Received.body.columns(seal_text(body.decode(), f"city/{message.id}", "body"), id=message.id),
    )


def _done(message: CityMessage, at: datetime) -> tuple[int, dict[str, Any]]:
    if isinstance(message, Dispatch):
        case = _open(message)
    else:
        case = _case(message.external)
        _change(case, message, at)
    return 200, {"ok": True, "number": case.number, "state": case.state}


def _open(message: Dispatch) -> Case:
    known = Case.objects.filter(source=CITY, external_number=message.external).first()
    if known is not None:
        return known
    model = settings().city.model
    form = blueprint(published(model)).form
    values, left_out = fitted(form, message.values, {topic.id for topic in topics()})
    opening = Opening(model, values, source=CITY, external_number=message.external, external_due_at=message.due_at)
    case = open_from_outside(by=BY, opening=opening)
    if left_out:
        note(case, "left_out", by=BY, at=case.created_at, fields=sorted(left_out))
    return case


def _case(external: str) -> Case:
    """Theirs, locked. Raises NotFound."""
    found = Case.objects.filter(external_number=external).order_by("-created_at").values_list("pk", flat=True).first()
    if found is None:
        raise NotFound(f"没有外部工单 {external}。请核对工单号。")
    return locked_by_system(found)


def _change(case: Case, message: CityMessage, at: datetime) -> None:
    match message:
        case Urge(comment=text):
            urge_row(case, by=BY, text=_opened_text(text), source=CITY)
            save(case, at, alongside=True)
        case Rework(reason=reason, due_at=due):
            _once_more(case, _opened_text(reason), due, at)
        case ReturnDecided(accepted=accepted, reason=reason, due_at=due):
            note(case, "return_accepted" if accepted else "return_refused", by=BY, at=at, text=_opened_text(reason))
            if not accepted:
                _once_more(case, _opened_text(reason), due, at)
            else:
                save(case, at, alongside=True)
        case Withdraw(reason=reason):
            if not case.over:
                case.state = "voided"
                note(case, "withdrawn", by=BY, at=at, text=_opened_text(reason))
                progress.close(case, blueprint(case.version), at, by=BY)
                save(case, at)
        case CityGrade():
            _grade(case, message, at)
        case _:
            raise AssertionError("every message is known")


def _once_more(case: Case, reason: str, due: datetime | None, at: datetime) -> None:
    """Reopen the case for another round. A case that is not over is urged instead, with 12345's new deadline."""
    case.external_due_at = due or case.external_due_at
    if case.over:
        if case.state in ("merged", "voided"):
            raise Refused("工单已并单或作废，请对主单操作。", code="not_now")
        reopen_row(case, by=BY, text=reason)
    else:
        urge_row(case, by=BY, text=reason, source=CITY)
        _shorten(case, due)
    save(case, at)


def _shorten(case: Case, due: datetime | None) -> None:
    """No clock that is theirs runs longer than they say now."""
    model = blueprint(case.version)
    for row in CaseDeadline.objects.filter(case=case, stopped_at=None, dropped=False, paused_at=None):
        plan = model.clock(row.clock)
        if plan and plan.external and due and due < row.due_at:
            row.due_at, row.original_due_at = due, min(due, row.original_due_at)
            clocks.put(row, clocks.deadline_of(row), plan).save()
    clocks.show_due(case, model)


def _grade(case: Case, message: CityGrade, at: datetime) -> None:
    for name in ("responded", "resolved", "satisfied"):
        if (value := getattr(message, name)) is not None:
            setattr(case, f"city_{name}", value)
    note(case, "judged", by=BY, at=at)
    record(case, CaseGraded(case.city_responded, case.city_resolved, case.city_satisfied), by=BY)
    save(case, at, alongside=True)


def _opened_text(text: str) -> str:
    return PERSONAL.sub(lambda found: masked("phone", found[0]), text.replace("\x00", "")).strip()
