"""The client's gateway for texts over HTTP, as docs/self-service.md tells. Number and words are never logged."""

import asyncio

import aiohttp
import structlog

from hotline.domains.service.messaging.rules.texts import SendResult, verdict_of
from hotline.infrastructure.settings import settings

log = structlog.get_logger()
WITHIN_SECONDS = 10


class HttpGateway:
    """Redirects are not followed: they would carry the citizen's data elsewhere."""

    def __init__(self, url: str, token: str) -> None:
        self._url = url.rstrip("/")
        self._login = {"Authorization": f"Bearer {token}"} if token else {}

    def hand_over(self, *, message: str, number: str, text: str) -> SendResult:
        try:
            status = asyncio.run(self._post(message, {"to": number, "text": text}))
        except (TimeoutError, aiohttp.ClientError, OSError) as error:
            verdict, answer = SendResult.LATER, type(error).__name__
        else:
            verdict, answer = verdict_of(status), f"HTTP {status}"
        note = log.info if verdict is SendResult.TAKEN else log.warning
        note("a text was handed over", action="text_handed_over", message=message, outcome=verdict.value, told=answer)
        return verdict

    async def _post(self, message: str, body: dict[str, str]) -> int:
        headers = {**self._login, "Idempotency-Key": message}
        patience = aiohttp.ClientTimeout(total=WITHIN_SECONDS)
        async with (
            aiohttp.ClientSession(timeout=patience) as http,
            http.post(f"{self._url}/send", json=body, headers=headers, allow_redirects=False) as answer,
        ):
            return answer.status


def configured() -> HttpGateway:
    """The one that the settings name."""
    return HttpGateway(settings().texts_url, settings().texts.token.get_secret_value())
