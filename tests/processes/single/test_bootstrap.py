"""The first start: side by side what can be; broken off or failed, nothing it has begun goes on behind one's back."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from hotline.processes.single.layout import CODE

#: What bootstrap.sh calls besides the shell's own tools, standing in for what would change the machine.
INSTALLED = ("apt-get", "nats-server", "setfacl", "bwrap", "mount", "npm", "node", "mmdebstrap", "pgbackrest", "restic")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone with nothing built, on a machine where every Debian package is there."""
    script = tmp_path / "deploy/single/bootstrap.sh"
    script.parent.mkdir(parents=True)
    shutil.copy(CODE / "deploy/single/bootstrap.sh", script)
    (tmp_path / "deploy/single/asterisk.lock").write_text("asterisk 1:22.1-1 amd64 aa\nlibc6 2.42-1 amd64 bb\n")
    (tmp_path / "supply").mkdir()
    shutil.copy(CODE / "supply/asterisk_lock.py", tmp_path / "supply")
    (tmp_path / "frontend").mkdir()
    (tmp_path / "frontend/package-lock.json").touch()
    (tmp_path / "bin").mkdir()
    for name in INSTALLED:
        stand_in(tmp_path, name, "exit 0")
    stand_in(tmp_path, "id", "echo 0")
    stand_in_debian(tmp_path)
    stand_in(tmp_path, "uv", hotline(tmp_path))
    return tmp_path


def hotline(clone: Path, script: str = "exit 0") -> str:
    """What installs a command of ours that does this."""
    return f"mkdir -p {clone}/.venv/bin; printf '#!/bin/sh\n{script}\n' >.venv/bin/hotline; chmod +x .venv/bin/hotline"


def stand_in_debian(clone: Path, version: str = "1:22.1-1", digest: str = "aa") -> None:
    """What makes a root file system of these packages."""
    asterisk, packages = '"$root/usr/sbin/asterisk"', f"asterisk {version} amd64 {digest}\\nlibc6 2.42-1 amd64 bb\\n"
    made = f'for root; do :; done; mkdir -p "$root/usr/sbin" "$root/etc"; touch {asterisk}; chmod +x {asterisk}'
    stand_in(clone, "mmdebstrap", f"{made}; printf '{packages}' >\"$root/etc/hotline-packages\"")


def environment(clone: Path) -> dict[str, str]:
    return {**os.environ, "PATH": f"{clone}/bin:{os.environ['PATH']}"}


def bootstrap(clone: Path, purpose: str = "run", **settings: str) -> subprocess.CompletedProcess[str]:
    command = [clone / "deploy/single/bootstrap.sh", purpose]
    return subprocess.run(
        command,
        env=environment(clone) | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=60,
    )


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
    with subprocess.Popen(
        command, env=environment(clone), stdout=subprocess.DEVNULL, start_new_session=True, preexec_fn=heed_ctrl_c
    ) as begun_start:
        try:
            wait_until(lambda: pids.exists() and len(pids.read_text().split()) == 2, "nothing was built")
            os.killpg(begun_start.pid, signal.SIGINT)  # what a terminal does
            assert begun_start.wait(30) != 0
        finally:
            begun_start.kill()
    begun = [int(pid) for pid in pids.read_text().split()]
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in begun), f"{begun} live on")


def test_everything_is_brought_and_told_by_the_line_and_a_second_time_hardly_anything(clone: Path) -> None:
    first = bootstrap(clone)
    assert first.returncode == 0, first.stdout
    done = {re.split(r"\x1b\[\d*m", line)[2].strip() for line in first.stdout.splitlines() if "✓" in line}
    assert done == {"Python packages", "announcements", "npm packages", "front end", "Asterisk's root file system"}
    (clone / "frontend/node_modules").mkdir()
    (clone / "frontend/dist").mkdir()
    (clone / "frontend/dist/index.html").touch()
    second = bootstrap(clone)
    assert second.returncode == 0, second.stdout
    assert "To be installed" not in second.stdout
    assert second.stdout.count("✓") == 2, "Python packages and announcements are looked at"


def test_a_library_that_is_there_is_found_however_long_the_list_of_libraries(clone: Path) -> None:
    """Who reads only to the first hit ends the program that writes the list, which must not count as "not there"."""
    stand_in(clone, "ldconfig", "echo libseccomp.so.2; for _ in $(seq 20000); do echo libother.so.1; done")
    run = bootstrap(clone)
    assert run.returncode == 0, run.stdout
    assert "from Debian:  libseccomp2" not in run.stdout


@pytest.mark.parametrize(
    ("version", "digest", "line"),
    [
        ("1:22.2-1", "aa", "asterisk 1:22.2-1, tested was 1:22.1-1"),
        ("1:22.1-1", "cc", "asterisk 1:22.1-1: ANOTHER FILE under the same version"),
    ],
)
def test_an_asterisk_of_other_packages_than_the_tested_ones_is_said_and_refused_where_supply_is_strict(
    clone: Path, version: str, digest: str, line: str
) -> None:
    stand_in_debian(clone, version, digest)
    strict = bootstrap(clone, HOTLINE_STRICT_SUPPLY="1")
    assert strict.returncode == 1
    assert line in strict.stdout
    assert not (clone / ".data/asterisk-root").exists(), "what is refused does not come into its place"
    free = bootstrap(clone)
    assert free.returncode == 0, free.stdout
    assert line in free.stdout
    assert bootstrap(clone, HOTLINE_STRICT_SUPPLY="1").returncode == 1, "one that is there already is looked at too"


def test_an_asterisk_of_the_tested_packages_passes_where_supply_is_strict(clone: Path) -> None:
    run = bootstrap(clone, HOTLINE_STRICT_SUPPLY="1")
    assert run.returncode == 0, run.stdout
    assert "tested" not in run.stdout


def test_a_front_end_that_came_with_the_release_is_not_built_again_unless_its_source_was_changed(clone: Path) -> None:
    (clone / "frontend/dist").mkdir()
    (clone / "frontend/dist/index.html").touch()
    source = bootstrap(clone, "front-print").stdout
    (clone / "frontend/dist/built-from").write_text(source)
    as_released = bootstrap(clone)
    assert as_released.returncode == 0, as_released.stdout
    assert "front end" not in as_released.stdout
    assert "npm packages" not in as_released.stdout
    (clone / "frontend/main.ts").write_text("changed")
    assert "front end" in bootstrap(clone).stdout


def test_the_front_end_does_not_wait_for_python_nor_python_for_it(clone: Path) -> None:
    """Each waits until the other was begun."""
    both = "touch {0}/{1}; until [ -e {0}/{2} ]; do sleep 0.05; done"
    stand_in(clone, "uv", both.format(clone, "python", "node") + "\n" + hotline(clone))
    stand_in(clone, "npm", both.format(clone, "node", "python"))
    run = bootstrap(clone)
    assert run.returncode == 0, run.stdout


def test_what_needs_another_step_is_not_begun_before(clone: Path) -> None:
    stand_in(clone, "uv", "sleep 0.5; " + hotline(clone, "[ $2 = --unpack ]"))
    stand_in(clone, "npm", f"case $3 in ci) sleep 0.5; touch {clone}/there ;; run) [ -e {clone}/there ] ;; esac")
    run = bootstrap(clone)
    assert run.returncode == 0, run.stdout


def test_a_step_that_fails_is_named_with_its_last_words_and_ends_the_others(clone: Path) -> None:
    stand_in(clone, "npm", f"until [ -e {clone}/pid ]; do sleep 0.05; done; echo the registry is away; exit 7")
    stand_in(clone, "uv", f"sleep 1000 & echo $! >{clone}/child; mv {clone}/child {clone}/pid; wait")
    run = bootstrap(clone)
    assert run.returncode == 1
    assert "the registry is away" in run.stdout
    assert f"npm packages failed: all it said is in {clone}/.data/log/bootstrap/npm-packages.log" in run.stdout
    pid = int((clone / "pid").read_text())
    wait_until(lambda: not Path(f"/proc/{pid}").exists(), "it lives on")
