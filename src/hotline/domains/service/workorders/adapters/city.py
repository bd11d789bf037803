"""12345's end of the exchange over HTTP. What is sent is never logged."""

import asyncio

import aiohttp
import structlog

from hotline.infrastructure.settings import settings

log = structlog.get_logger()
WITHIN_SECONDS = 10


class HttpCity:
    """Redirects are not followed: they would carry a citizen's data elsewhere."""

    def __init__(self, url: str) -> None:
        self._url = url

    def post(self, body: bytes, headers: dict[str, str]) -> int:
        try:
            return asyncio.run(self._post(body, headers))
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError) as error:
            log.warning("12345 does not answer", action="city_away", told=type(error).__name__)
            return 0

    async def _post(self, body: bytes, headers: dict[str, str]) -> int:
        patience = aiohttp.ClientTimeout(total=WITHIN_SECONDS)
        sent = headers | {"Content-Type": "application/json"}
        async with (
            aiohttp.ClientSession(timeout=patience) as http,
            http.post(self._url, data=body, headers=sent, allow_redirects=False) as answer,
        ):
            return answer.status


def configured() -> HttpCity:
    """The one that the settings name."""
    return HttpCity(settings().city.url)
