"""Two of our software telephones call each other over loopback: real datagrams, no server between them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import pytest

from hotline.demo.phone.call import Call, CallRefused, Phase
from hotline.demo.phone.phone import Phone
from hotline.demo.phone.transactions import Address

NOWHERE: Address = ("127.0.0.1", 9)


@asynccontextmanager
async def a_caller_and_an_agent(sound: bool = True) -> AsyncIterator[tuple[Phone, Phone]]:
    async with Phone("1001", NOWHERE) as agent, Phone("13800000001", agent.line.local, sound=sound) as caller:
        yield caller, agent


async def talking(caller: Phone, agent: Phone) -> tuple[Call, Call]:
    out = caller.dial("1001")
    ringing = await agent.incoming()
    ringing.answer()
    await out.answered()
    return out, ringing


async def test_both_sides_hear_each_other() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out, answered = await talking(caller, agent)
        out.audio.play_tone(400)
        answered.audio.play_tone(700)
        await answered.audio.wait_for_tone(400)
        await out.audio.wait_for_tone(700)
        assert out.audio.hears(400, 700) == {700}
        assert out.audio.reception.lost == 0


async def test_the_called_side_sees_who_rings() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        caller.dial("1001", caller="13800000009", headers=[("X-Call-Id", "c-1")])
        ringing = await agent.incoming()
        assert "13800000009" in ringing.header("From")
        assert ringing.header("X-Call-Id") == "c-1"


async def test_a_withheld_number_is_not_shown() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        caller.dial("1001", caller="")
        ringing = await agent.incoming()
        assert "anonymous.invalid" in ringing.header("From")
        assert ringing.header("Privacy") == "id"


async def test_every_key_arrives_once_and_the_voice_goes_on_between_them() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out, answered = await talking(caller, agent)
        out.audio.play_tone(400)
        await out.audio.send_keys("110*#")
        await answered.audio.wait_for_tone(400)
        assert answered.audio.keys_received == "110*#"


async def test_a_telephone_without_sound_still_presses_keys() -> None:
    async with a_caller_and_an_agent(sound=False) as (caller, agent):
        out, answered = await talking(caller, agent)
        await out.audio.send_keys("42")
        await asyncio.sleep(0.1)
        assert answered.audio.keys_received == "42"
        assert answered.audio.reception.packets == 0


async def test_a_recording_is_spoken_once_to_its_end() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out, answered = await talking(caller, agent)
        out.audio.play(bytes(range(256)) * 5)
        await asyncio.wait_for(out.audio.played(), 2)
        await asyncio.sleep(0.1)
        received = answered.audio.received()
        assert len(received) >= 1280
        assert set(received[-160:]) == {8}, "silence afterwards"


@pytest.mark.parametrize("caller_hangs_up", [True, False])
async def test_either_side_may_hang_up(caller_hangs_up: bool) -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out, answered = await talking(caller, agent)
        first, second = (out, answered) if caller_hangs_up else (answered, out)
        await first.hang_up()
        await second.ended(1)
        assert (first.ended_by, second.ended_by) == ("us", "them")
        assert not caller.calls
        assert not agent.calls


async def test_a_caller_may_give_up_while_it_rings() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out = caller.dial("1001")
        ringing = await agent.incoming()
        await out.hang_up()
        await ringing.ended(1)
        assert (out.code, out.ended_by) == (487, "us")
        ringing.answer()
        assert ringing.over, "answering a caller who has gone does nothing"


async def test_who_gave_up_is_passed_over_for_who_still_rings() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        gone = caller.dial("1001", caller="13800000001")
        await asyncio.sleep(0.1)
        await gone.hang_up()
        caller.dial("1001", caller="13800000002")
        assert "13800000002" in (await agent.incoming()).header("From")


async def test_a_caller_may_give_up_before_anything_is_sent() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out = caller.dial("1001")
        await out.hang_up()
        assert out.code == 487
        with pytest.raises(TimeoutError):
            await agent.incoming(within=0.1)


async def test_a_busy_telephone_says_so() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out = caller.dial("1001")
        (await agent.incoming()).reject(486)
        with pytest.raises(CallRefused, match="486 Busy Here"):
            await out.answered()


async def test_hold_and_resume_keep_the_call() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out, answered = await talking(caller, agent)
        await answered.hold()
        await answered.resume()
        assert out.reinvited == 2
        answered.audio.play_tone(700)
        await out.audio.wait_for_tone(700)


async def test_closing_a_telephone_ends_its_calls() -> None:
    async with Phone("1001", NOWHERE) as agent:
        async with Phone("13800000001", agent.line.local) as caller:
            out, answered = await talking(caller, agent)
        await answered.ended(1)
        assert out.phase is Phase.ENDED


async def test_calls_that_ring_are_handed_to_whoever_answers() -> None:
    async def answer(call: Call) -> None:
        call.answer()
        call.audio.play_tone(1100)

    async with a_caller_and_an_agent() as (caller, agent):
        agent.answering = answer
        out = await caller.call("1001")
        await out.audio.wait_for_tone(1100)


# A line that loses datagrams -------------------------------------------------------------------------------------


def lose(phone: Phone, kind: Callable[[bytes], bool], times: int = 1) -> None:
    """Datagrams of this kind get lost on their way to the telephone, this often."""
    receive, left = phone.receive, [times]

    def receive_others(data: bytes, sender: Address) -> None:
        if left[0] and kind(data):
            left[0] -= 1
        else:
            receive(data, sender)

    phone.receive = receive_others  # type: ignore[method-assign]


@pytest.mark.parametrize("lost", [b"INVITE ", b"ACK "])
async def test_a_request_lost_on_the_way_is_sent_again(lost: bytes) -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        lose(agent, lambda data: data.startswith(lost))
        _, answered = await talking(caller, agent)
        await asyncio.sleep(0.7)
        assert answered.phase is Phase.TALKING
        with pytest.raises(TimeoutError):
            await agent.incoming(within=0.1)


async def test_an_answer_lost_on_the_way_is_sent_again() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        lose(caller, lambda data: data.startswith(b"SIP/2.0 200"))
        out, _ = await talking(caller, agent)
        assert out.phase is Phase.TALKING


async def test_a_hang_up_lost_on_the_way_is_sent_again() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out, answered = await talking(caller, agent)
        lose(agent, lambda data: data.startswith(b"BYE"))
        await out.hang_up()
        assert answered.ended_by == "them"


async def test_garbage_on_the_wire_harms_no_call() -> None:
    async with a_caller_and_an_agent() as (caller, agent):
        out, answered = await talking(caller, agent)
        for garbage in (b"", b"\x00" * 20, b"INVITE sip:x SIP/2.0\r\n\r\n", b"BYE sip:x SIP/2.0\r\nVia: a\r\n\r\n"):
            agent.receive(garbage, caller.line.local)
        await out.hang_up()
        assert answered.over
