"""PostgreSQL counts changes of any row, however old, and committed attacks show in its counts."""

import time

import pytest
from django.db import connection

from hotline.domains.platform.audit.adapters.witness import Witness
from hotline.domains.platform.audit.queries import chain as queries
from hotline.infrastructure.models import AuditRow
from tests.domains.platform.audit.conftest import act, alarms_raised, minute

WITHIN_SECONDS = 15


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("statement", "text"), [("UPDATE {} SET by = '1002'", "修改 2 次"), ("DELETE FROM {}", "删除 2 次")]
)
def test_a_change_of_a_row_that_no_check_reads_is_alarmed(
    witness: Witness, monkeypatch: pytest.MonkeyPatch, statement: str, text: str
) -> None:
    monkeypatch.setattr("hotline.domains.platform.audit.queries.checks.RECENT_LINKS", 0)
    act(2)
    minute()
    before = queries.counts()
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(statement.format("infrastructure_auditrow"))
        cursor.execute("SET session_replication_role = origin")
    deadline = time.monotonic() + WITHIN_SECONDS
    while queries.counts() == before and time.monotonic() < deadline:
        connection.close()
        connection.close_pool()  # whoever hangs up has counted
        time.sleep(0.1)
    minute(1)
    assert list(alarms_raised()) == ["audit_counts"]
    assert text in alarms_raised()["audit_counts"]
    assert AuditRow.objects.count() in (0, 2)
