"""Faxes received by the switch: one event for each. The file stays in the spool until the worker archives it."""

import asyncio
from datetime import datetime

import structlog

from hotline.domains.voice.telephony.adapters.ari.events import Channel
from hotline.domains.voice.telephony.rules.faxes import FaxReport, fax_file, fax_report
from hotline.domains.voice.telephony.rules.numbers import dialable
from hotline.events.envelope import envelope
from hotline.events.faxes import FaxFact, FaxFailed, FaxReceived, subject
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.sealing import seal_number
from hotline.infrastructure.sealing_aside import aside
from hotline.infrastructure.settings import Place
from hotline.kernel.actor import CITIZEN
from hotline.kernel.ids import call_id_of

log = structlog.get_logger()


class Faxes:
    """Emits one event for each fax. When the process dies before that, the worker finds the file in the spool."""

    def __init__(self, bus: Bus, place: Place) -> None:
        self._outlet, self._place = EventOutlet(bus), place
        self._tasks: set[asyncio.Task[None]] = set()

    def take(self, channel: Channel, arguments: list[str], at: datetime) -> None:
        """Emit the event of a received fax, once its numbers are sealed. ``arguments``: see ``fax_report``."""
        task = asyncio.create_task(self._emit(channel, fax_report(arguments), at), name=f"fax {channel.id}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def settle(self) -> None:
        if self._tasks:
            await asyncio.wait(self._tasks)
        await self._outlet.settle()

    async def _emit(self, channel: Channel, report: FaxReport, at: datetime) -> None:
        fax_id = call_id_of(channel.id)
        event = envelope(
            await _fact(channel, report, subject(fax_id)),
            subject=subject(fax_id),
            seq=1,
            at=at,
            actor=CITIZEN,
            site=self._place.site,
            node=self._place.node,
        )
        self._outlet.emit(event)
        log.info("a fax", action=event.type.replace(".", "_"), fax=fax_id, pages=report.pages, why=report.why)


async def _fact(channel: Channel, report: FaxReport, about: str) -> FaxFact:
    clear = dialable(channel.caller.number)
    number = await aside(seal_number, clear, about) if clear else None
    station = await aside(seal_number, report.station, about, "station") if report.station else None
    file = fax_file(channel.id)
    if report.complete:
        return FaxReceived(file, report.pages, number, station, report.dialed)
    return FaxFailed(file, report.pages, number, station, report.dialed, report.why)
