"""Uploads and the virus scanner, against a small daemon that speaks clamd's protocol."""

import socketserver
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from hotline.infrastructure.settings import VirusScannerSettings, settings
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.virus_scanner import Clamd, ScannerAway
from hotline.kernel.errors import Invalid, Unavailable
from hotline.kernel.files.uploads import DOCUMENTS, UploadPolicy
from tests.sample_files import PDF

POLICY = UploadPolicy(DOCUMENTS, max_bytes=1 << 20)
#: What every scanner finds, without being harmful.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LARGEST_STREAM = 500_000


class Daemon(socketserver.StreamRequestHandler):
    """Reads a stream as clamd does, its limit and its end of connection included."""

    def handle(self) -> None:
        if self.rfile.read(10) != b"zINSTREAM\0":
            self.wfile.write(b"UNKNOWN COMMAND\0")
            return
        content = b""
        while size := int.from_bytes(self.rfile.read(4)):
            content += self.rfile.read(size)
            if len(content) > LARGEST_STREAM:
                self.wfile.write(b"INSTREAM size limit exceeded. ERROR\0")
                return
        self.wfile.write(b"stream: Eicar-Test-Signature FOUND\0" if EICAR in content else b"stream: OK\0")


@pytest.fixture(params=["tcp", "unix"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    path = str(tmp_path / "clamd")
    server: socketserver.BaseServer
    if request.param == "tcp":
        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Daemon)
        named = f"tcp://127.0.0.1:{server.server_address[1]}"
    else:
        server, named = socketserver.ThreadingUnixStreamServer(path, Daemon), f"unix://{path}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield named
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_clean_file_is_clean_and_an_infected_one_named(address: str) -> None:
    scanner = Clamd(address, 5)
    assert scanner.infection(PDF) == ""
    assert scanner.infection(b"a" * 200_000 + EICAR) == "Eicar-Test-Signature"


def test_a_file_that_the_daemon_does_not_read_to_its_end_counts_as_not_scanned(address: str) -> None:
    with pytest.raises(ScannerAway):
        Clamd(address, 5).infection(b"a" * 2_000_000)


@pytest.fixture
def configure(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    settings.cache_clear()
    yield monkeypatch
    settings.cache_clear()


def test_an_upload_is_scanned_once_a_scanner_is_configured(address: str, configure: pytest.MonkeyPatch) -> None:
    infected = PDF.replace(b"trailer", b"% " + EICAR + b"\ntrailer")
    assert admit("a.pdf", infected, POLICY).content == infected
    configure.setenv("HOTLINE_VIRUS_SCANNER__ADDRESS", address)
    settings.cache_clear()
    assert admit("a.pdf", PDF, POLICY).content == PDF
    with pytest.raises(Invalid) as refused:
        admit("a.pdf", infected, POLICY)
    assert refused.value.code == "file_infected"


def test_while_a_configured_scanner_is_away_nothing_is_accepted(tmp_path: Path, configure: pytest.MonkeyPatch) -> None:
    for address in ("tcp://127.0.0.1:1", f"unix://{tmp_path}/nobody"):
        configure.setenv("HOTLINE_VIRUS_SCANNER__ADDRESS", address)
        settings.cache_clear()
        with pytest.raises(Unavailable) as refused:
            admit("a.pdf", PDF, POLICY)
        assert refused.value.code == "scanner_unavailable"


def test_an_address_of_another_kind_is_no_setting() -> None:
    with pytest.raises(ValueError):
        VirusScannerSettings(address="http://scanner")
