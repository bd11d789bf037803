"""A language model behind an OpenAI-compatible address. Questions and answers are never logged."""

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable
from functools import cache, cached_property
from typing import TYPE_CHECKING, Protocol

import structlog
from pydantic import BaseModel, ValidationError

from hotline.infrastructure import settings as config

if TYPE_CHECKING:
    from openai import AsyncOpenAI
    from openai.resources.chat.completions import AsyncCompletions
    from openai.types.chat import ChatCompletionMessageParam

log = structlog.get_logger()
#: After a failure the model rests: no request is sent for so long.
RESTS_SECONDS = 30.0


class LanguageModel(Protocol):
    """A language model that may be absent or slow. It then gives no answer. No method raises."""

    @property
    def patience(self) -> float:
        """Seconds that a caller may wait in total.

        0 when no model is configured, or while the model rests after a failure.
        """
        ...

    def answer(self, task: str, text: str) -> str:
        """The model's answer to ``text`` under the instruction ``task``: the text of a JSON object, or "" for no
        answer.
        """
        ...

    def shaped[Shape: BaseModel](self, task: str, text: str, shape: type[Shape], within: float) -> Shape | None:
        """The model's answer as a ``shape``. None when no valid answer came ``within`` so many seconds."""
        ...


class ChatModel:
    def __init__(self, model: config.LanguageModel) -> None:
        self._model, self._asleep_until = model, 0.0

    @property
    def patience(self) -> float:
        is_there = self._model.url and time.monotonic() >= self._asleep_until
        return self._model.timeout_seconds if is_there else 0.0

    def answer(self, task: str, text: str) -> str:
        return self._complete(lambda chats: self._written(chats, task, text), self.patience) or ""

    def shaped[Shape: BaseModel](self, task: str, text: str, shape: type[Shape], within: float) -> Shape | None:
        return self._complete(lambda chats: self._parsed(chats, task, text, shape), min(within, self.patience))

    def _complete[Answer](
        self, call: "Callable[[AsyncCompletions], Awaitable[Answer]]", within: float
    ) -> Answer | None:
        if within <= 0:
            return None
        from openai import OpenAIError

        chats = self._client.chat.completions  # loads the client's code when first used: not in the model's time
        try:
            return asyncio.run_coroutine_threadsafe(asyncio.wait_for(call(chats), within), _loop()).result()
        except ValidationError:
            log.warning("the language model answers in another shape", action="model_misshapen")
        except (OpenAIError, TimeoutError, OSError, ValueError, LookupError, TypeError, AttributeError) as error:
            self._asleep_until = time.monotonic() + RESTS_SECONDS
            log.warning("the language model does not answer", action="model_away", told=type(error).__name__)
        return None

    async def _written(self, chats: "AsyncCompletions", task: str, text: str) -> str:
        completion = await chats.create(
            model=self._model.model,
            messages=_messages(task, text),
            temperature=0,
            response_format={"type": "json_object"},
        )
        content = completion.choices[0].message.content
        if not isinstance(content, str):
            raise TypeError("no text")
        return content

    async def _parsed[Shape: BaseModel](
        self, chats: "AsyncCompletions", task: str, text: str, shape: type[Shape]
    ) -> Shape | None:
        completion = await chats.parse(
            model=self._model.model, messages=_messages(task, text), temperature=0, response_format=shape
        )
        return completion.choices[0].message.parsed

    @cached_property
    def _client(self) -> "AsyncOpenAI":
        """The client. It sends each request once, only to the address in the settings, and follows no redirect."""
        from openai import AsyncOpenAI, DefaultAsyncHttpxClient

        return AsyncOpenAI(
            base_url=self._model.url,
            api_key=self._model.token.get_secret_value() or "none",
            max_retries=0,
            timeout=self._model.timeout_seconds,
            http_client=DefaultAsyncHttpxClient(follow_redirects=False, trust_env=False),
        )


def _messages(task: str, text: str) -> "list[ChatCompletionMessageParam]":
    return [{"role": "system", "content": task}, {"role": "user", "content": text}]


@cache
def _loop() -> asyncio.AbstractEventLoop:
    """An event loop in its own thread.

    Threads wait on it with a time limit, and its connections stay open between calls.
    """
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="language model", daemon=True).start()
    return loop


@cache
def configured() -> ChatModel:
    """The language model that the settings name."""
    return ChatModel(config.settings().language_model)
