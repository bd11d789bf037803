"""The first start, broken off: nothing that it has begun goes on behind the user's back."""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hotline.processes.single.layout import CODE

#: What bootstrap.sh calls besides the shell's own tools, standing in for what would change the machine.
INSTALLED = ("apt-get", "nats-server", "setfacl", "mount", "npm", "node", "mmdebstrap")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with nothing built, on a machine where every Debian package is there."""
    script = tmp_path / "deploy/single/bootstrap.sh"
    script.parent.mkdir(parents=True)
    shutil.copy(CODE / "deploy/single/bootstrap.sh", script)
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend/package-lock.json").touch()
    (tmp_path / "bin").mkdir()
    for name in INSTALLED:
        stand_in(tmp_path, name, "exit 0")
    stand_in(tmp_path, "id", "echo 0")
    return tmp_path


def stand_in(clone: Path, name: str, script: str) -> None:
    program = clone / "bin" / name
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


def wait_until(holds: Callable[[], bool], otherwise: str) -> None:
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline, otherwise
        time.sleep(0.05)


def heed_ctrl_c() -> None:
    """Tests started in the background ignore it, and what they start would too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_ends_what_is_being_built_with_all_its_children(clone: Path) -> None:
    pids = clone / "pids"
    stand_in(clone, "uv", f"sleep 1000 & echo $! >>{pids}; echo $$ >>{pids}; wait")
    command = [clone / "deploy/single/bootstrap.sh", "run"]
    environment = {**os.environ, "PATH": f"{clone}/bin:{os.environ['PATH']}"}
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, start_new_session=True, preexec_fn=heed_ctrl_c
    ) as bootstrap:
        try:
            wait_until(lambda: pids.exists() and len(pids.read_text().split()) == 2, "nothing was built")
            os.killpg(bootstrap.pid, signal.SIGINT)  # what a terminal does
            assert bootstrap.wait(30) != 0
        finally:
            bootstrap.kill()
    begun = [int(pid) for pid in pids.read_text().split()]
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in begun), f"{begun} live on")
