"""Conversations of the public page on the bus: any process goes on with them, and nobody reads them there."""

import asyncio
import time

import pytest

from hotline.infrastructure import conversations
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.conversations import MAX_TURNS, BusConversations, ConversationTurn, continued
from hotline.kernel.sealed import Sealed
from tests.nats_server import NatsServer, settings_for, until

pytestmark = pytest.mark.usefixtures("sealing_keys")
QUESTION, REPLY = "我叫欧阳春，养老金怎么算", "按缴费年限算"


def on(bus: Bus) -> BusConversations:
    async def connected() -> Bus:
        return bus

    return BusConversations(connected)


async def test_another_process_goes_on(bus: Bus, server: NatsServer) -> None:
    await on(bus).append("visit", QUESTION, REPLY)
    async with Bus(settings_for(server), "another") as other:
        await on(other).append("visit", "那几年", "十五年")
        turns = await on(bus).turns_of("visit")
    assert [(turn.role, turn.text) for turn in turns] == [
        ("citizen", QUESTION),
        ("assistant", REPLY),
        ("citizen", "那几年"),
        ("assistant", "十五年"),
    ]
    assert await on(bus).turns_of("another-visit") == []


async def test_the_bus_holds_no_word_in_the_clear(bus: Bus, server: NatsServer) -> None:
    await on(bus).append("visit", QUESTION, REPLY)
    stored = b"".join(path.read_bytes() for path in server.store.rglob("*") if path.is_file())
    assert b"KV.conversations.visit" in stored
    assert QUESTION.encode() not in stored
    assert "欧阳春".encode() not in stored


async def test_an_entry_moved_to_another_visit_is_not_opened(bus: Bus) -> None:
    await on(bus).append("visit", QUESTION, REPLY)
    bucket = bus.bucket("conversations", Sealed)
    entry = await bucket.get("visit")
    assert entry is not None
    await bucket.put("thief", entry[0])
    assert await on(bus).turns_of("thief") == []


async def test_two_pages_of_one_visit_lose_no_turn(bus: Bus) -> None:
    await asyncio.gather(*(on(bus).append("visit", f"问题{number}", "答") for number in range(3)))
    turns = await on(bus).turns_of("visit")
    assert {turn.text for turn in turns if turn.role == "citizen"} == {"问题0", "问题1", "问题2"}


async def test_an_absent_bus_delays_an_answer_by_no_more_than_half_a_second(bus: Bus, server: NatsServer) -> None:
    server.kill()
    began = time.monotonic()
    assert await on(bus).turns_of("visit") == []
    await on(bus).append("visit", QUESTION, REPLY)
    assert time.monotonic() - began < 2 * conversations.WAIT_SECONDS + 1
    server.start()
    await until(lambda: bus.connected, 10)


def test_a_question_sent_again_after_its_answer_broke_off_stands_once() -> None:
    once = continued([], QUESTION, "按")
    assert continued(once, QUESTION, REPLY) == [
        ConversationTurn("citizen", QUESTION),
        ConversationTurn("assistant", REPLY),
    ]


def test_a_long_conversation_forgets_its_beginning() -> None:
    turns: list[ConversationTurn] = []
    for number in range(MAX_TURNS):
        turns = continued(turns, f"问题{number}", "答" * 5000)
    assert (len(turns), turns[-2].text) == (MAX_TURNS, f"问题{MAX_TURNS - 1}")
    assert max(len(turn.text) for turn in turns) == conversations.MAX_TEXT
