"""What the hotline says changed while people listen, on a real Asterisk: the next caller hears the new recording."""

import asyncio
import wave
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from msgspec.structs import replace

from hotline.domains.voice.ivr.adapters.own_recording import read_recording
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.ivr.rules.sounds import StoredSound, own_name
from hotline.infrastructure import audio
from tests.domains.voice.calls.scripted_call import FLOW
from tests.scenarios.callcontrol.node import PROMPT_TONES, Floor, ring_in
from tests.scenarios.callcontrol.test_changed_flows import TEXT_TONE, changed, speak

pytestmark = pytest.mark.real
UPLOADED_TONE, UPLOADED_RATE = 1900, 22_050


def uploaded() -> bytes:
    """A WAV as somebody recorded it."""
    written = BytesIO()
    with wave.open(written, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(UPLOADED_RATE)
        file.writeframes(audio.tone(UPLOADED_TONE, 1.0, rate=UPLOADED_RATE).tobytes())
    return written.getvalue()


async def test_an_uploaded_recording_is_heard_by_the_next_caller_and_gone_after_going_back(floor: Floor) -> None:
    early = await ring_in(floor)
    await early.audio.wait_for_tone(PROMPT_TONES["welcome"])
    alaw = read_recording(uploaded()).alaw
    await floor.bus.bucket("sounds", StoredSound).put(own_name(alaw), StoredSound(alaw))
    now = FlowSet(2, {FLOW.id: FLOW}, {}, FLOW.id, sounds={"welcome": own_name(alaw)})
    await floor.publish(now)
    await early.audio.wait_for_tone(PROMPT_TONES["menu-main"])

    late = await ring_in(floor)
    await late.audio.wait_for_tone(UPLOADED_TONE)
    await late.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    await asyncio.gather(early.hang_up(), late.hang_up())

    await floor.publish(replace(now, version=3, sounds={}))
    after = await ring_in(floor)
    await after.audio.wait_for_tone(PROMPT_TONES["welcome"])
    await after.hang_up()


async def test_an_announcement_goes_off_by_itself_at_its_moment(floor: Floor) -> None:
    await speak(floor)
    new, end = changed(), datetime.now(UTC) + timedelta(seconds=6)
    await floor.publish(FlowSet(2, {new.id: new}, {}, new.id, on=frozenset({"emergency"}), until={"emergency": end}))
    call = await ring_in(floor)
    await call.audio.wait_for_tone(TEXT_TONE)
    await call.hang_up()
    await asyncio.sleep((end - datetime.now(UTC)).total_seconds())
    late = await ring_in(floor)
    await late.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    assert audio.tones_in(late.audio.received(), [TEXT_TONE, PROMPT_TONES["welcome"]]) == {PROMPT_TONES["welcome"]}
    await late.hang_up()
