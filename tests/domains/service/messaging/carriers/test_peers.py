"""Our side of the protocols against programs that others wrote: smpp34, smpplib, pycmpp and cmppy."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
import smpp34
from cmppy import Cmppy
from cmppy.request import SubmitReq
from pycmpp import Cmpp
from smpplib import smpp as smpplib_smpp

from hotline.domains.service.messaging.adapters.carrier_line import Line
from hotline.domains.service.messaging.rules.carriers import cmpp, smpp
from hotline.domains.service.messaging.rules.carriers.content import Capabilities, parts_of
from hotline.domains.service.messaging.rules.carriers.dialects.base import Account, Outgoing, Reply
from hotline.domains.service.messaging.rules.carriers.dialects.smpp import SmppDialect
from hotline.domains.service.messaging.rules.carriers.documents import document_of
from hotline.domains.service.messaging.rules.carriers.news import Accepted, Pace, Refused, Unanswered
from hotline.domains.service.messaging.rules.carriers.protocol import Frames
from hotline.domains.service.messaging.rules.carriers.receipts import Outcome, Receipt
from hotline.domains.service.messaging.rules.carriers.session import Session
from tests.domains.service.messaging.carriers.memory_store import MemoryStore
from tests.domains.service.messaging.carriers.rough_line import RoughLine
from tests.free_ports import free_port

pytestmark = pytest.mark.real
PATIENCE_SECONDS = 20
QUICK = Pace(
    per_second=5000,
    answer_within=2,
    heartbeat_after=0.5,
    heartbeat_within=0.3,
    heartbeat_tries=2,
    reconnect_after=0.1,
    max_reconnect_after=0.2,
)


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(PATIENCE_SECONDS):
        while not condition():  # noqa: ASYNC110 - any condition
            await asyncio.sleep(0.01)


class Smsc:
    """The server of smpp34: accepts every message, numbers it, and sends a receipt where it is told to."""

    def __init__(self) -> None:
        self.port = free_port()
        self._server = smpp34.Server(host="127.0.0.1", port=self.port, system_id="SMSC")
        self.taken: list[Any] = []
        self.esme: Any = None
        self.receipts = False
        self.refuses_with = 0

    async def __aenter__(self) -> "Smsc":
        await self._server.start()
        self._task = asyncio.create_task(self._serve())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._task.cancel()
        await self._server.stop()

    async def _serve(self) -> None:
        while True:
            event = await self._server.next()
            if isinstance(event, smpp34.Esme):
                self.esme = event
            elif isinstance(event, smpp34.SubmitSmEvent):
                if self.refuses_with:
                    event.reject(self.refuses_with)
                    continue
                self.taken.append(event)
                id = f"{len(self.taken):08x}"
                event.accept(message_id=id)
                if self.receipts:
                    await self._receipt(event, id)

    async def _receipt(self, event: Any, id: str) -> None:
        text = f"id:{id} sub:001 dlvrd:001 submit date:2612011200 done date:2612011201 stat:DELIVRD err:000 text:"
        await self.esme.deliver_sm(
            source_addr=event.destination_addr,
            destination_addr=event.source_addr,
            esm_class=4,
            short_message=text.encode(),
        )


@pytest.fixture
async def smsc() -> AsyncIterator[Smsc]:
    async with Smsc() as running:
        yield running


@contextlib.asynccontextmanager
async def line_to(port: int, store: MemoryStore, pace: Pace = QUICK) -> AsyncIterator[Line]:
    session = Session(SmppDialect(Account(user="hotline", secret="secret")), pace)
    line, stop = Line("smpp", session, store, ("127.0.0.1", port)), asyncio.Event()
    running = asyncio.create_task(line.run(stop))
    try:
        yield line
    finally:
        stop.set()
        await asyncio.wait_for(running, PATIENCE_SECONDS)


def outgoing(count: int, text: str = "您好") -> list[Outgoing]:
    (part,) = parts_of(text, Capabilities(), reference=1)
    return [Outgoing(f"text{at}", f"138{at:08}", "1069012333", part) for at in range(count)]


async def test_smpp34_takes_a_thousand_and_its_receipts_come_back(smsc: Smsc) -> None:
    store = MemoryStore()
    store.waiting, smsc.receipts = outgoing(1000), True
    async with line_to(smsc.port, store):
        await until(lambda: len(store.received(Receipt)) == 1000)
    assert len({each.id for each in store.of(Accepted)}) == 1000
    assert {each.id for each in store.received(Receipt)} == {each.id for each in store.of(Accepted)}
    assert {each.outcome for each in store.received(Receipt)} == {Outcome.ARRIVED}
    assert len({event.destination_addr for event in smsc.taken}) == 1000
    assert {bytes(event.short_message).decode("utf-16-be") for event in smsc.taken} == {"您好"}


async def test_smpp34_reads_the_parts_of_a_long_message_and_replies(smsc: Smsc) -> None:
    store, text = MemoryStore(), "您反映的事项已办结，" * 15
    parts = parts_of(text, Capabilities(), reference=9)
    store.waiting = [Outgoing(f"part{at}", "13800138000", "1069", part) for at, part in enumerate(parts)]
    async with line_to(smsc.port, store):
        await until(lambda: len(store.of(Accepted)) == 3)
        reply = "满意".encode("utf-16-be")
        await smsc.esme.deliver_sm(
            source_addr="8613800138000", destination_addr="106988", data_coding=8, short_message=reply
        )
        await until(lambda: store.received(Reply))
    # Parts may come in any order: a telephone puts them together by the number in the header of each.
    taken = sorted((bytes(event.short_message) for event in smsc.taken), key=lambda part: part[5])
    assert "".join(part[6:].decode("utf-16-be") for part in taken) == text
    (answer,) = store.received(Reply)
    assert (answer.sender, answer.receiver, answer.text) == ("13800138000", "106988", "满意")


async def test_smpp34_says_too_fast_and_is_left_in_peace(smsc: Smsc) -> None:
    store = MemoryStore()
    store.waiting, smsc.refuses_with = outgoing(5), 0x58
    async with line_to(smsc.port, store, Pace(window=1, busy_pause=60)):
        await until(lambda: store.of(Refused))
        await asyncio.sleep(0.5)
    assert len(store.of(Refused)) == 1
    assert len(store.waiting) == 4


@pytest.mark.parametrize("mishap", ["cut", "stall", "garbage"])
async def test_over_a_rough_line_nothing_is_lost_or_sent_twice(smsc: Smsc, mishap: str) -> None:
    store = MemoryStore()
    store.waiting = outgoing(3000)
    async with RoughLine(smsc.port) as rough, line_to(rough.port, store) as line:
        for at in (500, 1500):
            await until(lambda at=at: len(store.handed_over) >= at)
            before = rough.connections
            if mishap == "cut":
                rough.cut()
            elif mishap == "garbage":
                rough.bring_garbage()
            rough.stalled = mishap == "stall"
            await until(lambda: line.problem)
            rough.stalled = False
            await until(lambda before=before: rough.connections > before)
        await until(lambda: len(store.of(Accepted)) + len({each.key for each in store.of(Unanswered)}) >= 3000)
    taken = [event.destination_addr for event in smsc.taken]
    uncertain = {each.key for each in store.of(Unanswered)}
    assert len(taken) == len(set(taken)), "none twice"
    assert {each.key for each in store.of(Accepted)} | uncertain == {f"text{at}" for at in range(3000)}
    assert len(uncertain) <= 2 * QUICK.window
    accepted = {f"86138{int(each.key.removeprefix('text')):08}" for each in store.of(Accepted)}
    assert accepted <= set(taken), "none lost"


async def test_while_the_store_is_away_nothing_leaves_and_nothing_is_answered(smsc: Smsc) -> None:
    store = MemoryStore()
    async with line_to(smsc.port, store):
        await until(lambda: smsc.esme)
        store.away = OSError("the database is away")
        store.waiting = outgoing(3)
        answered = asyncio.ensure_future(
            smsc.esme.deliver_sm(source_addr="13800138000", destination_addr="1069", short_message=b"1")
        )
        await asyncio.sleep(0.5)
        assert (smsc.taken, answered.done()) == ([], False)
        store.away = None
        await until(lambda: len(store.of(Accepted)) == 3)
        await asyncio.wait_for(answered, PATIENCE_SECONDS)
    assert [each.text for each in store.received(Reply)] == ["1"]


def test_smpplib_reads_what_we_write() -> None:
    (part,) = parts_of("您好", Capabilities(), reference=1)
    account = Account(user="hotline", secret="secret")
    pdu = SmppDialect(account).submit(7, Outgoing("text", "13800138000", "1069012333", part))
    frame = smpp.SMPP.encode(pdu, smpp.V34)
    theirs = smpplib_smpp.parse_pdu(frame, client=_NoClient(), allow_unknown_opt_params=True)
    assert (theirs.command, theirs.sequence) == ("submit_sm", 7)
    assert (theirs.source_addr, theirs.destination_addr) == (b"1069012333", b"8613800138000")
    assert theirs.short_message.decode("utf-16-be") == "您好"


class _NoClient:
    sequence = 0

    def next_sequence(self) -> int:
        return 1


class CmppServer:
    """A gateway of our own codecs, for clients that others wrote: checks the digest, accepts, and records."""

    def __init__(self, version: str) -> None:
        self._version = version
        self.documents: list[dict[str, Any]] = []

    async def __aenter__(self) -> "CmppServer":
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        frames = Frames(cmpp.CMPP)
        while data := await reader.read(4096):
            for frame in frames(data):
                self.documents.append(document_of(cmpp.CMPP, self._version, frame))
                pdu = cmpp.CMPP.decode(frame, self._version)
                if answer := self._answer(pdu):
                    writer.write(cmpp.CMPP.encode(answer, self._version))

    def _answer(self, pdu: Any) -> Any:
        match pdu:
            case cmpp.Connect():
                proof = cmpp.authenticator_source(pdu.source_addr, "secret", pdu.timestamp)
                status = 0 if proof == pdu.authenticator_source else 3
                ismg = cmpp.authenticator_ismg(status, proof, "secret", self._version)
                return cmpp.ConnectResp(sequence_id=pdu.sequence_id, status=status, authenticator_ismg=ismg)
            case cmpp.Submit():
                return cmpp.SubmitResp(sequence_id=pdu.sequence_id, msg_id=bytes.fromhex("16AA8D411FFA9B3A"))
            case cmpp.Terminate():
                return cmpp.TerminateResp(sequence_id=pdu.sequence_id)

    def of(self, name: str) -> list[dict[str, Any]]:
        return [each["fields"] for each in self.documents if each["pdu"] == name]


async def test_pycmpp_logs_in_and_its_texts_are_read_long_ones_too() -> None:
    long = "您反映的事项已办结，请对办理情况进行评价。" * 5
    async with CmppServer("2.0") as server:
        client = Cmpp("127.0.0.1", server.port, "900001", "secret", "1069012333", delivery=1)
        await asyncio.to_thread(client.connect)
        await asyncio.to_thread(client.auth)
        await until(lambda: server.of("connect"))
        await asyncio.to_thread(client.submit, "您好", ["13800138000"])
        await until(lambda: len(server.of("submit")) == 1)
        await asyncio.to_thread(client.submit, long, ["13800138000"])
        await until(lambda: len(server.of("submit")) == 3)
        client.close()
    short, *parts = server.of("submit")
    assert (short["text"], short["dest_terminal_id"]) == ("您好", ["13800138000"])
    assert "".join(each["text"] for each in parts) == long
    assert [each["udh"]["number"] for each in parts] == [1, 2]
    assert {each["udh"]["ref"] for each in parts} == {parts[0]["udh"]["ref"]}


async def test_cmppy_logs_in_in_3_0_reads_our_answer_and_its_text_is_read() -> None:
    async with CmppServer("3.0") as server:
        client = Cmppy("127.0.0.1", server.port, "900001", "secret")
        request = SubmitReq("900001", "您好", dest_terminal_id=["13800138000"])
        answer = await asyncio.to_thread(client.request, request)
        await until(lambda: server.of("terminate"))
    assert answer is not None
    assert [each["text"] for each in server.of("submit")] == ["您好"]
