"""Shared helpers of the tests of flow pages: the leader who changes flows, and callers who walk them."""

from collections.abc import AsyncIterator
from typing import Any

import pytest_asyncio

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.floor import PASSWORD, fresh_number, until

LEADER = "2001"


@pytest_asyncio.fixture(loop_scope="session")
async def leader(settings: Settings) -> AsyncIterator[Desk]:
    async with Desk(origin_of(settings), LEADER, PASSWORD) as desk:
        yield desk


async def queue_reached(phone: Phone, leader: Desk, dialled: str, *keys: str) -> str:
    """Where a caller comes who dials this number and presses these keys."""
    known = await calls(leader)
    call = await phone.call(dialled, caller=fresh_number())
    await call.audio.wait_until(lambda port: port.reception.packets > 5, within=10)
    for key in keys:
        await call.audio.send_keys(key)

    async def look() -> str | None:
        fresh = [doc for name, doc in (await calls(leader)).items() if name not in known]
        return next((str(doc["queue"]) for doc in fresh if doc["queue"]), None)

    try:
        return await until(look, 30)
    finally:
        await call.hang_up()


async def calls(leader: Desk) -> dict[str, Any]:
    docs = (await leader.get("/api/live/snapshot?view=floor"))["docs"]
    return {name: doc for name, doc in docs.items() if name.startswith("calls/")}
