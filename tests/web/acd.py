"""The other end of the desk's wire: it answers as router and callcontrol do, and records the requests."""

from datetime import UTC, datetime
from typing import Any

from hotline.domains.voice.calls.ports import (
    AnyCallCommand,
    PhoneCredentials,
    PhoneReply,
    ProvisionPhone,
    RemovePhone,
)
from hotline.domains.voice.calls.rules.call import Call, History
from hotline.domains.voice.calls.rules.call_commands import Dial, StopSupervising, Supervise
from hotline.domains.voice.calls.rules.command_table import refusal_of
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.parts import Caller, Party, PartyStatus, Talk
from hotline.domains.voice.calls.rules.phases import Talking
from hotline.domains.voice.calls.rules.snapshot import CallSnapshot, snapshot_of
from hotline.domains.voice.calls.rules.supervision import Mode, Supervision
from hotline.domains.voice.routing.ports import (
    Ack,
    AgentConfig,
    AgentDoc,
    AgentReply,
    AgentState,
    AnyAgentCommand,
    QueueConfig,
    RoutingConfig,
)
from hotline.infrastructure.bus.connection import Bus
from hotline.kernel.sealed import Sealed

NODE = "a"
CONFIG = RoutingConfig(
    1, (QueueConfig("social", "社保席", "social"),), (AgentConfig("1001", "王晓芳", "早班一组", {"social": 3}),)
)
#: What the web reads of the published flows.
FLOWS = {
    "version": 1,
    "flows": {"main": {"id": "main", "name": "总流程", "nodes": {}}},
    "numbers": {},
    "default": "main",
}


class Acd:
    """``refusal`` is what the router says to the next commands instead of yes."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.agent_commands: list[AnyAgentCommand] = []
        self.calls: dict[str, Call] = {}
        self.desk_commands: list[AnyCallCommand] = []
        self.leader_commands: list[AnyCallCommand] = []
        self.dialled: list[Dial] = []
        self.phones: list[ProvisionPhone] = []
        self.removed: list[RemovePhone] = []
        self.refusal: Ack | None = None

    async def serve(self) -> None:
        await self.bus.bucket("config", RoutingConfig).put("routing", CONFIG)
        await self.bus.bucket("config", dict[str, Any]).put("flows", FLOWS)
        await self.bus.serve("router.agent", AnyAgentCommand, self.on_agent)  # type: ignore[arg-type]
        await self.bus.serve(f"callcontrol.{NODE}.desk", AnyCallCommand, self.on_command)  # type: ignore[arg-type]
        await self.bus.serve(f"callcontrol.{NODE}.phone", ProvisionPhone, self.on_phone)
        await self.bus.serve(f"callcontrol.{NODE}.phone_remove", RemovePhone, self.on_remove)

    async def on_agent(self, command: AnyAgentCommand) -> AgentReply:
        self.agent_commands.append(command)
        if self.refusal:
            return AgentReply(self.refusal)
        return AgentReply(Ack(), self.doc(command.agent, desk=getattr(command, "desk", "")))

    async def on_command(self, command: AnyCallCommand) -> Ack:
        """Whose call it is, decides the real table; all else the test."""
        if isinstance(command, Dial):
            self.dialled.append(command)
            return self.refusal or Ack()
        refusal = refusal_of(self.calls[command.call], command, Plan(None, {}))
        if refusal is not None and refusal.code == "not_your_call":
            return Ack(False, refusal.code, refusal.text, 409)
        is_leaders = isinstance(command, Supervise | StopSupervising)
        (self.leader_commands if is_leaders else self.desk_commands).append(command)
        return self.refusal or Ack()

    async def on_phone(self, request: ProvisionPhone) -> PhoneReply:
        self.phones.append(request)
        return PhoneReply(True, phone=PhoneCredentials(f"agent-{request.agent}", request.agent, "fresh-password"))

    async def on_remove(self, request: RemovePhone) -> Ack:
        self.removed.append(request)
        return Ack()

    def doc(self, number: str, **fields: Any) -> AgentDoc:
        known: dict[str, Any] = {
            "name": "王晓芳",
            "group": "早班一组",
            "skills": {"social": 3},
            "state": AgentState.NOT_READY,
            "since": datetime.now(UTC),
            "node": NODE,
        }
        return AgentDoc(id=number, **known | fields)

    async def show_agent(self, number: str, **fields: Any) -> None:
        await self.bus.bucket("agents", AgentDoc).put(number, self.doc(number, **fields))

    async def show_talk(
        self,
        id: str,
        agent: str,
        number: Sealed | None = None,
        consulted: str = "",
        leader: tuple[str, Mode] | None = None,
        taken_from: str = "",
    ) -> None:
        """``leader``: who supervises it, and how; ``taken_from``: whose talk it was before ``agent``, a leader."""
        now = datetime.now(UTC)
        talk = Talk(agent, "offer-1", f"PJSIP/{agent}", 1, "social", now, taken_over=bool(taken_from))
        third = Party("c1-r1", consulted, None, PartyStatus.JOINED, now, f"PJSIP/{consulted}", "leg-2")
        with_it = Supervision("s", *leader, "带教", f"agent-{leader[0]}", "leg-3", now, now) if leader else None
        call = Call(
            id=id,
            site="bj1",
            node=NODE,
            at=now,
            state=Talking(talk=talk, channel="leg-1", party=third if consulted else None),
            arrived_at=now,
            caller=Caller(number, "北京"),
            supervision=with_it,
            history=History(passed_on_by=taken_from),
        )
        self.calls[id] = call
        await self.bus.bucket("calls", CallSnapshot).put(id, snapshot_of(call))
