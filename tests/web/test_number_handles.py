"""A citizen's number stands in no web address: lists are searched by a handle."""

from datetime import UTC, datetime, timedelta

import pytest
from time_machine import travel

from hotline.infrastructure.number_handles import number_of
from hotline.kernel.errors import Invalid
from tests.web.test_records import ALL, handle, search, signed_in, three_calls

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sealing_keys")]
__all__ = ["three_calls"]


def test_a_complete_number_is_searched_for_by_a_handle_and_never_stands_in_an_address(three_calls: None) -> None:
    client = signed_in("9001", *ALL)
    in_clear = client.get("/api/calls", {"number": "13800000002"})
    assert (in_clear.status_code, in_clear.json()["message"]) == (
        422,
        "网址中不写完整号码。请在页面搜索框中输入号码。",
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
