"""The live stream and health over HTTP: who may see what, and that news arrives."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from hotline.infrastructure import live
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import settings
from tests.nats_server import NatsServer, make_stores
from tests.web.acd import Acd
from tests.web.people import signed_in

pytestmark = pytest.mark.real


async def events(answer: Any) -> AsyncIterator[tuple[str, dict[str, Any]]]:
    """Kind and data of each event, comments left out."""
    async for piece in answer.streaming_content:
        for event in piece.decode().split("\n\n"):
            fields = dict(line.split(": ", 1) for line in event.split("\n") if line and not line.startswith(":"))
            if "event" in fields:
                yield fields["event"], json.loads(fields["data"])


async def test_a_leader_sees_the_floor_and_every_change_on_it(bus: Bus) -> None:
    others = Acd(bus)
    await others.show_agent("1001")
    answer = await signed_in("2001", "live.floor").get("/api/live/stream?view=floor")
    assert answer["Content-Type"] == "text/event-stream"
    async with asyncio.timeout(5):
        seen = events(answer)
        kind, snapshot = await anext(seen)
        assert kind == "snapshot"
        assert "agents/1001" in snapshot["docs"]
        await others.show_talk("c1", "1001")
        kind, change = await anext(seen)
        assert (kind, change["doc"], change["value"]["agent"]) == ("change", "calls/c1", "1001")
        assert change["seq"] > snapshot["seq"]


async def test_while_the_bus_is_away_there_is_no_stream_that_looks_alive(tmp_path: Path) -> None:
    server = NatsServer(tmp_path)
    await make_stores(server)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_BUS__URL", f"nats://127.0.0.1:{server.port}")
        settings.cache_clear()
        client = signed_in("2001", "live.floor")
        seen = events(await client.get("/api/live/stream?view=floor"))
        assert (await anext(seen))[0] == "snapshot"
        server.kill()
        async with asyncio.timeout(8):
            assert await anext(seen) == ("bye", {"code": "no_answer"})
        answer = await client.get("/api/live/stream?view=floor")
        assert (answer.status_code, answer.json()["code"]) == (503, "no_answer")
        await live.hang_up()
    settings.cache_clear()


@pytest.mark.parametrize(
    ("view", "permission"),
    [("desk", "desk.use"), ("colleagues", "desk.use"), ("floor", "live.floor"), ("health", "live.health")],
)
async def test_a_view_is_for_who_may_see_it(bus: Bus, view: str, permission: str) -> None:
    others = {"desk.use", "live.floor", "live.health"} - {permission}
    assert (await signed_in("1001", permission).get(f"/api/live/snapshot?view={view}")).status_code == 200
    assert (await signed_in("1001", *others).get(f"/api/live/snapshot?view={view}")).status_code == 403


async def test_an_unknown_view_is_said_to_be_one(bus: Bus) -> None:
    answer = await signed_in("1001", "desk.use").get("/api/live/snapshot?view=kitchen")
    assert (answer.status_code, answer.json()["fields"][0]["field"]) == (422, "view")


async def test_the_stream_needs_a_session(bus: Bus) -> None:
    from django.test import AsyncClient

    answer = await AsyncClient().get("/api/live/stream?view=desk")
    assert (answer.status_code, answer.json()["code"]) == (401, "session_missing")
