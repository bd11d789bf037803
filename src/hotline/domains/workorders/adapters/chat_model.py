"""A language model behind an OpenAI-compatible address. What is asked and answered is never logged."""

import asyncio
import json
import time
from functools import cache

import aiohttp
import structlog

from hotline.infrastructure.settings import LanguageModel, settings

log = structlog.get_logger()
#: After it did not answer nobody waits for it again for so long.
RESTS_SECONDS = 30.0
LONGEST_BYTES = 64 * 1024


class ChatModel:
    def __init__(self, model: LanguageModel) -> None:
        self._model, self._asleep_until = model, 0.0

    def answer(self, task: str, text: str) -> str:
        if not self._model.url or time.monotonic() < self._asleep_until:
            return ""
        try:
            return asyncio.run(self._ask(task, text))
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError, LookupError, TypeError) as error:
            self._asleep_until = time.monotonic() + RESTS_SECONDS
            log.warning("the language model does not answer", action="model_away", told=type(error).__name__)
            return ""

    async def _ask(self, task: str, text: str) -> str:
        told = [{"role": "system", "content": task}, {"role": "user", "content": text}]
        body = {
            "model": self._model.model,
            "messages": told,
            "temperature": 0,
            "response_format": {"type": "json_object"},
        }
        token = self._model.token.get_secret_value()
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=self._model.timeout_seconds)) as http,
            http.post(
                f"{self._model.url.rstrip('/')}/chat/completions",
                json=body,
                headers={"Authorization": f"Bearer {token}"} if token else {},
                allow_redirects=False,
            ) as answer,
        ):
            answer.raise_for_status()
            said = json.loads(await answer.content.read(LONGEST_BYTES))["choices"][0]["message"]["content"]
        if not isinstance(said, str):
            raise TypeError("no text")
        return said


@cache
def configured() -> ChatModel:
    """The one that the settings name."""
    return ChatModel(settings().language_model)
