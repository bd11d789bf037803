"""Help comes from a web worker; where none answers as is understood, the talk is written down without it."""

import asyncio
from typing import cast

import msgspec
import pytest

from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable
from hotline.processes.transcriber.assistance import AssistReply, AssistRequest, BusAssistance


class FailingBus:
    def __init__(self, error: Exception) -> None:
        self._error = error

    async def request(self, *_: object) -> AssistReply:
        raise self._error


@pytest.mark.parametrize("error", [Unavailable("nobody answers"), msgspec.ValidationError("another shape")])
def test_without_an_answer_that_is_understood_there_is_no_help(error: Exception) -> None:
    assistance = BusAssistance(cast(Bus, FailingBus(error)))
    assert asyncio.run(assistance.assist(AssistRequest(()))) == AssistReply()
