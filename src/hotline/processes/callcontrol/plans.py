"""The published flows and queues from the bus. An unreadable publication leaves the last good version in force."""

import asyncio
from collections.abc import Collection

import msgspec
import structlog
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.routing.ports import QueueConfig, RoutingConfig
from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPolicy
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel import blocked_numbers
from hotline.kernel.blocked_numbers import BlockedNumbers
from hotline.processes.callcontrol.sounds import Sounds

log = structlog.get_logger()


class Plans:
    """``ready``: set when flows and queues have been received. ``outbound``: policy of dialling, builtin at first;
    ``blocked``: whom nobody rings up.

    ``notice``: directions of calls whose citizens are told that they are recorded before they are.
    """

    def __init__(self, sounds: Sounds, notice: Collection[str] = ("in",)) -> None:
        self._sounds = sounds
        self._notice = frozenset(notice)
        self._flows: FlowSet | None = None
        self._queues: dict[str, QueueConfig] = {}
        self.outbound = OutboundPolicy()
        self.blocked = BlockedNumbers()
        self.ready = asyncio.Event()

    def plan_for(self, call: Call) -> Plan:
        limit = self.outbound.limits.talk_minutes * 60
        return Plan(self._flow_for(call), self._queues, self._flows, limit, self._notice)

    def _flow_for(self, call: Call) -> Flow | None:
        """The flow of a call. A caller stays in the version that they entered, as long as it is stored."""
        if self._flows is None:
            return None
        entered = self._flows.walked(call.walk.flow, call.walk.version) if call.walk is not None else None
        if entered is not None:
            return entered
        try:
            return self._flows.answering(call.caller.dialed)
        except KeyError:
            log.error("no flow answers this number", action="flow_missing", dialed=call.caller.dialed)
            return None

    async def follow(self, bus: Bus) -> None:
        """Runs until cancelled."""
        async for change in bus.bucket("config", msgspec.Raw).watch():
            if change.value is not None:
                await self._take(change.key, bytes(change.value))

    async def _take(self, key: str, value: bytes) -> None:
        try:
            match key:
                case "flows":
                    self._flows = await self._audible(msgspec.json.decode(value, type=FlowSet))
                    log.info("calls are answered with other flows", action="flows_taken", version=self._flows.version)
                case "routing":
                    config = msgspec.json.decode(value, type=RoutingConfig)
                    self._queues = {queue.id: queue for queue in config.queues}
                case "outbound":
                    self.outbound = msgspec.json.decode(value, type=OutboundPolicy)
                    log.info("other rules for calls out", action="outbound_taken", version=self.outbound.version)
                case blocked_numbers.KEY:
                    self.blocked = msgspec.json.decode(value, type=BlockedNumbers)
                case _:
                    log.info("configuration for others", action="config_foreign", key=key)
        except msgspec.MsgspecError as error:
            log.error("configuration not understood", action="config_unreadable", key=key, error=str(error))
            return
        if self._flows is not None and self._queues:
            self.ready.set()

    async def _audible(self, flows: FlowSet) -> FlowSet:
        """The flows after their sounds are fetched. A missing sound is replaced by the builtin prompt."""
        missing = await self._sounds.fetch(flows)
        return replace(flows, sounds={name: sound for name, sound in flows.sounds.items() if sound not in missing})
