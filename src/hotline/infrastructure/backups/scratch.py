"""A restored cluster, started for itself: it recovers, and answers on a socket in a private folder only."""

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from hotline.infrastructure.backups.tools import BackupFailed, Owner, as_user

PORT = 5432
#: At least what the original was started with: recovery stops where there would be less.
OPTIONS = {
    "listen_addresses": "",
    "port": str(PORT),
    "max_connections": "100",
    "shared_buffers": "256MB",
    "max_wal_size": "4GB",
    "maintenance_work_mem": "128MB",
    "archive_mode": "off",
    "hot_standby": "on",
    "jit": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
POLL_SECONDS = 0.2


@contextmanager
def recovered(programs: Path, data: Path, work: Path, owner: Owner, within: float) -> Iterator[Path]:
    """Start the cluster in ``data`` and wait until it has recovered to its target. Yields the folder of its socket.

    ``work``: an empty private folder. Raises BackupFailed with the server's last lines.
    """
    conf, hba, log = work / "postgresql.conf", work / "pg_hba.conf", work / "postgres.log"
    hba.write_text("local all all trust\n")
    options = OPTIONS | {"data_directory": str(data), "hba_file": str(hba), "unix_socket_directories": str(work)}
    conf.write_text("".join(f"{name} = '{value}'\n" for name, value in options.items()))
    for path in (work, conf, hba):
        if os.geteuid() == 0:
            os.chown(path, owner.uid, owner.gid)
        path.chmod(0o700 if path == work else 0o600)
    with log.open("wb") as output:
        server = subprocess.Popen(
            [str(programs / "postgres"), "-D", str(data), "-c", f"config_file={conf}"],
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            **as_user(owner),
        )
    try:
        _wait(server, work, log, within)
        yield work
    finally:
        server.send_signal(signal.SIGINT)  # its fast shutdown
        try:
            server.wait(120)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def connect(sockets: Path, database: str, user: str = "postgres") -> psycopg.Connection:
    return psycopg.connect(host=str(sockets), port=PORT, dbname=database, user=user, connect_timeout=5)


def _wait(server: "subprocess.Popen[bytes]", sockets: Path, log: Path, within: float) -> None:
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        if server.poll() is not None:
            raise BackupFailed(f"PostgreSQL 未能恢复：{_last_lines(log)}")
        try:
            with connect(sockets, "postgres") as database:
                if database.execute("SELECT pg_is_in_recovery()").fetchone() == (False,):
                    return
        except psycopg.OperationalError:
            pass
        time.sleep(POLL_SECONDS)
    raise BackupFailed(f"PostgreSQL 在 {within:.0f} 秒内没有恢复完：{_last_lines(log)}")


def _last_lines(log: Path) -> str:
    lines = [line for line in log.read_text(errors="replace").splitlines() if "FATAL" in line or "ERROR" in line]
    return " | ".join(lines[-3:]) or "详见日志"
