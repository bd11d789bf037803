"""An agent's wish to ring a citizen up: the router keeps the agent, then the call begins."""

from datetime import UTC, datetime

from hotline.domains.voice.calls.ports import Dial
from hotline.domains.voice.calls.rules import Call
from hotline.domains.voice.calls.rules.inputs import AnyInput, DialAsked
from hotline.domains.voice.routing.ports import Ack, Take
from hotline.domains.voice.telephony.adapters.ari import phones
from hotline.domains.voice.telephony.adapters.places import place_of
from hotline.domains.voice.telephony.rules import objection_to_dialling
from hotline.infrastructure.bus import Bus
from hotline.infrastructure.sealing import number_to_dial
from hotline.infrastructure.settings import Place
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.processes.callcontrol.mailboxes import Mailboxes


class Dialling:
    """``shown`` is the number the citizen sees."""

    def __init__(self, bus: Bus, place: Place, shown: str, mailboxes: Mailboxes) -> None:
        self._bus, self._place, self._shown, self._mailboxes = bus, place, shown, mailboxes

    async def open(self) -> None:
        """Answer from now on."""
        await self._bus.serve(f"callcontrol.{self._place.node}.dial", Dial, self.dial)

    async def dial(self, wanted: Dial) -> Ack:
        """Refused ``number_refused`` or, in the router's words, ``agent_busy``. Said twice, it is one call."""
        if self._mailboxes.get(wanted.call) is not None:
            return Ack()
        clear = number_to_dial(wanted.number)
        if why := objection_to_dialling(clear, self._shown):
            raise Refused(why, code="number_refused", status=422)
        offer = new_id("taken")
        take = Take(offer, wanted.call, self._place.node, wanted.by)
        ack = await self._bus.request("router.take", take, Ack)
        if not ack.ok:
            raise Refused(ack.message, code=ack.code, status=ack.status)
        self._begin(wanted, offer, place_of(clear))
        return Ack()

    def _begin(self, wanted: Dial, offer: str, place: str) -> None:
        now = datetime.now(UTC)
        asked = DialAsked(
            at=now,
            by=wanted.by,
            offer=offer,
            endpoint=phones.endpoint_of(wanted.by),
            number=wanted.number,
            place=place,
            shown=self._shown,
            recording=f"{wanted.call}.raw",
            after=wanted.after,
            callback=wanted.callback,
        )
        call = Call(id=wanted.call, site=self._place.site, node=self._place.node, at=now)
        self._mailboxes.open(call, _at_once(asked))


async def _at_once(happened: AnyInput) -> AnyInput:
    return happened
