"""Speaks to the running supervisor over its socket: what runs, start, stop, kill."""

import contextlib
import os
import resource
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from xmlrpc.client import Fault, ServerProxy

from supervisor.xmlrpc import SupervisorTransport

from hotline.processes.single.layout import CODE, Layout, SetupError
from hotline.processes.single.programs import ALL, ENDING, OURS, PARTS, SEALING

START_SECONDS = 5.0
STOP_SECONDS = 60.0
#: A path in a Unix socket's address holds 107 bytes.
LONGEST_SOCKET = 107
MANY_FILES = 65535
SESSION_NICE = "-10"


@dataclass(frozen=True)
class ProgramState:
    """``state`` in the supervisor's words: RUNNING, STARTING, BACKOFF, FATAL, STOPPED…; times are Unix seconds."""

    name: str
    state: str
    pid: int
    started: int
    now: int
    complaint: str

    @property
    def running(self) -> bool:
        return self.state == "RUNNING"

    @property
    def seconds(self) -> int:
        return self.now - self.started if self.running else 0


class Supervisor:
    def __init__(self, layout: Layout) -> None:
        self._layout = layout

    @property
    def _rpc(self) -> Any:
        """Made anew for every call: a connection that broke once stays broken."""
        transport = cast(Any, SupervisorTransport)(None, None, f"unix://{self._layout.socket}")
        return cast(Any, ServerProxy("http://127.0.0.1", transport=transport)).supervisor

    def is_there(self) -> bool:
        try:
            return bool(self._rpc.getState())
        except (OSError, Fault):
            return False

    def launch(self) -> subprocess.Popen[bytes]:
        """Start the supervisor in its own session, so that Ctrl-C does not reach it, but only the command that waits
        for it.
        """
        if len(str(self._layout.socket).encode()) > LONGEST_SOCKET:
            raise SetupError(f"the path {self._layout.socket} is too long for a socket: clone nearer to /")
        _allow_many_files()
        command = [
            sys.executable,
            "-m",
            "hotline.processes.single.supervisord",
            "-n",
            "-c",
            str(self._layout.supervisor_conf),
        ]
        with open(self._layout.log / "supervisor.out", "wb") as out:
            process = subprocess.Popen(
                command, cwd=CODE, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
            )
        go_before_others(process.pid)
        deadline = time.monotonic() + START_SECONDS
        while not self.is_there():
            if process.poll() is not None or time.monotonic() > deadline:
                raise SetupError(f"the supervisor did not start: see {self._layout.log}/supervisor.out")
            time.sleep(0.05)
        return process

    def states(self) -> dict[str, ProgramState]:
        """The state of each program, in the order of starting."""
        infos = sorted(self._rpc.getAllProcessInfo(), key=lambda info: (*ALL, *ENDING).index(info["name"]))
        return {info["name"]: _state(info) for info in infos}

    def state(self, name: str) -> ProgramState:
        return _state(self._rpc.getProcessInfo(name))

    def start(self, name: str) -> None:
        """Does not wait; harmless when it runs."""
        try:
            self._rpc.startProcess(name, False)
        except Fault as fault:
            if "ALREADY_STARTED" not in fault.faultString:
                raise SetupError(f"{name} cannot be started: {fault.faultString}") from None

    def stop(self, name: str, *, wait: bool = True) -> None:
        """Stop a program and wait for its end. No error when it does not run."""
        try:
            self._rpc.stopProcess(name, wait)
        except Fault as fault:
            if "NOT_RUNNING" not in fault.faultString:
                raise

    def restart(self, name: str) -> None:
        self.stop(name)
        self.start(name)

    def kill(self, name: str, sign: signal.Signals = signal.SIGKILL) -> None:
        """Send a signal to the program. Raises SetupError where it does not run: 0 would name our own processes."""
        if not (pid := self.state(name).pid):
            raise SetupError(f"{name} does not run")
        os.kill(pid, sign)

    def shut_down(self) -> None:
        """Stop ours, then the parts they need and who holds the keys, then the supervisor. Waits for its end."""
        pid = self._rpc.getPID()
        for together in ((*OURS, *ENDING), PARTS, (SEALING,)):
            self._stop_together([name for name in together if name in self.states()])
        self._rpc.shutdown()
        deadline = time.monotonic() + STOP_SECONDS
        while _lives(pid):
            if time.monotonic() > deadline:
                raise SetupError(f"the supervisor (pid {pid}) does not end: see {self._layout.log}/supervisor.log")
            time.sleep(0.05)

    def _stop_together(self, names: list[str]) -> None:
        for name in names:
            self.stop(name, wait=False)
        deadline = time.monotonic() + STOP_SECONDS
        while any(self.state(name).pid for name in names) and time.monotonic() < deadline:
            time.sleep(0.05)


def go_before_others(session: int) -> None:
    """Raise the priority of the supervisor's session on a busy machine.

    Linux shares the processor among sessions first, and niceness counts only within one (``sched(7)``, "The autogroup
    feature"). Each of PostgreSQL's backends is a session of its own and would otherwise get as much as Asterisk and all
    our processes together. Nothing is done where the kernel has no such groups.
    """
    with contextlib.suppress(OSError):
        Path(f"/proc/{session}/autogroup").write_text(SESSION_NICE)


def _allow_many_files() -> None:
    """Raise the limit of open files for the supervisor and its programs: a call takes Asterisk a handful of sockets."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    limit = MANY_FILES if hard == resource.RLIM_INFINITY else min(hard, MANY_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))


def _state(info: dict[str, Any]) -> ProgramState:
    return ProgramState(info["name"], info["statename"], info["pid"], info["start"], info["now"], info["spawnerr"])


def _lives(pid: int) -> bool:
    """A child of ours that ended is reaped on the way."""
    try:
        if os.waitpid(pid, os.WNOHANG)[0] == pid:
            return False
    except ChildProcessError:
        pass
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
