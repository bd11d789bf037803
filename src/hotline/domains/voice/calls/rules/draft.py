"""A step in progress: the changed call, its commands and its events. A draft lives for one step only."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.commands import AnyCommand, Note
from hotline.domains.voice.calls.rules.phases import AnyState, State
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.steps import CallerNews, Walk
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.events.calls import CallFact, subject
from hotline.events.envelope import Envelope, envelope
from hotline.kernel.actor import SYSTEM, Actor


class Plan(msgspec.Struct, frozen=True):
    """The published configuration for this call. The first queue takes callers when a flow fails.

    ``flow``: the flow of the caller. ``flows``: all flows to which it can lead.
    ``talk_limit_seconds``: the longest that a leg outside may talk. ``notice``: directions of calls (in, out) whose
    citizens are told that they are recorded before they are.
    """

    flow: Flow | None
    queues: dict[str, QueueConfig]
    flows: FlowSet | None = None
    talk_limit_seconds: float = 3600
    notice: frozenset[str] = frozenset()

    def published(self, flow: str) -> Flow | None:
        return self.flows.flows.get(flow) if self.flows is not None else None

    def sounds_of(self, prompts: tuple[str, ...]) -> tuple[str, ...]:
        """Names of the sounds that are played for these prompts."""
        return self.flows.sounds_of(prompts) if self.flows is not None else prompts

    def walked(self, walk: Walk) -> Flow | None:
        """The current flow of the walk: the entered flow, a subflow, or the flow of a transfer."""
        if self.flows is None or (self.flow is not None and self.flow.id == walk.flow):
            return self.flow
        return self.flows.walked(walk.flow, walk.version) or self.flow


class Draft:
    """``heard``: input for the walk, handled at the end of the step."""

    def __init__(self, call: Call, at: datetime, plan: Plan) -> None:
        self.at = max(at, call.at)  # a clock set back must not turn the story round
        self.call = msgspec.structs.replace(call, at=self.at)
        self.plan = plan
        self.commands: list[AnyCommand] = []
        self.events: list[Envelope] = []
        self.news: list[CallerNews] = []

    def change(self, **changes: Any) -> None:
        self.call = msgspec.structs.replace(self.call, **changes)

    def enter(self, state: AnyState) -> None:
        """Enter a phase. The data of the previous phase is dropped."""
        self.change(state=state)

    def update(self, **changes: Any) -> None:
        """Change fields of the current phase."""
        self.change(state=msgspec.structs.replace(self.call.state, **changes))

    def expect[S: State](self, kind: type[S]) -> S:
        """The state, for steps that only run in this phase."""
        state = self.call.state
        assert isinstance(state, kind), f"a step of {kind.__name__} while {state.phase}"
        return state

    def remember(self, **changes: Any) -> None:
        """What of this will matter once it is over."""
        self.change(history=msgspec.structs.replace(self.call.history, **changes))

    def do(self, *commands: AnyCommand) -> None:
        self.commands.extend(commands)

    def note(self, what: str) -> None:
        self.do(Note(what))

    def record(self, fact: CallFact, actor: Actor = SYSTEM) -> None:
        call = self.call
        event = envelope(
            fact,
            subject=subject(call.id),
            seq=call.seq + 1,
            at=self.at,
            actor=actor,
            site=call.site,
            node=call.node,
            test=call.caller.test,
        )
        self.events.append(event)
        self.change(seq=event.seq, unstored=(*call.unstored, event))

    def fresh_name(self, kind: str) -> str:
        """A name for a leg or a playback, never used before in this call."""
        self.change(names=self.call.names + 1)
        return f"{self.call.id}-{kind}{self.call.names}"

    def set_timer(self, name: str, seconds: float) -> None:
        self.change(timers={**self.call.timers, name: self.at + timedelta(seconds=seconds)})

    def cancel_timers(self, *names: str) -> None:
        if any(name in self.call.timers for name in names):
            self.change(timers={name: due for name, due in self.call.timers.items() if name not in names})
