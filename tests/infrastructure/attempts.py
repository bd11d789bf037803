"""What somebody would try who has taken a parser over. This module starts a sandbox that runs these functions."""

import errno
import os
import signal
import socket
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hotline.kernel.errors import Invalid
from hotline.processes import sandbox


class Expected(Exception):
    pass


def attempt(what: str) -> str:
    """Does what only somebody who has taken the parser over would do. Returns the name of the error, "" for none."""
    try:
        ATTEMPTS[what]()
    except OSError as error:
        return errno.errorcode[error.errno or 0]
    return ""


def server() -> int:
    status = Path("/proc/self/status").read_text()
    return int(status.partition("PPid:")[2].split()[0])


ATTEMPTS: dict[str, Callable[[], Any]] = {
    "network": lambda: socket.create_connection(("127.0.0.1", 80), 1),
    "socket": lambda: socket.socket(socket.AF_UNIX),
    "process": os.fork,
    "program": lambda: os.execv("/usr/bin/true", ["true"]),
    "signal": lambda: os.kill(server(), signal.SIGTERM),
    "memory of the server": lambda: Path(f"/proc/{server()}/mem").read_bytes(),
    "environment of the server": lambda: Path(f"/proc/{server()}/environ").read_bytes(),
    "keys": lambda: Path(__file__).parents[3].joinpath(".data/keys/personal.json").read_bytes(),
    "passwords": lambda: Path("/etc/passwd").read_bytes(),
    "file": lambda: Path("/hotline/run/file").write_bytes(b"x" * 10),
    "code": lambda: Path("/hotline/src/hotline/x.py").write_bytes(b"x"),
}


def running_environment() -> tuple[int, int, dict[str, str], list[str], list[str]]:
    """User, capabilities, environment, folders, network interfaces."""
    status = dict(line.split(":\t", 1) for line in Path("/proc/self/status").read_text().splitlines() if ":\t" in line)
    interfaces = [line.split(":")[0].strip() for line in Path("/proc/net/dev").read_text().splitlines()[2:]]
    return os.getuid(), int(status["CapBnd"], 16), dict(os.environ), sorted(os.listdir("/")), interfaces


def misbehave(how: str) -> bytes:
    match how:
        case "computes":
            while True:
                pass
        case "sleeps":
            time.sleep(60)
        case "fills memory":
            return bytes(1 << 30)
        case "fills memory slowly":
            held = []
            while True:
                held.append(bytearray(b"x" * (1 << 20)))
        case "answers too much":
            return bytes(2 << 20)
        case "crashes":
            os.abort()
        case "raises":
            raise Expected("as expected")
        case "raises something else":
            raise LookupError("personal data")
        case "refuses":
            raise Invalid("不行。", code="no_way")
        case "ends":
            os._exit(0)
    return b"done"


def forge(kind: str) -> int:
    return kind  # type: ignore[return-value]


def not_listed() -> int:
    return 1


if __name__ == "__main__":
    from tests.infrastructure import attempts

    sandbox.FUNCTIONS = (attempts.attempt, attempts.running_environment, attempts.misbehave, attempts.forge)
    sandbox.main()
