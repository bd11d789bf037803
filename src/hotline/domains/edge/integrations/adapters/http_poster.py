"""Pushes events over HTTP.

Checks the resolved address of every host name, so that no name leads into our own network.
"""

import asyncio
import ipaddress
import socket
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.connector import AddrInfoType

from hotline.domains.edge.integrations.ports import Posted
from hotline.domains.edge.integrations.rules.push import is_allowed, url_error

WITHIN_SECONDS = 10
READ_BYTES = 64 * 1024


class NotAllowed(OSError):
    """The name leads where nothing may be pushed."""


class GuardedResolver(AbstractResolver):
    def __init__(self, networks: tuple[str, ...]) -> None:
        self._networks, self._resolver = networks, aiohttp.ThreadedResolver()

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        found = await self._resolver.resolve(host, port, family)
        allowed = [each for each in found if is_allowed(each["host"], self._networks)]
        if not allowed:
            raise NotAllowed(f"{host} leads nowhere we may push to")
        return allowed

    async def close(self) -> None:
        await self._resolver.close()


class HttpPoster:
    """Use as an async context manager."""

    def __init__(self, networks: tuple[str, ...]) -> None:
        self._networks = networks
        connector = aiohttp.TCPConnector(
            resolver=GuardedResolver(networks),
            use_dns_cache=False,
            limit_per_host=2,
            socket_factory=self._guarded_socket,
        )
        self._http = aiohttp.ClientSession(
            connector=connector, timeout=aiohttp.ClientTimeout(total=WITHIN_SECONDS), trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.close()

    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> Posted:
        if url_error(url, self._networks):
            return Posted(0, "not_allowed")
        if _plain(url) and not await self._leads_into_networks(url):
            return Posted(0, "not_allowed")
        try:
            async with self._http.post(url, data=body, headers=headers, allow_redirects=False) as answer:
                await answer.content.read(READ_BYTES)
                return Posted(answer.status)
        except aiohttp.ClientConnectorError as error:
            refused = isinstance(error.os_error, NotAllowed)
            return Posted(0, "not_allowed" if refused else "unreachable")
        except TimeoutError:
            return Posted(0, "timeout")
        except (aiohttp.ClientError, OSError, ValueError) as error:
            return Posted(0, type(error).__name__[:40])

    def _guarded_socket(self, to: AddrInfoType) -> socket.socket:
        """Checks where it leads in the end: of an address written otherwise (127。0。0。1) no resolver is asked."""
        family, kind, protocol, _, place = to
        if not is_allowed(str(place[0]), self._networks):
            raise NotAllowed(f"{place[0]} is nowhere we may push to")
        return socket.socket(family, kind, protocol)

    async def _leads_into_networks(self, url: str) -> bool:
        """Plain HTTP is for the networks that the settings name."""
        host = urlsplit(url).hostname or ""
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, None)
        except OSError:
            return False
        inside = [ipaddress.ip_network(network) for network in self._networks]
        return bool(found) and all(
            any(ipaddress.ip_address(address[4][0]) in network for network in inside) for address in found
        )


def _plain(url: str) -> bool:
    return urlsplit(url).scheme == "http"
