"""A call told step by step against a small flow of our own; keeps all it was told to do and all it told."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec import structs

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import CallCommand, Dial, Line, Refusal
from hotline.domains.voice.calls.rules.command_table import refusal_of
from hotline.domains.voice.calls.rules.commands import AnyCommand, Note, Refuse, SwitchCommand
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import (
    Adopted,
    AnyInput,
    CallerArrived,
    ChannelGone,
    ChannelUp,
    Commanded,
    CommandRefused,
    KeyPressed,
    OfferMade,
    PlaybackDone,
    TimerFired,
)
from hotline.domains.voice.calls.rules.machine import step
from hotline.domains.voice.calls.rules.parts import Music, Playing, QueueVisit
from hotline.domains.voice.calls.rules.phases import LegRole, Phase
from hotline.domains.voice.ivr.rules.flow import flow_from_json
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.events.calls import CallFact, fact_of
from hotline.events.envelope import Envelope
from hotline.kernel.sealed import Sealed

NINE = datetime(2026, 4, 1, 1, 0, tzinfo=UTC)
NUMBER = Sealed("138******00", "2026a:c2VhbGVk", "1f")
ANN, BEN = "1001", "1002"

FLOW = flow_from_json("""{
  "id": "small", "version": 3, "name": "小流程", "entry": "welcome", "person": "general",
  "nodes": {
    "welcome": {"kind": "play", "label": "欢迎", "prompts": ["welcome"]},
    "main": {"kind": "menu", "label": "主菜单", "prompts": ["menu-main"]},
    "social": {"kind": "queue", "label": "社保席", "queue": "social"},
    "urgent": {"kind": "queue", "label": "紧急情况", "queue": "social", "priority": 100, "reason": "unrest"},
    "nowhere": {"kind": "queue", "label": "已撤销的队列", "queue": "withdrawn"},
    "general": {"kind": "queue", "label": "综合席", "queue": "general"},
    "rating": {"kind": "rating", "label": "服务评价", "prompts": ["rating-ask"]},
    "goodbye": {"kind": "play", "label": "道别", "prompts": ["goodbye"]},
    "busy": {"kind": "play", "label": "无法接通", "prompts": ["all-busy"]},
    "end": {"kind": "hang_up", "label": "挂机"}
  },
  "edges": [
    {"from": "welcome", "on": "done", "to": "main"},
    {"from": "main", "on": "1", "to": "social", "label": "社会保险"},
    {"from": "main", "on": "2", "to": "nowhere", "label": "已撤销"},
    {"from": "main", "on": "*", "to": "urgent", "label": "紧急情况"},
    {"from": "main", "on": "0", "to": "general", "label": "人工"},
    {"from": "main", "on": "timeout", "to": "general"},
    {"from": "main", "on": "wrong", "to": "general"},
    {"from": "social", "on": "served", "to": "rating"}, {"from": "social", "on": "failed", "to": "busy"},
    {"from": "social", "on": "callback", "to": "goodbye"},
    {"from": "urgent", "on": "served", "to": "rating"}, {"from": "urgent", "on": "failed", "to": "busy"},
    {"from": "urgent", "on": "callback", "to": "goodbye"},
    {"from": "nowhere", "on": "served", "to": "rating"}, {"from": "nowhere", "on": "failed", "to": "busy"},
    {"from": "nowhere", "on": "callback", "to": "goodbye"},
    {"from": "general", "on": "served", "to": "rating"}, {"from": "general", "on": "failed", "to": "busy"},
    {"from": "general", "on": "callback", "to": "goodbye"},
    {"from": "rating", "on": "rated", "to": "goodbye"}, {"from": "rating", "on": "skipped", "to": "goodbye"},
    {"from": "goodbye", "on": "done", "to": "end"}, {"from": "busy", "on": "done", "to": "end"}
  ]
}""")
#: What an agent may pass a caller on to: it rates, or takes them to a queue that is gone and so to a person.
LITTLE = flow_from_json("""{
  "id": "little", "version": 2, "name": "自助评价", "entry": "ask", "person": "anyone",
  "nodes": {
    "ask": {"kind": "rating", "label": "自助评价", "prompts": ["rating-ask"]},
    "nowhere": {"kind": "queue", "label": "已撤销的队列", "queue": "withdrawn"},
    "anyone": {"kind": "queue", "label": "综合席", "queue": "general"},
    "bye": {"kind": "play", "label": "道别", "prompts": ["goodbye"]},
    "end": {"kind": "hang_up", "label": "挂机"}
  },
  "edges": [
    {"from": "ask", "on": "rated", "to": "bye"}, {"from": "ask", "on": "skipped", "to": "nowhere"},
    {"from": "nowhere", "on": "served", "to": "bye"}, {"from": "nowhere", "on": "failed", "to": "anyone"},
    {"from": "nowhere", "on": "callback", "to": "bye"},
    {"from": "anyone", "on": "served", "to": "bye"}, {"from": "anyone", "on": "failed", "to": "bye"},
    {"from": "anyone", "on": "callback", "to": "bye"},
    {"from": "bye", "on": "done", "to": "end"}
  ]
}""")
QUEUES = {
    "general": QueueConfig("general", "综合席", "general"),
    "social": QueueConfig("social", "社保席", "social", announce_every_seconds=30, callback_after_seconds=60),
}
PLAN = Plan(FLOW, QUEUES)


def playing_to(call: Call) -> Playing | None:
    """What the caller is being told."""
    return call.sound if isinstance(call.sound, Playing) else None


def hears_music(call: Call) -> bool:
    return isinstance(call.sound, Music)


class ScriptedCall:
    """Time stands still unless ``later``; every verb is one step."""

    def __init__(self, plan: Plan = PLAN) -> None:
        self.now, self.plan = NINE, plan
        self.call = Call(id="c", site="bj1", node="a", at=NINE)
        self.events: list[Envelope] = []
        self.commands: list[AnyCommand] = []
        self.last: list[AnyCommand] = []

    def take(self, happened: AnyInput) -> "ScriptedCall":
        self.call, commands, events = step(self.call, happened, self.plan)
        self.last = [c for c in commands if not isinstance(c, Note | Refuse)]
        self.commands += self.last
        self.events += events
        return self

    def later(self, seconds: float) -> "ScriptedCall":
        self.now += timedelta(seconds=seconds)
        return self

    # What happens ----------------------------------------------------------------------------------------------------

    def arrives(
        self,
        number: Sealed | None = NUMBER,
        *,
        repeat: bool = False,
        case: str = "",
        lost_place: QueueVisit | None = None,
    ) -> "ScriptedCall":
        return self.take(
            CallerArrived(
                at=self.now,
                channel="caller",
                number=number,
                place="北京",
                dialed="12333",
                origin="12333",
                recording="caller.raw",
                repeat=repeat,
                case_number=case,
                lost_place=lost_place,
            )
        )

    def dials(self, agent: str = ANN, *, after: str = "", callback: str = "") -> "ScriptedCall":
        """The agent, whom the router has kept, rings the citizen up."""
        line = Line("taken-1", "北京", "12333")
        return self.desk(Dial, NUMBER, after, callback, line, by=agent)

    def hears_it_out(self) -> "ScriptedCall":
        playing = playing_to(self.call)
        assert playing is not None, "nothing is being said"
        return self.take(PlaybackDone(at=self.now, playback=playing.id))

    def presses(self, key: str) -> "ScriptedCall":
        return self.take(KeyPressed(at=self.now, channel=self.call.channel, key=key))

    def hangs_up(self, cause: int = 16) -> "ScriptedCall":
        return self.gone(self.call.channel, cause)

    def gone(self, channel: str, cause: int = 16) -> "ScriptedCall":
        return self.take(ChannelGone(at=self.now, channel=channel, cause=cause))

    def up(self, channel: str) -> "ScriptedCall":
        return self.take(ChannelUp(at=self.now, channel=channel))

    def offered(self, agent: str = ANN, offer: str = "") -> "ScriptedCall":
        offer = offer or f"offer-{len(self.commands)}"
        return self.take(OfferMade(at=self.now, offer=offer, agent=agent, endpoint=f"agent-{agent}", ring_seconds=20))

    def agent_answers(self) -> "ScriptedCall":
        assert self.call.offer is not None, "no agent rings"
        return self.up(self.call.offer.channel)

    def agent_leg_gone(self, cause: int) -> "ScriptedCall":
        return self.gone(self.call.legs.get(LegRole.AGENT, ""), cause)

    def desk(self, kind: type[CallCommand], *arguments: object, by: str = ANN, **fields: object) -> "ScriptedCall":
        """Somebody, ANN unless said otherwise, gives this command."""
        return self.take(Commanded(at=self.now, command=self.command(kind, *arguments, by=by, **fields)))

    def command(self, kind: type[CallCommand], *arguments: object, by: str = ANN, **fields: object) -> Any:
        return kind(self.call.id, by, *arguments, **fields)

    def refusal(self, kind: type[CallCommand], *arguments: object, by: str = ANN, **fields: object) -> Refusal | None:
        """What the command would meet with now."""
        return refusal_of(self.call, self.command(kind, *arguments, by=by, **fields), self.plan)

    def asterisk_refuses[C: SwitchCommand](self, kind: type[C], about: str) -> "ScriptedCall":
        """The last command of this kind to this channel, playback or recording is turned down."""
        command = next(c for c in reversed(self.did(kind)) if about in structs.astuple(c))
        return self.take(CommandRefused(at=self.now, command=command))

    def timer(self, name: str) -> "ScriptedCall":
        """The timer runs out at its deadline."""
        self.now = max(self.now, self.call.timers[name])
        return self.take(TimerFired(at=self.now, name=name))

    def adopted(self, alive: Iterable[str], up: Iterable[str] = (), bridged: Iterable[str] = ()) -> "ScriptedCall":
        living = frozenset(alive)
        seen = Adopted(at=self.now, alive=living, up=frozenset(up or living), bridged=frozenset(bridged))
        return self.take(seen)

    # Short cuts ------------------------------------------------------------------------------------------------------

    def queued(self) -> "ScriptedCall":
        return self.arrives().hears_it_out().presses("1")

    def talking(self) -> "ScriptedCall":
        return self.queued().offered().agent_answers()

    def citizen_rings(self) -> "ScriptedCall":
        """An agent dialled and is on the line; the citizen's phone rings."""
        return self.dials().agent_answers()

    def talking_out(self) -> "ScriptedCall":
        scripted = self.citizen_rings()
        return scripted.up(scripted.call.channel)

    # What came of it -------------------------------------------------------------------------------------------------

    @property
    def facts(self) -> list[CallFact]:
        return [fact_of(event) for event in self.events]

    @property
    def event_types(self) -> list[str]:
        return [event.type.removeprefix("call.") for event in self.events]

    @property
    def phase(self) -> Phase:
        return self.call.phase

    def did[C](self, kind: type[C]) -> list[C]:
        """Every command of a kind so far."""
        return [c for c in self.commands if isinstance(c, kind)]

    def just_did[C](self, kind: type[C]) -> list[C]:
        """Those of the last step."""
        return [c for c in self.last if isinstance(c, kind)]

    def published[F](self, kind: type[F]) -> list[F]:
        return [f for f in self.facts if isinstance(f, kind)]
