"""The hourly verification: the chain against every head of the last day, the rows against the chain.

The last day is read completely; of older links a part each time, from the newest to the oldest and round again.
"""

import time
from datetime import UTC, datetime, timedelta

import structlog

from hotline.domains.platform.audit.actions.findings import report
from hotline.domains.platform.audit.models import AuditHead, AuditVerification
from hotline.domains.platform.audit.ports import second_places, signer
from hotline.domains.platform.audit.queries import chain as queries
from hotline.domains.platform.audit.queries import checks
from hotline.domains.platform.audit.rules import findings
from hotline.domains.platform.audit.rules.findings import Finding
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()
#: Heads and rows that every verification reads.
COMPLETE = timedelta(hours=26)
SEGMENT = 50_000
RETAINED = timedelta(days=400)


def verify(now: datetime, *, everything: bool = False) -> AuditVerification | None:
    """Verify and report. ``everything``: every link and every head, however long it takes.

    None when the tables are not there, which is reported.
    """
    started = datetime.now(UTC)
    if missing := queries.missing_tables():
        report([findings.table_gone(missing[0])], now)
        return None
    since = datetime.min.replace(tzinfo=UTC) if everything else now - COMPLETE
    error, compared = "", checks.Compared(0, [])
    try:
        compared = checks.against_all_heads(second_places(), signer(), since)
    except Unavailable as away:
        error = away.message
    rows, links, swept_to = _rows(since, now, everything)
    found = [*compared.findings, *rows]
    report(found, now)
    AuditVerification.objects.filter(started_at__lt=now - RETAINED).delete()
    return AuditVerification.objects.create(
        started_at=started,
        ended_at=datetime.now(UTC),
        links=links,
        heads=compared.heads,
        findings=len(found),
        swept_to=swept_to,
        error=error,
    )


def _rows(since: datetime, now: datetime, everything: bool) -> tuple[list[Finding], int, int]:
    """Findings about rows, the links that were read, and where the sweep goes on."""
    begin, reach = queries.base()[0] + 1, queries.end_of_chain()[0]
    recent = _position_at(since, begin)
    found = _segment(recent, reach, now)
    read = max(reach - recent + 1, 0)
    last = AuditVerification.objects.order_by("-started_at").first()
    cursor = last.swept_to if last and begin < last.swept_to < recent else recent
    deadline = time.monotonic() + settings().audit.verify_seconds
    while cursor > begin and len(found) < checks.MAX_ALTERED and (everything or time.monotonic() < deadline):
        first = max(cursor - SEGMENT, begin)
        found += _segment(first, cursor - 1, now)
        read, cursor = read + cursor - first, first
    return found[: checks.MAX_ALTERED], read, cursor


def _position_at(since: datetime, begin: int) -> int:
    """The first link that may be newer than this moment."""
    before = AuditHead.objects.filter(at__lt=since).order_by("-at").values_list("position", flat=True).first()
    return max((before or 0) + 1, begin)


def _segment(first: int, last: int, now: datetime) -> list[Finding]:
    found = list(checks.altered_rows(first, last))[: checks.MAX_ALTERED]
    ids = queries.row_ids(first, last)
    if ids is not None and (settled := min(ids[1], queries.settled_id(now))) >= ids[0]:
        rows, first_id = queries.unlinked_between(ids[0], settled)
        found += [findings.outside(rows, first_id)] if rows else []
    return found
