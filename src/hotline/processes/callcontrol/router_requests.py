"""Requests to the router: in order for each call, repeated until acknowledged, without blocking the call."""

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime

import structlog

from hotline.domains.voice.calls.rules.commands import (
    RequestDequeue,
    RequestEnqueue,
    RequestReserve,
    RouterRequest,
    SendOfferResult,
    SendTalkOver,
)
from hotline.domains.voice.calls.rules.inputs import AnyInput, PositionKnown, QueueRefused, ReserveRefused
from hotline.domains.voice.routing.ports import Ack, Dequeue, HeldCalls, OfferResult, Position, PositionQuery, TalkOver
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.errors import Refused, Unavailable

log = structlog.get_logger()
RETRY_SECONDS = 0.3
POSITION_SECONDS = 1.0

type Deliver = Callable[[str, AnyInput], None]


def request_of(call_id: str, queued: RouterRequest) -> tuple[str, object]:
    """Bus subject and message of a request."""
    match queued:
        case RequestEnqueue(request):
            return "router.enqueue", request
        case RequestDequeue():
            return "router.dequeue", Dequeue(call_id)
        case RequestReserve(request):
            return "router.reserve", request
        case SendOfferResult(offer, agent, outcome, at):
            return "router.offer_result", OfferResult(offer, call_id, agent, outcome, at)
        case SendTalkOver(offer, agent, at, unmet, directed, switch_lost):
            return "router.talk_over", TalkOver(offer, call_id, agent, at, unmet, directed, switch_lost)


class RouterRequests:
    """``deliver``: returns the router's replies to the call as inputs."""

    def __init__(self, bus: Bus, deliver: Deliver) -> None:
        self._bus, self._deliver = bus, deliver
        self._waiting: dict[str, deque[RouterRequest]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def run(self, call_id: str, request: RouterRequest) -> None:
        queue = self._waiting.get(call_id)
        if queue is not None:
            queue.append(request)
            return
        self._waiting[call_id] = deque([request])
        self._start(self._run_all(call_id), f"errands of {call_id}")

    def request_position(self, call_id: str) -> None:
        self._start(self._request_position(call_id), f"position of {call_id}")

    async def report(self, held: HeldCalls) -> None:
        """Report the held calls to the router; returns when the router has acknowledged them."""
        while True:
            try:
                await self._bus.request("router.roll_call", held, Ack)
                return
            except Unavailable:
                await asyncio.sleep(RETRY_SECONDS)

    @property
    def backlog(self) -> int:
        return sum(map(len, self._waiting.values()))

    async def settle(self) -> None:
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def cancel(self) -> None:
        for task in self._tasks:
            task.cancel()

    def _start(self, work: Coroutine[None, None, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _run_all(self, call_id: str) -> None:
        queue = self._waiting[call_id]
        while queue:
            subject, message = request_of(call_id, queue[0])
            try:
                ack = await self._bus.request(subject, message, Ack)
            except Unavailable:
                await asyncio.sleep(RETRY_SECONDS)
                continue
            request = queue.popleft()
            if not ack.ok:
                self._note_refusal(call_id, request, ack)
        del self._waiting[call_id]

    def _note_refusal(self, call_id: str, request: RouterRequest, ack: Ack) -> None:
        log.warning("the router refuses", action="router_refused", call_id=call_id, code=ack.code)
        if isinstance(request, RequestEnqueue):
            self._deliver(call_id, QueueRefused(at=datetime.now(UTC), why=ack.code))
        elif isinstance(request, RequestReserve):
            self._deliver(call_id, ReserveRefused(at=datetime.now(UTC), offer=request.request.offer, why=ack.code))

    async def _request_position(self, call_id: str) -> None:
        try:
            found = await self._bus.request("router.position", PositionQuery(call_id), Position, POSITION_SECONDS)
        except Refused:
            return  # the next announcement asks again
        known = PositionKnown(
            at=datetime.now(UTC), place=found.place, expected_wait_seconds=found.expected_wait_seconds
        )
        self._deliver(call_id, known)
