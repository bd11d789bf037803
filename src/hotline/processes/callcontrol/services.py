"""Queries of flows to the client's services, with lockout against guessing. Results return to the call as inputs."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import aiohttp
import structlog

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import QueryService
from hotline.domains.voice.calls.rules.inputs import ServiceAnswered
from hotline.domains.voice.ivr.adapters.services import HttpService
from hotline.domains.voice.ivr.rules.answers import Reply, facts_of
from hotline.domains.voice.ivr.rules.lockout import Policy
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import number_index, seal_masked
from hotline.infrastructure.sealing_aside import aside
from hotline.infrastructure.settings import Service, Settings
from hotline.kernel.masking import mask_number
from hotline.processes.callcontrol.attempts import Guard
from hotline.processes.callcontrol.router_requests import Deliver

log = structlog.get_logger()


class Services:
    """``deliver``: returns results to the calls. Without the bus no query is admitted, as locks cannot be checked."""

    def __init__(self, chosen: Settings, bus: Bus, deliver: Deliver) -> None:
        self._chosen, self._deliver, self._guard = chosen, deliver, Guard(bus)
        self._http: aiohttp.ClientSession | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def query(self, call: Call, command: QueryService) -> None:
        """Start the query in the background, with the values that the walk holds now."""
        known = call.walk.known if call.walk is not None else {}
        task = asyncio.create_task(self._query(call, command, known), name=f"query {command.query}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        if self._http is not None:
            await self._http.close()

    async def _query(self, call: Call, command: QueryService, known: Mapping[str, str]) -> None:
        query = command.request
        who = known.get(query.guarded, "") if query.guarded else ""
        try:
            reply = await self._answer(call, command, known, who)
        except Exception as error:  # whatever ails us, the caller must not wait for the timeout
            log.error("a query failed", action="query_failed", query=command.query, error=type(error).__name__)
            reply = Reply("failed")
        news = ServiceAnswered(
            at=datetime.now(UTC),
            query=command.query,
            outcome=reply.outcome,
            found=facts_of(query.take, reply.content),
            who=await aside(seal_masked, who, mask_number(who), f"call/{call.id}", "who") if who else None,
        )
        self._deliver(call.id, news)

    async def _answer(self, call: Call, command: QueryService, known: Mapping[str, str], who: str) -> Reply:
        query, settings = command.request, self._chosen.services.get(command.request.service)
        if settings is None:
            log.error("no such service", action="service_unknown", service=query.service)
            return Reply("failed")
        fields = {field: known.get(fact, "") for field, fact in query.send.items()}
        service = HttpService(
            self._session(), query.service, self._chosen.service_url(query.service), settings.token.get_secret_value()
        )
        if not query.guarded:
            return await service.query(query.operation, fields, name=command.query, seconds=query.seconds)
        keys, policy = await _keys(call, query.service, who), _policy(settings)
        if not await self._guard.admits(keys, command.query, policy):
            return Reply("locked")
        reply = await service.query(query.operation, fields, name=command.query, seconds=query.seconds)
        return await self._counted(reply, keys, command.query, policy)

    async def _counted(self, reply: Reply, keys: tuple[str, ...], query: str, policy: Policy) -> Reply:
        match reply.outcome:
            case "refused":
                return Reply("locked") if await self._guard.refused(keys, policy) else reply
            case "done":
                await self._guard.right(keys, query)
            case _:
                await self._guard.in_vain(keys, query)
        return reply

    def _session(self) -> aiohttp.ClientSession:
        if self._http is None:
            self._http = aiohttp.ClientSession()
        return self._http


async def _keys(call: Call, service: str, who: str) -> tuple[str, ...]:
    """Lockout keys: the person and the calling number; only the person for a withheld number."""
    number = call.caller.number
    person = f"{service}.person.{await aside(number_index, who)}"
    return (person, f"{service}.number.{number.index}") if number is not None else (person,)


def _policy(service: Service) -> Policy:
    return Policy(service.lock_after, timedelta(minutes=service.lock_minutes))
