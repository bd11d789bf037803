"""A log server: each head as a message of RFC 5424, over TLS (RFC 5425). What it takes cannot be read back here."""

import socket
import ssl
from datetime import UTC, datetime

from hotline.domains.platform.audit.rules.heads import SignedHead
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Unavailable

WITHIN_SECONDS = 5.0
#: Facility 13, log audit; severity 5, notice.
PRIORITY = 13 * 8 + 5
#: Private enterprise number for documentation (RFC 5612), since the platform has none of its own.
STRUCTURED = "auditHead@32473"


class SyslogServer:
    name = "日志服务器"
    readable = False

    def __init__(self, address: str, context: ssl.SSLContext) -> None:
        host, _, port = address.rpartition(":")
        self._host, self._port, self._context = host.strip("[]"), int(port), context

    def append(self, head: SignedHead) -> None:
        """One connection a head: a minute of silence would have it dropped on the way.

        TLS confirms that the server's end has closed after all was read; syslog itself confirms nothing.
        """
        message = frame(message_of(head))
        try:
            with (
                socket.create_connection((self._host, self._port), WITHIN_SECONDS) as plain,
                self._context.wrap_socket(plain, server_hostname=self._host) as line,
            ):
                line.sendall(message)
                line.unwrap()
        except OSError as error:
            raise Unavailable(f"日志服务器未接收：{type(error).__name__}") from error

    def last(self) -> SignedHead | None:
        raise Unavailable("日志服务器不能读回")

    def since(self, moment: datetime) -> list[SignedHead]:
        raise Unavailable("日志服务器不能读回")


def message_of(head: SignedHead) -> bytes:
    """RFC 5424: header, the position and digest as structured data, the signed head as the message in UTF-8."""
    found = head.head
    at = found.at.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    data = f'[{STRUCTURED} position="{found.position}" digest="{found.digest}" kind="{found.kind.value}"]'
    header = f"<{PRIORITY}>1 {at} {_name(found.site)}-{_name(found.node)} hotline - AUDITHEAD {data} "
    return header.encode() + b"\xef\xbb\xbf" + head.line()


def frame(message: bytes) -> bytes:
    """RFC 5425, 4.3: the length in octets, a blank, the message."""
    return f"{len(message)} ".encode() + message


def _name(text: str) -> str:
    return "".join(each for each in text if each.isascii() and each.isalnum()) or "-"


def configured() -> SyslogServer:
    section = settings().audit
    context = ssl.create_default_context(cafile=section.syslog_ca or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    if section.syslog_certificate:
        context.load_cert_chain(section.syslog_certificate)
    return SyslogServer(section.syslog, context)
