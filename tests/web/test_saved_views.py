"""Views of lists that people keep for themselves: by name, their own alone, without citizens' numbers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hotline.domains.platform.accounts.actions import saved_views
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.models import AuditRow
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

PATH = "/api/account/views"


@pytest.fixture
def browser(person: Callable[..., Staff]) -> Client:
    person("1001")
    client = Client()
    sign_in(client, "1001")
    return client


def save(client: Client, name: str, viewed: str = "calls", columns: tuple[str, ...] = (), **criteria: str) -> Any:
    body = {"viewed": viewed, "name": name, "criteria": criteria, "columns": columns}
    return client.post(PATH, body, "application/json")


def names(client: Client, viewed: str = "calls") -> list[str]:
    return [row["name"] for row in client.get(PATH, {"viewed": viewed}).json()["rows"]]


def test_a_view_comes_back_with_its_filters_and_columns(browser: Client) -> None:
    assert save(browser, "本周差评", columns=("number", "rating"), rating="5").status_code == 200
    (row,) = browser.get(PATH, {"viewed": "calls"}).json()["rows"]
    assert (row["name"], row["criteria"], row["columns"]) == ("本周差评", {"rating": "5"}, ["number", "rating"])
    assert names(browser, "recordings") == [], "a view belongs to its list"


def test_a_view_of_the_same_name_is_replaced(browser: Client) -> None:
    save(browser, "差评", rating="5")
    save(browser, "差评", rating="4")
    (row,) = browser.get(PATH, {"viewed": "calls"}).json()["rows"]
    assert row["criteria"] == {"rating": "4"}


def test_nobody_else_sees_or_removes_a_view(browser: Client, person: Callable[..., Staff]) -> None:
    id = save(browser, "差评").json()["id"]
    person("1002")
    other = Client()
    sign_in(other, "1002")
    assert names(other) == []
    assert other.delete(f"{PATH}/{id}").status_code == 404
    assert browser.delete(f"{PATH}/{id}").status_code == 204
    assert names(browser) == []
    saved, removed = AuditRow.objects.filter(action__in=["accounts.save_view", "accounts.remove_view"]).order_by("id")
    assert saved.detail == removed.detail == {"viewed": "calls", "name": "差评"}


@pytest.mark.parametrize(
    ("view", "sentence"),
    [
        ({"number": "138******01~" + "sealed" * 40}, "视图不能保存号码条件。请先清除号码再保存。"),
        ({"viewed": "salaries"}, "这个列表不能保存视图，请每次重新筛选。"),
    ],
)
def test_what_a_view_must_not_be(browser: Client, view: dict[str, str], sentence: str) -> None:
    answer = save(browser, "我的", **view)
    assert (answer.status_code, answer.json()["message"]) == (422, sentence)


def test_a_list_has_so_many_views(browser: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saved_views, "MAX_VIEWS", 2)
    save(browser, "一")
    save(browser, "二")
    assert save(browser, "三").status_code == 409
    assert save(browser, "二", rating="5").status_code == 200, "what is there may be changed"
    assert save(browser, "三", viewed="recordings").status_code == 200
