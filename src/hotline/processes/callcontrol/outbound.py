"""The one check of numbers that leave the house: by the policy and the caps, with an event for each outcome."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

import structlog

from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand, Consult, Dial, Transfer
from hotline.domains.voice.telephony.rules.outbound import kind_of
from hotline.domains.voice.telephony.rules.outbound_blocked import BLOCKED, refusal_of_blocked
from hotline.domains.voice.telephony.rules.outbound_caps import CapRefusal, Crossing
from hotline.domains.voice.telephony.rules.outbound_policy import (
    Dialler,
    OutboundPath,
    OutboundPolicy,
    is_shared_number,
    refusal_of,
    rings_back,
)
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.events.envelope import envelope
from hotline.events.outbound import OutboundCapReached, OutboundDialled, OutboundFact, OutboundRefused, subject
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.sealing import number_to_dial
from hotline.infrastructure.sealing_aside import aside
from hotline.infrastructure.settings import Place
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.blocked_numbers import BlockedNumbers
from hotline.kernel.errors import Refused, Unavailable
from hotline.kernel.ids import new_id
from hotline.kernel.sealed import Sealed
from hotline.processes.callcontrol.outbound_counters import OutboundCounters

log = structlog.get_logger()
#: What the call is told of a refusal.
NOT_DIALLED, OVER_CAP, NOT_COUNTED = "not_dialled", "over_cap", "not_counted"


class OutboundRefusal(NamedTuple):
    """``why`` as calls name it, ``reason`` as OutboundRefused does; ``error`` is for the person."""

    why: str
    reason: str
    error: Refused


class Outbound:
    """``own``: the hotline's number; ``policy`` and ``blocked`` give those in force."""

    def __init__(
        self,
        bus: Bus,
        place: Place,
        own: str,
        policy: Callable[[], OutboundPolicy],
        blocked: Callable[[], BlockedNumbers] = BlockedNumbers,
    ) -> None:
        self._place, self._own, self._policy, self._blocked = place, own, policy, blocked
        self._counters, self._outlet = OutboundCounters(bus, place.node), EventOutlet(bus)

    async def admit(self, call: str, channel: str, number: Sealed, dialler: Dialler) -> str:
        """Count the call and return the number to dial. Raises NotAdmitted, and nothing may be dialled."""
        clear = await aside(number_to_dial, number, call)
        policy, now = self._policy(), datetime.now(UTC)
        if refusal := self._number_refusal(clear, number, dialler):
            raise self._refused(call, number, dialler, clear, refusal)
        index = self._index(clear, number, dialler)
        try:
            made = await self._counters.admit(channel, _counted(dialler), index, policy.limits, now)
        except Unavailable as error:
            refusal = OutboundRefusal(NOT_COUNTED, "unavailable", error)
            raise self._refused(call, number, dialler, clear, refusal) from error
        if isinstance(made, CapRefusal):
            raise self._refused(call, number, dialler, clear, _over(made))
        kind = kind_of(clear, self._own).value
        self._emit(OutboundDialled(dialler.agent, dialler.roles, dialler.path, kind, number, call), channel, dialler)
        for crossing in made:
            self._report(crossing, number)
        return clear

    async def preview(self, command: AnyCallCommand) -> None:
        """Raise Refused for a number that would not be dialled now, so that who gives the command reads why at once."""
        dialler = _dialler_of(command)
        number = command.number if isinstance(command, Consult | Dial | Transfer) else None
        if dialler is None or number is None:
            return
        clear = await aside(number_to_dial, number, command.call)
        refusal = self._number_refusal(clear, number, dialler) or await self._cap_refusal(
            dialler, self._index(clear, number, dialler)
        )
        if refusal is not None:
            raise self._refused(command.call, number, dialler, clear, refusal).refusal.error

    def rings_back(self, clear: str, presentation: Presentation) -> bool:
        """Whether a caller who presents this number can be promised a call-back."""
        return rings_back(clear, presentation, self._policy(), self._own)

    def ended(self, channel: str) -> None:
        """The leg is gone; of no interest for one that never was outside."""
        self._counters.ended(channel)

    async def reconcile(self, held: Callable[[], Iterable[str]]) -> None:
        await self._counters.reconcile(held)

    async def settle(self) -> None:
        await self._counters.settle()
        await self._outlet.settle()

    def _number_refusal(self, clear: str, number: Sealed, dialler: Dialler) -> OutboundRefusal | None:
        found = refusal_of(clear, dialler, self._policy(), self._own)
        found = found or refusal_of_blocked(number.index, dialler.path, self._blocked())
        if found is None:
            return None
        if found.reason == BLOCKED:
            return OutboundRefusal(NOT_DIALLED, found.reason, Refused(found.text, code=found.reason))
        return OutboundRefusal(NOT_DIALLED, found.reason, Refused(found.text, code="number_refused", status=422))

    def _index(self, clear: str, number: Sealed, dialler: Dialler) -> str:
        """By which calls to this number are counted; "" where many ring it."""
        return "" if is_shared_number(clear, dialler, self._policy(), self._own) else number.index

    async def _cap_refusal(self, dialler: Dialler, index: str) -> OutboundRefusal | None:
        try:
            found = await self._counters.would_refuse(
                _counted(dialler), index, self._policy().limits, datetime.now(UTC)
            )
        except Unavailable as error:
            return OutboundRefusal(NOT_COUNTED, "unavailable", error)
        return _over(found) if found is not None else None

    def _refused(
        self, call: str, number: Sealed, dialler: Dialler, clear: str, refusal: OutboundRefusal
    ) -> "NotAdmitted":
        kind = kind_of(clear, self._own).value
        who = {"agent": dialler.agent, "path": dialler.path.value, "kind": kind}
        log.warning("a number is not dialled", action="dialling_refused", call_id=call, reason=refusal.reason, **who)
        fact = OutboundRefused(dialler.agent, dialler.roles, dialler.path, kind, number, call, refusal.reason)
        self._emit(fact, new_id("refused"), dialler)
        return NotAdmitted(refusal)

    def _report(self, crossing: Crossing, number: Sealed) -> None:
        cap, percent, calls, limit, agent = crossing
        log.warning("outbound calls near a cap", action="outbound_cap", cap=cap.value, percent=percent, agent=agent)
        whose = number if cap.is_of_number else None
        self._emit(OutboundCapReached(cap, percent, calls, limit, agent, whose), new_id("cap"))

    def _emit(self, fact: OutboundFact, id: str, dialler: Dialler | None = None) -> None:
        actor = Actor.staff(dialler.agent) if dialler is not None and _counted(dialler) else SYSTEM
        event = envelope(
            fact,
            subject=subject(id),
            seq=1,
            at=datetime.now(UTC),
            actor=actor,
            site=self._place.site,
            node=self._place.node,
        )
        self._outlet.emit(event)


class NotAdmitted(Exception):
    """The number is not dialled."""

    def __init__(self, refusal: OutboundRefusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


def _over(found: CapRefusal) -> OutboundRefusal:
    return OutboundRefusal(OVER_CAP, found.cap.value, Refused(found.text, code="outbound_cap", status=429))


def _counted(dialler: Dialler) -> str:
    """Whose calls these are. Nobody chooses whom a place in line rings back: it counts for all together only."""
    return "" if dialler.path is OutboundPath.CALL_BACK else dialler.agent


def _dialler_of(command: AnyCallCommand) -> Dialler | None:
    match command:
        case Dial():
            return command.dialler
        case Consult(by=by, roles=roles):
            return Dialler(by, roles, OutboundPath.CONSULT)
        case Transfer(by=by, roles=roles):
            return Dialler(by, roles, OutboundPath.TRANSFER)
        case _:
            return None
