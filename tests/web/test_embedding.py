"""Whose pages may embed the soft-phone bar: an administrator lists them, and the proxy checks every page."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.test import Client

from hotline.domains.edge.integrations.actions import origins
from hotline.domains.edge.integrations.models import EmbedOrigin
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid, NotPermitted, Refused
from tests.web.clients import ADMINISTRATOR
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

CASE, PAGE = "https://case.example.cn", "/api/integrations/origins"


def allow(origin: str = CASE, active: bool = True, id: int | None = None) -> EmbedOrigin:
    return origins.save_origin(by=ADMINISTRATOR, origin=origin, name="案件系统", active=active, id=id)


def framed_by(client: Client, host: str) -> str | None:
    """Who may frame the page asked for by a page of ``host``; None when it is refused."""
    answer = client.get("/api/embed/policy", {"host": host})
    assert answer.status_code in (204, 403)
    return answer.headers.get("X-Framed-By")


def test_a_listed_origin_may_frame_the_bar_and_no_other(client: Client) -> None:
    allow()
    assert framed_by(client, CASE) == CASE
    for other in ("https://other.example.cn", "http://case.example.cn", f"{CASE}:8443", f"{CASE}/", "*", ""):
        assert framed_by(client, other) is None


def test_the_hotlines_own_pages_may_hold_it_and_the_example_is_one(client: Client) -> None:
    assert framed_by(client, "http://testserver") == "http://testserver"
    assert framed_by(client, "https://testserver") is None


def test_one_that_is_switched_off_may_no_longer(client: Client) -> None:
    row = allow()
    allow(active=False, id=row.pk)
    assert framed_by(client, CASE) is None
    assert list(AuditRow.objects.filter(about=f"origin/{CASE}").order_by("at").values_list("action", flat=True)) == [
        "integrations.allow_origin",
        "integrations.change_origin",
    ]


def test_what_no_browser_calls_an_origin_is_not_taken_into_the_list() -> None:
    with pytest.raises(Invalid):
        allow("https://case.example.cn/cases; frame-ancestors *")
    allow()
    with pytest.raises(Refused, match="已在名单中"):
        allow("HTTPS://Case.Example.CN:443/")


def test_a_security_administrator_lists_one_and_switches_it_off_on_the_page(
    person: Callable[..., Staff], client: Client
) -> None:
    person("9003", roles=["security_administrator"])
    sign_in(client, "9003")
    body = {"name": "案件系统", "origin": "https://Case.example.cn/", "active": True}
    made = client.post(PAGE, body, "application/json").json()
    assert made["origin"] == CASE
    assert framed_by(client, CASE) == CASE
    for wrong, code in (
        (body, "origin_taken"),
        (body | {"origin": "http://case.example.cn"}, "origin_invalid"),
        (body | {"name": " "}, "name_missing"),
    ):
        assert client.post(PAGE, wrong, "application/json").json()["code"] == code
    client.post(f"{PAGE}/{made['id']}", body | {"active": False}, "application/json")
    assert framed_by(client, CASE) is None
    assert [row["active"] for row in client.get(PAGE).json()["rows"]] == [False]


def test_nobody_else_changes_the_list(person: Callable[..., Staff], client: Client) -> None:
    person("9001", roles=["administrator"])
    sign_in(client, "9001")
    body = {"name": "案件系统", "origin": CASE, "active": True}
    assert client.post(PAGE, body, "application/json").status_code == 403
    with pytest.raises(NotPermitted):
        origins.save_origin(by=replace(ADMINISTRATOR, permissions=frozenset()), **body)
