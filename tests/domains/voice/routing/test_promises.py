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
from tests.domains.voice.routing.states import at, call, state_of

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
        self.state = state_of(**AGENTS)
        self.second = 0.0
        self.dials = 0  # no two dials have one name, as in life
        self.waiting: dict[str, Enqueue] = {}
        self.ringing: dict[str, OpenOffer] = {}
        self.talking: dict[str, OpenOffer] = {}
        self.reserved: dict[str, OpenOffer] = {}  # colleagues whose phones ring, by offer
        self.alongside: dict[str, OpenOffer] = {}  # colleagues who talk along, by offer
        self.past: list[OfferResult] = []
        self.held_calls: tuple[HeldCalls, datetime] | None = None
        self.looked = self.now

    @property
    def now(self) -> datetime:
        return at(self.second)

    def carry_out(self) -> None:
        """The world outside does as it is told: offered callers stop waiting and a phone rings."""
        for send in self.state.drain().sends:
            if isinstance(send, effects.SendOffer):
                offer = send.offer
                if offer.offer in self.reserved:
                    continue
                assert offer.call in self.waiting, "only who waits is offered"
                assert offer.call not in self.ringing, "nobody is offered twice at once"
                self.ringing[offer.call] = OpenOffer(offer.offer, offer.call, offer.agent)
            else:
                self.reserved.pop(send.withdraw.offer, None)
                ringing = self.ringing.get(send.withdraw.call)
                if ringing is not None and ringing.offer == send.withdraw.offer:
                    del self.ringing[send.withdraw.call]

    @initialize()
    def everybody_signs_in(self) -> None:
        for agent in AGENTS:
            agent_commands.obey(self.state, SignIn(agent, "phone", "a", f"PJSIP/{agent}", f"desk-{agent}"), self.now)
            agent_commands.obey(self.state, GetReady(agent), self.now)
        self.carry_out()

    @rule(seconds=st.sampled_from([0.0, 1.0, 5.0, 30.0, 70.0]))
    def time_passes(self, seconds: float) -> None:
        self.second += seconds
        passing_time.pass_time(self.state, self.now)
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
        callers.enqueue(self.state, self.waiting[name], self.now)
        self.carry_out()

    @rule(name=calls)
    def a_caller_repeats_that_they_wait(self, name: str) -> None:
        if name in self.waiting:
            callers.enqueue(self.state, self.waiting[name], self.now)
            self.carry_out()

    @rule(name=calls)
    def a_caller_hangs_up(self, name: str) -> None:
        self.waiting.pop(name, None)
        callers.dequeue(self.state, name, self.now)
        talking = self.talking.pop(name, None)
        if talking is not None:
            callers.talk_over(self.state, TalkOver(talking.offer, name, talking.agent, self.now), self.now)
        for reserved in [each for each in self.reserved.values() if each.call == name]:
            self.a_reserved_colleague_answers_or_not(reserved, OfferOutcome.CALLER_GONE)
        for alongside in [each for each in self.alongside.values() if each.call == name]:
            self.a_colleague_leaves(alongside)
        self.carry_out()

    @rule(name=calls, agent=agents)
    def a_colleague_is_reserved(self, name: str, agent: str) -> None:
        if name not in self.talking:
            return
        offer = f"{name}-r{self.second}-{agent}"
        was_ready = self.state.agents[agent].state is AgentState.READY
        try:
            agent_requests.reserve(self.state, Reserve(offer, name, "a", agent, "social"), self.now)
        except Refused:
            assert not was_ready
            return
        if offer not in self.alongside:
            self.reserved[offer] = OpenOffer(offer, name, agent)
        self.carry_out()

    @rule(agent=agents)
    def an_agent_dials_out(self, agent: str) -> None:
        """From then on their own phone rings, answers or does not, as a colleague's who was asked for."""
        doc = self.state.agents[agent]
        self.dials += 1
        name = offer = f"out-{self.dials}-{agent}"
        may = doc.state in (AgentState.READY, AgentState.NOT_READY)
        try:
            agent_requests.take(self.state, Take(offer, name, "a", agent), self.now)
        except Refused:
            assert not may
            return
        if offer not in self.alongside:
            self.reserved[offer] = OpenOffer(offer, name, agent)
        self.carry_out()

    @rule(data=st.data())
    def somebody_dialled_is_not_reached(self, data: st.DataObject) -> None:
        out = [each for each in self.alongside.values() if each.call.startswith("out-")]
        if out:
            offer = data.draw(st.sampled_from(out))
            del self.alongside[offer.offer]
            over = TalkOver(offer.offer, offer.call, offer.agent, self.now, unmet="busy")
            callers.talk_over(self.state, over, self.now)
            assert self.state.agents[offer.agent].state is not AgentState.WRAP_UP
            self.carry_out()

    @rule(data=st.data(), outcome=st.sampled_from(OfferOutcome))
    def a_colleague_answers_or_not(self, data: st.DataObject, outcome: OfferOutcome) -> None:
        if self.reserved:
            self.a_reserved_colleague_answers_or_not(data.draw(st.sampled_from(list(self.reserved.values()))), outcome)

    def a_reserved_colleague_answers_or_not(self, offer: OpenOffer, outcome: OfferOutcome) -> None:
        del self.reserved[offer.offer]
        if outcome is OfferOutcome.ANSWERED:
            self.alongside[offer.offer] = offer
        result = OfferResult(offer.offer, offer.call, offer.agent, outcome, self.now)
        routing_offers.offer_result(self.state, result, self.now)
        self.past.append(result)
        self.carry_out()

    @rule(data=st.data())
    def some_colleague_leaves(self, data: st.DataObject) -> None:
        if self.alongside:
            self.a_colleague_leaves(data.draw(st.sampled_from(list(self.alongside.values()))))

    def a_colleague_leaves(self, offer: OpenOffer) -> None:
        del self.alongside[offer.offer]
        over = TalkOver(offer.offer, offer.call, offer.agent, self.now)
        callers.talk_over(self.state, over, self.now)
        self.carry_out()

    @rule(name=calls)
    def a_colleague_takes_the_caller_over(self, name: str) -> None:
        heir = next((each for each in self.alongside.values() if each.call == name), None)
        first = self.talking.get(name)
        if heir is not None and first is not None:
            self.talking[name] = self.alongside.pop(heir.offer)
            callers.talk_over(self.state, TalkOver(first.offer, name, first.agent, self.now), self.now)
            self.carry_out()

    @rule(name=calls, outcome=st.sampled_from([o for o in OfferOutcome if o is not OfferOutcome.CALLER_GONE]))
    def a_phone_is_answered_or_not(self, name: str, outcome: OfferOutcome) -> None:
        ringing = self.ringing.pop(name, None)
        if ringing is None:
            return
        if outcome is OfferOutcome.ANSWERED:
            self.talking[name] = ringing
            self.waiting.pop(name)
        result = OfferResult(ringing.offer, name, ringing.agent, outcome, self.now)
        routing_offers.offer_result(self.state, result, self.now)
        self.past.append(result)
        self.carry_out()

    @rule(data=st.data())
    def late_news_comes_again(self, data: st.DataObject) -> None:
        lapsed = [result for result in self.past if result.outcome is not OfferOutcome.ANSWERED]
        if lapsed:
            routing_offers.offer_result(self.state, data.draw(st.sampled_from(lapsed)), self.now)
            self.carry_out()

    @rule(name=calls, code=st.sampled_from(["no_answer", "not_waiting"]))
    def an_offer_does_not_arrive(self, name: str, code: str) -> None:
        """Their callcontrol is silent, or knows that the caller has gone."""
        ringing = self.ringing.pop(name, None)
        if ringing is not None:
            if code == "not_waiting":
                self.waiting.pop(name)
            reconciliation.offer_not_sent(self.state, ringing.offer, code, self.now)
            self.carry_out()

    @rule()
    def the_held_calls_are_requested(self) -> None:
        """A callcontrol writes down what it holds; the answer is on its way while other things happen."""
        self.held_calls = (self.held(), self.now)
        self.second += 0.1

    @rule()
    def the_held_calls_arrive(self) -> None:
        if self.held_calls is not None:
            held, requested_at = self.held_calls
            reconciliation.reconcile(self.state, [held], requested_at, self.now)
            self.held_calls = None
            self.carry_out()

    @rule()
    def the_callcontrol_does_not_answer(self) -> None:
        """It lives, only its answer is lost; and it speaks again before it is given up."""
        reconciliation.reconcile(self.state, [], self.now, self.now)
        reconciliation.reconcile(self.state, [self.held()], self.now - timedelta(seconds=0.01), self.now)
        self.carry_out()

    def held(self) -> HeldCalls:
        """Who is rung for is not listed as waiting."""
        waiting = tuple(caller for name, caller in self.waiting.items() if name not in self.ringing)
        ringing = (*self.ringing.values(), *self.reserved.values())
        return HeldCalls("a", waiting, ringing, (*self.talking.values(), *self.alongside.values()))

    @rule(
        agent=agents,
        command=st.sampled_from(["ready", "break", "out", "in", "save", "save and ready", "made ready", "taken out"]),
    )
    def an_agent_gives_a_command(self, agent: str, command: str) -> None:
        last = self.state.agents[agent].call or "c0"
        chosen_command = {
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
            agent_commands.obey(self.state, chosen_command, self.now)
        self.carry_out()

    @rule()
    def the_router_is_replaced(self) -> None:
        """A successor finds the agents' documents and asks the callcontrols; it knows nothing else."""
        docs = list(self.state.agents.values())
        self.state = state_of(**AGENTS)
        self.state.new_offer_id = iter(f"successor-{self.second}-{n}-{len(self.past)}" for n in range(999)).__next__
        for doc in docs:
            self.state.restore(doc, self.now)
        taken_back = dict(self.ringing)
        reconciliation.reconcile(self.state, [self.held()], self.now + timedelta(seconds=0.01), self.now)
        self.held_calls = None
        self.carry_out()
        for name in taken_back:
            if name in self.waiting and name not in self.ringing:
                callers.enqueue(
                    self.state, self.waiting[name], self.now
                )  # as callcontrol does when told to stop ringing
        self.carry_out()

    # What always holds -----------------------------------------------------------------------------------------------

    @invariant()
    def no_caller_is_lost(self) -> None:
        for name in self.waiting:
            assert (name in self.state.lines) != (name in self.ringing), f"{name} is neither in line nor rung for"

    @invariant()
    def nobody_waits_who_is_gone(self) -> None:
        assert {waiting.call.call for waiting in self.state.lines.all()} <= self.waiting.keys()

    @invariant()
    def no_agent_is_on_two_calls(self) -> None:
        held = (self.ringing, self.talking, self.reserved, self.alongside)
        busy = [offer.agent for offers in held for offer in offers.values()]
        assert len(busy) == len(set(busy))

    @invariant()
    def every_agent_whose_caller_is_gone_is_free(self) -> None:
        for doc in self.state.agents.values():
            if doc.state is AgentState.RINGING:
                assert (self.reserved.get(doc.offer) or self.ringing[doc.call]).agent == doc.id
            if doc.state is AgentState.TALKING:
                assert (self.alongside.get(doc.offer) or self.talking[doc.call]).agent == doc.id

    @invariant()
    def the_talking_are_known_to_talk(self) -> None:
        for talk in (*self.talking.values(), *self.alongside.values()):
            assert self.state.agents[talk.agent].state is AgentState.TALKING

    @invariant()
    def nobody_is_ready_while_a_caller_they_may_take_waits(self) -> None:
        for doc in self.state.agents.values():
            for waiting in self.state.lines.all():
                if doc.state is AgentState.READY and not waiting.paused:
                    assert not self._may_take(doc, waiting.call), f"{doc.id} idles while {waiting.call.call} waits"

    def _may_take(self, doc: AgentDoc, waiting: Enqueue) -> bool:
        waited = (self.looked - waiting.since).total_seconds()
        queue = self.state.queues[waiting.queue]
        return any(
            skill in doc.skills for skill in required_skills(queue, waited, call=waiting.call, since=waiting.since)
        )

    @invariant()
    def every_state_has_a_way_out(self) -> None:
        """Ringing and wrap-up end by themselves; talking by the talk; the others on the agent's word."""
        for doc in self.state.agents.values():
            if doc.state is AgentState.WRAP_UP:
                assert doc.until is not None
                assert (doc.until - self.now).total_seconds() <= LONGEST_STATE_SECONDS
            if doc.state is AgentState.RINGING:
                assert doc.offer in self.state.named or self.state.reservations[doc.offer].due is not None

    def teardown(self) -> None:
        """Everybody hangs up and time passes: nobody is left ringing, talking or wrapping up."""
        for name in [*self.waiting, *self.talking]:
            self.a_caller_hangs_up(name)
        for dialled in [each for each in self.alongside.values() if each.call.startswith("out-")]:
            self.a_colleague_leaves(dialled)
        self.time_passes(LONGEST_STATE_SECONDS)
        left = {doc.state for doc in self.state.agents.values()}
        assert not left & {AgentState.RINGING, AgentState.TALKING, AgentState.WRAP_UP}


class TestCentre(Centre.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=150, stateful_step_count=40)
