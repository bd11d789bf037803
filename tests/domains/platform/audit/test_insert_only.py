"""What the database refuses the application's own role, and what nobody but a superuser gets past."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from hotline.domains.platform.audit.adapters.witness import Witness
from hotline.domains.platform.audit.models import AuditLink, AuditPruning
from hotline.domains.platform.audit.queries import chain as queries
from hotline.infrastructure.models import AuditRow
from tests.domains.platform.audit.conftest import act, minute
from tests.domains.platform.audit.test_attacks import install_guard

pytestmark = pytest.mark.django_db
FORBIDDEN = (
    "UPDATE {table} SET {column} = {column}",
    "DELETE FROM {table}",
    "TRUNCATE {table}",
    "DROP TABLE {table}",
    "ALTER TABLE {table} DISABLE TRIGGER ALL",
    "ALTER TABLE {table} ADD COLUMN hidden text",
    "SET session_replication_role = replica",
    "DROP EVENT TRIGGER audit_drops",
    "ALTER TABLE {table} OWNER TO application",
    "SELECT audit_guard.open_tables()",
    "DELETE FROM audit_guard.ddl",
)
TABLES = {"infrastructure_auditrow": "by", "audit_auditlink": "digest", "audit_audithead": "digest"}


@pytest.fixture
def as_application(witness: Witness) -> Iterator[None]:
    """The application's role in an installation: no superuser, owner of every other table."""
    act(2)
    minute()
    with connection.cursor() as cursor:
        cursor.execute("CREATE ROLE application LOGIN")
        cursor.execute("GRANT ALL ON SCHEMA public TO application")
        cursor.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO application")
        cursor.execute("GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO application")
    install_guard("application")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE application")
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@pytest.mark.parametrize("statement", FORBIDDEN)
@pytest.mark.parametrize("table", TABLES)
def test_the_application_can_only_add_rows(as_application: None, table: str, statement: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, column=TABLES[table]))
    assert (AuditRow.objects.count(), AuditLink.objects.count()) == (2, 2)


def test_what_the_application_does_every_minute_needs_no_more(as_application: None) -> None:
    act(3)
    signed_head = minute(1)
    assert signed_head is not None
    assert set(signed_head.head.guards) == {"triggers", "role", "ddl"}
    assert AuditLink.objects.count() == 5


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("statement", FORBIDDEN[:3])
def test_triggers_refuse_the_owner_too(witness: Witness, table: str, statement: str) -> None:
    install_guard()
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table=table, column=TABLES[table]))


def test_rows_of_the_last_six_months_cannot_be_removed_even_by_whoever_prunes(witness: Witness) -> None:
    act()
    pruning = "SET LOCAL hotline.audit_prune = 'on'; DELETE FROM infrastructure_auditrow"
    with pytest.raises(DatabaseError, match="six months"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(pruning)


def test_nothing_is_pruned_without_a_signed_checkpoint(as_application: None) -> None:
    with pytest.raises(DatabaseError, match="checkpoint"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT audit_prune(2)")
    assert not AuditPruning.objects.exists()


def test_a_change_of_structure_counts_only_at_audit_tables(witness: Witness) -> None:
    install_guard()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE somebody_elses (id int)")
        cursor.execute("DROP TABLE somebody_elses")
        assert queries.structure_changes(0) == []
        cursor.execute("CREATE INDEX slow ON infrastructure_auditrow (client)")
        cursor.execute("COMMENT ON TABLE audit_auditlink IS 'x'")
    noted = queries.structure_changes(0)
    assert [(change.command, change.user) for change in noted][-1:] == [("COMMENT", "hotline")]
    assert datetime.now(UTC) - noted[0].at < timedelta(minutes=1)
