"""Outgoing calls of agents: the router reserves the agent, then the call begins."""

from datetime import UTC, datetime

from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import Dial, Line
from hotline.domains.voice.calls.rules.inputs import AnyInput, Commanded
from hotline.domains.voice.routing.ports import Ack, Take
from hotline.domains.voice.telephony.adapters.places import place_of
from hotline.infrastructure import positions
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import number_to_dial
from hotline.infrastructure.sealing_aside import aside
from hotline.infrastructure.settings import Place
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.processes.callcontrol.mailboxes import Mailboxes


class Dialling:
    """``caller_id``: the number displayed to the citizen."""

    def __init__(self, bus: Bus, place: Place, caller_id: str, mailboxes: Mailboxes) -> None:
        self._bus, self._place, self._caller_id, self._mailboxes = bus, place, caller_id, mailboxes

    async def dial(self, command: Dial) -> Ack:
        """Dial; a repeated command is one call. Refused with ``agent_busy`` by the router."""
        if self._mailboxes.get(command.call) is not None:
            return Ack()
        offer = new_id("taken")
        take = Take(offer, command.call, self._place.node, command.by)
        ack = await self._bus.request("router.take", take, Ack)
        if not ack.ok:
            raise Refused(ack.message, code=ack.code, status=ack.status)
        clear = await aside(number_to_dial, command.number, command.call)
        self._begin(replace(command, line=Line(offer, place_of(clear), self._caller_id)))
        return Ack()

    def _begin(self, command: Dial) -> None:
        now = datetime.now(UTC)
        call = Call(id=command.call, site=self._place.site, node=self._place.node, at=now)
        self._mailboxes.open(call, _at_once(Commanded(at=now, command=command)))
        positions.note(f"call/{command.call}", 1)


async def _at_once(happened: AnyInput) -> AnyInput:
    return happened
