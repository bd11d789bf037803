"""The answered calls of a period by stratum, for drawing samples of hundreds of thousands of them."""

from collections.abc import Collection
from datetime import datetime

from django.db import connection

from hotline.domains.voice.records.models import CallRecord

#: Kind of calls that may be a stratum of its own -> its condition.
CONDITIONS = {
    "bad_rating": "rating >= 4",
    "unrest": "'unrest' = ANY(flags)",
    "short": "talk_seconds < 15",
    "transferred": "jsonb_array_length(coalesce(detail->'transfers', '[]')) > 1",
}


def calls_by_stratum(
    since: datetime, until: datetime, kinds: Collection[str], machines: Collection[str], *, by_machines: bool
) -> dict[str, list[str]]:
    """The answered calls in [since, until) that are over, test calls left out: stratum -> ids.

    A stratum is the first of ``kinds`` that fits, else ``agent/1001``. ``by_machines``: those that ``machines`` had,
    else those that people had. Ids come as one array a stratum, because rows of hundreds of thousands take longer.
    """
    cases = "".join(f" WHEN {condition} THEN '{kind}'" for kind, condition in CONDITIONS.items() if kind in kinds)
    stratum = f"CASE{cases} ELSE 'agent/' || agent END" if cases else "'agent/' || agent"
    side = "=" if by_machines else "<>"
    quantor = "ANY" if by_machines else "ALL"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {stratum} AS stratum, array_agg(id) FROM {CallRecord._meta.db_table}"
            " WHERE at >= %s AND at < %s AND answered AND agent <> '' AND ended_at IS NOT NULL"
            f" AND NOT 'test' = ANY(flags) AND agent {side} {quantor}(%s) GROUP BY 1",
            [since, until, list(machines)],
        )
        return dict(cursor.fetchall())


def agents_and_moments(calls: Collection[str]) -> dict[str, tuple[str, datetime]]:
    """Who had these calls, and when they began."""
    rows = CallRecord.objects.filter(pk__in=list(calls)).values_list("pk", "agent", "at")
    return {call: (agent, at) for call, agent, at in rows}
