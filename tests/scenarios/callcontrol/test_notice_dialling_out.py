"""A citizen who is rung up is told that the call is recorded before they talk: on a real Asterisk, told by tones."""

from collections.abc import AsyncIterator

import pytest

from hotline.events.recording_notice import RecordingObjected
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, Floor, Node, staffed, until
from tests.scenarios.callcontrol.test_dialling import dials, own_phone_answers
from tests.scenarios.callcontrol.test_recording_notice import NOTICE_TONE, PATIENCE, facts_of, recorded

pytestmark = pytest.mark.real


@pytest.fixture
async def floor(node: Node) -> AsyncIterator[Floor]:
    node.recording_notice = '["in", "out"]'
    try:
        async with staffed(node) as ready:
            yield ready
    finally:
        node.recording_notice = "[]"


async def test_a_citizen_dialled_hears_the_notice_before_the_agent_and_is_recorded_after_it(floor: Floor) -> None:
    async with floor.phones("1001") as (ann,):
        assert await dials(floor, "told-1") == ""
        own = await own_phone_answers(ann, "told-1")
        citizen = await floor.citizen.incoming()
        citizen.answer()
        citizen.audio.play_tone(CALLER_TONE)
        await citizen.audio.wait_for_tone(NOTICE_TONE, within=PATIENCE)
        await citizen.audio.wait_for_tone(AGENT_TONE, within=PATIENCE)
        await own.audio.wait_for_tone(CALLER_TONE, within=PATIENCE)
        await citizen.hang_up()
    types = await floor.complete_events("told-1")
    assert types.index("recording_notice") < types.index("talk_started")

    async def is_recorded() -> bool:
        return recorded(floor, "told-1.raw")

    await until(is_recorded, PATIENCE)


async def test_a_citizen_dialled_who_objects_by_key_talks_and_nothing_recorded_is_left(floor: Floor) -> None:
    """The key comes during the notice or as the talk begins."""
    async with floor.phones("1001") as (ann,):
        assert await dials(floor, "told-2") == ""
        own = await own_phone_answers(ann, "told-2")
        citizen = await floor.citizen.incoming()
        citizen.answer()
        citizen.audio.play_tone(CALLER_TONE)
        await citizen.audio.wait_for_tone(NOTICE_TONE, within=PATIENCE)
        await citizen.audio.send_keys("7")
        await citizen.audio.wait_for_tone(AGENT_TONE, within=PATIENCE)
        await own.audio.wait_for_tone(CALLER_TONE, within=PATIENCE)
        await citizen.hang_up()
    found = [fact for fact in await facts_of(floor, "told-2") if isinstance(fact, RecordingObjected)]
    assert len(found) == 1
    assert not recorded(floor, "told-2.raw")
