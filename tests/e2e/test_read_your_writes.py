"""On the whole installation: who does something to a call sees it in what is read right afterwards, at once."""

from typing import Any

import pytest

from hotline.demo.phone.phone import Phone
from hotline.infrastructure.settings import Settings
from tests.e2e.floor import Seat, fresh_number, ring_in, seated

pytestmark = [pytest.mark.real, pytest.mark.e2e]

AGENT = "1012"


async def events_of(seat: Seat, call: str) -> list[str]:
    record: dict[str, Any] = await seat.desk.get(f"/api/calls/{call}")
    return [event["type"] for event in record["events"]]


async def test_what_was_just_done_to_a_call_is_in_its_record(phone: Phone, settings: Settings) -> None:
    async with seated(settings, AGENT) as seat:
        caller = await ring_in(phone, settings, "0", number=fresh_number())
        _, call = await seat.take()
        known = await seat.desk.get(f"/api/workorders/cases/prefill?call={call}")
        assert known["call"] == call
        for command, event in (("hold", "call.held"), ("resume", "call.resumed")):
            await seat.desk.command(call, command)
            assert event in await events_of(seat, call)
        await caller.hang_up()
        await seat.is_in("wrap_up")
        topics, dispositions = await seat.desk.topics()
        await seat.desk.wrap_up(call, topic=topics[0], disposition=dispositions[0], notes="测试", then="not_ready")
        record = await seat.desk.get(f"/api/calls/{call}")
        assert record["row"]["topic"] == topics[0]
