"""Searching over HTTP, as one types."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from hotline.domains.understanding.knowledge import ports
from hotline.domains.understanding.knowledge.adapters.index_files import IndexFiles
from hotline.domains.understanding.knowledge.queries import search_engine
from hotline.kernel.errors import Unavailable
from tests.domains.understanding.knowledge.people import TOPIC, published
from tests.slots import Override
from tests.web.people import signed_in

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]
TYPED = "交够几年能领退休金"


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, override: Override, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A node's own folder, no model."""
    override(ports.indexes, IndexFiles(tmp_path / "index"))
    override(ports.embedder, None)
    search_engine.forget()
    yield
    search_engine.forget()


async def search(client: AsyncClient, **query: Any) -> Any:
    return await client.get("/api/knowledge/search", query)


async def test_what_is_found_says_all_that_is_shown_of_it() -> None:
    await sync_to_async(published)()
    answer = (await search(signed_in("1001"), q="退休金要交够几年")).json()
    assert answer["meaning"] is False
    [found] = answer["results"]
    assert (found["code"], found["version"], found["title"]) == (TOPIC, 1, "最低缴费年限")
    assert (found["category"], found["subcategory"]) == ("养老保险", "领取条件")
    assert (found["valid_from"], found["valid_until"]) == ("2025-01-01", None)
    assert found["source"] == "《中华人民共和国社会保险法》第十六条"
    assert found["spoken"] == "您满十五年就可以按月领。"
    assert found["passage"]["key"] in {"conclusion", "details/0"}
    assert all(0 <= begin < end <= len(found["passage"]["text"]) for begin, end in found["passage"]["marks"])


async def test_only_who_is_signed_in_may_search() -> None:
    assert (await search(AsyncClient(), q=TYPED)).status_code == 401


@pytest.mark.parametrize(
    ("query", "status"),
    [({"q": "长" * 201}, 422), ({}, 422), ({"q": TYPED, "limit": 0}, 422), ({"q": TYPED, "as_of": "昨天"}, 422)],
)
async def test_what_cannot_be_searched_for_is_refused(query: dict[str, Any], status: int) -> None:
    assert (await search(signed_in("1001"), **query)).status_code == status


@pytest.mark.parametrize("typed", ["", "  ", "?!", "🙂", "'; drop table--", "<script>"])
async def test_whatever_is_typed_is_answered(typed: str) -> None:
    await sync_to_async(published)()
    assert (await search(signed_in("1001"), q=typed)).status_code == 200


async def test_another_day_is_searched_as_of_that_day() -> None:
    await sync_to_async(published)()
    found = [
        (await search(signed_in("1001"), q=TYPED, as_of=day)).json()["results"] for day in ("2025-06-01", "2024-06-01")
    ]
    assert [len(each) for each in found] == [1, 0]


async def test_suggestions_are_how_others_asked() -> None:
    await sync_to_async(published)()
    answer = await signed_in("1001").get("/api/knowledge/suggestions", {"q": "交够几"})
    assert answer.json() == {"suggestions": [TYPED]}


async def test_with_the_database_away_what_was_found_is_found_on(monkeypatch: pytest.MonkeyPatch) -> None:
    await sync_to_async(published)()
    assert len((await search(signed_in("1001"), q=TYPED)).json()["results"]) == 1
    monkeypatch.setattr(search_engine, "LOOK_SECONDS", -1.0)

    async def away(work: object, within: float = 0) -> None:
        raise Unavailable("数据库暂时无法连接。")

    monkeypatch.setattr("hotline.domains.understanding.knowledge.endpoints.search.from_database", away)
    assert len((await search(signed_in("1001"), q=TYPED)).json()["results"]) == 1


async def test_many_at_once_are_answered_alike() -> None:
    await sync_to_async(published)()
    answers = await asyncio.gather(*(search(signed_in("1001"), q=TYPED) for _ in range(12)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.content for answer in answers}) == 1
