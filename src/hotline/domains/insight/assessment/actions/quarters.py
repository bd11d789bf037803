"""The life of a quarter: it is frozen, disputed item by item, corrected by sheets, and signed by both sides."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db import IntegrityError, transaction

from hotline.domains.insight.assessment.actions.common import may
from hotline.domains.insight.assessment.models import CorrectionSheet, Dispute, FrozenQuarter, RegisterEntry
from hotline.domains.insight.assessment.queries.board import board, snapshot_of
from hotline.domains.insight.assessment.queries.contracts import quarter
from hotline.domains.insight.assessment.queries.frozen import contract_of
from hotline.domains.insight.assessment.rules.registers import REGISTERS
from hotline.domains.insight.assessment.rules.snapshot import digest
from hotline.domains.insight.assessment.rules.wording import UNENTERED
from hotline.events import assessment as events
from hotline.infrastructure import audit
from hotline.infrastructure.outbox import announce
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.kernel.actor import Actor
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.money import to_the_fen
from hotline.kernel.permissions import Permission

#: The time for the client's decision after a dispute.
DECIDING = timedelta(days=5)
SIDES = {"client": Permission.ASSESSMENT_DECIDE, "contractor": Permission.ASSESSMENT_ENTER}
LONGEST = 500


@transaction.atomic
def freeze(*, by: Principal, key: str, now: datetime | None = None) -> FrozenQuarter:
    """Freeze a quarter, once, from the contract's day after its end on. No entry may wait for approval.

    The snapshot is stored for good.
    """
    may(by, Permission.ASSESSMENT_DECIDE)
    at = now or datetime.now(UTC)
    contract, period = quarter(key, beijing_day(at))
    earliest = period.last + timedelta(days=contract.freeze_after_days)
    if beijing_day(at) < earliest:
        raise Refused(f"{period.key}要到{earliest}才能冻结（季末后{contract.freeze_after_days}天）。", code="too_early")
    if FrozenQuarter.objects.filter(key=period.key).exists():
        raise Refused(f"{period.key}已冻结，无需再冻结。", code="frozen")
    waiting = RegisterEntry.objects.filter(
        day__range=(period.first, period.last),
        state=RegisterEntry.State.WAITING.value,
        register__in=REGISTERS,
    ).count()
    if waiting:
        raise Refused(f"还有{waiting}条台账待审核，请审核后冻结。", code="entries_waiting")
    found = board(contract, period, at)
    frozen = snapshot_of(found)
    total = sum((Decimal(each["deduction"]) for each in frozen["items"]), Decimal("0.00"))
    row = FrozenQuarter(
        key=period.key,
        contract=contract.key,
        contract_version=contract.version,
        snapshot=frozen,
        digest=digest(frozen),
        deduction=total,
        frozen_by=by.number,
        frozen_at=at,
    )
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Refused(f"{period.key}已冻结，请刷新查看。", code="frozen") from error
    _record(row, events.QuarterFrozen(row.key, row.digest, str(total), by.number), by, "freeze")
    return row


@transaction.atomic
def dispute(*, by: Principal, key: str, indicator: str, reason: str) -> Dispute:
    """Raise the contractor's dispute of one item, while neither side has signed."""
    may(by, Permission.ASSESSMENT_ENTER)
    row = _locked(key)
    if row.client_signature or row.contractor_signature:
        raise Refused("已有一方签认，不能再提异议。请与对方书面协商。", code="signed")
    if not _is_assessed(row, indicator) and not row.sheets.filter(indicator=indicator).exists():
        raise NotFound("该项未判定，也无更正单，不能提异议。请选择已判定的项。")
    if not reason.strip() or len(reason) > LONGEST:
        raise Invalid(f"异议须写明理由，最多{LONGEST}字。")
    if row.disputes.filter(indicator=indicator).exists():
        raise Refused("该项已提出异议，请等裁定。", code="disputed_before")
    now = datetime.now(UTC)
    raised = Dispute.objects.create(
        quarter=row,
        indicator=indicator,
        reason=reason.strip(),
        raised_by=by.number,
        raised_at=now,
        due_at=now + DECIDING,
    )
    _record(row, events.ItemDisputed(indicator, by.number), by, "dispute", indicator=indicator)
    return raised


@transaction.atomic
def decide(
    *, by: Principal, key: str, indicator: str, upheld: bool, answer: str, now_deducted: Decimal | None = None
) -> Dispute:
    """Record the client's decision on a dispute.

    If the result is not upheld, a correction sheet states the new amount. The frozen result stays.
    """
    may(by, Permission.ASSESSMENT_DECIDE)
    row = _locked(key)
    raised = row.disputes.filter(indicator=indicator).first()
    if raised is None:
        raise NotFound("该项无异议，请刷新查看。")
    if raised.decided_at is not None:
        raise Refused("该异议已裁定，请刷新查看。", code="decided_before")
    if not answer.strip() or len(answer) > LONGEST:
        raise Invalid(f"裁定须写明理由，最多{LONGEST}字。")
    if upheld == (now_deducted is not None):
        raise Invalid("维持原结果不填更正金额；更正须填写更正后的扣减。")
    raised.upheld, raised.answer, raised.decided_by, raised.decided_at = (
        upheld,
        answer.strip(),
        by.number,
        datetime.now(UTC),
    )
    raised.save(update_fields=["upheld", "answer", "decided_by", "decided_at"])
    _record(row, events.DisputeDecided(indicator, upheld, by.number), by, "decide", indicator=indicator, upheld=upheld)
    if now_deducted is not None:
        _correct(row, by, indicator, now_deducted, answer.strip())
    return raised


@transaction.atomic
def correct(*, by: Principal, key: str, indicator: str, now_deducted: Decimal, why: str) -> CorrectionSheet:
    """Correct an item by the client's own decision, until one side has signed. The contractor may dispute the
    correction.

    Reasons are for example proof of what was pending at the freeze, or the discovery of something not entered.
    """
    may(by, Permission.ASSESSMENT_DECIDE)
    row = _locked(key)
    if row.client_signature or row.contractor_signature:
        raise Refused("已有一方签认，不能再更正。请与对方书面协商。", code="signed")
    if row.disputes.filter(indicator=indicator, decided_at=None).exists():
        raise Refused("该项有异议待裁定，请在裁定中更正。", code="disputes_open")
    if not why.strip() or len(why) > LONGEST:
        raise Invalid(f"更正须写明理由，最多{LONGEST}字。")
    return _correct(row, by, indicator, now_deducted, why.strip())


def _correct(row: FrozenQuarter, by: Principal, indicator: str, deducted: Decimal, why: str) -> CorrectionSheet:
    frozen = _item(row, indicator)
    if not 0 <= deducted <= to_the_fen(Fraction(frozen["base"])) or deducted != round(deducted, 2):
        raise Invalid("更正后的扣减须在0到扣减基数之间，最多两位小数。")
    was = Decimal(str(frozen["deduction"]))
    sheet = CorrectionSheet.objects.create(
        quarter=row,
        number=row.sheets.count() + 1,
        indicator=indicator,
        was=was,
        now=deducted,
        displayed_value=frozen["shown"],
        why=why,
        by=by.number,
        at=datetime.now(UTC),
    )
    fact = events.QuarterCorrected(indicator, sheet.number, str(was), str(deducted), by.number)
    _record(row, fact, by, "correct", indicator=indicator)
    return sheet


@transaction.atomic
def sign(*, by: Principal, key: str, side: str) -> FrozenQuarter:
    """Sign a frozen quarter for one side. Each side signs once.

    Raises Refused while a dispute is undecided.
    """
    if side not in SIDES:
        raise Invalid("签认方须为甲方（client）或乙方（contractor）。")
    may(by, SIDES[side])
    row = _locked(key)
    if row.disputes.filter(decided_at=None).exists():
        raise Refused("尚有异议待裁定，请先裁定。", code="disputes_open")
    if getattr(row, f"{side}_signature"):
        raise Refused("该方已签认，请刷新查看。", code="signed_before")
    setattr(row, f"{side}_signature", by.number)
    setattr(row, f"{side}_signature_at", datetime.now(UTC))
    row.save(update_fields=[f"{side}_signature", f"{side}_signature_at"])
    _record(row, events.QuarterSignatureAdded(side, by.number), by, "sign", side=side)
    return row


def _item(row: FrozenQuarter, indicator: str) -> Mapping[str, str]:
    """The item as it was frozen. An item without any entry costs nothing."""
    for each in row.snapshot["items"]:
        if each["indicator"] == indicator:
            frozen: dict[str, str] = each
            return frozen
    contract = contract_of(row)
    terms = next((terms for terms in contract.indicators if terms.key == indicator), None)
    if terms is None or terms.span == "year":
        raise NotFound("冻结的结果中没有这一项，请刷新查看。")
    return {"base": str(contract.base(terms)), "deduction": "0.00", "shown": UNENTERED}


def _is_assessed(row: FrozenQuarter, indicator: str) -> bool:
    return any(each["indicator"] == indicator for each in row.snapshot["items"])


def _locked(key: str) -> FrozenQuarter:
    return locked(FrozenQuarter.objects.filter(pk=key), missing="本季度尚未冻结，请先冻结。")


def _record(row: FrozenQuarter, fact: events.QuarterFact, by: Principal, action: str, **detail: Any) -> None:
    announce(fact, subject=events.quarter_subject(row.key), actor=Actor.staff(by.number))
    audit.record(by=by.number, action=f"assessment.{action}", about=events.quarter_subject(row.key), **detail)
