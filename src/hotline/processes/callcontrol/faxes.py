"""Faxes received by the switch: one event for each. The file stays in the spool until the worker archives it."""

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
from hotline.infrastructure.settings import Place
from hotline.kernel.actor import CITIZEN
from hotline.kernel.ids import call_id_of

log = structlog.get_logger()


class Faxes:
    """Emits one event for each fax. When the process dies before that, the worker finds the file in the spool."""

    def __init__(self, bus: Bus, place: Place) -> None:
        self._outlet, self._place = EventOutlet(bus), place

    def take(self, channel: Channel, arguments: list[str], at: datetime) -> None:
        """Emit the event of a received fax. ``arguments``: see ``fax_report``."""
        report, fax_id = fax_report(arguments), call_id_of(channel.id)
        event = envelope(
            _fact(channel, report, subject(fax_id)),
            subject=subject(fax_id),
            seq=1,
            at=at,
            actor=CITIZEN,
            site=self._place.site,
            node=self._place.node,
        )
        self._outlet.emit(event)
        log.info("a fax", action=event.type.replace(".", "_"), fax=fax_id, pages=report.pages, why=report.why)

    async def settle(self) -> None:
        await self._outlet.settle()


def _fact(channel: Channel, report: FaxReport, about: str) -> FaxFact:
    clear = dialable(channel.caller.number)
    number = seal_number(clear, about) if clear else None
    station = seal_number(report.station, about, "station") if report.station else None
    file = fax_file(channel.id)
    if report.complete:
        return FaxReceived(file, report.pages, number, station, report.dialed)
    return FaxFailed(file, report.pages, number, station, report.dialed, report.why)
