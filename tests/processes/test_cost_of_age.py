"""What is done every few seconds or minutes must cost the same after ten years as on the first day.

Every statement of the jobs that run by the clock, and of what projector and worker ask all the time, is planned by
PostgreSQL with whole reads of tables forbidden. What even so reads a table or an index from end to end has no index
that leads to what was meant.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.tasks import Task

from hotline.domains.edge.integrations.models import Webhook
from hotline.domains.edge.integrations.queries import events as integrations_events
from hotline.domains.insight.analytics.queries.rows import oldest_day
from hotline.domains.insight.operations import ports
from hotline.domains.insight.operations.ports import Environment
from hotline.infrastructure import outbox
from hotline.infrastructure.bus.connection import event_subject
from hotline.infrastructure.bus.feed import FeedMessage
from hotline.kernel.errors import Unavailable
from hotline.processes.projector.projection import project
from tests.domains.voice.calls.tales import answered_call
from tests.slots import Override

pytestmark = [pytest.mark.real, pytest.mark.django_db]
#: By day: at night the whole archive is looked through on purpose.
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
#: Tables that get longer with every call, case, text, day.
GROWING = (
    "eventlog_loggedevent",
    "calls_callrecord",
    "calls_calltalk",
    "calls_agentperiod",
    "calls_callback",
    "recordings_recordingfile",
    "messaging_item",
    "messaging_text",
    "messaging_chat",
    "messaging_chatmessage",
    "assistant_asked",
    "workorders_case",
    "workorders_casedeadline",
    "workorders_sent",
    "workorders_casetask",
    "workorders_entry",
    "analytics_factrow",
    "operations_alarm",
    "infrastructure_outgoing",
    "infrastructure_auditrow",
)
ONCE_A_DAY = {
    "hotline.domains.voice.recordings.jobs.check_archive",
    "hotline.domains.voice.recordings.jobs.transcribe_later",
    "hotline.domains.people.workforce.jobs.make_forecasts_each_night",
    "hotline.domains.people.workforce.jobs.count_attendance_each_morning",
    "hotline.domains.insight.assessment.jobs.enter_days_from_rosters",
}
#: Reads the bus first, and of the tables what has the call's key.
OF_THE_BUS = {"hotline.domains.voice.recordings.jobs.store_transcripts"}


@dataclass
class Planner:
    """Passes each statement on, and notes those that are planned to read a growing table from end to end."""

    doing: str = ""
    seen: set[str] = field(default_factory=set)
    unbounded: list[str] = field(default_factory=list)

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("SELECT", "UPDATE", "DELETE")) and sql not in self.seen:
            self.seen.add(sql)
            with connection.connection.cursor() as cursor:
                cursor.execute("SET LOCAL enable_seqscan = off")
                (plan,) = cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params).fetchone()
                cursor.execute("SET LOCAL enable_seqscan = on")
            self.unbounded += [f"{self.doing}: {why}: {sql[:400]}" for why in full_scans(plan[0]["Plan"])]
        return execute(sql, params, many, context)


def full_scans(node: dict[str, Any], limited: bool = False, table: str = "") -> Iterator[str]:
    """Nodes below, and this one, that read a growing table as a whole; the first so many rows are not the whole."""
    limited, table = limited or node["Node Type"] == "Limit", node.get("Relation Name", table)
    reads = node["Node Type"] in ("Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan")
    if reads and table in GROWING and not limited and not node.get("Index Cond") and not is_partial(node):
        yield f"{node['Node Type']} of {table} {node.get('Index Name', '')}"
    for each in node.get("Plans", ()):
        yield from full_scans(each, limited, table)


def is_partial(node: dict[str, Any]) -> bool:
    """An index that holds only what is still to be done."""
    with connection.connection.cursor() as cursor:
        found = cursor.execute(
            "SELECT indpred FROM pg_index JOIN pg_class ON oid = indexrelid WHERE relname = %s",
            [node.get("Index Name")],
        ).fetchone()
    return bool(found and found[0])


class Nothing(Environment):
    """Neither bus nor switch are there to ask."""

    def _away(self) -> Any:
        raise Unavailable("不在。")

    calls = channels = stream = _away


@pytest.fixture
def planner(override: Override) -> Iterator[Planner]:
    override(ports.environment, Nothing())
    with connection.cursor() as cursor:  # of a table that was found empty the planner believes that reading it is free
        cursor.execute("SET session_replication_role = replica")  # the audit tables refuse it
        cursor.execute(f"TRUNCATE {', '.join(GROWING)} CASCADE")
        cursor.execute("SET session_replication_role = origin")
    planner = Planner()
    with connection.execute_wrapper(planner):
        yield planner
    assert len(planner.seen) > 1
    assert planner.unbounded == []


def done_by(task: Task[Any, Any, Any]) -> Callable[..., None]:
    """Without the connection that a job takes and gives back."""
    work: Any = task.func
    while hasattr(work, "__wrapped__"):
        work = work.__wrapped__
    return work  # type: ignore[no-any-return]


def test_the_jobs_that_run_by_the_clock(planner: Planner) -> None:
    by_the_clock = [each.task for each in app.periodic_registry.periodic_tasks.values()]
    assert by_the_clock
    for task in by_the_clock:
        if task.name not in ONCE_A_DAY | OF_THE_BUS:
            planner.doing = task.name
            done_by(task)(timestamp=int(NOW.timestamp()))


def test_what_a_worker_asks_all_the_time(planner: Planner) -> None:
    planner.doing = "outbox"
    outbox.unsent()
    planner.doing = "webhooks"
    integrations_events.due(NOW)
    assert not Webhook.objects.exists()


def test_what_the_projector_does_with_a_call(planner: Planner) -> None:
    planner.doing = "projector"
    events = answered_call("c1", "1001").events
    stream = [FeedMessage(event_subject(e.subject), msgspec.json.encode(e), at, 0) for at, e in enumerate(events, 1)]
    assert len(project(stream, "s")) == len(events)


def test_since_when_agents_time_is_known(planner: Planner) -> None:
    planner.doing = "closing"
    oldest_day("agent_time")
    oldest_day("calls")


def test_a_read_without_an_index_is_noticed(planner: Planner) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM calls_callrecord WHERE wait_seconds > %s", [5])
    assert len(planner.unbounded) == 1
    planner.unbounded.clear()
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM calls_callrecord WHERE id = %s", ["c1"])
