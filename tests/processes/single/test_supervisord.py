"""The supervisor starts what died again at once, not in its next turn."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.installation import wait_until

pytestmark = pytest.mark.real
CONFIGURATION = """
[supervisord]
logfile = supervisor.log
pidfile = supervisor.pid
[program:sleeper]
command = sleep 1000
startsecs = 1
autorestart = true
"""
LINE = re.compile(r"^(\S+ \S+) \w+ (exited|spawned): '?sleeper'?.*", re.MULTILINE)
#: The original's turn takes a second.
AT_ONCE = timedelta(seconds=0.6)


@pytest.fixture
def supervised(tmp_path: Path) -> Iterator[Path]:
    """The folder of a supervisor that has started its program long enough ago to call it running."""
    (tmp_path / "conf").write_text(CONFIGURATION)
    command = [sys.executable, "-m", "hotline.processes.single.supervisord", "-n", "-c", "conf"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
    log = tmp_path / "supervisor.log"
    wait_until(lambda: log.exists() and "entered RUNNING" in log.read_text(), 15, lambda: "it did not start")
    yield tmp_path
    process.terminate()
    assert process.wait(15) == 0


def log_lines(folder: Path) -> list[tuple[datetime, str, str]]:
    found = LINE.finditer((folder / "supervisor.log").read_text())
    return [(datetime.strptime(one[1], "%Y-%m-%d %H:%M:%S,%f"), one[2], one[0]) for one in found]  # noqa: DTZ007


def test_a_program_that_died_is_started_at_once(supervised: Path) -> None:
    time.sleep(1.5)  # nothing else is going on by now that would wake the supervisor
    os.kill(int(log_lines(supervised)[0][2].split()[-1]), signal.SIGKILL)
    wait_until(lambda: len(log_lines(supervised)) == 3, 10, lambda: "it did not come back")
    [_, (died, what, _), (back, _, _)] = log_lines(supervised)
    assert what == "exited"
    assert back - died < AT_ONCE
