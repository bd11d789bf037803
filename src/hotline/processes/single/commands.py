"""The commands of a start, run one after another by a process that has Django loaded already.

Loading takes two seconds of processor, which each of half a dozen commands would spend again. Each runs in a fork, so
none finds what another left in memory, and as the application's user, as when it is typed.
"""

import json
import os
import subprocess
import sys
import tempfile
import traceback
from types import TracebackType
from typing import Any, Self

from hotline.processes.single.layout import CODE, Layout, SetupError
from hotline.processes.single.people import People
from hotline.processes.single.programs import environment


class Commands:
    """Runs ``hotline`` commands. Its process starts with the first and ends with the block."""

    def __init__(self, layout: Layout, people: People) -> None:
        self._layout, self._people = layout, people
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._process is not None:
            self._process.communicate()

    def run(self, *arguments: str) -> str:
        """Returns what the command printed. Raises SetupError with its last words."""
        process = self._process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            print(json.dumps(arguments), file=process.stdin, flush=True)
            answer = process.stdout.readline()
        except BrokenPipeError:
            answer = ""
        code, printed, complaint = json.loads(answer) if answer else (1, "", process.communicate()[1])
        if code:
            lines = (complaint.strip() or printed.strip()).splitlines() or ["nothing said"]
            (self._layout.log / "setup.log").write_text(printed + complaint)
            log = f"{self._layout.log}/setup.log"
            raise SetupError(f"hotline {' '.join(arguments)} failed: {lines[-1][:300]}; see {log}")
        return str(printed)

    def _started(self) -> subprocess.Popen[str]:
        user = self._people.application
        return subprocess.Popen(
            [sys.executable, "-m", "hotline.processes.single.commands"],
            cwd=CODE,
            env={**os.environ, **environment(self._layout)},
            user=user.uid,
            group=user.gid,
            extra_groups=[],
            umask=0o022,  # nginx serves the style sheets as another user, whatever root's umask
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def serve() -> None:
    """Read commands, a JSON array of arguments a line; answer each with its exit code and its outputs."""
    from hotline.processes.foreground import set_up_django

    set_up_django("setup")
    for line in sys.stdin:
        print(json.dumps(_ran(json.loads(line))), flush=True)


def _ran(arguments: list[str]) -> tuple[int, str, str]:
    with tempfile.TemporaryFile("w+") as printed, tempfile.TemporaryFile("w+") as complaint:
        pid = os.fork()
        if pid == 0:
            os._exit(_in_the_fork(arguments, printed.fileno(), complaint.fileno()))
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        for file in (printed, complaint):
            file.seek(0)
        return code, printed.read(), complaint.read()


def _in_the_fork(arguments: list[str], printed: int, complaint: int) -> int:
    """The command's exit code."""
    from hotline.processes import cli

    code: Any = 1
    with open(os.devnull) as nothing:
        os.dup2(nothing.fileno(), 0)
    os.dup2(printed, 1)
    os.dup2(complaint, 2)
    sys.argv = ["hotline", *arguments]
    try:
        code = cli.main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
    sys.stdout.flush()
    sys.stderr.flush()
    return code if isinstance(code, int) else int(bool(code))


if __name__ == "__main__":
    serve()
