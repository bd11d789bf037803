"""A citizen's number stands in no web address: lists are searched by a handle."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.test import AsyncClient
from time_machine import travel

from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.number_handles import number_of
from hotline.infrastructure.sealing import search_digest
from hotline.kernel.errors import Invalid
from tests.web.tables import STAFF, SYSTEMS, read
from tests.web.test_permissions import address
from tests.web.test_records import ALL, handle, search, signed_in, three_calls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
__all__ = ["three_calls"]


def test_a_complete_number_is_searched_for_by_a_handle_and_never_stands_in_an_address(three_calls: None) -> None:
    client = signed_in("9001", *ALL)
    in_clear = client.get("/api/calls", {"number": "13800000002"})
    assert (in_clear.status_code, in_clear.json()["message"]) == (
        422,
        "网址中不写完整号码。请在页面的“号码”框中输入。",
    )
    made = client.post(
        "/api/citizens/search-handle", {"number": "138-0000-0002"}, content_type="application/json"
    ).json()["handle"]
    assert made.startswith("138******02~")
    assert "13800000002" not in made
    assert search(client, number=made) == ["c2"]


def test_a_handle_that_is_too_old_or_not_ours_finds_nothing_and_says_why(
    three_calls: None,
) -> None:
    client = signed_in("9001", *ALL)
    made = handle("13800000002")
    forged = client.get("/api/calls", {"number": f"{made[:-6]}AAAAA="})
    assert (forged.status_code, forged.json()["message"]) == (422, "本次搜索已过期，请重新输入号码。")
    with travel(datetime.now(UTC) + timedelta(hours=13), tick=False), pytest.raises(Invalid, match="过期"):
        number_of(made)


PREFIXES = {STAFF: "/api", SYSTEMS: "/api/v1"}
WRITTEN = ("13800000002", "+86%20138-0000-0002", "010-12345678", "11010519491231002X", "欠薪 13800000002")


@pytest.mark.django_db(transaction=True)
@pytest.mark.real
@pytest.mark.parametrize("table", [STAFF, SYSTEMS], ids=["pages", "open interface"])
async def test_no_operation_takes_a_number_in_its_address(table: Path) -> None:
    client = AsyncClient()
    for operation in read(table):
        for written in WRITTEN:
            answer = await getattr(client, operation.method.lower())(
                f"{address(PREFIXES[table], operation)}?q={written}"
            )
            assert (answer.status_code, answer.json()["code"]) == (422, "number_in_address"), operation


def test_what_a_search_is_called_in_the_trail_is_the_number_and_not_its_handle(three_calls: None) -> None:
    client = signed_in("9001", *ALL)
    digests = set()
    for _ in range(2):
        made = client.post("/api/citizens/search-handle", {"number": "13800000002"}, "application/json").json()
        client.get("/api/calls", {"number": made["handle"]})
        digests.add(AuditRow.objects.filter(action="calls.search").latest("id").detail["asked"]["number"])
    assert digests == {search_digest("13800000002")}
