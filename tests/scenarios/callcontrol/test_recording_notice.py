"""No talk is recorded before the citizen was told so, nor once they object: on a real Asterisk, told by tones."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.unrecorded import TALK_LASTS
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.ivr.rules.steps import NOTICE
from hotline.domains.voice.recordings.rules.check import seconds_in
from hotline.domains.voice.routing.ports import Enqueue
from hotline.events.calls import CallArrived, CallFact, fact_of
from hotline.events.recording_notice import RecordingNotice, RecordingObjected
from hotline.infrastructure.audio import RATE, Samples, tones_in
from tests.domains.voice.calls.test_recording_notice import flow_of
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, PROMPT_TONES, Floor, Node, ring_in, staffed, until

pytestmark = pytest.mark.real

#: Seconds for one sound or message, beside everything else that runs.
PATIENCE = 30.0
#: After which the recorder has written its last moments.
WRITTEN_SECONDS = 3.0
NOTICE_TONE = PROMPT_TONES["recording-notice-out"]
OFFER_TONE, TAKEN_TONE = PROMPT_TONES["objection-offer"], PROMPT_TONES["objection-taken"]


@pytest.fixture
async def floor(node: Node) -> AsyncIterator[Floor]:
    """Callers are told; key 3 of the flow objects."""
    node.recording_notice = '["in"]'
    try:
        async with staffed(node) as ready:
            flow = flow_of()
            await ready.publish(FlowSet(2, {flow.id: flow}, {}, flow.id))
            yield ready
    finally:
        node.recording_notice = "[]"


async def facts_of(floor: Floor, call: str) -> list[CallFact]:
    await floor.complete_events(call)
    return [fact_of(event) for event in await floor.events_of(call)]


async def talk(floor: Floor, ann: Phone, key: str) -> tuple[Call, str]:
    """The citizen's end and the call's id, once a citizen who pressed this key during the notice talks to the agent."""
    citizen = await ring_in(floor)
    await citizen.audio.wait_for_tone(NOTICE_TONE, within=PATIENCE)
    await citizen.audio.send_keys(key)
    waiting = await floor.dispatcher.hears(Enqueue, within=PATIENCE)
    await connected(floor, citizen, ann, waiting.call)
    return citizen, waiting.call


async def connected(floor: Floor, citizen: Call, ann: Phone, call: str) -> None:
    """Agent and citizen, who hear each other."""
    await floor.dispatcher.offer(call, "offer-1")
    ringing = await ann.incoming()
    ringing.answer()
    ringing.audio.play_tone(AGENT_TONE)
    await ringing.audio.wait_for_tone(CALLER_TONE, within=PATIENCE)
    await citizen.audio.wait_for_tone(AGENT_TONE, within=PATIENCE)


def sounds_in(samples: Samples, hertz: int) -> bool:
    """Whether the tone sounds in some fifth of a second: over a whole recording it may be too soft."""
    parts = (samples[at : at + RATE // 5] for at in range(0, len(samples), RATE // 5))
    return any(hertz in tones_in(part, (hertz,)) for part in parts)


def recorded(floor: Floor, file: str) -> bool:
    return (floor.node.settings.recordings_dir / "spool" / file).exists()


async def test_a_caller_hears_the_notice_whatever_they_press_and_is_recorded_after_it(floor: Floor) -> None:
    async with floor.phones("1001") as (ann,):
        citizen, call = await talk(floor, ann, "1")
        await citizen.hang_up()
    facts = await facts_of(floor, call)
    (arrived,) = [fact for fact in facts if isinstance(fact, CallArrived)]
    assert [fact for fact in facts if isinstance(fact, RecordingNotice)] == [RecordingNotice(NOTICE, NOTICE, "whole")]

    async def holds_the_talk() -> bool:
        """The recorder writes its last moments after the end."""
        if not recorded(floor, arrived.recording):
            return False
        caller, agent = floor.node.recording(arrived.recording)
        return sounds_in(caller, CALLER_TONE) and sounds_in(agent, AGENT_TONE)

    await until(holds_the_talk, PATIENCE)
    _, received = floor.node.recording(arrived.recording)
    assert not sounds_in(received, NOTICE_TONE)


async def test_a_caller_who_waits_objects_by_key_and_no_file_is_made(floor: Floor) -> None:
    async with floor.phones("1001") as (ann,):
        citizen = await ring_in(floor)
        await citizen.audio.wait_for_tone(NOTICE_TONE, within=PATIENCE)
        await citizen.audio.send_keys("1")
        waiting = await floor.dispatcher.hears(Enqueue, within=PATIENCE)
        await citizen.audio.wait_for_tone(OFFER_TONE, within=PATIENCE)
        await citizen.audio.send_keys("7")
        await citizen.audio.wait_for_tone(TAKEN_TONE, within=PATIENCE)
        await connected(floor, citizen, ann, waiting.call)
        await citizen.hang_up()
    facts = await facts_of(floor, waiting.call)
    (arrived,) = [fact for fact in facts if isinstance(fact, CallArrived)]
    assert RecordingObjected() in facts
    assert not recorded(floor, arrived.recording)


async def test_a_caller_who_objects_as_the_talk_begins_has_what_was_recorded_deleted(floor: Floor) -> None:
    """Voices are still detected, and holding does not record again."""
    async with floor.phones("1001") as (ann,):
        citizen, call = await talk(floor, ann, "1")
        snapshot = await floor.snapshot(call)
        assert snapshot is not None
        file = snapshot.call.caller.recording

        async def is_recorded() -> bool:
            return recorded(floor, file)

        async def is_deleted() -> bool:
            return not recorded(floor, file)

        await until(is_recorded, PATIENCE)
        await citizen.audio.send_keys("7")
        await until(is_deleted, PATIENCE)
        assert (await floor.desk(order.Hold(call, "1001"))).ok
        assert (await floor.desk(order.Resume(call, "1001"))).ok
        await citizen.audio.wait_for_tone(AGENT_TONE, within=PATIENCE)
        await citizen.hang_up()
    assert RecordingObjected(removed=True) in await facts_of(floor, call)
    assert not recorded(floor, file)


async def test_a_caller_who_says_it_to_the_agent_later_is_recorded_no_more_and_what_was_stays(floor: Floor) -> None:
    async with floor.phones("1001") as (ann,):
        citizen, call = await talk(floor, ann, "1")
        snapshot = await floor.snapshot(call)
        assert snapshot is not None
        file = floor.node.settings.recordings_dir / "spool" / snapshot.call.caller.recording
        await asyncio.sleep(TALK_LASTS.total_seconds() + 1)
        assert (await floor.desk(order.StopRecording(call, "1001"))).ok
        await asyncio.sleep(WRITTEN_SECONDS)
        size = file.stat().st_size
        assert (await floor.desk(order.Hold(call, "1001"))).ok
        assert (await floor.desk(order.Resume(call, "1001"))).ok
        await citizen.audio.wait_for_tone(AGENT_TONE, within=PATIENCE)
        assert not (await floor.desk(order.StopRecording(call, "1001"))).ok
        await citizen.hang_up()
    assert RecordingObjected(agent="1001") in await facts_of(floor, call)
    assert (file.stat().st_size, seconds_in(size) > TALK_LASTS.total_seconds() - 5) == (size, True)


async def test_a_caller_who_objects_talks_and_no_file_is_made(floor: Floor) -> None:
    async with floor.phones("1001") as (ann,):
        citizen, call = await talk(floor, ann, "3")
        assert (await floor.desk(order.Hold(call, "1001"))).ok
        assert (await floor.desk(order.Resume(call, "1001"))).ok
        await citizen.audio.wait_for_tone(AGENT_TONE, within=PATIENCE)
        await citizen.hang_up()
    facts = await facts_of(floor, call)
    (arrived,) = [fact for fact in facts if isinstance(fact, CallArrived)]
    assert RecordingObjected() in facts
    assert not recorded(floor, arrived.recording)
