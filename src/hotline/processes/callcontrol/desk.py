"""What others ask of callcontrol: the router to ring agents, desks to act on a talk, the web for phones."""

import re
from datetime import UTC, datetime

import structlog

from hotline.domains.voice.calls import ports
from hotline.domains.voice.calls.rules import NOBODY, Call, DeskAction, Standing, Target, objection, waits
from hotline.domains.voice.calls.rules.inputs import DeskAsked, OfferMade, OfferWithdrawn
from hotline.domains.voice.routing.ports import Ack, Offer, RollCall, Withdraw
from hotline.domains.voice.telephony.adapters.ari import Ari, AriError, phones
from hotline.infrastructure.bus import Bus
from hotline.infrastructure.sealing import seal_text
from hotline.kernel.errors import Refused
from hotline.processes.callcontrol.adoption import roll_call
from hotline.processes.callcontrol.mailboxes import Mailboxes

log = structlog.get_logger()
AGENT = re.compile(r"[0-9A-Za-z]{1,20}")


def action_of(command: ports.AnyDeskCommand) -> tuple[DeskAction, str]:
    """The machine's word for it, with the keys or the reason."""
    match command:
        case ports.Hold():
            return DeskAction.HOLD, ""
        case ports.Resume():
            return DeskAction.RESUME, ""
        case ports.ToRating():
            return DeskAction.TO_RATING, ""
        case ports.HangUp(reason=reason):
            return DeskAction.HANG_UP, reason
        case ports.SendKeys(keys=keys):
            return DeskAction.SEND_KEYS, keys
        case ports.Reject():
            return DeskAction.REJECT, ""
        case ports.Answer():
            return DeskAction.ANSWER, ""
        case ports.Rejoin():
            return DeskAction.REJOIN, ""
        case ports.Consult():
            return DeskAction.CONSULT, ""
        case ports.Complete():
            return DeskAction.COMPLETE, ""
        case ports.Cancel():
            return DeskAction.CANCEL, ""
        case ports.Swap():
            return DeskAction.SWAP, ""
        case ports.Join():
            return DeskAction.JOIN, ""
        case ports.Drop():
            return DeskAction.DROP, ""
        case ports.Transfer():
            return DeskAction.TRANSFER, ""
        case ports.AskHelp(text=text):
            return DeskAction.ASK_HELP, text.strip()
        case ports.TakeHelpBack():
            return DeskAction.TAKE_HELP_BACK, ""
        case ports.AckHelp():
            return DeskAction.ACK_HELP, ""
        case ports.CutOff(reason=reason):
            return DeskAction.CUT_OFF, reason.strip()


def target_of(command: ports.AnyDeskCommand) -> Target:
    match command:
        case ports.Consult(agent=agent, number=number):
            return Target(agent, number=number)
        case ports.Transfer(agent=agent, queue=queue, number=number, flow=flow):
            return Target(agent, queue, number, flow)
        case ports.CutOff(agent=agent):
            return Target(agent)
        case _:
            return NOBODY


def _consults(call: Call, offer: str) -> bool:
    """This agent was asked for, or rings already: the bus may say it twice."""
    party = call.party
    return party is not None and party.id == offer and party.standing in (Standing.ASKED, Standing.RINGING)


class Desk:
    def __init__(self, bus: Bus, node: str, mailboxes: Mailboxes, ari: Ari) -> None:
        self._bus, self._node, self._mailboxes, self._ari = bus, node, mailboxes, ari

    async def open(self) -> None:
        """Answer from now on."""
        ours = f"callcontrol.{self._node}"
        await self._bus.serve(f"{ours}.offer", Offer, self.offer)
        await self._bus.serve(f"{ours}.withdraw", Withdraw, self.withdraw)
        await self._bus.serve(f"{ours}.desk", ports.AnyDeskCommand, self.command)  # type: ignore[arg-type]
        await self._bus.serve(f"{ours}.phone", ports.ProvisionPhone, self.provide_phone)
        await self._bus.serve(f"{ours}.phone_remove", ports.RemovePhone, self.remove_phone)
        await self._bus.serve("callcontrol.roll_call", dict, self.tell_roll)

    async def offer(self, offer: Offer) -> Ack:
        call = self._mailboxes.get(offer.call)
        ringing = call is not None and call.offer is not None and call.offer.id == offer.offer
        if call is None or not (waits(call) or ringing or _consults(call, offer.offer)):
            raise Refused("来电人已不在等待。", code="not_waiting")
        made = OfferMade(
            at=datetime.now(UTC),
            offer=offer.offer,
            agent=offer.agent,
            endpoint=offer.endpoint,
            ring_seconds=offer.ring_seconds,
        )
        self._mailboxes.deliver(offer.call, made)
        return Ack()

    async def withdraw(self, withdraw: Withdraw) -> Ack:
        self._mailboxes.deliver(withdraw.call, OfferWithdrawn(at=datetime.now(UTC), offer=withdraw.offer))
        return Ack()

    async def command(self, command: ports.AnyDeskCommand) -> Ack:
        """Refused, with a sentence for the agent, when it is not possible now."""
        action, text = action_of(command)
        call = self._mailboxes.get(command.call)
        if call is None:
            raise Refused("这通电话已经结束。", code="call_over")
        to = target_of(command)
        if why := objection(call, command.by, action, text, to):
            raise Refused(why, code="not_now")
        sealed = seal_text(text) if action is DeskAction.ASK_HELP and text else None
        name = command.by_name if isinstance(command, ports.CutOff) else ""
        now = datetime.now(UTC)
        asked = DeskAsked(at=now, by=command.by, action=action, text=text, to=to, sealed=sealed, name=name)
        self._mailboxes.deliver(command.call, asked)
        return Ack()

    async def provide_phone(self, wanted: ports.ProvisionPhone) -> ports.PhoneReply:
        if not AGENT.fullmatch(wanted.agent) or wanted.device not in phones.KINDS:
            return ports.PhoneReply(False, "工号或设备类型不对，请重新登录。")
        try:
            password = await phones.provision(self._ari, wanted.agent, wanted.device)
        except AriError as error:
            log.warning("no phone provided", action="phone_refused", agent=wanted.agent, error=str(error))
            return ports.PhoneReply(False, "话务交换机暂时没有应答，请稍后再签入。")
        phone = ports.PhoneCredentials(phones.endpoint_of(wanted.agent), wanted.agent, password)
        return ports.PhoneReply(True, phone=phone)

    async def remove_phone(self, removed: ports.RemovePhone) -> Ack:
        if not AGENT.fullmatch(removed.agent):
            raise Refused("工号不对。", code="invalid", status=422)
        try:
            await phones.remove(self._ari, removed.agent)
        except AriError as error:
            log.warning("phone not removed", action="phone_not_removed", agent=removed.agent, error=str(error))
            raise Refused("话务交换机暂时没有应答。", code="no_answer", status=503) from error
        return Ack()

    async def tell_roll(self, _: dict[str, object]) -> RollCall:
        return roll_call(self._node, self._mailboxes.calls)
