"""Asterisk's manager interface over HTTP, for the verbs its REST interface lacks: starting and stopping a recorder."""

import aiohttp

REFUSED = "Response: Error"
SIGN_IN_FIRST = ("Permission denied", "Authentication Required")


class ManagerError(Exception):
    """Asterisk turned it down or did not answer."""


class Manager:
    """Signs in when it has to: a session fades after a minute without requests."""

    def __init__(self, http: aiohttp.ClientSession, url: str, user: str, password: str) -> None:
        self._http, self._url = http, f"{url}/rawman"
        self._user, self._password = user, password
        self._session = ""

    async def send(self, action: str, **fields: str) -> None:
        """Carry out one action. Raises ManagerError."""
        reply = await self._send(action, fields)
        if REFUSED in reply and any(phrase in reply for phrase in SIGN_IN_FIRST):
            await self._sign_in()
            reply = await self._send(action, fields)
        if REFUSED in reply:
            raise ManagerError(f"{action}: {' '.join(reply.split())}")

    async def _sign_in(self) -> None:
        self._session = ""
        reply = await self._send("Login", {"Username": self._user, "Secret": self._password, "Events": "off"})
        if REFUSED in reply:
            raise ManagerError("the manager interface does not know us")

    async def _send(self, action: str, fields: dict[str, str]) -> str:
        cookie = {"Cookie": f"mansession_id={self._session}"} if self._session else {}
        try:
            async with self._http.post(self._url, data={"Action": action, **fields}, headers=cookie) as response:
                if "mansession_id" in response.cookies:
                    self._session = response.cookies["mansession_id"].value
                return await response.text()
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise ManagerError(f"{action}: {type(error).__name__}: {error}") from error
