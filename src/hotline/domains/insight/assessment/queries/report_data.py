"""Gathers the data of a quarter's report."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Count, Q

from hotline.domains.insight.analytics.queries import closed, labels
from hotline.domains.insight.assessment.models import Evidence, FrozenQuarter, RegisterEntry
from hotline.domains.insight.assessment.queries.board import board, snapshot_of
from hotline.domains.insight.assessment.queries.frozen import contract_of, deductions_in_force, frozen, schedule
from hotline.domains.insight.assessment.queries.year import year
from hotline.domains.insight.assessment.rules.contract import Contract, Period
from hotline.domains.insight.assessment.rules.registers import REGISTERS
from hotline.domains.insight.assessment.rules.report.report_data import (
    DisputeLine,
    EvidenceFile,
    Proof,
    QuarterReportData,
    Sheet,
    Signature,
    Tally,
)
from hotline.domains.insight.assessment.rules.snapshot import digest
from hotline.domains.platform.accounts.queries import names_of

NOTHING = Decimal("0.00")
APPROVED = RegisterEntry.State.APPROVED.value


def report_data(contract: Contract, quarter: Period, now: datetime) -> QuarterReportData:
    """The data from the frozen snapshot, or from the running quarter when it is not frozen."""
    row = frozen(quarter.key)
    if row is not None:
        contract = contract_of(row)
        snapshot, amounts = row.snapshot, deductions_in_force(row)
    else:
        snapshot = snapshot_of(board(contract, quarter, now))
        amounts = {each["indicator"]: Decimal(each["deduction"]) for each in snapshot["items"]}
    year_so_far = year(contract, now)
    return QuarterReportData(
        contract=contract,
        quarter=quarter,
        snapshot=snapshot,
        digest=row.digest if row else digest(snapshot),
        draft=row is None,
        at=now,
        deductions=amounts,
        by_quarter={each.period.key: None if each.state == "ahead" else each.total for each in year_so_far.quarters},
        settled=frozenset(each.period.key for each in year_so_far.quarters if each.state == "frozen"),
        payments=schedule(contract, NOTHING if row else sum(amounts.values(), NOTHING)),
        tallies=_tallies(quarter),
        proofs=_proofs(quarter),
        evidence_files=_evidence_files(quarter),
        **(_afterwards(row) if row else {}),
    )


def _afterwards(row: FrozenQuarter) -> dict[str, Any]:
    """Disputes, correction sheets and signatures since the freeze."""
    disputes, sheets = list(row.disputes.order_by("raised_at")), list(row.sheets.order_by("number"))
    signatures = (
        ("甲方", row.client_signature, row.client_signature_at),
        ("乙方", row.contractor_signature, row.contractor_signature_at),
    )
    people = {row.frozen_by, *(by for _, by, _ in signatures), *(each.by for each in sheets)}
    people |= {each.raised_by for each in disputes} | {each.decided_by for each in disputes}
    names = names_of(people)
    return {
        "frozen_at": row.frozen_at,
        "frozen_by": _person(row.frozen_by, names),
        "disputes": tuple(
            DisputeLine(
                indicator=each.indicator,
                reason=each.reason,
                raised_by=_person(each.raised_by, names),
                raised_at=each.raised_at,
                due_at=each.due_at,
                upheld=each.upheld,
                answer=each.answer,
                decided_by=_person(each.decided_by, names),
                decided_at=each.decided_at,
            )
            for each in disputes
        ),
        "sheets": tuple(
            Sheet(
                number=each.number,
                indicator=each.indicator,
                was=each.was,
                now=each.now,
                why=each.why,
                by=_person(each.by, names),
                at=each.at,
            )
            for each in sheets
        ),
        "signatures": tuple(Signature(side, _person(by, names), at) for side, by, at in signatures if by and at),
    }


def _person(number: str, names: dict[str, str]) -> str:
    return f"{number} {names.get(number, '')}".strip()


def _tallies(quarter: Period) -> tuple[Tally, ...]:
    counted = (
        RegisterEntry.objects.filter(day__range=(quarter.first, quarter.last), state=APPROVED)
        .values_list("register")
        .annotate(entries=Count("pk"), corrections=Count("pk", filter=~Q(corrects="")))
    )
    found = {register: (entries, corrections) for register, entries, corrections in counted}
    return tuple(Tally(each.name, *found[key]) for key, each in REGISTERS.items() if key in found)


def _proofs(quarter: Period) -> tuple[Proof, ...]:
    rows = Evidence.objects.filter(
        entry__day__range=(quarter.first, quarter.last), entry__state=APPROVED, entry__register__in=REGISTERS
    ).select_related("entry")
    return tuple(
        Proof(
            register=REGISTERS[row.entry.register].name,
            day=row.entry.day,
            about=row.entry.about,
            name=row.name,
            size=row.size,
            digest=row.digest,
            by=row.by,
        )
        for row in rows.order_by("entry__day", "at")
    )


def _evidence_files(quarter: Period) -> tuple[EvidenceFile, ...]:
    return tuple(
        EvidenceFile(
            table=labels.word_for_table(each.table),
            first=each.first,
            last=each.last,
            version=each.version,
            rows=each.rows,
            digest=each.digest,
        )
        for each in closed.closed_periods()
        if each.first <= quarter.last and each.last >= quarter.first
    )
