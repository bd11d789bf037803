"""An installation with published flows keeps them through an upgrade, and the newest goes on answering calls."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.roles import migrate_to_the_end

BEFORE, AFTER = [("ivr", "0001_initial")], [("ivr", "0002_drafts_trials_switches")]


@pytest.mark.django_db(transaction=True)
def test_flows_published_before_there_were_drafts_are_published_still() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(BEFORE)
    try:
        old = executor.loader.project_state(BEFORE).apps.get_model("ivr", "FlowVersion")
        for flow, version in (("main", 1), ("main", 2), ("night", 1)):
            at = datetime(2026, 1, version, tzinfo=UTC)
            old.objects.create(flow=flow, version=version, name="旧", content={}, published_at=at, by="1001")
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(AFTER)
    new = executor.loader.project_state(AFTER).apps
    rows = new.get_model("ivr", "FlowVersion").objects.order_by("flow", "version")
    states = [(row.flow, row.version, row.state, row.base, row.saved_at.day) for row in rows]
    assert states == [("main", 1, "retired", 0, 1), ("main", 2, "published", 1, 2), ("night", 1, "published", 0, 1)]
    assert new.get_model("ivr", "FlowChange").objects.count() == 3
    migrate_to_the_end()
