"""The switch is killed under those who talk and wait: all hear the end at once, and are rung back in their order."""

import asyncio
import signal
from collections.abc import AsyncIterator, Iterator

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.routing.ports import AgentState, GetReady, RoutingConfig
from hotline.infrastructure.settings import SipEdge, settings
from tests.scenarios.callcontrol.node import (
    AGENT_TONE,
    CALLER_TONE,
    PROMPT_TONES,
    QUEUES,
    ROOT,
    Floor,
    Node,
    ready,
    staffed,
    until,
)
from tests.scenarios.callcontrol.test_with_the_router import AGENTS, Router, agent, in_state, signed_in

pytestmark = pytest.mark.real
TALKER, FIRST, SECOND = "13800138001", "13800138002", "13800138003"
#: From the death of the switch until everybody has heard the end of their calls.
ENDED_WITHIN = 2.0
#: The supervisor starts a switch that died after about as long.
AWAY_SECONDS = 0.5
DESK = "127.0.0.40"


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    if not (ROOT / "usr/sbin/asterisk").exists():
        pytest.skip(f"Asterisk is not built in {ROOT}")
    with Node(tmp_path_factory.mktemp("line-lost"), SipEdge()) as running:
        yield running


@pytest.fixture
async def floor(node: Node, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Floor]:
    """The citizens' telephones stand at the carrier and ring the SIP edge."""
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    edge = "127.0.0.1", node.settings.ports.sip_edge
    routing = RoutingConfig(1, QUEUES, AGENTS)
    async with staffed(node, routing, dispatched=False) as begun, Phone("13800138000", edge) as citizen:
        begun.citizen = citizen
        yield begun
    settings.cache_clear()


@pytest.fixture
async def router(floor: Floor) -> AsyncIterator[Router]:
    running = Router(floor.node)
    running.start()
    yield running
    running.end()


async def waiting_in_line(floor: Floor, number: str) -> Call:
    call = await chooses_people(floor, number)
    await call.audio.wait_for_tone(PROMPT_TONES["queue-wait-music-intro"])
    return call


async def chooses_people(floor: Floor, number: str) -> Call:
    """Presses the key when the welcome is heard: before it, a switch that has just started plays music of its own."""
    call = await floor.citizen.call("12333", caller=number)
    call.audio.play_tone(CALLER_TONE)
    await call.audio.wait_for_tone(PROMPT_TONES["welcome"])
    await call.audio.send_keys("1")
    return call


async def talks_with(floor: Floor, number: str, phone: Phone) -> tuple[Call, Call]:
    caller = await chooses_people(floor, number)
    return caller, await taken(caller, phone)


async def taken(caller: Call, phone: Phone) -> Call:
    own = await phone.incoming()
    own.answer()
    own.audio.play_tone(AGENT_TONE)
    await caller.audio.wait_for_tone(AGENT_TONE)
    return own


async def next_called_back(floor: Floor, phone: Phone) -> str:
    """The next who is rung back, heard by the agent and gone again. Returns the number that was dialled."""
    own = await phone.incoming()
    own.answer()
    own.audio.play_tone(AGENT_TONE)
    citizen = await floor.at_carrier.incoming()
    citizen.answer()
    citizen.audio.play_tone(CALLER_TONE)
    await own.audio.wait_for_tone(CALLER_TONE)
    await citizen.audio.wait_for_tone(AGENT_TONE)
    await citizen.hang_up()
    await own.ended(5)
    return number_in(citizen.header("To"))


def number_in(address: str) -> str:
    return address.partition("sip:")[2].partition("@")[0]


async def dies(floor: Floor, *calls: Call) -> list[float]:
    """Kills the switch and starts it again. Returns after how many seconds each of the calls was ended."""
    killed_at = asyncio.get_running_loop().time()
    floor.node.kill(floor.node.asterisk)
    await asyncio.sleep(AWAY_SECONDS)
    floor.node.start_asterisk()
    await asyncio.gather(*(call.ended(10) for call in calls))
    assert {call.ended_by for call in calls} == {"them"}
    return [call.ended_at - killed_at for call in calls if call.ended_at is not None]


async def test_all_hear_the_end_at_once_and_are_rung_back_each_once_in_their_order(
    floor: Floor, router: Router
) -> None:
    async with await signed_in(floor) as phone:
        await phone.register()
        assert (await agent(floor, GetReady("1001"))).ack.ok
        talker, own = await talks_with(floor, TALKER, phone)
        first, second = await waiting_in_line(floor, FIRST), await waiting_in_line(floor, SECOND)
        await asyncio.sleep(1.5)  # the switch puts registrations to disk once a second
        ended = await dies(floor, talker, first, second)
        print("ended after", [f"{seconds:.2f} s" for seconds in ended])
        assert max(ended) < ENDED_WITHIN
        own.audio.close()
        await until(lambda: in_state(floor, AgentState.WRAP_UP))
        numbers = []
        for _ in range(3):
            await until(lambda: in_state(floor, AgentState.WRAP_UP))
            assert (await agent(floor, GetReady("1001"))).ack.ok
            numbers.append(await next_called_back(floor, phone))
        assert numbers == [TALKER, FIRST, SECOND]
        with pytest.raises(TimeoutError):
            await floor.at_carrier.incoming(2)


async def test_who_calls_again_has_the_old_place_and_is_not_rung_as_well(floor: Floor, router: Router) -> None:
    async with await signed_in(floor) as phone:
        await phone.register()
        first, second = await waiting_in_line(floor, FIRST), await waiting_in_line(floor, SECOND)
        await asyncio.sleep(1.5)
        await dies(floor, first, second)
        await ready(floor.bus, "t")
        again = await waiting_in_line(floor, FIRST)
        assert (await agent(floor, GetReady("1001"))).ack.ok
        own = await taken(again, phone)
        await again.hang_up()
        await own.ended(5)
        await until(lambda: in_state(floor, AgentState.WRAP_UP))
        assert (await agent(floor, GetReady("1001"))).ack.ok
        assert await next_called_back(floor, phone) == SECOND
        with pytest.raises(TimeoutError):
            await floor.at_carrier.incoming(2)


async def test_callers_hear_the_end_also_when_callcontrol_dies_with_the_switch(floor: Floor, router: Router) -> None:
    async with await signed_in(floor) as phone:
        await phone.register()
        first = await waiting_in_line(floor, FIRST)
        await asyncio.sleep(1.5)
        floor.node.end_callcontrol(signal.SIGKILL)
        floor.node.kill(floor.node.asterisk)
        floor.node.start_asterisk()
        floor.node.start_callcontrol()
        await first.ended(10)
        await ready(floor.bus, "t")
        assert (await agent(floor, GetReady("1001"))).ack.ok
        assert await next_called_back(floor, phone) == FIRST


async def test_a_switch_that_lives_keeps_its_calls_when_callcontrol_starts_anew(floor: Floor, router: Router) -> None:
    first = await waiting_in_line(floor, FIRST)
    floor.node.end_callcontrol(signal.SIGKILL)
    floor.node.start_callcontrol()
    await ready(floor.bus, "t")
    with pytest.raises(TimeoutError):
        await first.ended(2)
    await first.hang_up()
