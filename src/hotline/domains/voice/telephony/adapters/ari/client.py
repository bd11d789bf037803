"""One connection to Asterisk's REST interface: requests over HTTP, events over a WebSocket that reconnects."""

import asyncio
import errno
from collections.abc import AsyncIterator, Mapping
from types import TracebackType
from typing import Any, Self

import aiohttp
import msgspec
import structlog

from hotline.domains.voice.telephony.adapters.ari.events import SUBSCRIBED, AnyEvent, Connected, SwitchGone, decode
from hotline.domains.voice.telephony.adapters.ari.manager import Manager

log = structlog.get_logger()
RECONNECT_SECONDS = 0.2
REQUEST_SECONDS = 10.0
#: A WebSocket that answers no ping for this long is dead.
HEARTBEAT_SECONDS = 10.0
CONNECTIONS = 64
NO_ANSWER, NOT_THERE = 0, 404
AGAIN_SECONDS = 0.2


class AriError(Exception):
    """Asterisk refused or did not answer. ``status`` is the HTTP status, 0 without an answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(f"{status} {message}")
        self.status = status


class Ari:
    """``async with Ari(url, user, password, app) as ari``. Requests raise AriError."""

    def __init__(self, url: str, user: str, password: str, app: str) -> None:
        self._url, self.app = url, app
        self._user, self._password = user, password
        self._login = {"Authorization": aiohttp.encode_basic_auth(user, password)}
        self.connected = False

    async def __aenter__(self) -> Self:
        self._http = aiohttp.ClientSession(
            headers=self._login,
            connector=aiohttp.TCPConnector(limit=CONNECTIONS, keepalive_timeout=30),
            timeout=aiohttp.ClientTimeout(total=REQUEST_SECONDS),
        )
        self.manager = Manager(self._http, self._url, self._user, self._password)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.close()

    async def get(self, path: str) -> Any:
        return await self._request("GET", path, {})

    async def post(self, path: str, body: object = None, **query: str | int) -> Any:
        return await self._request("POST", path, query, body)

    async def put(self, path: str, body: object) -> Any:
        return await self._request("PUT", path, {}, body)

    async def delete(self, path: str, **query: str | int) -> None:
        """Delete an object. One that does not exist is no error, so an unanswered request is repeated once."""
        try:
            await self._delete(path, query)
        except AriError as error:
            if error.status != NO_ANSWER:
                raise
            await asyncio.sleep(AGAIN_SECONDS)
            await self._delete(path, query)

    async def _delete(self, path: str, query: Mapping[str, str | int]) -> None:
        try:
            await self._request("DELETE", path, query)
        except AriError as error:
            if error.status != NOT_THERE:
                raise

    async def _request(self, method: str, path: str, query: Mapping[str, str | int], body: object = None) -> Any:
        try:
            async with self._http.request(method, f"{self._url}/ari{path}", params=query, json=body) as response:
                content = await response.read()
                if response.status >= 400:
                    raise AriError(response.status, f"{method} {path}: {content.decode(errors='replace').strip()}")
                return msgspec.json.decode(content) if content else None
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise AriError(NO_ANSWER, f"{method} {path}: {type(error).__name__}: {error}") from error

    async def listen(self) -> AsyncIterator[AnyEvent]:
        """Yields events for ever, with Connected each time the connection is established, SwitchGone once between."""
        gone = False
        while True:
            try:
                async for event in self._listen_once():
                    gone = False
                    yield event
                log.warning("Asterisk closed the connection", action="ari_closed")
            except (aiohttp.ClientError, AriError, TimeoutError, OSError) as error:
                # Not repr: an error of the handshake holds the request with the password.
                why = f"{type(error).__name__}: {error}"
                log.warning("Asterisk cannot be reached", action="ari_unreachable", error=why)
                if not gone and isinstance(error, OSError) and error.errno == errno.ECONNREFUSED:
                    gone = True
                    yield SwitchGone()
            finally:
                self.connected = False
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen_once(self) -> AsyncIterator[AnyEvent]:
        address = f"{self._url}/ari/events"
        async with self._http.ws_connect(
            address, params={"app": self.app}, heartbeat=HEARTBEAT_SECONDS, max_msg_size=0
        ) as socket:
            filter_body = {"allowed": [{"type": kind} for kind in SUBSCRIBED]}
            await self.put(f"/applications/{self.app}/eventFilter", filter_body)
            self.connected = True
            yield Connected()
            async for message in socket:
                if message.type is aiohttp.WSMsgType.TEXT and (event := decode(message.data)) is not None:
                    yield event
