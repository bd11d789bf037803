"""Walls over HTTP: what a hall sees and how soon, links that go dark, layouts that are drafted, published and kept."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient, Client

from hotline.domains.insight.analytics.queries import store as stores
from hotline.domains.voice.routing.ports import AgentState
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.settings import settings
from tests.domains.service.messaging.arrivals import log
from tests.domains.voice.calls.tales import Tale
from tests.web.acd import Acd
from tests.web.people import session_of, signed_in
from tests.web.test_stream import events
from tests.web.walls import deliver

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]

VIEW, DESIGN = "walls.view", "walls.design"
TILE = {"id": "a", "kind": "number", "x": 0, "y": 0, "w": 3, "h": 3, "measures": ["calls_in"]}
LAYOUT = {"title": "试", "seconds": 20, "pages": [{"title": "一", "tiles": [TILE]}]}


@pytest.fixture(autouse=True)
def facts_of_this_test(
    transactional_db: None, sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()
    stores.store.cache_clear()
    deliver("service", "work")
    yield
    stores.store.cache_clear()
    settings.cache_clear()


def designer() -> Client:
    client = Client()
    client.cookies["hotline_session"] = session_of("8002", VIEW, DESIGN)
    return client


def response_to(method: str, path: str, **body: Any) -> Any:
    return getattr(designer(), method)(f"/api/walls/{path}".rstrip("/"), json.dumps(body), "application/json")


def made_link(key: str = "service", days: int = 30) -> dict[str, Any]:
    made = response_to("post", f"{key}/displays", place="一层大厅", days=days).json()
    return made | {"secret": made["path"].partition("#")[2]}


def screen(link: dict[str, Any]) -> dict[str, str]:
    return {"Authorization": f"Display {link['secret']}"}


async def changes_until(seen: AsyncIterator[tuple[str, dict[str, Any]]], doc: str, holds: Any) -> Any:
    """The document as it is once it holds."""
    async for kind, data in seen:
        if kind == "change" and data["doc"] == doc and holds(data["value"]):
            return data["value"]
    raise AssertionError(f"{doc} never came to that")


async def test_a_new_call_and_a_new_seat_are_on_the_wall(bus: Bus) -> None:
    answer = await signed_in("2001", VIEW).get("/api/walls/service/stream")
    async with asyncio.timeout(20):
        seen = events(answer)
        kind, snapshot = await anext(seen)
        assert kind == "snapshot"
        assert snapshot["docs"]["layout"]["layout"]["title"] == "12333 服务运行"
        assert snapshot["docs"]["tile/answered"]["cells"][0]["shown"] == "0"
        await Acd(bus).show_agent("1001", state=AgentState.TALKING)
        assert await changes_until(seen, "seats", lambda seats: seats == {"talking": 1})
        tale = (
            Tale("c1", datetime.now(UTC) - timedelta(seconds=9))
            .arrives()
            .queues("social", after=1)
            .answered("1001", after=3, waited=3)
        )
        await sync_to_async(log)(tale.events)
        tile = await changes_until(seen, "tile/answered", lambda tile: tile["cells"][0]["shown"] == "1")
        assert tile["cells"][1]["name"] == "进入排队"


async def test_a_screen_with_a_link_needs_nobody_signed_in_and_goes_dark_when_it_is_revoked(bus: Bus) -> None:
    link = await sync_to_async(made_link)()
    answer = await AsyncClient().get("/api/walls/service/stream", headers=screen(link))
    async with asyncio.timeout(20):
        seen = events(answer)
        assert (await anext(seen))[0] == "snapshot"
        revoked = await sync_to_async(response_to)("post", f"displays/{link['id']}/revoke")
        assert revoked.json()["state"] == "revoked"
        while (event := await anext(seen))[0] != "bye":
            pass
        assert event == ("bye", {"code": "display_over"})
    again = await AsyncClient().get("/api/walls/service/stream", headers=screen(link))
    assert (again.status_code, again.json()["code"]) == (401, "display_over")
    trail = await sync_to_async(
        lambda: list(AuditRow.objects.filter(status=None).order_by("at").values_list("action", flat=True))
    )()
    assert trail == ["walls.make_display", "walls.open", "walls.revoke_display"]


async def test_a_link_opens_its_own_wall_to_read_and_nothing_else(bus: Bus) -> None:
    link = await sync_to_async(made_link)()
    client = AsyncClient()
    assert (await client.get("/api/walls/service/snapshot", headers=screen(link))).status_code == 200
    assert (await client.get("/api/walls/work/snapshot", headers=screen(link))).status_code == 403
    assert (await client.get("/api/walls", headers=screen(link))).status_code == 401
    assert (await client.get("/api/live/snapshot?view=floor", headers=screen(link))).status_code == 401
    changed = link | {"secret": link["secret"][:-1] + ("a" if link["secret"][-1] != "a" else "b")}
    assert (await client.get("/api/walls/service/snapshot", headers=screen(changed))).status_code == 401


def test_a_link_says_where_how_long_and_who_and_its_secret_once() -> None:
    link = made_link(days=30)
    assert link["path"].startswith("/wall/service#hd_")
    (listed,) = designer().get("/api/walls/service/displays").json()
    assert (listed["place"], listed["state"], listed["made_by"]) == ("一层大厅", "on", "8002")
    assert link["secret"] not in json.dumps(listed)
    assert response_to("post", "service/displays", place="", days=30).status_code == 422
    assert response_to("post", "nothing/displays", place="厅", days=30).status_code == 404


def test_a_layout_is_drafted_previewed_published_and_shown_again() -> None:
    made = response_to("post", "", key="hall", layout=LAYOUT).json()
    assert (made["draft"], made["published"], made["saved"]) == (True, 0, 1)
    assert designer().get("/api/walls/hall/snapshot").status_code == 404, "nobody sees a draft"
    moved = LAYOUT | {"pages": [{"title": "一", "tiles": [TILE | {"x": 6}]}]}
    saved = response_to("put", "hall/draft", layout=moved, seen=1).json()
    first = response_to("post", "hall/publish", seen=saved["saved"]).json()
    assert (first["draft"], first["published"], [v["number"] for v in first["versions"]]) == (False, 1, [1])
    assert first["layout"]["pages"][0]["tiles"][0]["x"] == 6
    second = response_to("put", "hall/draft", layout=LAYOUT, seen=saved["saved"]).json()
    response_to("post", "hall/publish", seen=second["saved"])
    again = response_to("post", "hall/versions/1/show").json()
    assert (again["published"], again["layout"]["pages"][0]["tiles"][0]["x"]) == (3, 6)
    actions = list(AuditRow.objects.filter(status=None).order_by("at").values_list("action", flat=True))
    assert actions == ["walls.make", "walls.save", "walls.publish", "walls.save", "walls.publish", "walls.show_again"]


def test_nobody_saves_or_publishes_over_what_another_saved_meanwhile() -> None:
    response_to("post", "", key="hall", layout=LAYOUT)
    assert response_to("put", "hall/draft", layout=LAYOUT | {"title": "甲"}, seen=1).status_code == 200
    late = response_to("put", "hall/draft", layout=LAYOUT | {"title": "乙"}, seen=1)
    assert (late.status_code, late.json()["code"]) == (409, "stale_version")
    assert response_to("post", "hall/publish", seen=1).json()["code"] == "stale_version"
    assert designer().get("/api/walls/hall/design").json()["layout"]["title"] == "甲"


@pytest.mark.parametrize(
    "bad",
    [
        {"title": "试"},
        LAYOUT | {"pages": []},
        LAYOUT | {"pages": [{"title": "一", "tiles": [TILE | {"w": 1}]}]},
        LAYOUT | {"pages": [{"title": "一", "tiles": [TILE | {"measures": ["nonsense"]}]}]},
        LAYOUT | {"pages": [{"title": "一", "tiles": [TILE | {"script": "x"}]}]},
    ],
)
def test_a_layout_that_cannot_be_shown_is_refused_and_changes_nothing(bad: dict[str, Any]) -> None:
    response_to("post", "", key="hall", layout=LAYOUT)
    assert response_to("put", "hall/draft", layout=bad, seen=1).status_code == 422
    assert response_to("post", "", key="other", layout=bad).status_code == 422
    assert designer().get("/api/walls/hall/design").json()["saved"] == 1


async def test_a_preview_counts_what_is_not_saved(bus: Bus) -> None:
    client = signed_in("8002", VIEW, DESIGN)
    answer = await client.post("/api/walls/preview", {"layout": LAYOUT}, "application/json")
    assert answer.json()["docs"]["tile/a"]["cells"][0]["name"] == "来电"
    wrong = LAYOUT | {"pages": [{"title": "一", "tiles": [TILE | {"x": 11}]}]}
    assert (
        "超出屏幕" in (await client.post("/api/walls/preview", {"layout": wrong}, "application/json")).json()["message"]
    )


async def test_looking_is_not_designing(bus: Bus) -> None:
    leader = signed_in("2001", VIEW)
    assert (await leader.get("/api/walls")).status_code == 200
    assert (await leader.get("/api/walls/service/design")).status_code == 403
    assert (await signed_in("1001", "desk.use").get("/api/walls/service/snapshot")).status_code == 403
