"""Caps on calls out, on the real switch: over one of them nobody is rung, and a talk over the longest time is ended."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace

from hotline.demo.phone.call import Call
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.telephony.rules.outbound_caps import BUILTIN_LIMITS, Cap
from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPolicy
from hotline.events.outbound import OutboundCapReached, fact_of
from hotline.infrastructure import audio
from tests.nats_server import stored
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, ROOT, Floor, Node, until
from tests.scenarios.callcontrol.test_dialling import own_phone_answers, sealed

pytestmark = pytest.mark.real
TAKEN = "outbound_taken"  # in callcontrol's log
FAREWELL_TONE = 1650


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """One of their own, for what others dial counts too."""
    if not (ROOT / "usr/sbin/asterisk").exists():
        pytest.skip(f"Asterisk is not built in {ROOT}")
    with Node(tmp_path_factory.mktemp("caps")) as running:
        farewell = audio.encode(audio.tone(FAREWELL_TONE, 1.0))
        (running.settings.prompts_dir / "zh" / "talk-limit.alaw").write_bytes(farewell)
        yield running


async def limit(floor: Floor, **limits: int) -> None:
    """Returns once callcontrol dials by them."""
    before = floor.node.log.count(TAKEN)
    policy = OutboundPolicy(limits=replace(BUILTIN_LIMITS, **limits))
    await floor.bus.bucket("config", OutboundPolicy).put("outbound", policy)

    async def taken() -> bool:
        return floor.node.log.count(TAKEN) > before

    await until(taken)


async def dials(floor: Floor, call: str, agent: str) -> str:
    """Why not, "" when the agent's phone is about to ring."""
    return (await floor.desk(order.Dial(call, agent, sealed(floor, call)))).message


@asynccontextmanager
async def talking(floor: Floor, call: str, agent: str) -> AsyncIterator[tuple[Call, Call]]:
    """The agent's end and the citizen's, who hear each other."""
    async with floor.phones(agent) as (phone,):
        assert await dials(floor, call, agent) == ""
        own = await own_phone_answers(phone, call)
        citizen = await floor.at_carrier.incoming()
        citizen.answer()
        citizen.audio.play_tone(CALLER_TONE)
        await own.audio.wait_for_tone(CALLER_TONE)
        await citizen.audio.wait_for_tone(AGENT_TONE)
        yield own, citizen
        await citizen.hang_up()
        await own.ended(8)
    await until(floor.node.is_empty)


async def reached(floor: Floor) -> set[tuple[Cap, int, str]]:
    """The caps of which news went out, by share and agent: what raises the alarms."""
    facts = [fact_of(event) for event in await stored(floor.bus) if event.type.startswith("outbound.")]
    return {(fact.cap, fact.percent, fact.agent) for fact in facts if isinstance(fact, OutboundCapReached)}


async def rings_nobody(floor: Floor) -> None:
    with pytest.raises(TimeoutError):
        await floor.at_carrier.incoming(0.5)


async def test_the_call_after_the_last_of_the_hour_rings_nobody_and_an_alarm_is_raised(floor: Floor) -> None:
    await limit(floor, agent_hour=1)
    async with talking(floor, "hour-1", "1001"):
        pass
    assert "您本小时的外呼已达上限 1 通" in await dials(floor, "hour-2", "1001")
    await rings_nobody(floor)
    assert (Cap.AGENT_HOUR, 100, "1001") in await reached(floor)
    async with talking(floor, "hour-3", "1002"):
        pass


async def test_one_call_more_than_at_once_are_allowed_rings_nobody_until_another_is_over(floor: Floor) -> None:
    await limit(floor, all_live=1)
    async with talking(floor, "live-1", "1003"):
        assert "全场同时" in await dials(floor, "live-2", "1004")
        await rings_nobody(floor)
        assert any((cap, percent) == (Cap.ALL_LIVE, 100) for cap, percent, _ in await reached(floor))
    async with talking(floor, "live-3", "1004"):
        pass


async def test_a_talk_over_the_longest_time_is_announced_to_the_desk_and_ended_with_a_word(floor: Floor) -> None:
    await limit(floor, talk_minutes=1)
    async with talking(floor, "long-1", "1005") as (own, citizen):
        snapshot = await floor.snapshot("long-1")
        assert snapshot is not None
        assert snapshot.talk_started_at is not None
        assert snapshot.talk_limit_at is not None
        assert 55 <= (snapshot.talk_limit_at - snapshot.talk_started_at).total_seconds() <= 60
        await own.ended(70)
        await citizen.audio.wait_for_tone(FAREWELL_TONE)
        await citizen.ended(8)
    ends = [event for event in await floor.events_of("long-1") if event.type == "call.talk_ended"]
    assert [event.data["reason"] for event in ends] == ["talk_limit"]
