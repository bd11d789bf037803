"""An agent's desk through the same HTTP API that the browser uses."""

import time
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import aiohttp
from yarl import URL

from hotline.infrastructure.settings import Settings
from hotline.kernel.positions import POSITION, REQUESTED_POSITION, add, from_text, to_text
from hotline.processes.single.addresses import origin_here

#: Looking says so often that the session is used, as a browser does: it would end for want of use.
NOTE_USE_SECONDS = 60.0


class DeskRefused(Exception):
    """The API refused a request.

    ``message`` is its Chinese sentence. ``status`` is the HTTP status, 0 without an answer.
    """

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(f"{status} {code} {message}")
        self.status, self.code, self.message = status, code, message


@dataclass(frozen=True, slots=True)
class PhoneAccount:
    user: str
    login: str
    password: str


def origin_of(settings: Settings) -> str:
    """The origin at which a browser on this machine opens the pages."""
    return origin_here(settings)


class Desk:
    """An agent's session at the server, used as ``async with Desk(origin, "1002", password) as desk``.

    Leaving the block ends the session. Methods raise DeskRefused. Like the browser, a session reads what it wrote: the
    positions in its answers go with its next requests.
    """

    def __init__(self, origin: str, number: str, password: str) -> None:
        self.number = number
        self._origin, self._password = URL(origin), password
        self._written: dict[str, int] = {}
        self._use_noted = time.monotonic()

    async def __aenter__(self) -> Self:
        # A self-signed certificate is the rule here; the other end is this machine.
        self._http = aiohttp.ClientSession(
            base_url=self._origin,
            cookie_jar=aiohttp.CookieJar(unsafe=True),
            connector=aiohttp.TCPConnector(ssl=False, limit=2),
            timeout=aiohttp.ClientTimeout(total=10),
        )
        try:
            await self._open_session()
        except BaseException:
            await self._http.close()
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            await self._call("DELETE", "/api/session")
        except DeskRefused:
            pass  # the session fades by itself
        finally:
            await self._http.close()

    async def _open_session(self) -> None:
        try:
            await self._call("GET", "/api/session")  # for the csrftoken
        except DeskRefused as refusal:
            if refusal.status != 401:
                raise
        await self._call("POST", "/api/session", {"number": self.number, "password": self._password})

    async def sign_in(self, device: str = "phone") -> PhoneAccount:
        """Take the seat, from whoever has it, and get the telephone's account."""
        body = {"device": device, "takeover": True}
        phone = (await self._call("POST", "/api/desk/sign-in", body))["phone"]
        user = phone["uri"].removeprefix("sip:").partition("@")[0]
        return PhoneAccount(user, phone["username"], phone["password"])

    async def sign_out(self) -> None:
        await self._call("POST", "/api/desk/sign-out", {})

    async def ready(self) -> None:
        await self._call("POST", "/api/desk/ready", {})

    async def not_ready(self, reason: str) -> None:
        await self._call("POST", "/api/desk/not-ready", {"reason": reason})

    async def snapshot(self) -> dict[str, Any]:
        """DeskSnapshot of docs/api.md."""
        answer: dict[str, Any] = await self._look("/api/desk")
        return answer

    async def topics(self) -> tuple[list[str], list[str]]:
        """The ids of all topics, and the dispositions."""
        answer = await self._call("GET", "/api/desk/topics")
        return [topic["id"] for topic in answer["topics"]], list(answer["dispositions"])

    async def command(self, call: str, what: str, **fields: str) -> None:
        """Send a command to a call. ``what``: hold, resume, rating, reject, rejoin, hang-up or keys."""
        await self._call("POST", f"/api/desk/calls/{call}/{what}", fields)

    async def wrap_up(self, call: str, *, topic: str, disposition: str, notes: str, then: str) -> None:
        summary = {"topic_id": topic, "disposition": disposition, "notes": notes, "sensitive": False, "then": then}
        await self._call("POST", f"/api/desk/calls/{call}/wrap-up", summary)

    async def get(self, path: str) -> Any:
        """Any other answer of the API."""
        return await self._look(path)

    async def post(self, path: str, **body: Any) -> Any:
        """Any other write of the API."""
        return await self._call("POST", path, body)

    async def send(self, path: str, form: aiohttp.FormData) -> Any:
        """Upload a file."""
        return await self._call("POST", path, form)

    async def delete(self, path: str) -> None:
        await self._call("DELETE", path)

    async def live(self, view: str, silent: float) -> AsyncGenerator[bytes]:
        """The bytes of the live stream until it ends. Raises TimeoutError after ``silent`` seconds without any."""
        patience = aiohttp.ClientTimeout(total=None, sock_connect=silent, sock_read=silent)
        async with self._http.get("/api/live/stream", params={"view": view}, timeout=patience) as answer:
            if answer.status >= 400:
                raise await _refusal(answer)
            async for piece in answer.content.iter_any():
                yield piece

    async def download(self, path: str) -> bytes:
        async with self._http.get(path) as answer:
            if answer.status >= 400:
                raise await _refusal(answer)
            return await answer.read()

    async def _look(self, path: str) -> Any:
        if time.monotonic() - self._use_noted > NOTE_USE_SECONDS:
            await self._call("POST", "/api/session/use")
            self._use_noted = time.monotonic()
        return await self._call("GET", path)

    async def _call(self, method: str, path: str, body: dict[str, Any] | aiohttp.FormData | None = None) -> Any:
        cookie = self._http.cookie_jar.filter_cookies(self._origin).get("csrftoken")
        headers = {"X-CSRFToken": cookie.value, "Referer": str(self._origin)} if cookie else {}
        if self._written:
            headers[REQUESTED_POSITION] = to_text(self._written)
        try:
            async with self._http.request(method, path, **_content(body), headers=headers) as answer:
                for subject, number in from_text(answer.headers.get(POSITION, "")).items():
                    add(self._written, subject, number)
                if answer.status >= 400:
                    raise await _refusal(answer)
                return await answer.json() if answer.status != 204 else None
        except (aiohttp.ClientError, TimeoutError) as error:
            raise DeskRefused(0, "unreachable", f"{self._origin} 无应答。") from error


def _content(body: dict[str, Any] | aiohttp.FormData | None) -> dict[str, Any]:
    return {"data": body} if isinstance(body, aiohttp.FormData) else {"json": body}


async def _refusal(answer: aiohttp.ClientResponse) -> DeskRefused:
    try:
        answered = await answer.json()
        return DeskRefused(answer.status, answered["code"], answered["message"])
    except (aiohttp.ContentTypeError, ValueError, KeyError, TypeError):
        return DeskRefused(answer.status, "unexpected", f"HTTP {answer.status}")
