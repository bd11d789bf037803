"""Bad and odd calls against the running installation: the next normal call works, and nobody is left behind."""

import asyncio
import contextlib
import random
import secrets
import socket
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from hotline.demo.phone.call import Call, CallRefused
from hotline.demo.phone.dialog import Dialog
from hotline.demo.phone.messages import Response, parse
from hotline.demo.phone.phone import Phone
from hotline.demo.phone.transactions import Address
from hotline.domains.voice.calls.ports import CallDoc, Phase
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings
from tests.e2e.floor import AGENT_TONE, CALLER_TONE, Seat, fresh_number, ring_in, seated, until

#: The telephone is of the browser tests, which run on one event loop (tests/e2e/conftest.py).
pytestmark = [pytest.mark.real, pytest.mark.asyncio(loop_scope="session")]

AGENT = "1003"
OVER_SECONDS = 20

SDP = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 27998 RTP/AVP 8\r\n"
HEAD = (
    "INVITE sip:12333@127.0.0.1 SIP/2.0\r\n"
    "Via: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bK{name};rport\r\n"
    "From: <sip:13800009999@127.0.0.1>;tag={name}\r\nTo: <sip:12333@127.0.0.1>\r\n"
    "Call-ID: {name}\r\nCSeq: 1 INVITE\r\nContact: <sip:13800009999@127.0.0.1:{port}>\r\nMax-Forwards: 70\r\n"
)


def with_body(body: str, length: int | None = None, head: str = HEAD) -> bytes:
    size = len(body) if length is None else length
    return f"{head}Content-Type: application/sdp\r\nContent-Length: {size}\r\n\r\n{body}".encode()


MALFORMED = {
    "nothing": b"",
    "keep-alive": b"\r\n\r\n",
    "noise": bytes(random.Random(7).randbytes(1400)),
    "no headers": b"INVITE sip:12333@127.0.0.1 SIP/2.0\r\n\r\n",
    "another protocol": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "no call id": with_body(SDP, head=HEAD.replace("Call-ID: {name}\r\n", "")),
    "no From": with_body(SDP, head=HEAD.replace("From: <sip:13800009999@127.0.0.1>;tag={name}\r\n", "")),
    "cseq of another method": with_body(SDP, head=HEAD.replace("1 INVITE", "1 BYE")),
    "cseq that is no number": with_body(SDP, head=HEAD.replace("1 INVITE", "one INVITE")),
    "a body shorter than promised": with_body(SDP, length=9999),
    "a negative length": with_body(SDP, length=-1),
    "a description of nothing": with_body("v=0\r\n"),
    "a description of noise": with_body("\x00\x01\x02" * 100),
    "no common sound": with_body(SDP.replace("RTP/AVP 8", "RTP/AVP 18")),
    "a port of zero": with_body(SDP.replace("27998", "0")),
    "a very long number": with_body(SDP, head=HEAD.replace("sip:12333@", "sip:" + "9" * 900 + "@", 1)),
    "a number with letters": with_body(SDP, head=HEAD.replace("sip:12333@", "sip:'; DROP TABLE calls;--@", 1)),
    "an address with percent signs": with_body(SDP, head=HEAD.replace("sip:13800009999@", "sip:%00%0d%0a@", 1)),
    "hundreds of headers": with_body(SDP, head=HEAD + "".join(f"X-{n}: {'y' * 20}\r\n" for n in range(60))),
}


def addressed(data: bytes, wire: socket.socket) -> bytes:
    """With the address to answer to and a name of its own."""
    port = str(wire.getsockname()[1]).encode()
    return data.replace(b"{port}", port).replace(b"{name}", secrets.token_hex(8).encode())


def hang_up_what_was_taken(wire: socket.socket, server: Address) -> None:
    """Some of these are calls to a generous switch, which would wait a minute for their sound."""
    wire.settimeout(0.3)
    with contextlib.suppress(TimeoutError):
        while True:
            answer = parse(wire.recv(4096))
            if isinstance(answer, Response) and 200 <= answer.code < 300:
                hang_up_the_answered(answer, wire, server)


def hang_up_the_answered(answer: Response, wire: socket.socket, server: Address) -> None:
    """ACK and BYE for an INVITE that was taken."""
    call_id, caller = answer.headers.first("Call-ID"), answer.headers.first("From")
    dialog = Dialog(call_id, caller, "", "", caller).accepted_by(answer)
    via = f"SIP/2.0/UDP 127.0.0.1:{wire.getsockname()[1]};rport;branch=z9hG4bK"
    for method, goodbye in (("ACK", dialog), ("BYE", dialog.next())):
        wire.sendto(goodbye.request(method, via + secrets.token_hex(8)).encode(), server)


@pytest_asyncio.fixture(loop_scope="session")
async def agent(settings: Settings) -> AsyncIterator[Seat]:
    async with seated(settings, AGENT) as seat:
        yield seat


@pytest_asyncio.fixture(loop_scope="session")
async def nobody_left(settings: Settings) -> AsyncIterator[None]:
    """After the test no call of it is live any more."""
    async with Bus(settings, "test") as bus:
        calls = bus.bucket("calls", CallDoc)
        before = set(await calls.items())
        yield

        async def look() -> bool | None:
            left = {key for key, call in (await calls.items()).items() if call.phase is not Phase.ENDED}
            return True if left <= before else None

        await until(look, within=OVER_SECONDS)


async def a_normal_call_works(phone: Phone, agent: Seat, settings: Settings) -> None:
    """From the menu to both hearing each other, and the rating."""
    caller = await ring_in(phone, settings, "0")
    answered, call_id = await agent.take()
    await caller.audio.wait_for_tone(AGENT_TONE)
    await answered.audio.wait_for_tone(CALLER_TONE)
    await agent.desk.command(call_id, "rating")
    await answered.ended(5)
    await asyncio.sleep(1)
    await caller.audio.send_keys("1")
    await caller.ended(20)
    await agent.finish(call_id)


@pytest.mark.parametrize("name", list(MALFORMED))
async def test_a_malformed_invite_harms_nobody(name: str, nobody_left: None, phone: Phone, settings: Settings) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind(("127.0.0.1", 0))
        wire.sendto(addressed(MALFORMED[name], wire), ("127.0.0.1", settings.ports.sip))
        hang_up_what_was_taken(wire, ("127.0.0.1", settings.ports.sip))
    caller = await ring_in(phone, settings)
    await caller.hang_up()


async def test_a_normal_call_works_after_all_of_them_at_once(
    nobody_left: None, phone: Phone, agent: Seat, settings: Settings
) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind(("127.0.0.1", 0))
        for _ in range(5):
            for data in MALFORMED.values():
                wire.sendto(addressed(data, wire), ("127.0.0.1", settings.ports.sip))
        hang_up_what_was_taken(wire, ("127.0.0.1", settings.ports.sip))
    await a_normal_call_works(phone, agent, settings)


async def test_a_caller_without_number_is_served_like_anybody(
    nobody_left: None, phone: Phone, agent: Seat, settings: Settings
) -> None:
    caller = await ring_in(phone, settings, "0", number="")
    _, call_id = await agent.take()
    await caller.audio.wait_for_tone(AGENT_TONE)
    live = (await agent.desk.snapshot())["call"]
    assert live["number"] in {None, ""}
    await caller.hang_up()
    await agent.finish(call_id)


async def test_a_key_during_the_announcement_interrupts_it(
    nobody_left: None, phone: Phone, agent: Seat, settings: Settings
) -> None:
    caller = await ring_in(phone, settings, "1", "1")
    await agent.phone.incoming(10)
    await caller.hang_up()
    await agent.is_in("ready", "missed")


async def test_a_thousand_random_keys_lead_to_a_person_or_an_end(
    nobody_left: None, phone: Phone, agent: Seat, settings: Settings
) -> None:
    dice = random.Random(1000)
    callers = [await ring_in(phone, settings) for _ in range(20)]
    await asyncio.gather(*(press(caller, dice.choices("0123456789*#", k=50)) for caller in callers))
    await asyncio.gather(*(caller.hang_up() for caller in callers))
    await agent.is_in("ready", "missed", within=15)
    await agent.desk.ready()
    await a_normal_call_works(phone, agent, settings)


async def press(caller: Call, keys: list[str]) -> None:
    for key in keys:
        if caller.over:
            return
        await caller.audio.send_keys(key)


# Hanging up at every stage -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("delay", [0.0, 0.002, 0.01, 0.05])
async def test_hanging_up_before_or_just_after_the_answer(
    delay: float, nobody_left: None, phone: Phone, settings: Settings
) -> None:
    for _ in range(5):
        caller = phone.dial(settings.telephony.access_number, caller=fresh_number())
        await asyncio.sleep(delay)
        await caller.hang_up()
        with contextlib.suppress(CallRefused):
            await caller.answered(2)
        assert caller.over


async def test_hanging_up_in_the_announcement(nobody_left: None, phone: Phone, settings: Settings) -> None:
    caller = await ring_in(phone, settings)
    await caller.hang_up()


async def test_hanging_up_while_waiting(nobody_left: None, phone: Phone, settings: Settings) -> None:
    caller = await ring_in(phone, settings, "4")
    await asyncio.sleep(1)
    await caller.hang_up()


async def test_hanging_up_while_the_agents_telephone_rings(
    nobody_left: None, phone: Phone, agent: Seat, settings: Settings
) -> None:
    caller = await ring_in(phone, settings, "0")
    ringing = await agent.phone.incoming(10)
    await caller.hang_up()
    await ringing.ended(5)
    await agent.is_in("ready")
    await a_normal_call_works(phone, agent, settings)


async def test_hanging_up_in_the_talk(nobody_left: None, phone: Phone, agent: Seat, settings: Settings) -> None:
    caller = await ring_in(phone, settings, "0")
    answered, call_id = await agent.take()
    await caller.hang_up()
    await answered.ended(5)
    await agent.finish(call_id)
    await agent.is_in("ready")


async def test_hanging_up_while_on_hold(nobody_left: None, phone: Phone, agent: Seat, settings: Settings) -> None:
    caller = await ring_in(phone, settings, "0")
    answered, call_id = await agent.take()
    await agent.desk.command(call_id, "hold")
    await caller.hang_up()
    await answered.ended(5)
    await agent.finish(call_id)


async def test_hanging_up_in_the_rating(nobody_left: None, phone: Phone, agent: Seat, settings: Settings) -> None:
    caller = await ring_in(phone, settings, "0")
    answered, call_id = await agent.take()
    await agent.desk.command(call_id, "rating")
    await answered.ended(5)
    await caller.hang_up()
    await agent.finish(call_id)
    await a_normal_call_works(phone, agent, settings)


async def test_an_agents_telephone_that_hangs_up_lets_the_caller_rate(
    nobody_left: None, phone: Phone, agent: Seat, settings: Settings
) -> None:
    caller = await ring_in(phone, settings, "0")
    answered, call_id = await agent.take()
    await caller.audio.wait_for_tone(AGENT_TONE)  # before that nobody was heard, and the caller is kept for a person
    await answered.hang_up()
    await asyncio.sleep(1)
    await caller.audio.send_keys("2")
    await caller.ended(20)
    await agent.finish(call_id)
