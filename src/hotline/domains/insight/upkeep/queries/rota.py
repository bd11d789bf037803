"""Reads the rota."""

from datetime import datetime

from hotline.domains.insight.upkeep.models import OnCallDuty
from hotline.domains.insight.upkeep.rules.rota import Duty
from hotline.domains.platform.accounts.queries import staff_with
from hotline.kernel.permissions import Permission


def duties(start: datetime, end: datetime) -> list[OnCallDuty]:
    """Those that touch the stretch, in order."""
    rows = OnCallDuty.objects.filter(starts_at__lt=end, ends_at__gt=start)
    return list(rows.order_by("starts_at", "rank", "pk"))


def duty_of(row: OnCallDuty) -> Duty:
    return Duty(row.person, row.rank, row.starts_at, row.ends_at)


def who_may_be_called() -> list[tuple[str, str]]:
    """Number and name of whoever may answer a fault, in order."""
    return sorted((each.number, each.name) for each in staff_with(Permission.FAULTS_WORK))
