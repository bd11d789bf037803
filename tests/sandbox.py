"""The sandbox as it runs in an installation, for tests: started with the first job of a session."""

import atexit
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hotline.infrastructure.sandbox import client
from hotline.processes.single.layout import CODE
from hotline.processes.single.people import SystemUser, ensure_people
from hotline.processes.single.sandbox import SOURCE, command

WITHIN_SECONDS = 60
#: The supervisor's.
UMASK = 0o027


class SandboxOfTests:
    """Its socket lies in a folder of its own. ``at_first_job`` puts it into the client.

    ``main``: a module of the tests that lists functions of its own; "" for the program itself.
    """

    def __init__(self, main: str = "") -> None:
        self._main = main
        self.socket = Path(tempfile.mkdtemp(prefix="hotline-sandbox-")) / "sandbox.sock"
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def at_first_job(self) -> None:
        original: Callable[[], Any] = client.connection

        def connection() -> Any:
            self.start()
            return original()

        client.connection = connection

    def start(self) -> None:
        if self._process is not None:
            return
        if os.geteuid() != 0:
            pytest.skip("the sandbox is started by root")
        user = ensure_people().sandbox
        os.chown(self.socket.parent, user.uid, user.gid)
        self._process = subprocess.Popen(self._command(user), stdin=subprocess.DEVNULL, umask=UMASK)
        deadline = time.monotonic() + WITHIN_SECONDS
        while not self.socket.exists():
            assert self._process.poll() is None, "the sandbox has ended"
            assert time.monotonic() < deadline, "the sandbox does not listen"
            time.sleep(0.02)
        time.sleep(0.02)  # between binding and listening

    def _command(self, user: SystemUser) -> list[str]:
        arguments = command(self.socket, user)
        if self._main:
            arguments[arguments.index("hotline.processes.sandbox")] = self._main
            arguments[arguments.index(SOURCE, arguments.index("PYTHONPATH"))] = f"{SOURCE}:/hotline"
            at = arguments.index("--chdir")
            arguments[at:at] = ["--ro-bind", str(CODE / "tests"), "/hotline/tests"]
        return arguments

    def end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.socket.parent, ignore_errors=True)
