"""Limits how often the public may send requests. Each process counts for itself, by address and by other names."""

import ipaddress
import time
from dataclasses import dataclass
from typing import ClassVar

from django.http import HttpRequest

from hotline.infrastructure import certificate_gateway
from hotline.infrastructure.recent import Recent
from hotline.kernel.errors import Refused

MINUTE, HOUR = 60.0, 3600.0
#: Peers that are our proxy; "" is a socket file or a test.
PROXIES = {"127.0.0.1", "::1", ""}
#: Names that a limit remembers: some megabytes at most.
REMEMBERED = 10_000
#: Whoever has an IPv6 address has the other 2^64 of its network as well.
IPV6_NETWORK = 64


class TooOften(Refused):
    status = 429
    code = "too_often"

    def __init__(self, message: str, wait: int) -> None:
        super().__init__(message)
        self.extra = {"retry_after": wait}
        self.headers = {"Retry-After": str(wait)}


@dataclass
class _Window:
    begun: float
    used: int = 0


class RateLimit:
    """At most ``limit`` requests of one name in a window of ``window`` seconds, which its first request opens.

    ``sentence`` tells who sends more what to do; ``{wait}`` are the seconds until then.
    """

    _all: ClassVar[list["RateLimit"]] = []

    def __init__(
        self, limit: int, window: float = MINUTE, sentence: str = "提问过快，请 {wait} 秒后再问；急事请拨打 12333。"
    ) -> None:
        self._limit, self._window, self._sentence = limit, window, sentence
        self._windows: Recent[str, _Window] = Recent(REMEMBERED)
        self._all.append(self)

    def count(self, name: str) -> None:
        """Counts one more request. Raises TooOften, with the seconds to wait, when it is one too many."""
        now = time.monotonic()
        window = self._windows.get_or_add(name, lambda: _Window(now))
        if now >= window.begun + self._window:
            window.begun, window.used = now, 0
        if window.used >= self._limit:
            wait = int(window.begun + self._window - now) + 1
            raise TooOften(self._sentence.format(wait=wait), wait)
        window.used += 1

    def __len__(self) -> int:
        """Names remembered now."""
        return len(self._windows)

    @classmethod
    def forget(cls) -> None:
        """Resets all counts of all limits."""
        for each in cls._all:
            each._windows.clear()


def address_of(request: HttpRequest) -> str:
    """The client's IP address as our proxy, on this machine, states it.

    Nobody else is believed about it but the gateway of staff's certificates, about who stands before it.
    """
    before, address = _stated_addresses(request)
    return before if before and certificate_gateway.has_passed_on(request, address) else address


def passed_on_certificate(request: HttpRequest) -> str:
    """The certificate that the gateway passes on, as it is written there; "" for none and from anybody else."""
    _, address = _stated_addresses(request)
    passed_on = certificate_gateway.has_passed_on(request, address)
    return certificate_gateway.stated_certificate(request) if passed_on else ""


def _stated_addresses(request: HttpRequest) -> tuple[str, str]:
    """Whom our proxy heard named as the client, and who named it so: the proxy's own client."""
    peer: str = request.META.get("REMOTE_ADDR", "")
    stated: str = request.META.get("HTTP_X_FORWARDED_FOR", "") if peer in PROXIES else ""
    before, _, address = stated.rpartition(",")
    return before.rpartition(",")[2].strip(), address.strip() or peer


def origin_of(request: HttpRequest) -> str:
    """The name under which the client's address is limited: an IPv4 address, or an IPv6 network."""
    return limited_name(address_of(request))


def limited_name(address: str) -> str:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv4Address):
        return str(found)
    if found.ipv4_mapped is not None:
        return str(found.ipv4_mapped)
    return str(ipaddress.ip_network((int(found), IPV6_NETWORK), strict=False))
