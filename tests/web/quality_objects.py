"""Inspections in every state that somebody else may not see."""

from datetime import datetime

import msgspec

from hotline.domains.people.quality.models import (
    Appeal,
    Calibration,
    CalibrationSheet,
    Inspection,
    Mark,
    SamplingPlan,
    Standard,
)
from hotline.domains.people.quality.rules.first_standard import FIRST_CALL_STANDARD


def inspection(now: datetime, call: str = "c2") -> str:
    """Of a call of somebody else's, in the hands of 3001."""
    standard = Standard.objects.filter(kind="call").first() or Standard.objects.create(
        kind="call", version=1, stage="published", drafted_at=now, content=msgspec.to_builtins(FIRST_CALL_STANDARD)
    )
    plan = SamplingPlan.objects.create(
        id="plan-1", name="抽检", kind="call", since=now.date(), until=now.date(), size=1, seed="s", created_at=now
    )
    row = Inspection.objects.create(
        id="inspection-1", plan=plan, standard=standard, call=call, call_at=now, agent="1009", stratum="agent/1009",
        reason="random", chance=1, inspector="3001", due=now.date(),
    )  # fmt: skip
    return row.pk


def result(now: datetime, agent: str) -> str:
    """A call of the agent's that was inspected."""
    return _inspected(now, "inspection-2", agent).pk


def call_to_try(now: datetime, inspector: str) -> str:
    """A call that the inspector has graded, and a draft to try on it."""
    first = Inspection.objects.get(pk="inspection-1").standard
    Standard.objects.create(kind="call", version=2, stage="draft", drafted_at=now, content=first.content)
    row = _inspected(now, "inspection-4", "1009")
    Inspection.objects.filter(pk=row.pk).update(inspector=inspector)
    return row.pk


def appeal(now: datetime) -> str:
    """Of another agent's item, in the hands of 3001."""
    mark = Mark.objects.get(inspection=_inspected(now, "inspection-3", "1009"), item="greeting")
    row = Appeal.objects.create(
        id="appeal-1", mark=mark, reason="已报号", by="1009", at=now, reviewer="3001", due=now.date()
    )
    return row.pk


def calibration(now: datetime, inspector: str) -> str:
    """To which nobody but the inspector is invited."""
    standard = Inspection.objects.get(pk="inspection-1").standard
    row = Calibration.objects.create(
        id="calibration-1", name="校准", standard=standard, call="c2", call_at=now, agent="1009", chair="7001",
        created_at=now, due=now.date(),
    )  # fmt: skip
    CalibrationSheet.objects.create(calibration=row, inspector=inspector)
    return row.pk


def _inspected(now: datetime, id: str, agent: str) -> Inspection:
    first = Inspection.objects.get(pk="inspection-1")
    row = Inspection.objects.create(
        id=id, plan=first.plan, standard=first.standard, call=id, call_at=now, agent=agent, stratum=f"agent/{agent}",
        reason="random", chance=1, inspector="3009", due=now.date(), state="submitted", submitted_at=now, score=95,
    )  # fmt: skip
    Mark.objects.create(inspection=row, item="greeting", grade="fail")
    return row
