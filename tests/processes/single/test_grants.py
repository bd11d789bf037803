"""What each process may do with each table: rights in a running installation, and what is refused."""

import tomllib
from collections.abc import Iterator

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from hotline.processes.single import identities, tables
from hotline.processes.single.grants import GUARDED, PRIVILEGES, levels
from hotline.processes.single.identities import NEEDS, ROLES
from tests.e2e.past import a_past
from tests.installation import Installation, hotline
from tests.processes.single.every_job import failed_jobs

EVERYTHING = {"SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE", "REFERENCES", "TRIGGER"}


def test_who_has_a_role_is_who_reads_its_password() -> None:
    assert {process for process, needed in NEEDS.items() if "database.password" in needed} == set(ROLES)


@pytest.fixture
def line(installation: Installation, request: pytest.FixtureRequest) -> Iterator[psycopg.Connection]:
    """The database in the hands of somebody who took the process over: signed in as it signs in."""
    settings, process = installation.settings, request.param
    secrets = tomllib.loads(identities.file_of(installation.layout, process).read_text())
    with psycopg.connect(
        host=settings.database.host,
        port=settings.ports.postgres,
        dbname=settings.database.name,
        user=ROLES[process],
        password=secrets["database"]["password"],
    ) as line:
        yield line
        line.rollback()


@pytest.mark.real
@pytest.mark.parametrize(("process", "line"), [(name, name) for name in ROLES], indirect=["line"], ids=list(ROLES))
def test_each_process_has_what_is_listed_and_no_more(process: str, line: psycopg.Connection) -> None:
    for table, chosen in (levels() | levels(GUARDED)).items():
        listed = set(PRIVILEGES.get(chosen[process], "").split(", ")) - {""}
        assert (table, held(line, table)) == (table, listed)
    owned = line.execute("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = current_user").fetchall()
    assert owned == []


def held(line: psycopg.Connection, table: str) -> set[str]:
    return {
        privilege
        for privilege in EVERYTHING
        if line.execute("SELECT has_table_privilege(%s, %s)", (table, privilege)).fetchone() == (True,)
    }


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("process", "statement"),
    [
        ("projector", "UPDATE accounts_staff SET password = 'x'"),
        ("projector", "SELECT * FROM accounts_secondfactor"),
        ("projector", "DELETE FROM eventlog_loggedevent"),
        ("projector", "ALTER TABLE eventlog_loggedevent DISABLE TRIGGER events_stay"),
        ("projector", "UPDATE infrastructure_outgoing SET payload = ''"),
        ("web", "INSERT INTO eventlog_loggedevent DEFAULT VALUES"),
        ("web", "DELETE FROM infrastructure_outgoing"),
        ("web", "DELETE FROM infrastructure_auditrow"),
        ("web", "ALTER TABLE accounts_staff_roles DISABLE TRIGGER ALL"),
        ("web", "TRUNCATE calls_callrecord"),
        ("web", "DROP TABLE accounts_session"),
        ("web", "CREATE ROLE another SUPERUSER"),
        ("web", "SET ROLE hotline"),
        ("worker", "INSERT INTO accounts_staff_roles (staff_id, role_id) VALUES ('1001', 1)"),
        ("worker", "UPDATE integrations_apiclient SET scopes = '{}'"),
        ("worker", "UPDATE telephony_outboundpolicyversion SET version = 0"),
        ("worker", "COPY infrastructure_auditrow TO PROGRAM 'cat'"),
    ],
)
def test_what_is_another_programs_is_refused(process: str, statement: str) -> None:
    """In the database of the tests: in an installation each of these is an alarm."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET SESSION AUTHORIZATION {ROLES[process]}")
        try:
            with pytest.raises(ProgrammingError) as refusal, transaction.atomic():
                cursor.execute(statement)
        finally:
            cursor.execute("RESET SESSION AUTHORIZATION")
    assert isinstance(refusal.value.__cause__, psycopg.errors.InsufficientPrivilege)


@pytest.mark.real
def test_every_timed_job_of_the_worker_and_the_folding_of_a_past_need_no_more(installation: Installation) -> None:
    a_past()
    assert failed_jobs() == {}
    assert installation.refused_by_the_database() == []


@pytest.mark.real
def test_a_table_that_came_since_has_its_rights_after_the_next_start(installation: Installation) -> None:
    with tables.connect(installation.settings) as owner:
        owner.execute("REVOKE ALL ON walls_wall FROM hotline_web; GRANT ALL ON walls_wall TO hotline_projector")
    assert ("hotline_web", "SELECT") not in granted(installation, "walls_wall")
    installation.stop("worker")
    again = hotline("up", "--detach")
    assert again.returncode == 0, again.stdout
    assert granted(installation, "walls_wall") == {
        *(("hotline_web", right) for right in ("SELECT", "INSERT", "UPDATE", "DELETE")),
        ("hotline_worker", "SELECT"),
    }


def granted(installation: Installation, table: str) -> set[tuple[str, str]]:
    with tables.connect(installation.settings) as owner:
        rows = owner.execute(
            "SELECT grantee, privilege_type FROM information_schema.role_table_grants"
            " WHERE table_name = %s AND grantee = ANY(%s)",
            (table, list(ROLES.values())),
        )
        return {(grantee, right) for grantee, right in rows}
