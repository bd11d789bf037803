"""What stands in for the client's service, asked as callcontrol asks it."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestServer

from hotline.domains.ivr.adapters.services import HttpService
from hotline.domains.ivr.rules.answers import Reply
from hotline.domains.ivr.rules.identity import is_identity
from hotline.domains.ivr.rules.values import pieces
from hotline.processes.demo_benefits import application, people_of

REFUSED, FAILED, LATE = Reply("refused"), Reply("failed"), Reply("timeout")


@pytest.fixture
async def service() -> AsyncIterator[HttpService]:
    async with TestServer(application()) as server, ClientSession() as http:
        yield HttpService(http, "benefits", str(server.make_url("")), "")


async def record(service: HttpService, id_number: str, card_tail: str, seconds: float = 5) -> Reply:
    fields = {"id_number": id_number, "card_tail": card_tail}
    return await service.ask("personal-record", fields, name="c-q1", seconds=seconds)


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
    assert await service.ask("marry", {}, name="c-q1", seconds=5) == FAILED
    assert await service.ask("personal-record", {"id_number": "1" * 70_000}, name="c-q1", seconds=5) == FAILED


def test_everybody_it_knows_can_be_keyed_in_and_read_out() -> None:
    people = people_of()
    assert all(is_identity(person.id_number) and len(person.card_tail) == 6 for person in people)
    assert len({person.id_number for person in people}) == len(people)
    for person in people:
        assert pieces(str(person.months), "duration")
        assert pieces(person.last_month, "month")
        assert pieces(person.balance, "amount")
