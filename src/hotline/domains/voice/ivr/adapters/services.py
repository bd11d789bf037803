"""Calls the client's services over HTTP as specified in docs/self-service.md.

Logs no content of requests or answers.
"""

from collections.abc import Mapping
from time import monotonic
from typing import Any

import aiohttp
import msgspec
import structlog

from hotline.domains.voice.ivr.rules.answers import Reply

log = structlog.get_logger()
DONE, REFUSED = 200, 403
LARGEST = 64 * 1024


class HttpService:
    """``name`` for the log. Redirects are not followed: they would carry the citizen's data elsewhere."""

    def __init__(self, http: aiohttp.ClientSession, name: str, url: str, token: str) -> None:
        self._http, self._name, self._url = http, name, url.rstrip("/")
        self._login = {"Authorization": f"Bearer {token}"} if token else {}

    async def query(self, operation: str, fields: Mapping[str, str], *, name: str, seconds: float) -> Reply:
        began = monotonic()
        try:
            reply, outcome = await self._post(operation, fields, name, seconds)
        except TimeoutError:
            reply, outcome = Reply("timeout"), "no answer in time"
        except (aiohttp.ClientError, OSError, ValueError) as error:
            reply, outcome = Reply("failed"), type(error).__name__
        about = {
            "service": self._name,
            "operation": operation,
            "query": name,
            "outcome": reply.outcome,
            "told": outcome,
        }
        note = log.info if reply.outcome in ("done", "refused") else log.warning
        note("a service was asked", action="service_asked", milliseconds=round((monotonic() - began) * 1000), **about)
        return reply

    async def _post(self, operation: str, fields: Mapping[str, str], name: str, seconds: float) -> tuple[Reply, str]:
        async with self._http.post(
            f"{self._url}/{operation}",
            json=dict(fields),
            headers={**self._login, "Idempotency-Key": name},
            timeout=aiohttp.ClientTimeout(total=seconds),
            allow_redirects=False,
        ) as answer:
            outcome = f"HTTP {answer.status}"
            if answer.status == REFUSED:
                return Reply("refused"), outcome
            if answer.status != DONE:
                return Reply("failed"), outcome
            return Reply("done", _object(await answer.content.read(LARGEST + 1))), outcome


def _object(body: bytes) -> dict[str, Any]:
    """Decode a JSON object. Raises ValueError when the body is too long or no object. The message holds no content."""
    if len(body) > LARGEST:
        raise ValueError("too long")
    try:
        return msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.MsgspecError:
        raise ValueError("no JSON object") from None
