"""Adoption of live calls: after a start, and after each loss of the connection to Asterisk."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta

import structlog

from hotline.domains.voice.calls.rules.call import Call, call_of
from hotline.domains.voice.calls.rules.held_calls import open_offers_of, waiting_of
from hotline.domains.voice.calls.rules.inputs import Adopted, AnyInput
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import HeldCalls
from hotline.domains.voice.telephony.adapters.ari.client import AriError
from hotline.domains.voice.telephony.adapters.ari.events import Bridge, Channel
from hotline.domains.voice.telephony.adapters.ari.switch import TRUNK, Switch
from hotline.kernel.blocked_numbers import BlockedNumbers
from hotline.processes.callcontrol.call_store import CallStore
from hotline.processes.callcontrol.dead_lines import DeadLines
from hotline.processes.callcontrol.intake import Arrivals, comes_from_trunk
from hotline.processes.callcontrol.last_contact import LastContact
from hotline.processes.callcontrol.mailboxes import Mailboxes
from hotline.processes.callcontrol.sweep import call_of_bridge

log = structlog.get_logger()
UP = "Up"
#: Who was lost with the switch longer ago has called again or given up; they are in the call-back list.
RINGS_BACK_WITHIN = timedelta(minutes=10)


class Adoption:
    """Call ``run`` once for each connection. The first run opens the calls of the stored snapshots."""

    def __init__(
        self,
        node: str,
        app: str,
        switch: Switch,
        last_contact: LastContact,
        dead_lines: DeadLines,
        store: CallStore,
        mailboxes: Mailboxes,
        arrivals: Arrivals,
        blocked: Callable[[], BlockedNumbers],
    ) -> None:
        self._node, self._app, self._switch, self._last_contact = node, app, switch, last_contact
        self._dead_lines, self._blocked = dead_lines, blocked
        self._store, self._mailboxes, self._arrivals = store, mailboxes, arrivals
        self._snapshots: dict[str, Call] = {}

    async def load(self) -> None:
        """Open the calls that the previous process of this node left. Calls of other nodes are ignored."""
        found = await self._store.snapshots()
        self._snapshots = {call.id: call for call in found.values() if call.node == self._node}

    async def run(self) -> None:
        """Adopt, close or hang up each call. Raises AriError when the connection is lost again."""
        channels, bridges = await self._switch.channels(), await self._switch.bridges()
        started = await self._switch.started_at()
        await self._dead_lines.end(started)
        inventory = Inventory(
            {channel.id: channel for channel in channels},
            {bridge.id: bridge for bridge in bridges},
            started,
            self._last_contact.before(started),
            self._blocked(),
        )
        self._adopt_all(inventory)
        await self._watch_again(channels)
        await self._settle_strangers(channels)
        await self._sweep(bridges)

    def _adopt_all(self, inventory: "Inventory") -> None:
        left, self._snapshots = self._snapshots, {}
        for call in self._mailboxes.calls:
            self._mailboxes.deliver(call.id, inventory.of(call))
        for call in left.values():
            if call.phase is Phase.ENDED:
                self._store.record(call)  # its last events may not have been stored
            else:
                self._mailboxes.open(call, _at_once(inventory.of(call)))
                self._store.record(call)
        if left:
            log.info("calls taken up again", action="calls_adopted", calls=len(left))

    async def _watch_again(self, channels: list[Channel]) -> None:
        """Subscribe again to outgoing legs that ring: Asterisk drops subscriptions when the connection is lost."""
        for channel in channels:
            ours = not comes_from_trunk(channel) and self._mailboxes.get(call_of(channel.id)) is not None
            if ours and channel.stasis_arguments is None:
                await self._quietly(self._switch.watch(channel.id))

    async def _settle_strangers(self, channels: list[Channel]) -> None:
        """Take in callers who arrived during the gap, and hang up legs of unknown calls."""
        for channel in channels:
            arguments = channel.stasis_arguments
            if arguments is None or arguments[0] != self._app or self._mailboxes.get(call_of(channel.id)) is not None:
                continue
            if comes_from_trunk(channel) and arguments[1:2] == [TRUNK]:
                self._arrivals.take(channel, arguments[1:])
            else:
                log.warning("a leg without a call is hung up", action="leg_swept", channel=channel.id)
                await self._quietly(self._switch.hang_up(channel.id, 16))

    async def _sweep(self, bridges: list[Bridge]) -> None:
        for bridge in bridges:
            call_id = call_of_bridge(bridge)
            if call_id is not None and self._mailboxes.get(call_id) is None:
                await self._quietly(self._switch.separate(bridge.id))

    async def _quietly(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except AriError as error:
            log.info("not swept", action="sweep_refused", error=str(error))


class Inventory:
    """Channels and bridges of Asterisk at one moment. ``last_seen``: last contact before Asterisk's start, or None."""

    def __init__(
        self,
        channels: dict[str, Channel],
        bridges: dict[str, Bridge],
        switch_started: datetime,
        last_seen: datetime | None,
        blocked: BlockedNumbers,
    ) -> None:
        self._channels, self._bridges = channels, bridges
        self._switch_started, self._last_seen, self._blocked = switch_started, last_seen, blocked

    def of(self, call: Call) -> Adopted:
        """The legs of this call, including legs that the call does not use any more."""
        legs = {name: channel for name, channel in self._channels.items() if call_of(name) == call.id}
        bridge, side = self._bridges.get(call.bridge), self._bridges.get(call.side_bridge)
        restarted = call.arrived_at is not None and self._switch_started > call.arrived_at
        ended_with_it = restarted and call.channel not in legs
        now = datetime.now(UTC)
        lost_at = (ended_with_it and self._last_seen) or now
        return Adopted(
            at=lost_at,
            alive=frozenset(legs),
            up=frozenset(name for name, channel in legs.items() if channel.state == UP),
            bridged=frozenset(bridge.channels) if bridge else frozenset(),
            aside=frozenset(side.channels) if side else frozenset(),
            switch_restarted=restarted,
            rings_back=now - lost_at < RINGS_BACK_WITHIN and not self._is_blocked(call),
        )

    def _is_blocked(self, call: Call) -> bool:
        number = call.caller.number
        return number is not None and number.index in self._blocked.indexes


async def _at_once(happened: AnyInput) -> AnyInput:
    return happened


def held_calls(node: str, calls: list[Call]) -> HeldCalls:
    """The held calls, as the router needs them for reconciliation."""
    return HeldCalls(
        node=node,
        waiting=tuple(w for call in calls if (w := waiting_of(call)) is not None),
        ringing=tuple(offer for call in calls for offer in open_offers_of(call, talking=False)),
        talking=tuple(offer for call in calls for offer in open_offers_of(call, talking=True)),
    )
