"""A flow changed while people are in it, on a real Asterisk: they end in theirs, the next caller hears the new one."""

import pytest
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.nodes.base import Edge
from hotline.domains.voice.ivr.rules.nodes.spoken_text import SpokenText, prompt_of
from hotline.domains.voice.ivr.rules.sounds import StoredSound
from hotline.domains.voice.routing.ports import Enqueue
from hotline.infrastructure import audio
from tests.domains.voice.calls.scripted_call import FLOW
from tests.scenarios.callcontrol.node import PROMPT_SECONDS, PROMPT_TONES, Floor, ring_in

pytestmark = pytest.mark.real

TEXT, TEXT_TONE = "今天停电。", 2000


def changed() -> Flow:
    """Says a text of its own after the welcome, while switched on, and sends key 1 to another queue."""
    edges = []
    for edge in FLOW.edges:
        if (edge.source, edge.outcome) == ("welcome", "done"):
            edge = replace(edge, target="news")
        if (edge.source, edge.outcome) == ("main", "1"):
            edge = replace(edge, target="general")
        edges.append(edge)
    nodes = {**FLOW.nodes, "news": SpokenText(label="通知", text=TEXT, switch="emergency")}
    return replace(FLOW, version=FLOW.version + 1, nodes=nodes, edges=(*edges, Edge("news", "done", "main")))


async def speak(floor: Floor) -> None:
    """The text's sound, as it is sent ahead of a publication."""
    sound = StoredSound(audio.encode(audio.tone(TEXT_TONE, PROMPT_SECONDS)))
    await floor.bus.bucket("sounds", StoredSound).put(prompt_of(TEXT), sound)


async def test_who_is_in_the_old_version_ends_there_and_who_rings_next_hears_the_new_one(floor: Floor) -> None:
    await speak(floor)
    early = await ring_in(floor)
    await early.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    new = changed()
    await floor.publish(FlowSet(2, {new.id: new}, {}, new.id, older=(FLOW,), on=frozenset({"emergency"})))
    await early.audio.send_keys("1")
    assert (await floor.dispatcher.hears(Enqueue)).queue == "social"
    await early.hang_up()

    late = await ring_in(floor)
    await late.audio.wait_for_tone(TEXT_TONE)
    await late.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    await late.audio.send_keys("1")
    assert (await floor.dispatcher.hears(Enqueue, count=2)).queue == "general"
    await late.hang_up()


async def test_an_announcement_switched_off_is_not_said(floor: Floor) -> None:
    await speak(floor)
    new = changed()
    await floor.publish(FlowSet(2, {new.id: new}, {}, new.id))
    call = await ring_in(floor)
    await call.audio.wait_for_tone(PROMPT_TONES["menu-main"])
    await call.audio.send_keys("1")
    waiting = await floor.dispatcher.hears(Enqueue)
    await call.hang_up()
    await floor.complete_events(waiting.call)
    entered = [event.data["node"] for event in await floor.events_of(waiting.call) if event.type == "call.node_entered"]
    assert entered == ["welcome", "main", "general"]


async def test_a_version_on_trial_is_heard_by_who_dials_its_number(floor: Floor) -> None:
    await speak(floor)
    trial = {"9901": changed()}
    await floor.publish(FlowSet(2, {FLOW.id: FLOW}, {}, FLOW.id, trials=trial, on=frozenset({"emergency"})))
    call = await floor.citizen.call("9901", caller="13800138000")
    await call.audio.wait_for_tone(TEXT_TONE)
    await call.hang_up()
