"""An installation of a few programs only, started by ``hotline up --parts``, in a folder of its own."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import psycopg

from hotline.infrastructure.settings import Settings
from hotline.processes.single import tables
from hotline.processes.single.layout import Layout
from hotline.processes.single.postgres import programs_of
from tests.installation import PORTS_BASE, QUICK_START, program, settings_of

#: Ports for sound that no other test uses.
RTP = {"HOTLINE_PORTS__RTP_FIRST": "28000", "HOTLINE_PORTS__RTP_LAST": "28199"}


class SmallInstallation:
    """``parts``: the programs that ``start`` starts, with commas; "" for all. ``data``: its folder."""

    def __init__(self, data: Path, parts: str, environment: Mapping[str, str]) -> None:
        self._parts = ["--parts", parts] if parts else []
        self.data = data
        self._environment = {
            "HOTLINE_SETTINGS": str(data / "hotline.toml"),
            "HOTLINE_PORTS__BASE": str(PORTS_BASE + 80),
            **QUICK_START,
            **RTP,
            **environment,
        }

    @property
    def settings(self) -> Settings:
        return settings_of(self._environment)

    @property
    def layout(self) -> Layout:
        return Layout(self.settings)

    def hotline(self, *arguments: str) -> "subprocess.CompletedProcess[str]":
        return program("hotline.processes.cli", *arguments, environment=self._environment)

    def do(self, *arguments: str) -> str:
        done = self.hotline(*arguments)
        assert done.returncode == 0, done.stdout
        return done.stdout

    def start(self) -> None:
        self.do("up", "--detach", *self._parts)

    def stop(self) -> None:
        self.hotline("stop")

    def destroy(self) -> None:
        self.stop()
        shutil.rmtree(self.data)

    def database(self) -> psycopg.Connection:
        return tables.connect(self.settings)

    def become_superuser(self) -> None:
        """While it stands still: nobody signs in as the superuser, so the one who signs in becomes one."""
        cluster, database = self.layout.data / "postgres", self.settings.database
        command = [str(programs_of() / "postgres"), "--single", "-D", str(cluster), database.name]
        statement, owner = f"ALTER ROLE {database.user} SUPERUSER\n", cluster.stat()
        made = subprocess.run(
            command, input=statement, text=True, capture_output=True, cwd="/", user=owner.st_uid, group=owner.st_gid
        )
        assert (made.returncode, "ERROR" in made.stderr) == (0, False), made.stderr

    def log(self, name: str) -> str:
        path = self.data / "log" / f"{name}.log"
        return path.read_text(errors="replace") if path.exists() else ""
