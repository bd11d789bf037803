"""Calls through the SIP edge, and what happens to hostile ones, while a talk is in progress."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Iterator

import pytest

from hotline.demo.phone.call import Call
from hotline.demo.phone.dialog import Dialog
from hotline.demo.phone.messages import Response, parameter_of, parse
from hotline.demo.phone.phone import NotRegistered, Phone
from hotline.domains.voice.calls.ports import PhoneReply, ProvisionPhone
from hotline.infrastructure import sip_edge
from hotline.infrastructure.settings import SipEdge, settings
from tests.scenarios.callcontrol.node import AGENT_TONE, CALLER_TONE, ROOT, Floor, Node, staffed, talk, until
from tests.scenarios.callcontrol.test_dialling import talking as dialled
from tests.scenarios.test_bad_sip import hang_up_the_answered

pytestmark = pytest.mark.real
DESK, STRANGER, GUESSER, FLOODER = "127.0.0.40", "127.0.0.66", "127.0.0.67", "127.0.0.68"
FAILURES = 4
INVITE = (
    "INVITE sip:12333@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP {here};branch=z9hG4bK{n};rport\r\nMax-Forwards: 70\r\n"
    "From: <sip:900@x.example>;tag={n}\r\nTo: <sip:12333@127.0.0.1>\r\nCall-ID: {n}@x\r\nCSeq: 1 INVITE\r\n"
    "Contact: <sip:900@{here}>\r\nContent-Length: 0\r\n\r\n"
)


@pytest.fixture(scope="module")
def node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    if not (ROOT / "usr/sbin/asterisk").exists():
        pytest.skip(f"Asterisk is not built in {ROOT}")
    with Node(tmp_path_factory.mktemp("door"), SipEdge(failures=FAILURES, ban_minutes=1)) as running:
        yield running


@pytest.fixture
async def floor(node: Node, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Floor]:
    """The citizens' telephone stands at the carrier and rings the door."""
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    async with (
        staffed(node) as ready,
        Phone("13800138000", ("127.0.0.1", node.settings.ports.sip_edge)) as citizen,
    ):
        ready.citizen = citizen
        yield ready
    settings.cache_clear()


async def credentials(floor: Floor, agent: str = "1001") -> tuple[str, str, str]:
    request = ProvisionPhone(agent, "phone")
    reply = await floor.bus.request(f"callcontrol.{floor.node.settings.place.node}.phone", request, PhoneReply)
    assert reply.phone is not None, reply.message
    return reply.phone.endpoint, reply.phone.username, reply.phone.password


def telephone(floor: Floor, user: str, login: str, password: str, at: str = DESK) -> Phone:
    server = ("127.0.0.1", floor.node.settings.ports.sip_edge)
    return Phone(user, server, login=login, password=password, local=(at, 0))


@contextlib.asynccontextmanager
async def talking(floor: Floor) -> AsyncIterator[tuple[Call, Call]]:
    """Citizen and agent through the door, hearing each other, at the end as at the beginning."""
    async with telephone(floor, *await credentials(floor)) as phone:
        await phone.register()
        caller, agent, _ = await talk(floor, phone)
        yield caller, agent
        await still_hear_each_other(caller, agent)
        await caller.hang_up()
        await agent.ended(5)


async def still_hear_each_other(caller: Call, agent: Call) -> None:
    """Two seconds of tone from now on, both ways, and next to no packet lost."""
    before = [call.audio.reception.packets for call in (caller, agent)]
    await asyncio.sleep(2)
    arrived = [call.audio.reception.packets - count for call, count in zip((caller, agent), before, strict=True)]
    assert min(arrived) >= 90, f"of 100 packets each way: {arrived}"
    await caller.audio.wait_for_tone(AGENT_TONE)
    await agent.audio.wait_for_tone(CALLER_TONE)


def throw(messages: list[str], source: str, floor: Floor) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind((source, 0))
        here = f"{source}:{wire.getsockname()[1]}"
        for number, message in enumerate(messages):
            text = message.replace("{here}", here).replace("{n}", f"{source[-2:]}-{number}")
            wire.sendto(text.encode(), ("127.0.0.1", floor.node.settings.ports.sip_edge))


def answer_to(message: str, port: int, source: str = "127.0.0.1") -> int:
    """The code of the first final answer to this message, sent from the carrier's address or another; 0 for none.

    A call that is taken is hung up at once.
    """
    server = ("127.0.0.1", port)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
        wire.bind((source, 0))
        wire.settimeout(3)
        wire.sendto(message.replace("{here}", f"{source}:{wire.getsockname()[1]}").encode(), server)
        with contextlib.suppress(TimeoutError):
            while True:
                answer = parse(wire.recv(65535))
                if isinstance(answer, Response) and answer.code >= 200:
                    if answer.code < 300:
                        hang_up_the_answered(answer, wire, server)
                    return answer.code
    return 0


def answer_by_tcp(message: str, port: int) -> int:
    """As ``answer_to``, over TCP."""
    with socket.create_connection(("127.0.0.1", port), 3) as wire:
        here = f"127.0.0.1:{wire.getsockname()[1]}"
        wire.sendall(message.replace("SIP/2.0/UDP", "SIP/2.0/TCP").replace("{here}", here).encode())
        answer = parse(wire.recv(65535))
        return answer.code if isinstance(answer, Response) else 0


def inside(dialog: Dialog, method: str, *extra: str) -> str:
    """A request of the caller's own dialog."""
    lines = [
        f"{method} {dialog.target} SIP/2.0",
        "Via: SIP/2.0/UDP {here};branch=z9hG4bKinside;rport",
        *(f"Route: {route}" for route in dialog.routes),
        "Max-Forwards: 70",
        f"From: {dialog.local}",
        f"To: {dialog.remote}",
        f"Call-ID: {dialog.call_id}",
        f"CSeq: {dialog.sequence + 1} {method}",
        f"Contact: {dialog.contact}",
        *extra,
        "Content-Length: 0",
    ]
    return "\r\n".join(lines) + "\r\n\r\n"


def taking_over(dialog: Dialog, header: str) -> str:
    """A new call that names the dialog of a talk (RFC 3891, RFC 3911)."""
    tags = [parameter_of(value, "tag") for value in (dialog.remote, dialog.local)]
    named = f"{header}: {dialog.call_id};to-tag={tags[0]};from-tag={tags[1]}"
    return INVITE.replace("{n}", "takeover").replace("Content-Length: 0", f"{named}\r\nContent-Length: 0")


@pytest.mark.parametrize("header", ["Replaces", "Join"])
async def test_nobody_takes_a_talk_over_by_naming_it(floor: Floor, header: str) -> None:
    edge, switch = floor.node.settings.ports.sip_edge, floor.node.settings.ports.sip
    async with talking(floor) as (caller, agent):
        assert await asyncio.to_thread(answer_to, taking_over(caller.dialog, header), edge) == 403
        assert await asyncio.to_thread(answer_by_tcp, taking_over(caller.dialog, header), edge) == 403
        await asyncio.to_thread(answer_to, taking_over(caller.dialog, header), switch)
        assert not caller.over
        assert not agent.over


@pytest.mark.parametrize("header", ["Replaces", "Join"])
async def test_no_telephone_of_an_agent_takes_a_talk_over_either(floor: Floor, header: str) -> None:
    edge = floor.node.settings.ports.sip_edge
    async with talking(floor) as (caller, agent):
        for dialog in (caller.dialog, agent.dialog):
            message = taking_over(dialog, header).replace("sip:900@", "sip:agent-1002@")
            assert await asyncio.to_thread(answer_to, message, edge, DESK) == 403


async def test_neither_caller_nor_telephone_passes_anybody_on(floor: Floor) -> None:
    edge = floor.node.settings.ports.sip_edge
    async with talking(floor) as (caller, agent):
        for dialog, source in ((caller.dialog, "127.0.0.1"), (agent.dialog, DESK)):
            refer = inside(dialog, "REFER", "Refer-To: <sip:0019001234567@127.0.0.1>")
            assert await asyncio.to_thread(answer_to, refer, edge, source) == 405
        refer = inside(caller.dialog, "REFER", "Refer-To: <sip:0019001234567@127.0.0.1>")
        assert await asyncio.to_thread(answer_by_tcp, refer, edge) == 405


async def banned() -> dict[str, str]:
    return {ban.source: ban.why for ban in (await sip_edge.query_edge()).bans}


async def test_a_talk_by_the_door_is_heard_both_ways_and_ends_from_either_side(floor: Floor) -> None:
    async with talking(floor):
        pass
    async with telephone(floor, *await credentials(floor)) as phone:
        await phone.register()
        caller, agent, _ = await talk(floor, phone, "offer-2")
        await agent.hang_up()
        await caller.hang_up()
    await until(floor.node.is_empty)


async def test_a_citizen_rung_up_by_the_door_answers_and_hangs_up(floor: Floor) -> None:
    floor.citizen = floor.at_carrier
    async with telephone(floor, *await credentials(floor)) as phone:
        await phone.register()
        own, citizen = await dialled(floor, phone, "out-by-the-door")
        await still_hear_each_other(citizen, own)
        await citizen.hang_up()
        await own.ended(8)
    await until(floor.node.is_empty)


async def test_strangers_are_refused_and_banned_and_the_talk_goes_on(floor: Floor) -> None:
    async with talking(floor):
        throw([INVITE] * FAILURES, STRANGER, floor)
        await until(lambda: is_banned(STRANGER, "stranger"))
        async with telephone(floor, "900", "900", "", STRANGER) as phone:
            with pytest.raises(NotRegistered) as silence:
                await phone.register()
            assert silence.value.code == 408, "who is banned hears nothing"


async def test_a_flood_is_banned_and_the_talk_goes_on(floor: Floor) -> None:
    async with talking(floor):
        throw([INVITE] * 2000, FLOODER, floor)
        await until(lambda: is_banned(FLOODER))
        assert "127.0.0.1" not in await banned(), "the carrier is never banned"


async def test_guessing_passwords_is_banned_and_lifted_by_hand(floor: Floor) -> None:
    user, login, password = await credentials(floor)
    async with telephone(floor, user, login, "wrong", GUESSER) as phone:
        for _ in range(FAILURES):
            with pytest.raises(NotRegistered):
                await phone.register()
    assert await is_banned(GUESSER, "password")
    async with telephone(floor, user, login, password, GUESSER) as phone:
        await sip_edge.lift_ban(GUESSER)
        await phone.register()


async def is_banned(source: str, why: str = "") -> bool:
    found = (await banned()).get(source)
    return found is not None and why in ("", found)


async def test_signing_in_again_gives_a_new_long_password_without_touching_the_talk(floor: Floor) -> None:
    first = await credentials(floor)
    async with telephone(floor, *first) as phone:
        await phone.register()
        caller, agent, _ = await talk(floor, phone)
        second = await credentials(floor)
        assert first[2] != second[2]
        assert len(second[2]) >= 32
        await still_hear_each_other(caller, agent)
        async with telephone(floor, *first) as old:
            with pytest.raises(NotRegistered):
                await old.register()
        async with telephone(floor, *second) as new:
            await new.register()
        await caller.hang_up()
