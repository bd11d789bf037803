"""The whole thing, running, for tests on real parts: a second installation beside whatever runs on this machine.

Started once a session, from nothing, with the first test that takes the fixture ``installation``; it shares only what
is built once a machine: Asterisk's root, the prompts, the pages. ``TEST_PORTS_BASE`` gives it other ports. Each process
of a session that is shared out (pytest-xdist) has one of its own.
"""

import fcntl
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from hotline.infrastructure.settings import Settings
from hotline.infrastructure.settings_files import PREFIX
from hotline.processes.single import grants
from hotline.processes.single.health import problem, read_beats
from hotline.processes.single.layout import CODE, Layout
from hotline.processes.single.supervisor import Supervisor
from tests.commands import CommandServer

#: Its folder, and how far its ports are from others', for sessions that are shared out among processes.
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw0")
AWAY = 400 * int(WORKER.removeprefix("gw"))
DATA = Path(".data/test" if WORKER == "gw0" else f".data/test-{WORKER}")
PORTS_BASE = int(os.environ.get("TEST_PORTS_BASE", "13330")) + AWAY
#: Trying a version of the knowledge takes a minute or two of a core (tests/web/test_assistant_gate.py tells of it), a
#: thousand sign-ins at a third of a second each take five.
QUICK_START = {
    "HOTLINE_KNOWLEDGE__GATE": "false",
    "HOTLINE_SIGN_IN__PASSWORD_MEMORY_MB": "19",
    # To speak all articles takes a core for minutes; what tests hear is spoken when a seat says it.
    "HOTLINE_AI_SEATS__AHEAD": "false",
}
ENVIRONMENT = QUICK_START | {
    "HOTLINE_SETTINGS": str(CODE / DATA / "hotline.toml"),
    "HOTLINE_PORTS__BASE": str(PORTS_BASE),
    "HOTLINE_PORTS__RTP_FIRST": "24000",
    "HOTLINE_PORTS__RTP_LAST": "25999",
    # Tests are several people at once under one number; invented people need no second factor, others do.
    "HOTLINE_SIGN_IN__MAX_SESSIONS": "50",
    "HOTLINE_SIGN_IN__SECOND_FACTOR": "required",
    # Callers of these tests press their keys at once; tests/scenarios/callcontrol/test_recording_notice.py waits.
    "HOTLINE_TELEPHONY__RECORDING_NOTICE": "[]",
    # Texts leave at any hour at which tests run.
    "HOTLINE_TEXTS__RULES__QUIET_FROM": "00:00",
    "HOTLINE_TEXTS__RULES__QUIET_UNTIL": "00:00",
    # One test needs a recogniser beside each talk: tests/e2e/test_live_transcript.py, run with TEST_TRANSCRIBERS=1.
    "HOTLINE_TRANSCRIPTS__PROCESSES": os.environ.get("TEST_TRANSCRIBERS", "0"),
}
START_SECONDS = 400
#: Commands that need no tables.
OF_THE_KEEPER = {"up", "stop", "status"}
DENIED = re.compile(r"ERROR: +permission denied for \w+ (\w+)")
#: How a program says that its user may not do something with a file, or that another may not ask for a key.
REFUSED = re.compile(r'Permission denied|PermissionError|"action": "sealing_denied"(?!.*"process": "keys")')
GUARDED = grants.levels(grants.GUARDED)


class Installation:
    """Programs go by the names of ``make status``: callcontrol, router-1, projector, web, asterisk…"""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.layout = Layout(settings)
        self._supervisor = Supervisor(self.layout)

    def refused_by_the_database(self) -> list[str]:
        """Lines of its log. That the audit trail cannot be rewritten is tried by the worker itself."""
        found = [(DENIED.search(line), line) for line in self.log("postgres").splitlines()]
        return [line for denied, line in found if denied and denied[1] not in GUARDED]

    def refused_by_the_system(self) -> list[str]:
        """Lines of all logs in which a program says that its user may not do something."""
        return [
            f"{log.name}: {line[:200]}"
            for log in sorted(self.layout.log.glob("*.log"))
            for line in log.read_text(errors="replace").splitlines()
            if REFUSED.search(line)
        ]

    @property
    def recordings(self) -> Path:
        return self.layout.spool

    def pid(self, name: str) -> int:
        """0 when it does not run."""
        return self._supervisor.state(name).pid

    def kill(self, name: str) -> None:
        """SIGKILL; the supervisor starts it again by itself."""
        self._supervisor.kill(name)

    def stop(self, name: str) -> None:
        """Ends it, and it stays away until started."""
        self._supervisor.stop(name)

    def start(self, name: str) -> None:
        self._supervisor.start(name)

    def restart(self, name: str) -> None:
        self._supervisor.restart(name)

    def health(self, name: str) -> str:
        """What is wrong, empty when it is well."""
        return problem(self.settings, self._supervisor.state(name), read_beats(self.settings))

    def wait_until_well(self, name: str, within: float = 20.0) -> None:
        """TimeoutError says what is wrong."""
        wait_until(lambda: not self.health(name), within, lambda: f"{name}: {self.health(name)}")

    def log(self, name: str) -> str:
        return (self.layout.log / f"{name}.log").read_text(errors="replace")


def wait_until(holds: Callable[[], bool], within: float, otherwise: Callable[[], str]) -> None:
    deadline = time.monotonic() + within
    while not holds():
        if time.monotonic() > deadline:
            raise TimeoutError(otherwise())
        time.sleep(0.1)


def inherited() -> dict[str, str]:
    """The environment without settings of ours. Those are of the tests themselves, whose keys only root reads.

    Nor does it name Django's settings, as pytest-django does: a program has to know them by itself.
    """
    own = (PREFIX, "DJANGO_SETTINGS_MODULE")
    return {name: value for name, value in os.environ.items() if not name.startswith(own)}


def hotline(*arguments: str, environment: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command of ours on the test installation, or on that of an environment."""
    if environment is None and arguments[0] not in OF_THE_KEEPER:
        return on_the_tables("hotline.processes.cli", *arguments)
    return program("hotline.processes.cli", *arguments, environment=environment)


def on_the_tables(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a module beside the test installation, which is there, with Django loaded already."""
    return _commands().run(module, *arguments)


@cache
def _commands() -> CommandServer:
    return CommandServer(inherited() | ENVIRONMENT, CODE)


def program(
    module: str, *arguments: str, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a module beside the test installation, without the settings of whoever runs the tests."""
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=CODE,
        env=inherited() | (environment or ENVIRONMENT),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=START_SECONDS,
    )


def settings_of(environment: dict[str, str]) -> Settings:
    """As the installation's own processes read them, whatever other tests have put into the environment."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(PREFIX)]:
            patch.delenv(name)
        for name, value in environment.items():
            patch.setenv(name, value)
        return Settings()


@pytest.fixture(scope="session")
def installation() -> Iterator[Installation]:
    if os.geteuid() != 0:
        pytest.skip("the installation is started by root")
    with _by_ourselves():
        hotline("stop")  # one that a broken-off session left
        shutil.rmtree(CODE / DATA, ignore_errors=True)
        try:
            up = hotline("up", "--detach")
            if up.returncode:
                pytest.fail(f"the test installation did not start:\n{up.stdout}", pytrace=False)
            running = Installation(settings_of(ENVIRONMENT))
            yield running
            refused = [line for line in running.log("nats").splitlines() if " Violation - " in line]
            refused += running.refused_by_the_database() + running.refused_by_the_system()
            assert not refused, f"a program was refused what it needs: {refused[:5]}"
        finally:
            _commands().end()
            hotline("stop")


@contextmanager
def _by_ourselves() -> Iterator[None]:
    """A second session waits, for the installation is in the same place."""
    (CODE / DATA).parent.mkdir(exist_ok=True)
    with (CODE / DATA).with_name(f"{DATA.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
