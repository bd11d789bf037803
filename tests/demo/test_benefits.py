"""The substitutes for the client's services, queried as callcontrol and the worker query them."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from hotline.demo.benefits import UNREACHABLE, application, people_of
from hotline.domains.service.messaging.adapters.text_gateway import HttpGateway
from hotline.domains.service.messaging.rules.texts import SendResult
from hotline.domains.voice.ivr.adapters.services import HttpService
from hotline.domains.voice.ivr.rules.answers import Reply
from hotline.domains.voice.ivr.rules.identity import is_identity
from hotline.domains.voice.ivr.rules.values import pieces

REFUSED, FAILED, LATE = Reply("refused"), Reply("failed"), Reply("timeout")


@pytest.fixture
async def service() -> AsyncIterator[HttpService]:
    async with TestServer(application()) as server, ClientSession() as http:
        yield HttpService(http, "benefits", str(server.make_url("")), "")


async def record(service: HttpService, id_number: str, card_tail: str, seconds: float = 5) -> Reply:
    fields = {"id_number": id_number, "card_tail": card_tail}
    return await service.query("personal-record", fields, name="c-q1", seconds=seconds)


async def test_who_gives_number_and_card_gets_the_record_as_often_as_asked(service: HttpService) -> None:
    known = Reply("done", {"months": 278, "last_month": "2026-10", "balance": "45678.90"})
    assert await record(service, "110199196503120013", "660013") == known
    assert await record(service, "110199196503120013", "660013") == known


async def test_a_wrong_card_and_a_stranger_are_told_apart_by_nothing(service: HttpService) -> None:
    assert await record(service, "110199196503120013", "000000") == REFUSED
    assert await record(service, "110101190001010011", "660013") == REFUSED
    assert await record(service, "", "") == REFUSED


async def test_somebodys_answer_comes_too_late_and_somebodys_not_at_all(service: HttpService) -> None:
    assert await record(service, "110199197007071149", "700707", seconds=0.3) == LATE
    assert await record(service, "110199197208082274", "720808") == FAILED


async def test_what_it_does_not_know_to_do_fails(service: HttpService) -> None:
    assert await service.query("marry", {}, name="c-q1", seconds=5) == FAILED
    assert await service.query("personal-record", {"id_number": "1" * 70_000}, name="c-q1", seconds=5) == FAILED


def test_everybody_it_knows_can_be_keyed_in_and_read_out() -> None:
    people = people_of()
    assert all(is_identity(person.id_number) and len(person.card_tail) == 6 for person in people)
    assert len({person.id_number for person in people}) == len(people)
    for person in people:
        assert pieces(str(person.months), "duration")
        assert pieces(person.last_month, "month")
        assert pieces(person.balance, "amount")


# Texts ---------------------------------------------------------------------------------------------------------------


async def hand_over(server: TestServer, message: str, number: str = "13800000001", text: str = "您好") -> SendResult:
    gateway = HttpGateway(str(server.make_url("/texts/")), "")
    return await asyncio.to_thread(gateway.hand_over, message=message, number=number, text=text)


async def sent_to(server: TestServer, number: str) -> list[str]:
    async with ClientSession() as http, http.get(server.make_url("/texts"), params={"to": number}) as answer:
        return list((await answer.json())["texts"])


async def test_a_text_handed_over_twice_under_one_name_is_sent_once() -> None:
    async with TestServer(application()) as server:
        assert [await hand_over(server, name) for name in ("c-q1", "c-q1", "c-q2")] == [SendResult.TAKEN] * 3
        assert await sent_to(server, "13800000001") == ["您好", "您好"]
        assert await sent_to(server, "13800000002") == []


async def test_one_number_is_never_got_through_to_and_a_text_without_name_is_refused() -> None:
    async with TestServer(application()) as server:
        assert await hand_over(server, "c-q1", UNREACHABLE) == SendResult.LATER
        assert await hand_over(server, "") == SendResult.REFUSED
        assert await sent_to(server, UNREACHABLE) == []


async def test_a_gateway_that_is_not_there_is_asked_again_later() -> None:
    gateway = HttpGateway("http://127.0.0.1:9", "")
    assert await asyncio.to_thread(gateway.hand_over, message="c-q1", number="1", text="您好") == SendResult.LATER
