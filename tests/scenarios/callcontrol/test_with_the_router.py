"""The real router in place of the simulated one: it finds the agent, and both processes may die during the talk."""

import asyncio
import signal
from collections.abc import AsyncIterator

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.routing.ports import (
    AgentConfig,
    AgentDoc,
    AgentReply,
    AgentState,
    AnyAgentCommand,
    GetReady,
    RoutingConfig,
    SignIn,
)
from hotline.kernel.errors import Unavailable
from tests.scenarios.callcontrol.node import (
    AGENT_TONE,
    CALLER_TONE,
    PROMPT_TONES,
    QUEUES,
    Floor,
    Node,
    ready,
    ring_in,
    staffed,
    until,
)

pytestmark = pytest.mark.real

AGENTS = (
    AgentConfig("1001", "安安", "一组", {"social": 5, "general": 3}),
    AgentConfig("1002", "贝贝", "一组", {"labor": 5}),
)
THIRD_TONE = 1100


class Router:
    def __init__(self, node: Node) -> None:
        self._node = node

    def start(self) -> None:
        self._process = self._node.start_program("router", "--instance", "1", log="router.log")

    def end(self, how: int = signal.SIGTERM) -> None:
        self._process.send_signal(how)
        self._process.wait(15)


@pytest.fixture
async def floor(node: Node) -> AsyncIterator[Floor]:
    async with staffed(node, RoutingConfig(1, QUEUES, AGENTS), dispatched=False) as ready:
        yield ready


@pytest.fixture
async def router(floor: Floor) -> AsyncIterator[Router]:
    running = Router(floor.node)
    running.start()
    yield running
    running.end()


async def agent(floor: Floor, command: AnyAgentCommand) -> AgentReply:
    return await floor.bus.request("router.agent", command, AgentReply)


async def signed_in(floor: Floor, number: str = "1001") -> Phone:
    phone = await floor.agent_phone(number)

    async def taken() -> bool:
        try:
            reply = await agent(floor, SignIn(number, "phone", "t", f"agent-{number}", "desk-1", takeover=True))
        except Unavailable:
            return False  # the router is still starting
        return reply.ack.ok

    await until(taken, within=20)
    return phone


async def state(floor: Floor, number: str = "1001") -> AgentState:
    found = await floor.bus.bucket("agents", AgentDoc).get(number)
    assert found is not None
    return found[0].state


async def in_state(floor: Floor, expected: AgentState, number: str = "1001") -> bool:
    return await state(floor, number) is expected


async def connected(floor: Floor, phone: Phone) -> tuple[Call, Call]:
    call = await ring_in(floor)
    await call.audio.send_keys("1")
    ringing = await phone.incoming()
    ringing.answer()
    ringing.audio.play_tone(AGENT_TONE)
    await call.audio.wait_for_tone(AGENT_TONE)
    await ringing.audio.wait_for_tone(CALLER_TONE)
    return call, ringing


async def test_a_ready_agent_is_found_talks_and_goes_into_wrap_up(floor: Floor, router: Router) -> None:
    async with await signed_in(floor) as phone:
        await phone.register()
        assert (await agent(floor, GetReady("1001"))).ack.ok
        call, ringing = await connected(floor, phone)
        await until(lambda: in_state(floor, AgentState.TALKING))
        name = ringing.header("X-Call-Id")
        await call.hang_up()
        await until(lambda: in_state(floor, AgentState.WRAP_UP))
        await floor.complete_events(name)


async def test_router_and_callcontrol_killed_in_the_talk_agree_again_afterwards(floor: Floor, router: Router) -> None:
    async with await signed_in(floor) as phone:
        await phone.register()
        assert (await agent(floor, GetReady("1001"))).ack.ok
        call, ringing = await connected(floor, phone)
        name = ringing.header("X-Call-Id")
        router.end(signal.SIGKILL)
        floor.node.end_callcontrol(signal.SIGKILL)
        await call.audio.wait_for_tone(AGENT_TONE)
        floor.node.start_callcontrol()
        router.start()
        await ready(floor.bus, "t")
        await asyncio.sleep(3)  # the dead router's lease runs out
        await until(lambda: in_state(floor, AgentState.TALKING))
        assert (await floor.desk(order.ToRating(name, "1001"))).ok
        await call.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await until(lambda: in_state(floor, AgentState.WRAP_UP), within=10)
        await call.hang_up()
        await floor.complete_events(name)


async def test_a_colleague_is_reserved_consulted_and_takes_the_caller_over(floor: Floor, router: Router) -> None:
    async with await signed_in(floor) as ann, await signed_in(floor, "1002") as ben:
        await ann.register()
        await ben.register()
        assert (await agent(floor, GetReady("1001"))).ack.ok
        call, ringing = await connected(floor, ann)
        name = ringing.header("X-Call-Id")

        assert (await floor.desk(order.Consult(name, "1001", "1002"))).ok
        await until(lambda: consult_is_over(floor, name, "unavailable"))
        await call.audio.wait_for_tone(AGENT_TONE)

        assert (await agent(floor, GetReady("1002"))).ack.ok
        assert (await floor.desk(order.Consult(name, "1001", "1002"))).ok
        second = await ben.incoming()
        assert await state(floor, "1002") is AgentState.RINGING
        second.answer()
        second.audio.play_tone(THIRD_TONE)
        await ringing.audio.wait_for_tone(THIRD_TONE)
        await until(lambda: in_state(floor, AgentState.TALKING, "1002"))
        await asyncio.sleep(11)  # a roll call names both
        assert [await state(floor, number) for number in ("1001", "1002")] == [AgentState.TALKING] * 2
        assert (await floor.desk(order.Complete(name, "1001"))).ok
        await call.audio.wait_for_tone(THIRD_TONE)
        await until(lambda: in_state(floor, AgentState.WRAP_UP))
        assert await state(floor, "1002") is AgentState.TALKING
        await call.hang_up()
        await until(lambda: in_state(floor, AgentState.WRAP_UP, "1002"))
        await floor.complete_events(name)


async def consult_is_over(floor: Floor, call: str, why: str) -> bool:
    snapshot = await floor.snapshot(call)
    return snapshot is not None and snapshot.consult_over == why


async def test_a_caller_passed_on_to_a_colleague_talks_to_nobody_else(floor: Floor, router: Router) -> None:
    async with await signed_in(floor) as ann, await signed_in(floor, "1002") as ben:
        await ann.register()
        await ben.register()
        assert (await agent(floor, GetReady("1001"))).ack.ok
        call, ringing = await connected(floor, ann)
        name = ringing.header("X-Call-Id")
        assert (await agent(floor, GetReady("1002"))).ack.ok
        assert (await floor.desk(order.Transfer(name, "1001", "1002"))).ok
        second = await ben.incoming()
        second.answer()
        second.audio.play_tone(THIRD_TONE)
        await call.audio.wait_for_tone(THIRD_TONE)
        await until(lambda: in_state(floor, AgentState.WRAP_UP))
        await call.hang_up()
        await until(lambda: in_state(floor, AgentState.WRAP_UP, "1002"))
        types = await floor.complete_events(name)
        assert (types.count("queued"), types.count("offered")) == (2, 2)
