"""Endpoints of a quarter's life: freezing, disputes, correction sheets, signatures."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any, Literal

from django.http import FileResponse
from ninja import Router

from hotline.domains.insight.assessment.actions import quarters, report_takes
from hotline.domains.insight.assessment.models import Dispute, FrozenQuarter
from hotline.domains.insight.assessment.queries import entries as reading
from hotline.domains.insight.assessment.queries.board import unentered
from hotline.domains.insight.assessment.queries.contracts import quarter as quarter_of
from hotline.domains.insight.assessment.queries.frozen import contract_of, deductions_in_force, frozen, schedule
from hotline.domains.insight.assessment.rules.contract import Terms
from hotline.domains.insight.assessment.rules.registers import REGISTERS
from hotline.domains.insight.assessment.rules.wording import LATER, NOT_ASSESSED, UNENTERED, grouped
from hotline.domains.insight.assessment.schemas.quarters import (
    CorrectIn,
    DecideIn,
    DisputeIn,
    DisputeOut,
    FrozenItemOut,
    FrozenOut,
    PaymentOut,
    QuarterStateOut,
    SheetOut,
    SignatureOut,
    SignIn,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, needs
from hotline.kernel.clock import beijing_day
from hotline.kernel.permissions import Permission

NOTHING = Decimal("0.00")
router = Router(tags=["assessment"], auth=needs(Permission.ASSESSMENT_VIEW))


@router.get("/{key}", response=QuarterStateOut)
def state(request: StaffRequest, key: str) -> QuarterStateOut:
    return _state(key)


@router.post("/{key}/report")
def report(request: StaffRequest, key: str, form: Literal["pdf", "docx"] = "pdf") -> FileResponse:
    """The quarterly assessment report; marked 草稿 while the quarter is not frozen. Taking it leaves an audit row."""
    made = report_takes.report(by=_principal(request), key=key, form=form, now=datetime.now(UTC))
    return FileResponse(BytesIO(made.content), as_attachment=True, filename=made.name, content_type=made.media_type)


@router.post("/{key}/freeze", response=QuarterStateOut, auth=needs(Permission.ASSESSMENT_DECIDE))
def freeze(request: StaffRequest, key: str) -> QuarterStateOut:
    quarters.freeze(by=_principal(request), key=key)
    return _state(key)


@router.post("/{key}/dispute", response=QuarterStateOut, auth=needs(Permission.ASSESSMENT_ENTER))
def dispute(request: StaffRequest, key: str, body: DisputeIn) -> QuarterStateOut:
    quarters.dispute(by=_principal(request), key=key, indicator=body.indicator, reason=body.reason)
    return _state(key)


@router.post("/{key}/decide", response=QuarterStateOut, auth=needs(Permission.ASSESSMENT_DECIDE))
def decide(request: StaffRequest, key: str, body: DecideIn) -> QuarterStateOut:
    quarters.decide(by=_principal(request), key=key, **body.dict())
    return _state(key)


@router.post("/{key}/correct", response=QuarterStateOut, auth=needs(Permission.ASSESSMENT_DECIDE))
def correct(request: StaffRequest, key: str, body: CorrectIn) -> QuarterStateOut:
    """A correction sheet without a dispute."""
    quarters.correct(by=_principal(request), key=key, **body.dict())
    return _state(key)


@router.post(
    "/{key}/sign", response=QuarterStateOut, auth=needs(Permission.ASSESSMENT_ENTER, Permission.ASSESSMENT_DECIDE)
)
def sign(request: StaffRequest, key: str, body: SignIn) -> QuarterStateOut:
    quarters.sign(by=_principal(request), key=key, side=body.side)
    return _state(key)


def _principal(request: StaffRequest) -> Any:
    return request.staff


def _state(key: str) -> QuarterStateOut:
    contract, period = quarter_of(key, beijing_day(datetime.now(UTC)))
    row, now = frozen(period.key), datetime.now(UTC)
    return QuarterStateOut(
        quarter=period.key,
        first=period.first,
        last=period.last,
        earliest=period.last + timedelta(days=contract.freeze_after_days),
        waiting=sum(n for key, n in reading.waiting(period.first, period.last).items() if key in REGISTERS),
        unentered=unentered(contract, period, now) if row is None else [],
        frozen=_frozen(row) if row else None,
    )


def _frozen(row: FrozenQuarter) -> FrozenOut:
    contract = contract_of(row)
    amounts, names = deductions_in_force(row), {terms.key: terms.name for terms in contract.indicators}
    assessed = {each["indicator"]: each for each in row.snapshot["items"]}
    yearly = {each["indicator"]: each for each in row.snapshot.get("year", ())}
    sheets, signatures = list(row.sheets.all()), _signatures(row)
    return FrozenOut(
        digest=row.digest,
        names=names_of({row.frozen_by, *(each.by for each in sheets), *(each.by for each in signatures)}),
        frozen_by=row.frozen_by,
        frozen_at=row.frozen_at,
        deduction=str(row.deduction),
        corrected_deduction=f"{sum(amounts.values()):.2f}",
        items=[
            _assessed(assessed[terms.key], amounts[terms.key])
            if terms.key in assessed
            else _not_assessed(terms, yearly.get(terms.key), amounts.get(terms.key, NOTHING))
            for terms in contract.indicators
        ],
        disputes=[_dispute(each, names) for each in row.disputes.all()],
        sheets=[
            SheetOut(
                number=each.number,
                indicator=each.indicator,
                name=names[each.indicator],
                was=str(each.was),
                now=str(each.now),
                why=each.why,
                by=each.by,
                at=each.at,
            )
            for each in sheets
        ],
        signatures=signatures,
        payments=[
            PaymentOut(key=each.key, name=each.name, planned=str(each.planned), due=str(each.due))
            for each in schedule(contract)
        ],
    )


def _assessed(each: Mapping[str, Any], corrected: Decimal) -> FrozenItemOut:
    return FrozenItemOut(
        indicator=each["indicator"],
        kind="judged",
        number=each["number"],
        name=each["name"],
        displayed_value=grouped(each["shown"]),
        verdict=each["verdict"],
        deduction=each["deduction"],
        corrected=str(corrected),
    )


def _not_assessed(terms: Terms, yearly: Mapping[str, Any] | None, corrected: Decimal) -> FrozenItemOut:
    """An item that is settled at the year's end, or one for which nothing was entered."""
    return FrozenItemOut(
        indicator=terms.key,
        kind="year" if yearly else "unentered",
        number=terms.number,
        name=terms.name,
        displayed_value=grouped(yearly["shown"]) if yearly else UNENTERED,
        verdict=LATER if yearly else NOT_ASSESSED,
        deduction=str(NOTHING),
        corrected=str(corrected),
    )


def _dispute(each: Dispute, names: dict[str, str]) -> DisputeOut:
    return DisputeOut(
        indicator=each.indicator,
        name=names[each.indicator],
        reason=each.reason,
        raised_by=each.raised_by,
        raised_at=each.raised_at,
        due_at=each.due_at,
        upheld=each.upheld,
        answer=each.answer,
        decided_by=each.decided_by,
        decided_at=each.decided_at,
    )


def _signatures(row: FrozenQuarter) -> list[SignatureOut]:
    both = (
        ("甲方", row.client_signature, row.client_signature_at),
        ("乙方", row.contractor_signature, row.contractor_signature_at),
    )
    return [SignatureOut(side=side, by=by, at=at) for side, by, at in both if by and at]
