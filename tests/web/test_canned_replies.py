"""常用语: leaders keep them, whoever chats reads them."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.models import AuditRow
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

PAGE = "/api/canned-replies"


def signed_in(person: Callable[..., Staff], number: str, role: str) -> Client:
    person(number, roles=[role])
    client = Client()
    sign_in(client, number)
    return client


@pytest.fixture
def leader(person: Callable[..., Staff]) -> Client:
    return signed_in(person, "2001", "leader")


def post(client: Client, path: str = "", title: str = "问候", text: str = "您好，请问有什么可以帮您？") -> Any:
    return client.post(PAGE + path, {"title": title, "text": text}, "application/json")


def test_a_reply_is_made_changed_and_removed(leader: Client, person: Callable[..., Staff]) -> None:
    made = post(leader).json()
    post(leader, title="再见", text="感谢您的咨询。")
    changed = post(leader, f"/{made['id']}", title="问好").json()
    assert (changed["title"], changed["changed_by"]) == ("问好", "2001")
    agent = signed_in(person, "1001", "agent")
    assert {row["title"] for row in agent.get(PAGE).json()["rows"]} == {"再见", "问好"}
    assert leader.delete(f"{PAGE}/{made['id']}").status_code == 204
    assert leader.delete(f"{PAGE}/{made['id']}").status_code == 404
    assert [row["title"] for row in agent.get(PAGE).json()["rows"]] == ["再见"]
    actions = AuditRow.objects.filter(by="2001", status=None, action__startswith="chat.").order_by("pk")
    assert list(actions.values_list("action", flat=True)) == ["chat.save_reply"] * 3 + ["chat.remove_reply"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"title": " "}, "title_missing"),
        ({"title": "新的", "text": " "}, "text_missing"),
        ({}, "title_taken"),
        ({"title": "13800000001"}, "invalid"),
        ({"title": "新的", "text": "字" * 501}, "invalid"),
    ],
)
def test_one_that_cannot_be_says_why(leader: Client, body: dict[str, str], code: str) -> None:
    post(leader)
    assert post(leader, **body).json()["code"] == code


@pytest.mark.parametrize(("role", "reads"), [("agent", 200), ("administrator", 403)])
def test_only_leaders_change_them(person: Callable[..., Staff], leader: Client, role: str, reads: int) -> None:
    made = post(leader).json()
    other = signed_in(person, "1001", role)
    assert other.get(PAGE).status_code == reads
    assert post(other, title="另一条").status_code == 403
    assert post(other, f"/{made['id']}").status_code == 403
    assert other.delete(f"{PAGE}/{made['id']}").status_code == 403
