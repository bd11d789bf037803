"""The audit trail of a running installation: closed tables, a witness of its own user, heads every minute."""

import pwd
import stat

import pytest

from hotline.domains.platform.audit.adapters import head_files
from hotline.processes.single import tables
from hotline.processes.single.people import APPLICATION, WITNESS
from tests.installation import Installation, hotline, wait_until

pytestmark = pytest.mark.real


def test_the_tables_are_closed_to_the_application(installation: Installation) -> None:
    with tables.connect(installation.settings) as database:
        owners = database.execute("SELECT DISTINCT tableowner FROM pg_tables WHERE tablename LIKE 'audit_audit%head'")
        assert owners.fetchall() == [("hotline_audit",)]
        for table in ("infrastructure_auditrow", "audit_auditlink", "audit_audithead"):
            allowed = database.execute(
                "SELECT string_agg(privilege_type, ',' ORDER BY privilege_type)"
                " FROM information_schema.table_privileges"
                " WHERE grantee = current_user AND table_name = %s",
                [table],
            )
            assert allowed.fetchone() == ("INSERT,SELECT",)
        triggers = database.execute("SELECT count(*) FROM pg_event_trigger WHERE evtenabled = 'A'").fetchone()
        assert triggers == (2,)


def test_a_head_reaches_the_witness_within_the_minute_and_the_trail_verifies(installation: Installation) -> None:
    folder = installation.settings.witness_dir.absolute()
    wait_until(lambda: bool(list(folder.glob("heads-*.jsonl"))), 100, lambda: installation.log("worker")[-2000:])
    (file,) = folder.glob("heads-*.jsonl")
    assert pwd.getpwuid(file.stat().st_uid).pw_name == WITNESS
    assert stat.S_IMODE(file.stat().st_mode) == 0o644
    assert pwd.getpwuid((folder / "run").stat().st_uid).pw_name == WITNESS
    assert pwd.getpwnam(APPLICATION).pw_uid != file.stat().st_uid
    last = head_files.last(folder)
    assert last is not None
    assert last.head.position > 0
    assert set(last.head.guards) == {"triggers", "role", "ddl"}
    verified = hotline("verify-audit")
    assert verified.returncode == 0, verified.stdout
    assert "审计链完整" in verified.stdout
