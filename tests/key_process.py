"""The process ``sealing`` for tests, started, killed and started again as the supervisor does."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from hotline.infrastructure.key_service import wire
from hotline.infrastructure.key_service.client import KeyServiceClient
from hotline.infrastructure.key_service.key_set import SealingKeys
from tests.installation import inherited

WITHIN_SECONDS = 30


class KeyProcess:
    """``options``: further ones of ``hotline sealing``; ``environment``: of it alone."""

    def __init__(self, folder: Path, *options: str, environment: dict[str, str] | None = None) -> None:
        self.keys, self.folder = folder / "keys" / "personal.json", folder / "sealing"
        self._options, self.environment = options, inherited() | (environment or {})
        self._process: subprocess.Popen[bytes] | None = None
        self.folder.mkdir()
        if not self.keys.exists():
            SealingKeys.make_file(self.keys, "2026-01")

    @property
    def log(self) -> str:
        return (self.folder.parent / "sealing.log").read_text()

    def launch(self) -> None:
        """Without waiting."""
        command = [sys.executable, "-m", "hotline.processes.sealing"]
        command += ["--keys", str(self.keys), "--folder", str(self.folder), *self._options]
        with (self.folder.parent / "sealing.log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, env=self.environment, umask=0o027)

    def start(self) -> None:
        (self.folder / wire.SOCKET).unlink(missing_ok=True)
        self.launch()
        deadline = time.monotonic() + WITHIN_SECONDS
        while not (self.folder / wire.SOCKET).exists():
            assert self._process is not None
            assert self._process.poll() is None, self.log
            assert time.monotonic() < deadline, self.log
            time.sleep(0.01)

    def ended(self) -> int:
        """Waits for its end; its exit status."""
        assert self._process is not None
        return self._process.wait(WITHIN_SECONDS)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stand_still(self) -> None:
        """It answers nothing until it goes on."""
        assert self._process is not None
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        assert self._process is not None
        self._process.send_signal(signal.SIGCONT)

    def client(self, patience_seconds: float = 20) -> KeyServiceClient:
        return KeyServiceClient(self.folder, patience_seconds)


def free_token(folder: Path, label: str, pin: str) -> dict[str, str]:
    """A fresh SoftHSM token; the environment by which its library finds it."""
    (folder / "tokens").mkdir()
    configuration = folder / "softhsm2.conf"
    configuration.write_text(f"directories.tokendir = {folder}/tokens\nobjectstore.backend = file\nlog.level = ERROR\n")
    environment = {"SOFTHSM2_CONF": str(configuration)}
    command = ["softhsm2-util", "--init-token", "--free", "--label", label, "--pin", pin, "--so-pin", "87654321"]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | environment)
    return environment
