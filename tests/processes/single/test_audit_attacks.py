"""PostgreSQL's superuser against the trail of a running installation: each attack is alarmed with the next head.

The worker's own clock, the witness's own user, changes that are committed. ``tests/domains/platform/audit`` tries each
part by itself, with a clock of the test's.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from hotline.domains.platform.audit.adapters import head_files
from hotline.domains.platform.audit.queries.chain import DIGESTED, content_of
from hotline.kernel import chain
from tests.installation import wait_until
from tests.processes.small_installation import SmallInstallation

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(os.geteuid() != 0, reason="the installation is started by root"),
]
PARTS = "sealing,postgres,nats,projector,worker,witness"
#: A head is signed each minute; its alarm is there within another one.
NEXT_HEAD, ALARMED = timedelta(seconds=75), timedelta(minutes=1)
ROWS, LINKS, HEADS = "infrastructure_auditrow", "audit_auditlink", "audit_audithead"
DONE = (
    f"INSERT INTO {ROWS} (at, by, action, about, outcome, detail, correlation, session, address, client, permission)"
    " SELECT now(), '1001', 'citizens.reveal', 'call/c' || n, 'done', '{}', '', '', '', '', ''"
    " FROM generate_series(1, 5) AS n"
)


def change_a_row(database: psycopg.Connection) -> None:
    database.execute(f"UPDATE {ROWS} SET by = '1002' WHERE action = 'citizens.reveal' AND about = 'call/c3'")


def cut_the_tail(database: psycopg.Connection) -> None:
    """Of rows, links and heads."""
    last = "SELECT row_id FROM audit_auditlink ORDER BY position DESC LIMIT 2"
    database.execute(f"DELETE FROM {ROWS} WHERE id IN ({last}) OR id > (SELECT max(row_id) FROM {LINKS})")
    database.execute(f"DELETE FROM {LINKS} WHERE row_id IN ({last})")
    database.execute(f"DELETE FROM {HEADS}")


def rewrite_everything(database: psycopg.Connection) -> None:
    """A fresh chain, as the platform would have made it, over rows that say another name."""
    database.execute(f"UPDATE {ROWS} SET by = '1002'")
    rows = database.execute(
        f"SELECT l.position, {DIGESTED} FROM {LINKS} l JOIN {ROWS} r ON r.id = l.row_id ORDER BY l.position"
    ).fetchall()
    digest = chain.GENESIS
    for position, *values in rows:
        digest = chain.link(digest, content_of(tuple(values)))
        database.execute(f"UPDATE {LINKS} SET digest = %s WHERE position = %s", [digest, position])
    database.execute(f"DELETE FROM {HEADS}")


def drop_the_table(database: psycopg.Connection) -> None:
    database.execute(f"DROP TABLE {ROWS} CASCADE")


class Attack(NamedTuple):
    does: Callable[[psycopg.Connection], None]
    alarm: str


#: In this order on one installation; the last one ends it.
ATTACKS = (
    Attack(change_a_row, "audit_row"),
    Attack(cut_the_tail, "audit_tail"),
    Attack(rewrite_everything, "audit_rewritten"),
    Attack(drop_the_table, "audit_gone"),
)


@pytest.fixture
def place() -> Iterator[SmallInstallation]:
    with tempfile.TemporaryDirectory(prefix="hotline-") as root:  # pytest's own folder is closed to other users
        made = SmallInstallation(Path(root) / "i", PARTS, {})
        made.do("up", "--detach", "--parts", "postgres")
        made.stop()
        made.become_superuser()
        made.start()
        yield made
        made.stop()


def attack(place: SmallInstallation, does: Callable[[psycopg.Connection], None]) -> None:
    """No trigger fires in the role of replication: nothing refuses, and no event trigger notes it."""
    with place.database() as database:
        database.execute("SET session_replication_role = replica")
        does(database)


def alarmed_at(place: SmallInstallation, kind: str) -> datetime | None:
    with place.database() as database:
        row = database.execute("SELECT min(raised_at) FROM operations_alarm WHERE kind = %s", [kind]).fetchone()
    return None if row is None else row[0]


def head_beyond(place: SmallInstallation, moment: datetime) -> bool:
    last = head_files.last(place.settings.witness_dir.absolute())
    return last is not None and last.head.at > moment


def test_each_attack_is_alarmed_with_the_next_head(place: SmallInstallation) -> None:
    with place.database() as database:
        database.execute(DONE)
    for does, kind in ATTACKS:
        before = datetime.now(UTC)
        wait_until(lambda: head_beyond(place, before), 150, lambda: place.log("worker")[-2000:])  # noqa: B023
        assert alarmed_at(place, kind) is None
        time.sleep(2)  # the minute's job is through
        begun = datetime.now(UTC)
        attack(place, does)
        wait_until(
            lambda: alarmed_at(place, kind) is not None,  # noqa: B023
            (NEXT_HEAD + ALARMED).total_seconds(),
            lambda: place.log("worker")[-2000:],
        )
        print(f"{does.__name__}: alarmed after {(datetime.now(UTC) - begun).total_seconds():.0f} s")
        if does is not drop_the_table:
            place.do("verify-audit", "--restart", "攻击试验之后继续")
