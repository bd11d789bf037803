"""Fixtures for every test. Tests that touch tables take ``db`` (or ``transactional_db``) as in pytest-django.

Their PostgreSQL is a cluster of its own under ``.data/test-pg``. The first session that needs it starts it, and the
last one stops it. ``TEST_POSTGRES_PORT`` names another one on 127.0.0.1 (user ``hotline``).
"""

import atexit
import gc
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import structlog

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.infrastructure.settings import settings
from tests import emptied_tables, roles
from tests.cluster import PrivateCluster
from tests.installation import installation as installation  # known here, it is one for the whole session
from tests.nats_server import NatsServer, settings_for
from tests.sandbox import SandboxOfTests
from tests.slots import override as override

#: Trying a version takes a minute: tests of the gate put one in themselves.
os.environ.setdefault("HOTLINE_KNOWLEDGE__GATE", "false")
# Keys of this session's own; an installation that a test starts makes its own.
KEYS = Path(tempfile.mkdtemp(prefix="hotline-keys-")) / "personal.json"
SealingKeys.make_file(KEYS, "2026-01")
os.environ["HOTLINE_PRIVACY__KEYS"] = str(KEYS)
os.environ["HOTLINE_PRIVACY__KEYS_BY"] = "file"
os.environ["HOTLINE_AI_SEATS__PROCESSES"] = "0"  # whatever machine this is
os.environ["HOTLINE_AI_SEATS__AHEAD"] = "0"  # where a test starts AI seats, the machine is the tests' alone
os.environ["HOTLINE_TRANSCRIPTS__PROCESSES"] = "0"
atexit.register(shutil.rmtree, KEYS.parent, ignore_errors=True)
SANDBOX = SandboxOfTests()
SANDBOX.at_first_job()
os.environ["HOTLINE_SANDBOX__SOCKET"] = str(SANDBOX.socket)
settings.cache_clear()  # Django has read them already where tests run in one process
# Faults that tests bring about are printed plainly: drawn in a frame with all variables, one takes two seconds.
_processors = structlog.get_config()["processors"]
structlog.configure(
    [*_processors[:-1], structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
)
# What is fast is measured by bench/, on a machine that does nothing else.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

#: Where tests place calls on a switch of their own, by the clock: one session has them, beside which others give way.
CALLS = ("tests/scenarios/", *(f"tests/processes/{each}/" for each in ("callcontrol", "router", "single")))
#: Where tests wait for minutes and work little, for an installation that is restored, for a minute's job or for leases.
WAITS = (
    "tests/processes/backup/",
    "tests/processes/contract_end/",
    "tests/processes/campaigns/",
    "tests/processes/gateway/test_killed.py",
    "tests/processes/single/test_audit_attacks.py",
)
#: Where tests have the installation: deploy/single/test-real-parts.sh looks for them nowhere else.
INSTALLATION = ("tests/e2e/", "tests/scenarios/", "tests/processes/single/")
#: Fixtures that start a PostgreSQL or a NATS server.
REAL_PARTS = {"postgres_port", "server"}


def pytest_itemcollected(item: pytest.Item) -> None:
    """What a test takes says what it needs: ``real`` for running parts, ``installation`` for a test installation, all
    of whose tests one of several sessions side by side takes; its place says ``calls`` or ``waits``.
    """
    taken = set(getattr(item, "fixturenames", ()))
    if taken & REAL_PARTS or item.get_closest_marker("django_db"):
        item.add_marker(pytest.mark.real)
    if "installation" in taken:
        if not item.nodeid.startswith(INSTALLATION):
            raise pytest.UsageError(f"{item.nodeid}: tests with an installation lie in {' '.join(INSTALLATION)}")
        item.add_marker(pytest.mark.installation)
    if item.nodeid.startswith(WAITS):
        item.add_marker(pytest.mark.waits)
    elif item.nodeid.startswith(CALLS):
        item.add_marker(pytest.mark.calls)


def pytest_collection_finish() -> None:
    """Of what is there from now on next to nothing becomes garbage: to look through it again and again took a twelfth
    of the tests' time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 100)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[NatsServer]:
    """A NATS server of this test's own."""
    running = NatsServer(tmp_path / "nats")
    yield running
    running.kill()


@pytest.fixture
async def bus(server: NatsServer) -> AsyncIterator[Bus]:
    """A connection to it, with the stream and every bucket made."""
    async with Bus(settings_for(server), "test") as connected:
        await connected.create_stores()
        yield connected


_numbers = itertools.count()
DATABASE = f"test_hotline_{os.getpid()}"


@pytest.fixture(scope="session")
def postgres_port() -> Iterator[int]:
    if port := os.environ.get("TEST_POSTGRES_PORT"):
        yield int(port)
        return
    with PrivateCluster(Path(".data/test-pg").absolute()) as cluster:
        yield cluster.port
        cluster.drop(DATABASE)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(postgres_port: int) -> None:
    """Point Django at the test cluster before its database is made; sessions side by side get one each."""
    from django.conf import settings
    from django.contrib.auth.hashers import get_hashers
    from django.db import connections

    default = connections["default"].settings_dict
    default.update(HOST="127.0.0.1", PORT=postgres_port, USER="hotline", PASSWORD="")
    default["TEST"]["NAME"] = DATABASE
    # Real hashing is slow on purpose; tests/web/test_session.py checks that the product does it.
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    get_hashers.cache_clear()
    emptied_tables.install()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """The roles of our processes are in it, too (tests/roles.py)."""
    with django_db_blocker.unblock():
        roles.install()
        emptied_tables.note_migrated_rows()


@pytest.fixture(autouse=True)
def rights() -> Iterator[None]:
    with roles.nothing_refused():
        yield


@pytest.fixture(autouse=True)
def audit_spool(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where rows of requests wait that find no database (infrastructure/audit_intake.py), for this test alone."""
    from hotline.infrastructure import audit_intake

    path = tmp_path_factory.getbasetemp() / "audit" / f"{next(_numbers)}.jsonl"
    monkeypatch.setattr(audit_intake, "spool_file", lambda: path)
    return path


@pytest.fixture
def sealing_keys(tmp_path: Path) -> Iterator[None]:
    """Keys for sealing, made for this test."""
    path = tmp_path / "personal.json"
    SealingKeys.make_file(path, "2026-01")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_PRIVACY__KEYS", str(path))
        settings.cache_clear()
        yield
    settings.cache_clear()
