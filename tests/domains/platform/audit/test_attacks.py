"""Who rules the database changes a row, cuts the tail, rewrites everything, drops a table: each is alarmed.

Every attack switches the triggers off first, as a superuser can. It runs inside the test's transaction, which takes it
back; what only a committed change shows is in test_counts.py.
"""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection

from hotline.domains.platform.audit.actions import heads
from hotline.domains.platform.audit.actions.verification import verify
from hotline.domains.platform.audit.adapters.witness import Witness
from hotline.domains.platform.audit.models import AuditHead, AuditLink
from hotline.domains.platform.audit.queries import chain as queries
from hotline.infrastructure.models import AuditRow
from hotline.kernel import chain
from tests.domains.platform.audit.conftest import NOW, act, alarms_raised, minute

pytestmark = pytest.mark.django_db
GUARD = Path("deploy/single/audit-guard.sql")


def as_superuser(*statements: str) -> None:
    """No trigger fires in this role of replication: nothing refuses, and no event trigger notes it."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        for statement in statements:
            cursor.execute(statement)
        cursor.execute("SET LOCAL session_replication_role = origin")


def install_guard(application: str = "hotline") -> None:
    """As the installation does before it starts."""
    with connection.cursor() as cursor:
        cursor.execute(GUARD.read_text().replace("@{app}", application))
        cursor.execute("SELECT audit_guard.close_tables()")


def test_an_untouched_trail_raises_nothing(witness: Witness) -> None:
    act(5)
    for number in range(3):
        assert minute(number) is not None
        act()
    done = verify(NOW + timedelta(minutes=3))
    assert done is not None
    assert (done.findings, done.error, done.heads) == (0, "", 3)
    assert done.links == AuditLink.objects.count() == 7
    assert alarms_raised() == {}


def test_a_changed_row_is_alarmed_with_the_next_head(witness: Witness) -> None:
    act(3)
    minute()
    row = AuditRow.objects.order_by("id")[1]
    as_superuser(f"UPDATE infrastructure_auditrow SET by = '1002' WHERE id = {row.pk}")
    assert minute(1) is not None, "the chain itself is the one that was signed"
    assert list(alarms_raised()) == ["audit_row"]
    assert f"审计记录 {row.pk}" in alarms_raised()["audit_row"]


@pytest.mark.parametrize(
    "column",
    ["action = 'x'", 'detail = \'{"reason": "别的"}\'', "address = '10.0.0.9'", "at = at + interval '1 second'"],
)
def test_every_column_is_covered(witness: Witness, column: str) -> None:
    act()
    minute()
    as_superuser(f"UPDATE infrastructure_auditrow SET {column}")
    minute(1)
    assert list(alarms_raised()) == ["audit_row"]


def test_a_cut_tail_is_alarmed_with_the_next_head_and_nothing_is_signed_over_it(witness: Witness) -> None:
    act(5)
    minute()
    last = AuditLink.objects.order_by("-position").first()
    assert last is not None
    as_superuser(
        f"DELETE FROM infrastructure_auditrow WHERE id = {last.row_id}",
        f"DELETE FROM audit_auditlink WHERE position = {last.position}",
        "DELETE FROM audit_audithead",
    )
    assert minute(1) is None
    assert list(alarms_raised()) == ["audit_tail"]
    stored = witness.last()
    assert stored is not None
    assert stored.head.position == 5


def rewrite() -> None:
    """A superuser who knows how the chain is made: every row says another name, and every link fits."""
    as_superuser("UPDATE infrastructure_auditrow SET by = '1002'", "DELETE FROM audit_audithead")
    digest, links = chain.GENESIS, []
    for link in queries.linked(1, AuditLink.objects.count()):
        assert link.content is not None
        digest = chain.link(digest, link.content)
        links.append(f"UPDATE audit_auditlink SET digest = '{digest}' WHERE position = {link.position}")
    as_superuser(*links)


def test_everything_rewritten_with_a_fresh_chain_is_alarmed_with_the_next_head(witness: Witness) -> None:
    act(5)
    minute()
    rewrite()
    assert minute(1) is None
    assert list(alarms_raised()) == ["audit_rewritten"]


def test_a_rewritten_trail_does_not_stay_hidden_behind_an_older_head(witness: Witness) -> None:
    """The hourly verification compares every head of the day, the minute's check the last one."""
    act(5)
    minute()
    rewrite()
    done = verify(NOW + timedelta(minutes=10))
    assert done is not None
    assert done.findings == 1
    assert list(alarms_raised()) == ["audit_rewritten"]


@pytest.mark.parametrize("table", ["infrastructure_auditrow", "audit_auditlink", "audit_audithead"])
def test_a_dropped_table_is_alarmed(witness: Witness, table: str) -> None:
    act(2)
    minute()
    as_superuser(f"DROP TABLE {table}")
    assert minute(1) is None
    assert list(alarms_raised()) == ["audit_gone"]
    assert table in alarms_raised()["audit_gone"]
    assert verify(NOW + timedelta(hours=1)) is None


def test_what_is_dropped_is_noted_with_who_did_it(witness: Witness) -> None:
    install_guard()
    act(2)
    minute()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE infrastructure_auditrow ADD COLUMN hidden text")
        cursor.execute("DROP TRIGGER audit_rows_stay ON infrastructure_auditrow")
    minute(1)
    raised = alarms_raised()
    assert set(raised) == {"audit_ddl", "audit_guard"}
    assert "数据库用户 hotline" in raised["audit_ddl"]
    assert "防改触发器" in raised["audit_guard"]


def test_a_protection_that_is_switched_off_is_alarmed(witness: Witness) -> None:
    install_guard()
    act()
    minute()
    with connection.cursor() as cursor:
        cursor.execute("ALTER EVENT TRIGGER audit_drops DISABLE")
    minute(1)
    assert list(alarms_raised()) == ["audit_guard"]


def test_a_row_slipped_in_afterwards_is_alarmed_within_the_hour(witness: Witness) -> None:
    """An id that a transaction took and gave up is free for whoever wants the past to look different."""
    act()
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('infrastructure_auditrow', 'id'))")
        (free,) = cursor.fetchone()
    act()
    for number in range(0, 70, 2):
        minute(number)
    values = "now(), '1001', 'a', 'b', 'done', '{}', '', '', '', '', ''"
    columns = "at, by, action, about, outcome, detail, correlation, session, address, client, permission"
    as_superuser(
        f"INSERT INTO infrastructure_auditrow (id, {columns}) OVERRIDING SYSTEM VALUE VALUES ({free}, {values})"
    )
    verify(NOW + timedelta(minutes=70))
    assert list(alarms_raised()) == ["audit_outside"]


def test_a_forged_head_at_the_second_place_is_alarmed(witness: Witness, tmp_path: Path) -> None:
    act(2)
    minute()
    (file,) = (tmp_path / "witness").glob("heads-*.jsonl")
    file.write_text(file.read_text().replace('\\"position\\":2', '\\"position\\":1'))
    assert minute(1) is None
    assert list(alarms_raised()) == ["audit_forged"]


def test_missing_heads_are_alarmed_once(witness: Witness) -> None:
    act()
    minute()
    minute(10)
    minute(11)
    verify(NOW + timedelta(minutes=12))
    assert list(alarms_raised()) == ["audit_head"]
    assert "17:00 至 17:10" in alarms_raised()["audit_head"]


def test_the_chain_goes_on_only_when_somebody_says_why(witness: Witness) -> None:
    act(5)
    minute()
    rewrite()
    assert minute(1) is None
    heads.restart(by="root", reason="从备份恢复，见事件记录 7", now=NOW + timedelta(minutes=2))
    assert minute(3) is not None
    assert verify(NOW + timedelta(minutes=4)).findings == 0  # type: ignore[union-attr]
    assert [head.kind for head in AuditHead.objects.order_by("at")] == ["restart", "head"]
    assert AuditRow.objects.filter(action="audit.restart", detail__reason="从备份恢复，见事件记录 7").exists()
