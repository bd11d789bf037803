"""A PostgreSQL cluster of our own, whichever version ≥ 15 the machine has."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from hotline.processes.single import backup_place
from hotline.processes.single.identities import Identity
from hotline.processes.single.layout import Layout, SetupError
from hotline.processes.single.people import SystemUser
from hotline.processes.single.templates import DEPLOY, filled_in, render

INSTALLED = Path("/usr/lib/postgresql")
OLDEST = 15


def prepare(layout: Layout, owner: SystemUser, identities: Iterable[Identity]) -> list[str]:
    """Make the cluster on the first start, the configuration at every start. Returns the command that runs it."""
    known = [one for one in identities if one.database_password]
    cluster = layout.data / "postgres"
    if not cluster.exists():
        _create(cluster, layout, owner)
    programs = programs_of((cluster / "PG_VERSION").read_text().strip())
    _make_roles_and_guards(cluster, programs, layout, owner, known)
    hba, ident, conf = (layout.run / name for name in ("pg_hba.conf", "pg_ident.conf", "postgresql.conf"))
    archiving = backup_place.prepare(layout, owner) if layout.settings.backup.to else backup_place.NONE
    if layout.settings.backup.to:
        _run_single(cluster, programs, layout, owner, (DEPLOY / "single/backup-role.sql").read_text())
    users = ",".join([layout.settings.database.user, *(one.role for one in known)])
    render("single/etc/pg_hba.conf", hba, owner.gid, users=users, backup=archiving.hba)
    render("single/etc/pg_ident.conf", ident, owner.gid, backup=archiving.ident)
    place = {"data": cluster, "hba": hba, "ident": ident, "port": layout.settings.ports.postgres}
    more = {"sockets": archiving.sockets, "archiving": archiving.conf}
    render("single/etc/postgresql.conf", conf, owner.gid, **place, **more)
    return [str(programs / "postgres"), "-D", str(cluster), "-c", f"config_file={conf}"]


def programs_of(version: str = "") -> Path:
    """Raises SetupError when the wanted version, or any new enough, is not installed."""
    found = {int(path.name): path / "bin" for path in INSTALLED.glob("[0-9]*") if (path / "bin" / "postgres").exists()}
    chosen = int(version) if version else max(found, default=0)
    if chosen < OLDEST or chosen not in found:
        raise SetupError(f"PostgreSQL {version or f'≥ {OLDEST}'} is missing: apt-get install postgresql")
    return found[chosen]


def _create(cluster: Path, layout: Layout, owner: SystemUser) -> None:
    """Create the cluster in a neighbouring folder and move it into place when complete.

    An interrupted start therefore leaves nothing half made.
    """
    programs, fresh = programs_of(), cluster.with_name("postgres.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    os.chown(fresh, owner.uid, owner.gid)
    locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
    _run([str(programs / "initdb"), "-D", str(fresh), "-U", "postgres", "--auth=trust", *locale], owner)
    database = layout.settings.database
    password = database.password.get_secret_value().replace("'", "''")
    # The superuser gets no password and no line in pg_hba.conf: nobody signs in as it.
    statements = (
        f"CREATE ROLE {database.user} LOGIN PASSWORD '{password}'\n"
        f"CREATE DATABASE {database.name} OWNER {database.user}\n"
    )
    _run([str(programs / "postgres"), "--single", "-D", str(fresh), "postgres"], owner, statements)
    fresh.rename(cluster)


def _make_roles_and_guards(
    cluster: Path, programs: Path, layout: Layout, owner: SystemUser, identities: Iterable[Identity]
) -> None:
    """What only a superuser may make, while the server is down: nobody else signs in as one.

    The roles of our processes get the passwords of this start. The audit tables are opened for migrations, until
    ``tables.close_audit_tables``.
    """
    roles = [filled_in("single/process-role.sql", role=one.role, password=one.database_password) for one in identities]
    guard = filled_in("single/audit-guard.sql", app=layout.settings.database.user)
    statements = "".join([*roles, guard, "SELECT audit_guard.open_tables();\n\n"])
    _run_single(cluster, programs, layout, owner, statements)


def _run_single(cluster: Path, programs: Path, layout: Layout, owner: SystemUser, statements: str) -> None:
    """Statements as the superuser, each ended by an empty line."""
    command = [str(programs / "postgres"), "--single", "-j", "-D", str(cluster), layout.settings.database.name]
    _run(command, owner, statements)


def _run(command: list[str], owner: SystemUser, stdin: str = "") -> None:
    run = subprocess.run(
        command, input=stdin, text=True, capture_output=True, cwd="/", user=owner.uid, group=owner.gid, extra_groups=[]
    )
    if run.returncode or "ERROR:" in run.stderr:
        raise SetupError(f"{Path(command[0]).name} failed: {(run.stderr.strip() or run.stdout.strip())[-300:]}")
