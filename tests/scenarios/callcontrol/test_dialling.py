"""An agent calls a citizen on a real Asterisk. Tones show who hears whom."""

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.routing.ports import HeldCalls, OfferResult, Take, TalkOver
from hotline.infrastructure.key_service.key_set import SealingKeys
from hotline.kernel.sealed import Place, Sealed
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, MUSIC, PROMPT_TONES, Floor, until

pytestmark = pytest.mark.real

NUMBER = "13800138000"
#: Seconds until a process that was started anew has taken over, beside everything else that runs.
STARTS_WITHIN = 15.0


def sealed(floor: Floor, call: str, number: str = NUMBER) -> Sealed:
    keys = SealingKeys.from_file(floor.node.settings.keys_file)
    return keys.seal(number, "138******00", Place(f"call/{call}", "number"))


async def dials(floor: Floor, call: str, number: str = NUMBER, **more: str) -> str:
    """Why not, "" when the agent's phone is about to ring."""
    return (await floor.desk(order.Dial(call, "1001", sealed(floor, call, number), **more))).message


async def own_phone_answers(ann: Phone, call: str) -> Call:
    """As a browser does by itself."""
    own = await ann.incoming()
    assert (own.header("X-Auto-Answer"), own.header("X-Call-Id")) == ("yes", call)
    own.answer()
    own.audio.play_tone(AGENT_TONE)
    return own


async def talking(floor: Floor, ann: Phone, call: str) -> tuple[Call, Call]:
    """The agent's end and the citizen's, who hear each other."""
    assert await dials(floor, call) == ""
    own = await own_phone_answers(ann, call)
    citizen = await floor.citizen.incoming()
    citizen.answer()
    citizen.audio.play_tone(CALLER_TONE)
    await own.audio.wait_for_tone(CALLER_TONE)
    await citizen.audio.wait_for_tone(AGENT_TONE)
    return own, citizen


async def watched(floor: Floor, call: str) -> bool:
    """Asterisk tells callcontrol of the citizen's leg, as it does a moment after it began to ring."""
    app = await floor.node.ari(f"/applications/{floor.node.settings.telephony.app}")
    return any(channel.startswith(f"{call}-c") for channel in app["channel_ids"])


async def test_a_citizen_rung_up_talks_is_held_rates_and_both_sides_are_recorded(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        assert await dials(floor, "out-1", after="earlier") == ""
        assert (await floor.dispatcher.hears(Take)).agent == "1001"
        own = await own_phone_answers(ann, "out-1")
        citizen = await floor.citizen.incoming()
        assert "12333" in citizen.header("From")
        assert (await floor.dispatcher.hears(OfferResult)).outcome == "answered"
        citizen.answer()
        citizen.audio.play_tone(CALLER_TONE)
        await own.audio.wait_for_tone(CALLER_TONE)
        await citizen.audio.wait_for_tone(AGENT_TONE)
        assert (await floor.desk(order.Hold("out-1", "1001"))).ok
        await citizen.audio.wait_for_tone(MUSIC)
        assert (await floor.desk(order.Resume("out-1", "1001"))).ok
        await citizen.audio.wait_for_tone(AGENT_TONE)
        assert (await floor.desk(order.ToRating("out-1", "1001"))).ok
        await own.ended(5)
        await citizen.audio.wait_for_tone(PROMPT_TONES["rating-ask"])
        await citizen.audio.send_keys("1")
        await citizen.ended(8)
    types = await floor.complete_events("out-1")
    assert [s for s in types if s in ("dialled", "dial_rang", "talk_started", "talk_ended", "rated")] == [
        "dialled", "dial_rang", "talk_started", "talk_ended", "rated",
    ]  # fmt: skip
    assert (await floor.dispatcher.hears(TalkOver)).unmet == ""
    first = (await floor.events_of("out-1"))[0]
    assert (first.data["after"], first.data["shown"], first.data["number"]["masked"]) == (
        "earlier", "12333", "138******00",
    )  # fmt: skip
    assert NUMBER not in str(first.data)
    caller, agent = floor.node.recording("out-1.raw")
    assert min(abs(caller.astype(int)).max(), abs(agent.astype(int)).max()) > 1000
    await until(floor.node.is_empty)


@pytest.mark.parametrize(("status", "why"), [(486, "busy"), (603, "refused"), (404, "invalid_number")])
async def test_a_citizen_who_is_not_reached_frees_the_agent_who_is_told_why(
    floor: Floor, status: int, why: str
) -> None:
    call = f"out-{status}"
    async with await floor.agent_phone() as ann:
        await ann.register()
        assert await dials(floor, call) == ""
        own = await own_phone_answers(ann, call)
        citizen = await floor.citizen.incoming()
        await until(lambda: watched(floor, call))
        citizen.reject(status)
        await own.ended(5)
    assert (await floor.dispatcher.hears(TalkOver)).unmet == why
    assert "dial_failed" in await floor.complete_events(call)
    await until(floor.node.is_empty)


async def test_an_agent_gives_up_while_it_rings(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        assert await dials(floor, "out-2") == ""
        own = await own_phone_answers(ann, "out-2")
        citizen = await floor.citizen.incoming()
        await own.hang_up()
        await citizen.ended(5)
    assert (await floor.dispatcher.hears(TalkOver)).unmet == "cancelled"
    await floor.complete_events("out-2")
    await until(floor.node.is_empty)


async def test_a_citizen_who_hangs_up_ends_the_talk(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        own, citizen = await talking(floor, ann, "out-3")
        await citizen.hang_up()
        await own.ended(5)
    assert (await floor.dispatcher.hears(TalkOver)).unmet == ""
    await floor.complete_events("out-3")
    await until(floor.node.is_empty)


async def test_an_agent_without_a_phone_rings_nobody(floor: Floor) -> None:
    assert await dials(floor, "out-4") == ""
    assert (await floor.dispatcher.hears(OfferResult)).outcome == "failed"
    assert "dial_rang" not in await floor.complete_events("out-4")


async def test_numbers_that_are_not_for_dialling_are_refused_before_the_agent_is_taken(floor: Floor) -> None:
    assert "紧急电话" in await dials(floor, "out-5", "110")
    assert "内部号码" in await dials(floor, "out-5", "1002")
    assert [message for message in floor.dispatcher.received if isinstance(message, Take)] == []


async def test_a_controller_killed_while_it_rings_is_succeeded_and_the_two_talk(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        assert await dials(floor, "out-6") == ""
        own = await own_phone_answers(ann, "out-6")
        citizen = await floor.citizen.incoming()
        await until(lambda: watched(floor, "out-6"))
        floor.node.end_callcontrol(9)
        floor.node.start_callcontrol()
        await until(lambda: adopted(floor, "out-6"), STARTS_WITHIN)
        citizen.answer()
        citizen.audio.play_tone(CALLER_TONE)
        await own.audio.wait_for_tone(CALLER_TONE)
        await citizen.audio.wait_for_tone(AGENT_TONE)
        await citizen.hang_up()
        await own.ended(5)
    types = await floor.complete_events("out-6")
    assert types.count("dialled") == types.count("talk_started") == 1
    await until(floor.node.is_empty)


async def test_a_successor_hears_that_the_citizen_is_busy(floor: Floor) -> None:
    async with await floor.agent_phone() as ann:
        await ann.register()
        assert await dials(floor, "out-7") == ""
        own = await own_phone_answers(ann, "out-7")
        citizen = await floor.citizen.incoming()
        await until(lambda: watched(floor, "out-7"))
        floor.node.end_callcontrol(9)
        floor.node.start_callcontrol()
        await until(lambda: adopted(floor, "out-7"), STARTS_WITHIN)
        await until(lambda: watched(floor, "out-7"))
        citizen.reject(486)
        await own.ended(5)
    assert (await floor.dispatcher.hears(TalkOver)).unmet == "busy"
    await floor.complete_events("out-7")
    await until(floor.node.is_empty)


async def adopted(floor: Floor, call: str) -> bool:
    answers = await floor.bus.gather("callcontrol.roll_call", {}, HeldCalls, 0.1)
    return any(talk.call == call for held in answers for talk in held.talking)
