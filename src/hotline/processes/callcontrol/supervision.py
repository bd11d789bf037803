"""What leaders ask of callcontrol: to be with a call, in another way, no longer."""

from datetime import UTC, datetime

from hotline.domains.voice.calls.ports import AnyLeaderCommand, Supervise
from hotline.domains.voice.calls.rules import objection_to_supervising
from hotline.domains.voice.calls.rules.inputs import SuperviseAsked
from hotline.domains.voice.routing.ports import Ack
from hotline.domains.voice.telephony.adapters.ari import phones
from hotline.infrastructure.bus import Bus
from hotline.kernel.errors import Refused
from hotline.processes.callcontrol.mailboxes import Mailboxes


class Supervision:
    def __init__(self, bus: Bus, node: str, mailboxes: Mailboxes) -> None:
        self._bus, self._node, self._mailboxes = bus, node, mailboxes

    async def open(self) -> None:
        """Answer from now on."""
        await self._bus.serve(f"callcontrol.{self._node}.supervise", AnyLeaderCommand, self.command)  # type: ignore[arg-type]

    async def command(self, command: AnyLeaderCommand) -> Ack:
        """Refused, with a sentence for the leader, when it is not possible now."""
        call = self._mailboxes.get(command.call)
        if call is None:
            raise Refused("这通电话已经结束。", code="call_over")
        mode, reason = (command.mode, command.reason) if isinstance(command, Supervise) else (None, "")
        if why := objection_to_supervising(call, command.by, mode, reason):
            raise Refused(why, code="not_now")
        if mode is not None and self._is_elsewhere(command):
            raise Refused("您正在另一通电话中，请先退出那一通。", code="not_now")
        asked = SuperviseAsked(
            at=datetime.now(UTC),
            by=command.by,
            mode=mode,
            endpoint=phones.endpoint_of(command.by),
            reason=reason,
        )
        self._mailboxes.deliver(command.call, asked)
        return Ack()

    def _is_elsewhere(self, command: AnyLeaderCommand) -> bool:
        """One telephone, one call."""
        others = [call for call in self._mailboxes.calls if call.id != command.call]
        watched = {call.supervision.leader for call in others if call.supervision is not None}
        return command.by in watched | {call.talk.agent for call in others if call.talk is not None}
