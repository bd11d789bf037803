"""Commands on a test installation, each in a fork of a process that has loaded Django already with its settings.

Loading takes three seconds of processor, which each of some fifty commands would spend again. That a command starts
from nothing, the installation's own programs show, and tests that run ``program`` themselves.
"""

import json
import os
import runpy
import select
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path
from typing import Any

WITHIN_SECONDS = 400


class CommandServer:
    """Of one environment. It begins anew when the file of settings is another one than it has read."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self._environment, self._folder = environment, folder
        self._process: subprocess.Popen[str] | None = None
        self._read: tuple[int, int] = (0, 0)

    def run(self, module: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
        """As ``python -m MODULE ARGUMENTS``; what it complains of stands in what it printed."""
        process = self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        print(json.dumps([module, *arguments]), file=process.stdin, flush=True)
        if not select.select([process.stdout], [], [], WITHIN_SECONDS)[0]:
            process.kill()
            raise TimeoutError(f"{module} {' '.join(arguments)}")
        code, printed = json.loads(process.stdout.readline())
        return subprocess.CompletedProcess([module, *arguments], code, printed)

    def end(self) -> None:
        if self._process is not None:
            self._process.communicate()
            self._process = None

    def _started(self) -> "subprocess.Popen[str]":
        file = Path(self._environment["HOTLINE_SETTINGS"]).stat()
        now = (file.st_mtime_ns, file.st_ino)
        if self._process is None or self._process.poll() is not None or self._read != now:
            self.end()
            command, pipe = [sys.executable, "-m", "tests.commands"], subprocess.PIPE
            self._process = subprocess.Popen(
                command, cwd=self._folder, env=self._environment, stdin=pipe, stdout=pipe, text=True
            )
            self._read = now
        return self._process


def serve() -> None:
    """Read modules with their arguments, an array of JSON a line; answer each with its exit code and its output."""
    from hotline.processes.foreground import set_up_django

    set_up_django("setup")
    for line in sys.stdin:
        print(json.dumps(_ran(*json.loads(line))), flush=True)


def _ran(module: str, *arguments: str) -> tuple[int, str]:
    with tempfile.TemporaryFile("w+") as printed:
        pid = os.fork()
        if pid == 0:
            os._exit(_in_the_fork(module, arguments, printed.fileno()))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        printed.seek(0)
        return code, printed.read()


def _in_the_fork(module: str, arguments: tuple[str, ...], printed: int) -> int:
    """The exit code."""
    code: Any = 0
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(printed, 1)
    os.dup2(printed, 2)
    sys.argv = [module, *arguments]
    try:
        runpy.run_module(module, run_name="__main__")
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else int(bool(code))


if __name__ == "__main__":
    serve()
