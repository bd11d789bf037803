"""A full number is seen by who may, for a reason, and never without a trace."""

from typing import Any

import pytest

from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.sealing import seal_number
from tests.web.acd import Acd
from tests.web.people import signed_in

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sealing_keys")]


@pytest.fixture
async def others(bus: Bus) -> Acd:
    stand_in = Acd(bus)
    await stand_in.show_talk("c1", "1001", seal_number("13800000000", "call/c1"))
    await stand_in.show_talk("c2", "1001", None)
    return stand_in


async def reveal(number: str, *permissions: str, call: str = "c1", reason: str = "核对身份") -> Any:
    client = signed_in(number, *permissions)
    return await client.post(
        "/api/citizens/reveal", {"call_id": call, "reason": reason}, content_type="application/json"
    )


async def rows() -> list[tuple[str, str, str, str]]:
    found = AuditRow.objects.filter(action="citizens.reveal").order_by("id")
    return [(row.by, row.about, row.outcome, row.detail["reason"]) async for row in found]


async def test_who_may_sees_the_number_for_thirty_seconds_and_leaves_a_row(others: Acd) -> None:
    answer = await reveal("2001", "citizens.reveal", "calls.view_all")
    assert answer.json() == {"number": "13800000000", "seconds": 30}
    assert await rows() == [("2001", "call/c1", "done", "核对身份")]


async def test_who_may_not_is_turned_down_and_that_is_kept_too(others: Acd) -> None:
    answer = await reveal("1001", "desk.use")
    assert (answer.status_code, answer.json()["code"]) == (403, "not_permitted")
    assert "13800000000" not in answer.content.decode()
    assert await rows() == [("1001", "call/c1", "refused", "核对身份")]


async def test_a_reason_is_needed(others: Acd) -> None:
    assert (await reveal("2001", "citizens.reveal", "calls.view_all", reason="")).status_code == 422
    assert await rows() == []


async def test_a_withheld_number_cannot_be_seen(others: Acd) -> None:
    assert (await reveal("2001", "citizens.reveal", "calls.view_all", call="c2")).status_code == 404


async def test_the_row_itself_does_not_tell_the_number(others: Acd) -> None:
    await reveal("2001", "citizens.reveal", "calls.view_all")
    row = await AuditRow.objects.filter(action="citizens.reveal").alast()
    assert row is not None
    assert "13800000000" not in str(row.detail)
