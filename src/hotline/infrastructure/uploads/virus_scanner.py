"""Virus scanning of uploads: a port, and an adapter to ClamAV's daemon over its INSTREAM command."""

import socket
from contextlib import closing
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import urlsplit

from hotline.infrastructure.settings import settings

PIECE = 64 * 1024
MAX_ANSWER = 4096
DEFAULT_PORT = 3310


class ScannerAway(OSError):
    """The scanner does not answer, or not as it should: nothing is known about the file."""


class VirusScanner(Protocol):
    def infection(self, content: bytes) -> str:
        """The name of the virus found, "" when the content is clean. Raises ScannerAway."""
        ...

    def signatures_made(self) -> datetime | None:
        """When its signatures were made; None when it does not say. Raises ScannerAway."""
        ...


class Clamd:
    """A client of ClamAV's daemon by its ``zINSTREAM`` command.

    The client sends pieces, each after its length, and an empty piece at the end. The daemon answers one line.
    """

    def __init__(self, address: str, timeout_seconds: float) -> None:
        self._address, self._timeout = urlsplit(address), timeout_seconds

    def infection(self, content: bytes) -> str:
        try:
            with closing(self._connection()) as connection:
                connection.sendall(b"zINSTREAM\0")
                for start in range(0, len(content), PIECE):
                    piece = content[start : start + PIECE]
                    connection.sendall(len(piece).to_bytes(4) + piece)
                connection.sendall((0).to_bytes(4))
                answer = self._answer(connection)
        except OSError as error:
            raise ScannerAway(str(error)) from error
        verdict = answer.removeprefix("stream: ")
        if verdict == "OK":
            return ""
        if verdict.endswith(" FOUND"):
            return verdict.removesuffix(" FOUND")
        raise ScannerAway(f"clamd answered {answer!r}")

    def signatures_made(self) -> datetime | None:
        """When the signatures that the daemon uses were made; None when it has none of ClamAV's own.

        Raises ScannerAway. The daemon answers ``ClamAV <version>/<number of signatures' version>/<date>``.
        """
        try:
            with closing(self._connection()) as connection:
                connection.sendall(b"zVERSION\0")
                answer = self._answer(connection)
        except OSError as error:
            raise ScannerAway(str(error)) from error
        try:
            return datetime.strptime(answer.rpartition("/")[2], "%a %b %d %H:%M:%S %Y").replace(tzinfo=UTC)
        except ValueError:
            return None

    def _connection(self) -> socket.socket:
        if self._address.scheme == "unix":
            connection = socket.socket(socket.AF_UNIX)
            connection.settimeout(self._timeout)
            connection.connect(self._address.path)
            return connection
        return socket.create_connection(
            (self._address.hostname or "", self._address.port or DEFAULT_PORT), self._timeout
        )

    @staticmethod
    def _answer(connection: socket.socket) -> str:
        answer = b""
        while not answer.endswith(b"\0") and len(answer) < MAX_ANSWER:
            piece = connection.recv(MAX_ANSWER)
            if not piece:
                break
            answer += piece
        return answer.rstrip(b"\0\n").decode(errors="replace")


def virus_scanner() -> VirusScanner | None:
    """The scanner that the settings name; None when they name none."""
    configured = settings().virus_scanner
    return Clamd(configured.address, configured.timeout_seconds) if configured.address else None
