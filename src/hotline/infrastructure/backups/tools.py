"""Runs the tools of others as the user who owns the data."""

import os
import shutil
import subprocess
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

#: Debian package by program.
PACKAGES = {"pgbackrest": "pgbackrest", "restic": "restic"}
PATH = "/usr/local/bin:/usr/bin:/bin"
LAST_LINES = 4


class BackupFailed(Exception):
    """A tool failed, or something is not there. The message is for the operator."""


class BackupUnderWay(BackupFailed):
    """Another base backup is being made; to be tried again once it is done."""


@dataclass(frozen=True)
class Owner:
    """The user who owns the data; ``name`` is the system user's."""

    name: str
    uid: int
    gid: int

    def is_me(self) -> bool:
        return os.geteuid() == self.uid


def program(name: str) -> str:
    """The program's path. Raises BackupFailed."""
    found = shutil.which(name, path=PATH)
    if found is None:
        raise BackupFailed(f"缺少程序 {name}，请执行 apt-get install {PACKAGES.get(name, name)}")
    return found


def run(
    command: Sequence[str],
    owner: Owner | None,
    more: Mapping[str, str] | None = None,
    cwd: Path = Path("/"),
    accepted: Container[int] = (0,),
) -> "subprocess.CompletedProcess[str]":
    """Run the command as ``owner`` (None: as this process).

    Of our environment it gets nothing but ``more``: settings given by environment hold secrets. Raises BackupFailed
    with its last lines.
    """
    ran = subprocess.run(
        command,
        env={"PATH": PATH, "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", **(more or {})},
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        **as_user(owner),
    )
    if ran.returncode not in accepted:
        lines = [line for line in (ran.stderr + "\n" + ran.stdout).splitlines() if line.strip()]
        raise BackupFailed(f"{Path(command[0]).name} 失败：{' | '.join(lines[-LAST_LINES:])[-600:]}")
    return ran


def as_user(owner: Owner | None) -> dict[str, Any]:
    """Arguments of subprocess that make the child run as ``owner``; none when this process is theirs."""
    return {} if owner is None or owner.is_me() else {"user": owner.uid, "group": owner.gid, "extra_groups": []}
