"""Reads which days are closed in files."""

from hotline.domains.insight.analytics.models import ClosedPeriod
from hotline.domains.insight.analytics.rules.measures.shape import Table


def closed_periods(table: Table | None = None) -> list[ClosedPeriod]:
    """The closed periods in force, oldest first."""
    rows = ClosedPeriod.objects.filter(current=True).order_by("first", "table")
    return list(rows.filter(table=table) if table else rows)
