"""A real ClamAV daemon with signatures made here: those of ClamAV itself take half a gigabyte and the network."""

import hashlib
import shutil
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

PROGRAM = shutil.which("clamd", path="/usr/sbin:/usr/bin")
#: What every scanner finds, without being harmful.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
#: As clamd names a finding by a signature that is not ClamAV's own.
OWN = ".UNOFFICIAL"
EICAR_NAME = f"Eicar-Test-Signature{OWN}"
LARGEST_STREAM = 8_000_000
WITHIN_SECONDS = 60


class RealClamd:
    """Finds EICAR anywhere, also packed, and the files ``known`` by name. Ends with ``stop``."""

    def __init__(self, folder: Path, known: Mapping[str, bytes] | None = None) -> None:
        if PROGRAM is None:
            pytest.skip("apt-get install clamav-daemon")
        signatures = folder / "signatures"
        signatures.mkdir(parents=True)
        (signatures / "test.ndb").write_text(f"{EICAR_NAME.removesuffix(OWN)}:0:*:{EICAR.hex()}\n")
        lines = (
            f"{hashlib.sha256(content).hexdigest()}:{len(content)}:{name}:73\n"
            for name, content in (known or {}).items()
        )
        if known:  # an empty file is no database
            (signatures / "test.hsb").write_text("".join(lines))
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        self.unix, self.tcp = f"unix://{folder}/clamd.sock", f"tcp://127.0.0.1:{port}"
        configuration = folder / "clamd.conf"
        configuration.write_text(
            f"DatabaseDirectory {signatures}\nLocalSocket {folder}/clamd.sock\nTCPSocket {port}\nTCPAddr 127.0.0.1\n"
            f"Foreground yes\nStreamMaxLength {LARGEST_STREAM}\nLogFile {folder}/clamd.log\n"
        )
        self._process = subprocess.Popen([PROGRAM, "--config-file", str(configuration)], stdout=subprocess.DEVNULL)
        self._wait(port)

    def _wait(self, port: int) -> None:
        deadline = time.monotonic() + WITHIN_SECONDS
        while True:
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
            except OSError:
                assert self._process.poll() is None, "clamd has ended"
                assert time.monotonic() < deadline, "clamd does not answer"
                time.sleep(0.1)
            else:
                return

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait()
