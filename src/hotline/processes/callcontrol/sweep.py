"""Removal of orphaned legs and bridges: those without a call in two consecutive looks are removed from Asterisk.

An orphan is left when a request to remove it was lost.
"""

import asyncio

import structlog

from hotline.domains.voice.calls.rules.call import call_of
from hotline.domains.voice.telephony.adapters.ari.client import AriError
from hotline.domains.voice.telephony.adapters.ari.events import Bridge, Channel
from hotline.domains.voice.telephony.adapters.ari.switch import Switch
from hotline.processes.callcontrol.mailboxes import Mailboxes

log = structlog.get_logger()
#: Interval of the looks, longer than any message to or from Asterisk takes.
EVERY_SECONDS = 15.0
#: Prefixes of callcontrol's bridges: of a talk, of a consultation, of a supervising leader.
BRIDGES = ("talk", "side", "ear")


def call_of_bridge(bridge: Bridge) -> str | None:
    """Id of the bridge's call; None for a bridge that callcontrol did not create."""
    kind, _, call_id = bridge.id.partition("-")
    return call_id if kind in BRIDGES else None


class Sweep:
    """Start ``run`` after the adoption of live calls; it runs until cancelled."""

    def __init__(self, app: str, switch: Switch, mailboxes: Mailboxes) -> None:
        self._app, self._switch, self._mailboxes = app, switch, mailboxes
        self._legs: set[str] = set()
        self._bridges: set[str] = set()

    async def run(self) -> None:
        while True:
            await asyncio.sleep(EVERY_SECONDS)
            try:
                await self._look()
            except AriError as error:
                log.info("not swept", action="sweep_refused", error=str(error))

    async def _look(self) -> None:
        legs = {channel.id for channel in await self._switch.channels() if self._is_stray(channel)}
        bridges = {bridge.id for bridge in await self._switch.bridges() if self._is_over(bridge)}
        again, self._legs = legs & self._legs, legs
        for leg in sorted(again):
            log.warning("a leg that nobody holds is hung up", action="leg_swept", channel=leg)
            await self._switch.hang_up(leg, 16)
        again, self._bridges = bridges & self._bridges, bridges
        for bridge in sorted(again):
            await self._switch.separate(bridge)

    def _is_stray(self, channel: Channel) -> bool:
        arguments = channel.stasis_arguments
        if arguments is None or arguments[0] != self._app:
            return False
        call = self._mailboxes.get(call_of(channel.id))
        return call is None or call.leg_of(channel.id) is None

    def _is_over(self, bridge: Bridge) -> bool:
        call_id = call_of_bridge(bridge)
        return call_id is not None and self._mailboxes.get(call_id) is None
