"""What must hold of a history, checked every second and once more at the end of the day.

During faults and shortly after, only what must never happen is checked. After a while without faults, the router,
callcontrol and the switch must agree. See docs/algorithms/simulation.md.
"""

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from random import Random

import msgspec

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.held_calls import open_offers_of, waiting_of
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.routing.ports import AgentState
from hotline.domains.voice.routing.rules.routing_state import RoutingState
from hotline.events.calls import fact_of
from hotline.events.envelope import Envelope
from tests.domains.voice.calls.timeline import Timeline as Tale
from tests.simulation.asterisk import TRUNK, Asterisk
from tests.simulation.processes import Machines

#: A difference between two who only have not heard of each other yet is gone by then, if nothing has broken.
PASSING_SECONDS = 2.5
#: The router asks everybody every ten seconds and leaves alone what is three seconds new; what the switch holds for
#: nobody is looked for every fifteen seconds and goes when it is seen twice.
HEALED_SECONDS = 35.0
BUSY = (AgentState.RINGING, AgentState.TALKING)
#: Where nobody may be hung up by us, unless the switch has lost them.
WAITING_STAGES = ("queued", "offered", "talking", "agent_lost")
LISTEN = "listen"
JOINED, STATE = b'"call.queued"', "agent.state_changed"
_envelope = msgspec.json.Decoder(Envelope).decode


class Violation(Exception):
    """``what`` names the promise, the same whatever calls and agents it is about."""

    def __init__(self, what: str, about: str = "") -> None:
        super().__init__(f"{what}: {about}" if about else what)
        self.what = what


class Truth:
    """``broken`` tells of a fault that begins, ``whole`` that nothing is broken any more."""

    def __init__(self, machines: Machines, asterisk: Asterisk) -> None:
        self.machines, self.asterisk = machines, asterisk
        self.late_leader = False  # a router's words came later than its successor: see docs/known-limits.md
        self.faults_open, self.last_fault, self.any_fault = 0, 0.0, False
        self._since: dict[tuple[str, str], float] = {}
        self._places: dict[tuple[str, int], datetime] = {}
        self._events_seen = 0

    def broken(self) -> None:
        self.faults_open, self.any_fault = self.faults_open + 1, True

    def mended(self) -> None:
        self.faults_open -= 1
        self.last_fault = asyncio.get_running_loop().time()

    def look(self) -> None:
        """Raises Violation."""
        self._no_fault_of_our_own()
        self._one_leads()
        self._no_agent_talks_twice()
        self._everybody_retains_the_place()
        found = set(self._differences())
        now = asyncio.get_running_loop().time()
        self._since = {each: self._since.get(each, now) for each in found}
        if self.faults_open:
            return
        begun = min(self._since.items(), key=lambda each: (each[1], each[0]), default=None)
        if begun is None:
            return
        (what, about), since = begun
        calm_since = max(since, self.last_fault) if self.any_fault else since
        if now - calm_since > (HEALED_SECONDS if self.any_fault else PASSING_SECONDS):
            raise Violation(what, about)

    # What may never happen -------------------------------------------------------------------------------------------

    def _no_fault_of_our_own(self) -> None:
        if self.machines.own_faults:
            raise Violation("a fault of our own", self.machines.own_faults[0])

    def _one_leads(self) -> None:
        leading = [process.name for process in self.machines.routers if process.leads and not process.still]
        if len(leading) > 1:
            raise Violation("two lead", str(leading))

    def _no_agent_talks_twice(self) -> None:
        talks: dict[str, set[str]] = defaultdict(set)
        for channel in self.asterisk.channels.values():
            bridge = self.asterisk.bridge_of(channel)
            if channel.number.startswith("agent-") and not channel.of and bridge:
                talks[channel.number].add(bridge.partition("-")[2])
        for agent, where in talks.items():
            if len(where) > 1:
                raise Violation("an agent talks to two", f"{agent} in {sorted(where)}")

    def _everybody_retains_the_place(self) -> None:
        """The place is the moment of joining that was told, whatever happens to offers, router and callcontrol."""
        events, control = self.machines.server.store.events, self.machines.control
        for stored in events[self._events_seen :]:
            if JOINED in stored.data:
                event = _envelope(stored.data)
                self._places[event.subject.removeprefix("call/"), event.data["stay"]] = event.at
        self._events_seen = len(events)
        for call in control._mailboxes.calls if control is not None else ():
            visit = call.visit
            if visit is not None and self._places.get((call.id, visit.index), visit.since) != visit.since:
                raise Violation("a caller lost the place", call.id)

    # What may differ for a moment ------------------------------------------------------------------------------------

    def _differences(self) -> Iterator[tuple[str, str]]:
        control, floor = self.machines.control, self.floor
        if control is None or not control._ari.connected:
            yield "there is no callcontrol", ""
            return
        calls = control._mailboxes.calls
        yield from self._callers_hear_something(calls)
        yield from self._callers_are_known(calls)
        if floor is None:
            yield "nobody leads", ""
            return
        yield from self._line(floor, calls)
        yield from self._agents(floor, calls)
        yield from self._nobody_is_idle_while_a_caller_waits(floor)

    @property
    def floor(self) -> RoutingState | None:
        for process in self.machines.routers:
            if process.leads and process.leader is not None:
                return process.leader._routing
        return None

    def _callers_hear_something(self, calls: list[Call]) -> Iterator[tuple[str, str]]:
        listening = {
            call.channel for call in calls if LISTEN in call.timers
        }  # who is asked something may think it over
        for channel in self.asterisk.channels.values():
            if channel.came == TRUNK and channel.id not in listening and not self.asterisk.hears_something(channel):
                yield "a caller hears nothing", channel.id

    def _callers_are_known(self, calls: list[Call]) -> Iterator[tuple[str, str]]:
        legs = {leg for call in calls for leg in call.legs.values()}
        for channel in self.asterisk.channels.values():
            if channel.id not in legs:
                yield "a channel belongs to no call", channel.id
        for call in calls:
            for leg in set(call.legs.values()) - self.asterisk.channels.keys():
                yield "a call holds on to a leg that is gone", leg

    def _line(self, floor: RoutingState, calls: list[Call]) -> Iterator[tuple[str, str]]:
        waiting = {each.call: each for call in calls if (each := waiting_of(call)) is not None}
        in_line = {each.call.call: each.call for each in floor.lines.all()}
        for call in waiting.keys() - in_line.keys():
            if call not in floor.ringing_for:
                yield "a caller is neither in line nor rung for", call
        for call in in_line.keys() & floor.ringing_for.keys():
            yield "a caller is in line and rung for", call
        for call in in_line.keys() - waiting.keys():
            yield "who is gone is in line", call
        for call in in_line.keys() & waiting.keys():
            if in_line[call].since != waiting[call].since:
                yield "a caller lost the place", call

    def _agents(self, floor: RoutingState, calls: list[Call]) -> Iterator[tuple[str, str]]:
        held = [o for call in calls for talking in (False, True) for o in open_offers_of(call, talking=talking)]
        agents = [offer.agent for offer in held]
        for agent in {each for each in agents if agents.count(each) > 1}:
            yield "an agent is on two calls", agent
        known = {(offer.agent, offer.call) for offer in held}
        for doc in floor.agents.values():
            if doc.state in BUSY and (doc.id, doc.call) not in known:
                yield f"an agent is {doc.state} for nobody", f"{doc.id} {doc.call}"
        for offer in held:
            doc = floor.agents.get(offer.agent)
            if doc is not None and doc.state not in BUSY:
                yield "an agent on a call is free for others", f"{offer.agent} {offer.call}"

    def _nobody_is_idle_while_a_caller_waits(self, floor: RoutingState) -> Iterator[tuple[str, str]]:
        for doc in floor.agents.values():
            if doc.state is not AgentState.READY:
                continue
            for waiting in floor.lines.all():
                if not waiting.paused and floor.queues[waiting.call.queue].skill in doc.skills:
                    yield "an agent idles beside a caller", f"{doc.id} {waiting.call.call}"

    # When the day is over --------------------------------------------------------------------------------------------

    def left(self) -> Iterator[tuple[str, str]]:
        """What is not over yet."""
        control, floor = self.machines.control, self.floor
        for channel in self.asterisk.channels.values():
            yield "a channel is left", f"{channel.id} {channel.state}"
        for bridge in self.asterisk.bridges:
            yield "a bridge is left", bridge
        if control is None or floor is None:
            yield "somebody is not there", "callcontrol" if control is None else "a leading router"
            return
        for call in control._mailboxes.calls:
            yield "a call does not end", f"{call.id} {call.phase}"
        for call in self._bucket("calls"):
            yield "a snapshot is left", call
        if control._store.backlog or control._router_requests.backlog:
            yield (
                "something was never said",
                f"{control._store.backlog} kept, {control._router_requests.backlog} errands",
            )
        for doc in floor.agents.values():
            if doc.state in (*BUSY, AgentState.WRAP_UP):
                yield f"an agent stays {doc.state}", f"{doc.id} {doc.call}"
        if len(floor.lines) or floor.reservations or floor.named:
            yield "the router holds what is over", f"{[w.call.call for w in floor.lines.all()]}"

    def _bucket(self, name: str) -> list[str]:
        entries = self.machines.server.store.bucket(name).values()
        return [entry.key for entry in entries if entry.operation is None]

    def check_the_events(self, dice: Random) -> None:
        """Each stored once, of a call none missing and one story; told twice and in any order, the same record."""
        published: dict[str, list[Envelope]] = defaultdict(list)
        for stored in self.machines.server.store.events:
            event = _envelope(stored.data)
            published[event.subject].append(event)
        for subject, events in published.items():
            numbers = [event.seq for event in events]
            if numbers != sorted(set(numbers)):
                raise Violation("events are doubled or out of order", f"{subject} {numbers}")
            if subject.startswith("call/"):
                if numbers != list(range(1, len(events) + 1)):
                    raise Violation("events are missing", f"{subject} {numbers}")
                self._one_timeline(subject, events, dice)
        self._agents_are_published(published)

    def _one_timeline(self, subject: str, events: list[Envelope], dice: Random) -> None:
        tale = Tale()
        for event in events:
            try:
                tale.hear(fact_of(event))
            except AssertionError as error:
                raise Violation("the events make no story", f"{subject} {event.type} #{event.seq} {error}") from error
        if not tale.ended:
            raise Violation("a story has no end", subject)
        again = [*events, *dice.sample(events, len(events))]
        if record_of(again) != record_of(events):
            raise Violation("told twice it is another record", subject)
        last = fact_of(events[-1])
        stage = getattr(last, "stage", "")
        if getattr(last, "by", "") == "system" and stage in WAITING_STAGES and not self.asterisk.restarts:
            raise Violation("a caller who waited or talked was hung up on", f"{subject} {stage}")

    def _agents_are_published(self, published: dict[str, list[Envelope]]) -> None:
        """A leader that lost the lease may have taken a number with it; its successor tells the state again."""
        floor = self.floor
        for doc in floor.agents.values() if floor is not None else ():
            states = [event for event in published.get(f"agent/{doc.id}", []) if event.type == STATE]
            if states[-1].data["state"] != doc.state and not self.late_leader:
                raise Violation("an agent is told to be in another state", f"{doc.id} {doc.state}")
