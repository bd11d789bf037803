"""Whose pages may embed the soft-phone bar: an administrator lists them, and the proxy checks every page."""

from collections.abc import Callable

import pytest
from django.test import Client

from hotline.domains.edge.integrations.actions import origins
from hotline.domains.edge.integrations.models import EmbedOrigin
from hotline.domains.platform.accounts.models import Staff
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid, Refused
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

CASE = "https://case.example.cn"


def allow(origin: str = CASE, active: bool = True, id: int | None = None) -> EmbedOrigin:
    return origins.save_origin(by="9001", origin=origin, name="案件系统", active=active, id=id)


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


def test_an_administrator_lists_one_in_the_configuration_pages(person: Callable[..., Staff], client: Client) -> None:
    person("9001", roles=["security_administrator"])
    sign_in(client, "9001")
    form = {"name": "案件系统", "origin": "https://Case.example.cn/", "active": "on"}
    assert client.post("/admin/integrations/embedorigin/add/", form).status_code == 302
    assert framed_by(client, CASE) == CASE
    refused = client.post("/admin/integrations/embedorigin/add/", form | {"origin": "http://case.example.cn"})
    assert "http 只限本机" in refused.content.decode()
