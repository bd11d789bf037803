"""The router on a real bus, with a callcontrol that speaks the real subjects."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from msgspec.structs import replace

from hotline.domains.voice.routing.ports import (
    Ack,
    AgentConfig,
    AgentDoc,
    AgentReply,
    AgentState,
    Enqueue,
    GetReady,
    HeldCalls,
    Offer,
    OfferOutcome,
    OfferResult,
    OpenOffer,
    Position,
    PositionQuery,
    QueueConfig,
    QueueDoc,
    RoutingConfig,
    SignIn,
    TalkOver,
    Withdraw,
)
from hotline.infrastructure import positions
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Place
from hotline.kernel.errors import Unavailable
from hotline.processes.router.leader import Leader
from tests.nats_server import stored, until

pytestmark = pytest.mark.real
CONFIG = RoutingConfig(
    1,
    (QueueConfig("social", "社保席", "social", ring_seconds=20),),
    (AgentConfig("1001", "王某", "early", {"social": 3}), AgentConfig("1002", "李某", "early", {"social": 1})),
)
WITH_A_SEAT = replace(CONFIG, agents=(*CONFIG.agents, AgentConfig("AI01", "小保", "", {"social": 3}, is_ai=True)))


class ScriptedCallcontrol:
    """Node ``a``: takes note of offers, answers roll calls with what the test says it holds."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus
        self.offers: list[Offer] = []
        self.withdrawn: list[Withdraw] = []
        self.holds = HeldCalls("a", (), (), ())

    async def start(self) -> None:
        await self.bus.serve("callcontrol.a.offer", Offer, self._offered)
        await self.bus.serve("callcontrol.a.withdraw", Withdraw, self._withdrawn)
        await self.bus.serve("callcontrol.roll_call", dict[str, str], self._held_calls)

    async def _offered(self, offer: Offer) -> Ack:
        self.offers.append(offer)
        return Ack()

    async def _withdrawn(self, withdraw: Withdraw) -> Ack:
        self.withdrawn.append(withdraw)
        return Ack()

    async def _held_calls(self, _: dict[str, str]) -> HeldCalls:
        return self.holds


@pytest.fixture
async def callcontrol(bus: Bus) -> ScriptedCallcontrol:
    await bus.bucket("config", RoutingConfig).put("routing", CONFIG)
    node = ScriptedCallcontrol(bus)
    await node.start()
    return node


@contextlib.asynccontextmanager
async def leading(bus: Bus, holds: Callable[[], bool] = lambda: True) -> AsyncIterator[Leader]:
    leader = Leader(bus, Place(), lambda: datetime.now(UTC), holds)
    task = asyncio.create_task(leader.lead())
    await asyncio.sleep(0.6)
    try:
        yield leader
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        await leader.stop()


async def command_agent(bus: Bus, command: msgspec.Struct) -> AgentReply:
    return await bus.request("router.agent", command, AgentReply)


async def get_to_work(bus: Bus, agent: str) -> None:
    await command_agent(bus, SignIn(agent, "phone", "a", f"PJSIP/{agent}", "desk"))
    assert (await command_agent(bus, GetReady(agent))).ack.ok


def waiting(name: str, seconds_ago: float) -> Enqueue:
    return Enqueue(name, "a", "social", datetime.now(UTC) - timedelta(seconds=seconds_ago))


async def test_a_caller_is_offered_to_a_ready_agent(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    async with leading(bus):
        await get_to_work(bus, "1001")
        assert (await bus.request("router.enqueue", waiting("c1", 3), Ack)).ok
        await until(lambda: bool(callcontrol.offers))
        offer = callcontrol.offers[0]
        assert (offer.call, offer.agent, offer.endpoint, offer.ring_seconds) == ("c1", "1001", "PJSIP/1001", 20)
        answered = OfferResult(offer.offer, "c1", "1001", OfferOutcome.ANSWERED, datetime.now(UTC))
        await bus.request("router.offer_result", answered, Ack)
        found = await bus.bucket("agents", AgentDoc).get("1001")
        assert found is not None
        assert (found[0].state, found[0].call) == (AgentState.TALKING, "c1")


async def test_the_process_of_ai_seats_signs_in_its_seats_and_no_person(
    bus: Bus, callcontrol: ScriptedCallcontrol
) -> None:
    """Taken over, it could otherwise have a person's calls rung wherever it wants."""
    await bus.bucket("config", RoutingConfig).put("routing", WITH_A_SEAT)

    async def seat(command: msgspec.Struct) -> AgentReply:
        return await bus.request("router.seat", command, AgentReply)

    async with leading(bus):
        await get_to_work(bus, "1001")
        for number in ("1001", "1002", "nobody"):
            for command in (SignIn(number, "ai", "a", "agent-1999", "d", takeover=True), GetReady(number)):
                assert (await seat(command)).ack.code == "not_a_seat"
        assert (await seat(SignIn("AI01", "ai", "a", "ai-seats-1-AI01", "d"))).ack.ok
        assert (await seat(GetReady("AI01"))).ack.ok
        found = await bus.bucket("agents", AgentDoc).get("1001")
        assert found is not None
        assert found[0].endpoint == "PJSIP/1001"


async def test_the_answer_to_a_command_names_the_events_that_it_made(
    bus: Bus, callcontrol: ScriptedCallcontrol
) -> None:
    async with leading(bus):
        with positions.collecting() as written:
            await get_to_work(bus, "1001")
    # The leader has stopped, and sent everything before.
    assert written == {"agent/1001": await bus.last_number("agent/1001")}


async def test_a_refusal_reaches_the_desk_as_a_sentence(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    async with leading(bus):
        reply = await command_agent(bus, GetReady("1001"))
        assert (reply.ack.ok, reply.ack.code, reply.ack.status) == (False, "signed_out", 409)
        assert "签入" in reply.ack.message


async def test_an_unknown_queue_is_refused(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    async with leading(bus):
        lost = Enqueue("c1", "a", "nowhere", datetime.now(UTC))
        assert (await bus.request("router.enqueue", lost, Ack)).code == "unknown_queue"


async def test_a_successor_knows_every_place_and_every_agent(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    async with leading(bus):
        await get_to_work(bus, "1001")
        await bus.request("router.enqueue", waiting("c1", 60), Ack)
        await until(lambda: bool(callcontrol.offers))
        offer = callcontrol.offers.pop()
        answered = OfferResult(offer.offer, "c1", "1001", OfferOutcome.ANSWERED, datetime.now(UTC))
        await bus.request("router.offer_result", answered, Ack)
        line = [waiting("c3", 20), waiting("c2", 40)]
        for caller in line:
            await bus.request("router.enqueue", caller, Ack)
    callcontrol.holds = HeldCalls("a", tuple(line), (), (OpenOffer(offer.offer, "c1", "1001"),))
    async with leading(bus) as successor:
        places = [(await bus.request("router.position", PositionQuery(c), Position)).place for c in ("c2", "c3")]
        assert places == [1, 2]
        assert successor.routing.agents["1001"].state is AgentState.TALKING
        await get_to_work(bus, "1002")
        await until(lambda: bool(callcontrol.offers))
        assert [(o.call, o.agent) for o in callcontrol.offers] == [("c2", "1002")]


async def test_an_agent_whose_call_nobody_knows_is_let_go(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    talking = AgentDoc(
        id="1001",
        name="王某",
        group="early",
        skills={"social": 3},
        state=AgentState.TALKING,
        since=datetime.now(UTC),
        node="a",
        call="gone",
        offer="offer-1",
        queue="social",
        desk="desk",
        call_node="a",
    )
    await bus.bucket("agents", AgentDoc).put("1001", talking)
    async with leading(bus) as successor:
        assert successor.routing.agents["1001"].state is AgentState.WRAP_UP


async def test_events_of_an_agent_are_numbered_on_by_the_successor(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    for _ in range(2):
        async with leading(bus):
            await get_to_work(bus, "1001")
    events = await stored(bus)
    assert [event.seq for event in events] == list(range(1, len(events) + 1))
    assert {event.subject for event in events} == {"agent/1001"}


async def test_queues_on_screen_follow(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    async with leading(bus):
        await bus.request("router.enqueue", waiting("c1", 30), Ack)
        await asyncio.sleep(1.2)
        found = await bus.bucket("queues", QueueDoc).get("social")
        assert found is not None
        assert (found[0].waiting, found[0].signed_in, found[0].name) == (1, 0, "社保席")


async def test_a_new_configuration_counts_at_once(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    async with leading(bus) as leader:
        retrained = (AgentConfig("1001", "王某", "early", {"labor": 5}),)
        await bus.bucket("config", RoutingConfig).put(
            "routing", msgspec.structs.replace(CONFIG, version=2, agents=retrained)
        )
        await until(lambda: leader.routing.staff["1001"].skills == {"labor": 5})


async def test_an_offer_nobody_takes_is_made_again(bus: Bus) -> None:
    await bus.bucket("config", RoutingConfig).put("routing", CONFIG)
    async with leading(bus) as leader:
        await get_to_work(bus, "1001")
        await bus.request("router.enqueue", waiting("c1", 3), Ack)
        await until(lambda: leader.routing.agents["1001"].state is AgentState.READY)
        late = ScriptedCallcontrol(bus)
        late.holds = HeldCalls("a", (waiting("c1", 3),), (), ())
        await late.start()
        await until(lambda: bool(late.offers))
        assert late.offers[0].call == "c1"


async def test_a_leader_whose_lease_ran_out_decides_nothing_and_does_not_answer(
    bus: Bus, callcontrol: ScriptedCallcontrol
) -> None:
    held = True
    async with leading(bus, lambda: held) as late:
        await get_to_work(bus, "1001")
        held = False
        with pytest.raises(Unavailable):
            await bus.request("router.enqueue", waiting("c1", 3), Ack, within=0.5)
        assert callcontrol.offers == []
        assert len(late.routing.lines) == 0


async def test_a_successor_takes_back_what_rings_and_offers_each_caller_once(
    bus: Bus, callcontrol: ScriptedCallcontrol
) -> None:
    async with leading(bus):
        await get_to_work(bus, "1001")
        await bus.request("router.enqueue", waiting("c1", 9), Ack)
        await until(lambda: bool(callcontrol.offers))
    earlier = callcontrol.offers.pop()
    callcontrol.holds = HeldCalls("a", (), (OpenOffer(earlier.offer, "c1", "1001"),), ())
    async with leading(bus):
        assert [(w.offer, w.call) for w in callcontrol.withdrawn] == [(earlier.offer, "c1")]
        callcontrol.holds = HeldCalls("a", (), (), ())
        lapsed = OfferResult(earlier.offer, "c1", "1001", OfferOutcome.NO_ANSWER, datetime.now(UTC))
        await bus.request("router.offer_result", lapsed, Ack)
        await bus.request("router.enqueue", waiting("c1", 9), Ack)
        await until(lambda: bool(callcontrol.offers))
        await asyncio.sleep(0.3)
        assert [(o.call, o.agent) for o in callcontrol.offers] == [("c1", "1001")]


async def test_a_roll_call_that_is_old_by_now_takes_nobody_out_of_the_line(
    bus: Bus, callcontrol: ScriptedCallcontrol
) -> None:
    """A callcontrol that came up wrote it down before the caller arrived; it is asked anew."""
    async with leading(bus) as leader:
        caller = waiting("c1", 1)
        await bus.request("router.enqueue", caller, Ack)
        callcontrol.holds = HeldCalls("a", (caller,), (), ())
        await bus.request("router.roll_call", HeldCalls("a", (), (), ()), Ack)
        await asyncio.sleep(0.6)
        assert len(leader.routing.lines) == 1


async def test_a_caller_the_router_lost_is_found_by_the_roll_call(bus: Bus, callcontrol: ScriptedCallcontrol) -> None:
    async with leading(bus) as leader:
        callcontrol.holds = HeldCalls("a", (waiting("c1", 30),), (), ())
        await bus.request("router.roll_call", callcontrol.holds, Ack)
        await until(lambda: "c1" in leader.routing.lines)


async def test_who_is_stopped_while_still_beginning_answers_nothing_afterwards(
    bus: Bus, callcontrol: ScriptedCallcontrol, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a floor of long ago would answer beside the successor's as soon as this process leads again."""
    flush, flushed = bus._client.flush, 0

    async def slow() -> None:
        nonlocal flushed
        flushed += 1
        if flushed == 5:
            await asyncio.sleep(60)
        await flush()

    monkeypatch.setattr(bus._client, "flush", slow)
    leader = Leader(bus, Place(), lambda: datetime.now(UTC), lambda: True)
    beginning = asyncio.create_task(leader.lead())
    await until(lambda: flushed == 5)
    beginning.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await beginning
    await leader.stop()
    for subject, request in (
        ("router.enqueue", waiting("c1", 1)),
        ("router.talk_over", TalkOver("o1", "c1", "1001", datetime.now(UTC))),
    ):
        with pytest.raises(Unavailable):
            await bus.request(subject, request, Ack, within=0.5)
