"""Promises of the routing that hold for any inputs in any order, also repeated ones.

There are few agents, callers and moments on purpose: routing goes wrong at ties and shortages.
"""

import contextlib
from datetime import datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from hotline.domains.voice.routing.ports import (
    AgentDoc,
    AgentState,
    Direct,
    Enqueue,
    GetNotReady,
    GetReady,
    HeldCalls,
    OfferOutcome,
    OfferResult,
    OpenOffer,
    Reserve,
    SaveWrapUp,
    SignIn,
    SignOut,
    Take,
    TalkOver,
)
from hotline.domains.voice.routing.rules import (
    agent_commands,
    agent_requests,
    callers,
    effects,
    passing_time,
    reconciliation,
)
from hotline.domains.voice.routing.rules import offers as routing_offers
from hotline.domains.voice.routing.rules.refusals import required_skills
from hotline.kernel.errors import Refused
from tests.domains.voice.routing.floors import at, call, floor_of

AGENTS = {
    "ann": {"social": 2},
    "bob": {"social": 2, "labor": 1},
    "cat": {"labor": 2, "general": 1},
    "dan": {"general": 1},
}
agents = st.sampled_from(sorted(AGENTS))
calls = st.sampled_from([f"c{n}" for n in range(6)])
LONGEST_STATE_SECONDS = 400.0


class Centre(RuleBasedStateMachine):
    """The floor, and beside it what callers and phones outside really do."""

    def __init__(self) -> None:
        super().__init__()
        self.floor = floor_of(**AGENTS)
        self.second = 0.0
        self.waiting: dict[str, Enqueue] = {}
        self.ringing: dict[str, OpenOffer] = {}
        self.talking: dict[str, OpenOffer] = {}
        self.asked: dict[str, OpenOffer] = {}  # colleagues whose phones ring, by offer
        self.beside: dict[str, OpenOffer] = {}  # colleagues who talk along, by offer
        self.past: list[OfferResult] = []
        self.roll: tuple[HeldCalls, datetime] | None = None
        self.looked = self.now

    @property
    def now(self) -> datetime:
        return at(self.second)

    def carry_out(self) -> None:
        """The world outside does as it is told: offered callers stop waiting and a phone rings."""
        for send in self.floor.drain().sends:
            if isinstance(send, effects.SendOffer):
                offer = send.offer
                if offer.offer in self.asked:
                    continue
                assert offer.call in self.waiting, "only who waits is offered"
                assert offer.call not in self.ringing, "nobody is offered twice at once"
                self.ringing[offer.call] = OpenOffer(offer.offer, offer.call, offer.agent)
            else:
                self.asked.pop(send.withdraw.offer, None)
                ringing = self.ringing.get(send.withdraw.call)
                if ringing is not None and ringing.offer == send.withdraw.offer:
                    del self.ringing[send.withdraw.call]

    @initialize()
    def everybody_signs_in(self) -> None:
        for agent in AGENTS:
            agent_commands.obey(self.floor, SignIn(agent, "phone", "a", f"PJSIP/{agent}", f"desk-{agent}"), self.now)
            agent_commands.obey(self.floor, GetReady(agent), self.now)
        self.carry_out()

    @rule(seconds=st.sampled_from([0.0, 1.0, 5.0, 30.0, 70.0]))
    def time_passes(self, seconds: float) -> None:
        self.second += seconds
        passing_time.pass_time(self.floor, self.now)
        self.looked = self.now
        self.carry_out()

    @rule(
        name=calls,
        queue=st.sampled_from(["social", "labor", "general"]),
        priority=st.sampled_from([0, 0, 9]),
        prefer=st.sampled_from(["", "ann"]),
    )
    def a_caller_joins(self, name: str, queue: str, priority: int, prefer: str) -> None:
        if name in self.waiting or name in self.talking:
            return
        self.waiting[name] = call(name, self.second, queue, priority, prefer_agent=prefer)
        callers.enqueue(self.floor, self.waiting[name], self.now)
        self.carry_out()

    @rule(name=calls)
    def a_caller_says_again_that_they_wait(self, name: str) -> None:
        if name in self.waiting:
            callers.enqueue(self.floor, self.waiting[name], self.now)
            self.carry_out()

    @rule(name=calls)
    def a_caller_hangs_up(self, name: str) -> None:
        self.waiting.pop(name, None)
        callers.dequeue(self.floor, name, self.now)
        talking = self.talking.pop(name, None)
        if talking is not None:
            callers.talk_over(self.floor, TalkOver(talking.offer, name, talking.agent, self.now), self.now)
        for asked in [each for each in self.asked.values() if each.call == name]:
            self.an_asked_colleague_answers_or_not(asked, OfferOutcome.CALLER_GONE)
        for beside in [each for each in self.beside.values() if each.call == name]:
            self.a_colleague_leaves(beside)
        self.carry_out()

    @rule(name=calls, agent=agents)
    def a_colleague_is_asked_for(self, name: str, agent: str) -> None:
        if name not in self.talking:
            return
        offer = f"{name}-r{self.second}-{agent}"
        was_ready = self.floor.agents[agent].state is AgentState.READY
        try:
            agent_requests.reserve(self.floor, Reserve(offer, name, "a", agent, "social"), self.now)
        except Refused:
            assert not was_ready
            return
        if offer not in self.beside:
            self.asked[offer] = OpenOffer(offer, name, agent)
        self.carry_out()

    @rule(agent=agents)
    def an_agent_dials_out(self, agent: str) -> None:
        """From then on their own phone rings, answers or does not, as a colleague's who was asked for."""
        doc = self.floor.agents[agent]
        name = offer = f"out-{self.second}-{agent}"
        may = doc.state in (AgentState.READY, AgentState.NOT_READY)
        try:
            agent_requests.take(self.floor, Take(offer, name, "a", agent), self.now)
        except Refused:
            assert not may
            return
        if offer not in self.beside:
            self.asked[offer] = OpenOffer(offer, name, agent)
        self.carry_out()

    @rule(data=st.data())
    def somebody_dialled_is_not_reached(self, data: st.DataObject) -> None:
        out = [each for each in self.beside.values() if each.call.startswith("out-")]
        if out:
            beside = data.draw(st.sampled_from(out))
            del self.beside[beside.offer]
            over = TalkOver(beside.offer, beside.call, beside.agent, self.now, unmet="busy")
            callers.talk_over(self.floor, over, self.now)
            assert self.floor.agents[beside.agent].state is not AgentState.WRAP_UP
            self.carry_out()

    @rule(data=st.data(), outcome=st.sampled_from(OfferOutcome))
    def a_colleague_answers_or_not(self, data: st.DataObject, outcome: OfferOutcome) -> None:
        if self.asked:
            self.an_asked_colleague_answers_or_not(data.draw(st.sampled_from(list(self.asked.values()))), outcome)

    def an_asked_colleague_answers_or_not(self, asked: OpenOffer, outcome: OfferOutcome) -> None:
        del self.asked[asked.offer]
        if outcome is OfferOutcome.ANSWERED:
            self.beside[asked.offer] = asked
        said = OfferResult(asked.offer, asked.call, asked.agent, outcome, self.now)
        routing_offers.offer_result(self.floor, said, self.now)
        self.past.append(said)
        self.carry_out()

    @rule(data=st.data())
    def some_colleague_leaves(self, data: st.DataObject) -> None:
        if self.beside:
            self.a_colleague_leaves(data.draw(st.sampled_from(list(self.beside.values()))))

    def a_colleague_leaves(self, beside: OpenOffer) -> None:
        del self.beside[beside.offer]
        over = TalkOver(beside.offer, beside.call, beside.agent, self.now)
        callers.talk_over(self.floor, over, self.now)
        self.carry_out()

    @rule(name=calls)
    def a_colleague_takes_the_caller_over(self, name: str) -> None:
        heir = next((each for each in self.beside.values() if each.call == name), None)
        first = self.talking.get(name)
        if heir is not None and first is not None:
            self.talking[name] = self.beside.pop(heir.offer)
            callers.talk_over(self.floor, TalkOver(first.offer, name, first.agent, self.now), self.now)
            self.carry_out()

    @rule(name=calls, outcome=st.sampled_from([o for o in OfferOutcome if o is not OfferOutcome.CALLER_GONE]))
    def a_phone_is_answered_or_not(self, name: str, outcome: OfferOutcome) -> None:
        ringing = self.ringing.pop(name, None)
        if ringing is None:
            return
        if outcome is OfferOutcome.ANSWERED:
            self.talking[name] = ringing
            self.waiting.pop(name)
        said = OfferResult(ringing.offer, name, ringing.agent, outcome, self.now)
        routing_offers.offer_result(self.floor, said, self.now)
        self.past.append(said)
        self.carry_out()

    @rule(data=st.data())
    def late_news_comes_again(self, data: st.DataObject) -> None:
        lapsed = [said for said in self.past if said.outcome is not OfferOutcome.ANSWERED]
        if lapsed:
            routing_offers.offer_result(self.floor, data.draw(st.sampled_from(lapsed)), self.now)
            self.carry_out()

    @rule(name=calls, code=st.sampled_from(["no_answer", "not_waiting"]))
    def an_offer_does_not_arrive(self, name: str, code: str) -> None:
        """Their callcontrol is silent, or knows that the caller has gone."""
        ringing = self.ringing.pop(name, None)
        if ringing is not None:
            if code == "not_waiting":
                self.waiting.pop(name)
            reconciliation.offer_not_sent(self.floor, ringing.offer, code, self.now)
            self.carry_out()

    @rule()
    def the_roll_is_called(self) -> None:
        """A callcontrol writes down what it holds; the answer is on its way while other things happen."""
        self.roll = (self.held(), self.now)
        self.second += 0.1

    @rule()
    def the_roll_arrives(self) -> None:
        if self.roll is not None:
            said, asked_at = self.roll
            reconciliation.reconcile(self.floor, [said], asked_at, self.now)
            self.roll = None
            self.carry_out()

    @rule()
    def the_callcontrol_does_not_answer(self) -> None:
        """It lives, only its answer is lost; and it speaks again before it is given up."""
        reconciliation.reconcile(self.floor, [], self.now, self.now)
        reconciliation.reconcile(self.floor, [self.held()], self.now - timedelta(seconds=0.01), self.now)
        self.carry_out()

    def held(self) -> HeldCalls:
        """Who is rung for is not listed as waiting."""
        waiting = tuple(caller for name, caller in self.waiting.items() if name not in self.ringing)
        ringing = (*self.ringing.values(), *self.asked.values())
        return HeldCalls("a", waiting, ringing, (*self.talking.values(), *self.beside.values()))

    @rule(
        agent=agents,
        command=st.sampled_from(["ready", "break", "out", "in", "save", "save and ready", "made ready", "taken out"]),
    )
    def an_agent_asks_for_something(self, agent: str, command: str) -> None:
        last = self.floor.agents[agent].call or "c0"
        asked = {
            "ready": GetReady(agent),
            "break": GetNotReady(agent, "用餐"),
            "out": SignOut(agent),
            "in": SignIn(agent, "phone", "a", f"PJSIP/{agent}", f"desk-{agent}"),
            "made ready": Direct(agent, "ready", "2001", "韩梅", "话后太久"),
            "taken out": Direct(agent, "not_ready", "2001", "韩梅", "培训"),
            "save": SaveWrapUp(agent, last, "t", "答复", False),
            "save and ready": SaveWrapUp(agent, last, "t", "答复", False, then="ready"),
        }[command]
        with contextlib.suppress(Refused):
            agent_commands.obey(self.floor, asked, self.now)
        self.carry_out()

    @rule()
    def the_router_is_replaced(self) -> None:
        """A successor finds the agents' documents and asks the callcontrols; it knows nothing else."""
        kept = list(self.floor.agents.values())
        self.floor = floor_of(**AGENTS)
        self.floor.new_offer_id = iter(f"successor-{self.second}-{n}-{len(self.past)}" for n in range(999)).__next__
        for doc in kept:
            self.floor.restore(doc, self.now)
        taken_back = dict(self.ringing)
        reconciliation.reconcile(self.floor, [self.held()], self.now + timedelta(seconds=0.01), self.now)
        self.roll = None
        self.carry_out()
        for name in taken_back:
            if name in self.waiting and name not in self.ringing:
                callers.enqueue(
                    self.floor, self.waiting[name], self.now
                )  # as callcontrol does when told to stop ringing
        self.carry_out()

    # What always holds -----------------------------------------------------------------------------------------------

    @invariant()
    def no_caller_is_lost(self) -> None:
        for name in self.waiting:
            assert (name in self.floor.lines) != (name in self.ringing), f"{name} is neither in line nor rung for"

    @invariant()
    def nobody_waits_who_is_gone(self) -> None:
        assert {waiting.call.call for waiting in self.floor.lines.all()} <= self.waiting.keys()

    @invariant()
    def no_agent_is_on_two_calls(self) -> None:
        held = (self.ringing, self.talking, self.asked, self.beside)
        busy = [offer.agent for offers in held for offer in offers.values()]
        assert len(busy) == len(set(busy))

    @invariant()
    def every_agent_whose_caller_is_gone_is_free(self) -> None:
        for doc in self.floor.agents.values():
            if doc.state is AgentState.RINGING:
                assert (self.asked.get(doc.offer) or self.ringing[doc.call]).agent == doc.id
            if doc.state is AgentState.TALKING:
                assert (self.beside.get(doc.offer) or self.talking[doc.call]).agent == doc.id

    @invariant()
    def the_talking_are_known_to_talk(self) -> None:
        for talk in (*self.talking.values(), *self.beside.values()):
            assert self.floor.agents[talk.agent].state is AgentState.TALKING

    @invariant()
    def nobody_is_ready_beside_a_caller_they_may_take(self) -> None:
        for doc in self.floor.agents.values():
            for waiting in self.floor.lines.all():
                if doc.state is AgentState.READY and not waiting.paused:
                    assert not self._may_take(doc, waiting.call), f"{doc.id} idles while {waiting.call.call} waits"

    def _may_take(self, doc: AgentDoc, waiting: Enqueue) -> bool:
        waited = (self.looked - waiting.since).total_seconds()
        return any(skill in doc.skills for skill in required_skills(self.floor.queues[waiting.queue], waited))

    @invariant()
    def every_state_has_a_way_out(self) -> None:
        """Ringing and wrap-up end by themselves; talking by the talk; the others on the agent's word."""
        for doc in self.floor.agents.values():
            if doc.state is AgentState.WRAP_UP:
                assert doc.until is not None
                assert (doc.until - self.now).total_seconds() <= LONGEST_STATE_SECONDS
            if doc.state is AgentState.RINGING:
                assert doc.offer in self.floor.named or self.floor.reservations[doc.offer].due is not None

    def teardown(self) -> None:
        """Everybody hangs up and time passes: nobody is left ringing, talking or wrapping up."""
        for name in [*self.waiting, *self.talking]:
            self.a_caller_hangs_up(name)
        for dialled in [each for each in self.beside.values() if each.call.startswith("out-")]:
            self.a_colleague_leaves(dialled)
        self.time_passes(LONGEST_STATE_SECONDS)
        left = {doc.state for doc in self.floor.agents.values()}
        assert not left & {AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP}


class TestCentre(Centre.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=150, stateful_step_count=40)
