"""A PostgreSQL cluster for tests. It is made once and runs while at least one session uses it."""

import fcntl
import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from hotline.processes.single.people import SystemUser, open_the_way
from tests.free_ports import free_port

FAST = (
    "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c shared_buffers=64MB -c max_connections=100"
    # It would wait for a test's GRANT while that test waits for it: a deadlock. Databases live for minutes.
    " -c autovacuum=off"
)


def newest_binaries() -> Path:
    """Where ``initdb`` and ``pg_ctl`` are; Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if found:
        return found[-1]
    on_path = shutil.which("pg_ctl")
    assert on_path, "the tests need PostgreSQL: apt-get install postgresql"
    return Path(on_path).parent


class PrivateCluster:
    """Use as a context manager. Sessions share it: each holds a shared lock, whoever leaves last stops it.

    Coming and going happens one at a time, through a gate.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._data, self._bin = folder, folder / "data", newest_binaries()
        self._user = ["runuser", "-u", "postgres", "--"] if os.getuid() == 0 else []

    @property
    def port(self) -> int:
        return int((self._data / "postmaster.pid").read_text().splitlines()[3])

    def __enter__(self) -> Self:
        self._folder.mkdir(parents=True, exist_ok=True)
        if self._user:
            shutil.chown(self._folder, "postgres", "postgres")
            entry = pwd.getpwnam("postgres")
            open_the_way(SystemUser(entry.pw_name, entry.pw_uid, entry.pw_gid), self._folder)
        with self._gate():
            self._lock = open(self._folder / "sessions.lock", "w")
            fcntl.flock(self._lock, fcntl.LOCK_SH)
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._gate(), self._lock:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                self._run("pg_ctl", "-D", str(self._data), "-m", "immediate", "stop")
            except BlockingIOError:
                pass

    @contextmanager
    def _gate(self) -> Iterator[None]:
        with open(self._folder / "gate.lock", "w") as gate:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield

    def drop(self, database: str) -> None:
        """Whoever is still connected to it: a test's thread may have forgotten to hang up."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "hotline"]
        self._run("dropdb", "--if-exists", "--force", *where, database)

    def _running(self) -> bool:
        return (self._data / "postmaster.pid").exists() and self._run("pg_ctl", "-D", str(self._data), "status") == 0

    def _start(self) -> None:
        if self._running():
            return
        if not (self._data / "PG_VERSION").exists():
            shutil.rmtree(self._data, ignore_errors=True)
            options = ["-A", "trust", "-U", "hotline", "--no-sync", "--locale=C.UTF-8", "-E", "UTF8"]
            assert self._run("initdb", "-D", str(self._data), *options) == 0, "initdb failed"
        listen = f"-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -p {free_port()}"
        started = ["-D", str(self._data), "-w", "-l", str(self._folder / "log"), "-o", f"{FAST} {listen}", "start"]
        assert self._run("pg_ctl", *started) == 0, (self._folder / "log").read_text()[-2000:]

    def _run(self, tool: str, *arguments: str) -> int:
        command = [*self._user, str(self._bin / tool), *arguments]
        return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/").returncode
