"""What an AI seat has done for its caller, where the database is: the web workers send, store and look up."""

from typing import Protocol

import msgspec
import structlog

from hotline.domains.understanding.conversation.rules.messages import (
    CaseLookedUp,
    CaseTaken,
    HandOver,
    LookUpCase,
    MessageStored,
    OfferMessage,
    ScriptOver,
    TakeCase,
)
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Unavailable

log = structlog.get_logger()
SUBJECT = "assistant.act"
#: As long as a caller waits for the number of a case.
ACT_SECONDS = 8.0
#: The alarm of an urgent hand-over, and what became of a script, are tried so often.
TRIES = 3

type Service = OfferMessage | TakeCase | LookUpCase | HandOver | ScriptOver
type Result = MessageStored | CaseTaken | CaseLookedUp


class ServiceRequest(msgspec.Struct, frozen=True):
    """``assistant.act``: ``agent`` has the caller of ``call``. The same ``id`` again is the same service, done once."""

    id: str
    call: str
    agent: str
    service: Service


class ServiceReply(msgspec.Struct, frozen=True):
    """Not ``done``: it failed. ``result`` None: there is nothing to tell the conversation."""

    done: bool = False
    result: Result | None = None


class Services(Protocol):
    async def act(self, id: str, service: Service) -> Result | None:
        """What came of it; a failure is a result too."""
        ...


class BusServices:
    """Of one call."""

    def __init__(self, bus: Bus, call: str, agent: str) -> None:
        self._bus, self._call, self._agent = bus, call, agent

    async def act(self, id: str, service: Service) -> Result | None:
        request = ServiceRequest(f"{self._call}-{id}", self._call, self._agent, service)
        for _ in range(TRIES if isinstance(service, HandOver | ScriptOver) else 1):
            try:
                reply = await self._bus.request(SUBJECT, request, ServiceReply, ACT_SECONDS)
            except Unavailable as error:
                log.warning("an AI seat's service was not done", action="ai_seat_undone", error=error.code)
                continue
            if reply.done:
                return reply.result
        return failed(service)


def failed(service: Service) -> Result | None:
    """What the conversation is told where a service was not done."""
    match service:
        case OfferMessage():
            return MessageStored(is_failed=True)
        case TakeCase():
            return CaseTaken(is_failed=True)
        case LookUpCase(number=number):
            return CaseLookedUp(number)
        case HandOver() | ScriptOver():
            return None
