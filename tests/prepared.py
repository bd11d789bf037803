"""Programs of ours started from a process that has imported them already, which is most of a start's work.

The program is a process of its own, which can be signalled, killed and waited for; it begins with ``hotline COMMAND``
as the real one does, in the environment it is given. That the command starts from nothing, installations show.
"""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import traceback
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import NoReturn

#: Of one request, in octets: the arguments and the environment.
LARGEST_REQUEST = 200_000


class Program:
    """A running one, with what tests use of ``subprocess.Popen``."""

    def __init__(self, reading: int) -> None:
        self._reading = os.fdopen(reading, "rb")  # its pid, and how it ended
        self.pid = int(self._reading.readline())
        self.returncode: int | None = None

    def poll(self) -> int | None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Its exit status, or minus the signal that ended it. ``subprocess.TimeoutExpired``."""
        if self.returncode is None:
            if not select.select([self._reading], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            self.returncode = os.waitstatus_to_exitcode(int(self._reading.readline()))
            self._reading.close()
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class Prepared:
    """``with Prepared("hotline.processes.callcontrol.main") as prepared: prepared.start("callcontrol", …)``."""

    def __init__(self, *modules: str) -> None:
        self._ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.prepared", str(theirs.fileno()), *modules]
            self._process = subprocess.Popen(command, pass_fds=[theirs.fileno()])

    def __enter__(self) -> "Prepared":
        return self

    def __exit__(self, *error: object) -> None:
        self._ours.close()
        self._process.wait()

    def start(self, *arguments: str, environment: Mapping[str, str], log: Path | None = None) -> Program:
        """``hotline ARGUMENTS`` in this environment; what it says is added to the log."""
        reading, writing = os.pipe()
        with open(log or os.devnull, "ab") as output:
            request = json.dumps([arguments, dict(environment)]).encode()
            socket.send_fds(self._ours, [request], [output.fileno(), writing])
        os.close(writing)
        return Program(reading)


def serve(requests: socket.socket) -> None:
    """Until whoever asks is gone."""
    while True:
        request, descriptors, _, _ = socket.recv_fds(requests, LARGEST_REQUEST, 2)
        if not request:
            return
        if (pid := os.fork()) == 0:
            requests.close()
            _become(*json.loads(request), *descriptors)
        os.waitpid(pid, 0)
        for each in descriptors:
            os.close(each)


def _become(arguments: Sequence[str], environment: Mapping[str, str], output: int, writing: int) -> NoReturn:
    """In a process of its own, whose parent waits for it and belongs to nobody."""
    if os.fork():
        os._exit(0)
    if pid := os.fork():
        os.close(output)
        with contextlib.suppress(BrokenPipeError):
            os.write(writing, f"{pid}\n".encode())
            _, status = os.waitpid(pid, 0)
            os.write(writing, f"{status}\n".encode())
        os._exit(0)
    os.close(writing)
    os.dup2(output, 1)
    os.dup2(output, 2)
    os.close(output)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["hotline", *arguments]
    from hotline.processes.cli import main

    code = 1
    try:
        code = main()
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)


def prepare(modules: Sequence[str]) -> None:
    from hotline.infrastructure.imports import lasting_objects

    with lasting_objects():
        for module in ("hotline.processes.cli", *modules):
            import_module(module)


if __name__ == "__main__":
    prepare(sys.argv[2:])
    with socket.socket(fileno=int(sys.argv[1])) as ours:
        serve(ours)
