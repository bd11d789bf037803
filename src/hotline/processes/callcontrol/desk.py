"""Requests that callcontrol answers: offers of the router, commands of people, phone accounts for the web."""

import re
from datetime import UTC, datetime

import structlog
from msgspec.structs import replace

from hotline.domains.voice.calls import ports
from hotline.domains.voice.calls.rules.ai_talk import is_ai
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import (
    AnyCallCommand,
    Dial,
    RequestHelp,
    SeatCallCommand,
    Supervise,
)
from hotline.domains.voice.calls.rules.inputs import OfferMade, OfferWithdrawn
from hotline.domains.voice.calls.rules.offers import waits
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.roles import Role, roles_of
from hotline.domains.voice.routing.ports import Ack, HeldCalls, Offer, Withdraw
from hotline.domains.voice.telephony.adapters.ari import phones
from hotline.domains.voice.telephony.adapters.ari.client import Ari, AriError
from hotline.domains.voice.telephony.rules.phones import endpoint_of
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.sealing import seal_text
from hotline.infrastructure.sealing_aside import aside
from hotline.infrastructure.settings import settings
from hotline.kernel.errors import Refused
from hotline.processes.callcontrol.adoption import held_calls
from hotline.processes.callcontrol.dial import Dialling
from hotline.processes.callcontrol.mailboxes import Mailboxes
from hotline.processes.callcontrol.outbound import Outbound

log = structlog.get_logger()
AGENT = re.compile(r"[0-9A-Za-z]{1,20}")


def _consults(call: Call, offer: str) -> bool:
    """Whether the offer is for the consulted agent of this call. The bus may deliver an offer twice."""
    party = call.party
    return party is not None and party.id == offer and party.status in (PartyStatus.REQUESTED, PartyStatus.RINGING)


class Desk:
    def __init__(
        self, bus: Bus, node: str, mailboxes: Mailboxes, dialling: Dialling, outbound: Outbound, ari: Ari
    ) -> None:
        self._bus, self._node, self._mailboxes, self._dialling, self._ari = bus, node, mailboxes, dialling, ari
        self._outbound = outbound

    async def open(self) -> None:
        """Start to answer requests."""
        ours = f"callcontrol.{self._node}"
        await self._bus.serve(f"{ours}.offer", Offer, self.offer)
        await self._bus.serve(f"{ours}.withdraw", Withdraw, self.withdraw)
        await self._bus.serve(f"{ours}.desk", AnyCallCommand, self.command)  # type: ignore[arg-type]
        await self._bus.serve(f"{ours}.seat", SeatCallCommand, self.command_of_seat)  # type: ignore[arg-type]
        await self._bus.serve(f"{ours}.phone", ports.ProvisionPhone, self.provide_phone)
        await self._bus.serve(f"{ours}.phone_remove", ports.RemovePhone, self.remove_phone)
        await self._bus.serve("callcontrol.roll_call", dict, self.report_held)

    async def offer(self, offer: Offer) -> Ack:
        call = self._mailboxes.get(offer.call)
        ringing = call is not None and call.offer is not None and call.offer.id == offer.offer
        if call is None or not (waits(call) or ringing or _consults(call, offer.offer)):
            raise Refused("来电人已不在等待，请等下一通来电。", code="not_waiting")
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

    async def command(self, command: AnyCallCommand) -> Ack:
        """Give a command to its call and wait for the decision. A refusal has a sentence for the sender."""
        is_repeat = isinstance(command, Dial) and self._mailboxes.get(command.call) is not None
        if not is_repeat:
            await self._outbound.preview(command)
        if isinstance(command, Dial):
            return await self._dialling.dial(command)
        if isinstance(command, Supervise) and self._is_elsewhere(command):
            raise Refused("您正在另一通电话中，请先退出。", code="not_now")
        if isinstance(command, RequestHelp) and command.text.strip():
            sealed = await aside(seal_text, command.text.strip(), f"call/{command.call}")
            command = replace(command, sealed=sealed)
        if refusal := await self._mailboxes.command(command):
            raise Refused(refusal.text, code=refusal.code)
        return Ack()

    async def command_of_seat(self, command: SeatCallCommand) -> Ack:
        """A command of the AI seats' process, which has no say in the talks of people."""
        call = self._mailboxes.get(command.call)
        if call is not None and call.talk is not None and not is_ai(call.talk):
            raise Refused("这通电话由人工接听，请在工作台操作。", code="not_your_call")
        return await self.command(command)

    def _is_elsewhere(self, command: Supervise) -> bool:
        """Whether the leader already talks or supervises in another call: a telephone has one call."""
        others = [call for call in self._mailboxes.calls if call.id != command.call]
        return any(roles_of(call, command.by) & {Role.SUPERVISOR, Role.TALKING} for call in others)

    async def provide_phone(self, request: ports.ProvisionPhone) -> ports.PhoneReply:
        if not AGENT.fullmatch(request.agent) or request.device not in phones.KINDS:
            return ports.PhoneReply(False, "工号或设备类型有误，请重新登录。")
        try:
            encrypted = settings().telephones.encrypted
            password = await phones.provision(self._ari, request.agent, request.device, encrypted=encrypted)
        except AriError as error:
            log.warning("no phone provided", action="phone_refused", agent=request.agent, error=str(error))
            return ports.PhoneReply(False, "话务交换机暂无应答，请稍后再签入。")
        phone = ports.PhoneCredentials(endpoint_of(request.agent), request.agent, password)
        return ports.PhoneReply(True, phone=phone)

    async def remove_phone(self, removed: ports.RemovePhone) -> Ack:
        if not AGENT.fullmatch(removed.agent):
            raise Refused("工号有误。请核对后重试。", code="invalid", status=422)
        try:
            await phones.remove(self._ari, removed.agent)
        except AriError as error:
            log.warning("phone not removed", action="phone_not_removed", agent=removed.agent, error=str(error))
            raise Refused("话务交换机暂无应答。请稍后重试。", code="no_answer", status=503) from error
        return Ack()

    async def report_held(self, _: dict[str, object]) -> HeldCalls:
        return held_calls(self._node, self._mailboxes.calls)
