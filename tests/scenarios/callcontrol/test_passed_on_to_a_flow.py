"""An agent passes the caller on to a published flow, and raises a hand; on a real Asterisk and bus."""

import pytest

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.snapshot import CallSnapshot
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.routing.ports import TalkOver
from tests.domains.voice.calls.scripted_call import FLOW, LITTLE
from tests.scenarios.callcontrol.node import MUSIC, PROMPT_TONES, Floor, talk, until

pytestmark = pytest.mark.real
LEADER = "2001"


async def publish_both(floor: Floor) -> None:
    await floor.publish(FlowSet(2, {FLOW.id: FLOW, LITTLE.id: LITTLE}, {}, FLOW.id))


@pytest.mark.parametrize("held", [False, True])
async def test_the_caller_walks_the_flow_from_its_start_and_the_agent_is_free(floor: Floor, held: bool) -> None:
    await publish_both(floor)
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, first, waiting = await talk(floor, ann)
        if held:
            assert (await floor.desk(order.Hold(waiting.call, "1001"))).ok
            await caller.audio.wait_for_tone(MUSIC)
        assert (await floor.desk(order.Transfer(waiting.call, "1001", flow="little"))).ok
        await first.ended(5)
        assert (await floor.dispatcher.hears(TalkOver)).agent == "1001"
        await caller.audio.wait_until(
            lambda port: port.hears(MUSIC, PROMPT_TONES["rating-ask"], seconds=0.2) == {PROMPT_TONES["rating-ask"]}
        )
        await caller.audio.send_keys("1")
        await caller.audio.wait_for_tone(PROMPT_TONES["goodbye"])
        await caller.ended(5)
    events = await floor.complete_events(waiting.call)
    assert events[events.index("transferred") :][:4] == [
        "transferred",
        "flow_started",
        "node_entered",
        "rating_started",
    ]
    assert "rated" in events
    await until(floor.node.is_empty)


async def test_a_flow_that_is_not_published_leaves_the_two_talking(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, first, waiting = await talk(floor, ann)
        await floor.desk(order.Transfer(waiting.call, "1001", flow="draft"))
        assert (await floor.desk(order.Hold(waiting.call, "1001"))).ok  # taken up after the transfer came to nothing
        await caller.audio.wait_for_tone(MUSIC)
        assert not first.over
        await caller.hang_up()
    assert "transferred" not in await floor.complete_events(waiting.call)


async def snapshot_where(floor: Floor, call: str, raised: bool, within: float) -> CallSnapshot:
    found: list[CallSnapshot] = []

    async def so() -> bool:
        snapshot = await floor.snapshot(call)
        if snapshot is None or (snapshot.help_requested_at is not None) is not raised:
            return False
        found.append(snapshot)
        return True

    await until(so, within)
    return found[-1]


async def test_a_raised_hand_is_on_the_bus_within_a_second_and_sealed_in_the_story(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        caller, _, waiting = await talk(floor, ann)
        assert (await floor.desk(order.RequestHelp(waiting.call, "1001", "来电人要找班长"))).ok
        raised = await snapshot_where(floor, waiting.call, raised=True, within=1.0)
        assert raised.help_text == "来电人要找班长"
        assert (await floor.desk(order.AcknowledgeHelp(waiting.call, LEADER))).ok
        seen = await snapshot_where(floor, waiting.call, raised=False, within=1.0)
        assert (seen.help_seen_by, seen.help_text) == (LEADER, "")
        assert not (await floor.desk(order.AcknowledgeHelp(waiting.call, LEADER))).ok
        await caller.hang_up()
    assert [s for s in await floor.complete_events(waiting.call) if s.startswith("help")] == ["help_asked", "help_over"]
    published = str(await floor.events_of(waiting.call)) + floor.node.log
    assert "要找班长" not in published
