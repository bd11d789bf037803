"""The commands of a start, run one after another by one ``command_server``, as the application's user."""

import json
import os
import subprocess
import sys
from types import TracebackType
from typing import Self

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
            [sys.executable, "-m", "hotline.processes.command_server"],
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
