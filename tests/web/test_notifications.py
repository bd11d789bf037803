"""Everybody's own notifications over the API and live on every page: one's own alone, whatever one's role."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.actions import notify as notifications_notify
from hotline.domains.platform.notifications.queries.own import NewNotification, OwnNotifications
from hotline.domains.platform.notifications.rules.addressees import Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure.bus.connection import Bus
from tests.web.people import sign_in, signed_in
from tests.web.test_stream import events

TITLE = "签收已超时：GD2026112900001"


@pytest.fixture
def browsers(person: Callable[..., Staff]) -> dict[str, Client]:
    found = {"1001": Client(), "6001": Client()}
    person("1001", "王晓芳", ["agent"])
    person("6001", "潘立新", ["department"])
    for number, browser in found.items():
        assert sign_in(browser, number).status_code == 200
    return found


def notify(*numbers: str, key: str = "case/1#7") -> None:
    content = Content(key, "case.deadline", TITLE, datetime.now(UTC), "工资拖欠", "/cases/1", Urgency.URGENT)
    notifications_notify.notify(content, [Person(number) for number in numbers])


def listed(browser: Client, query: str = "") -> Any:
    return browser.get(f"/api/notifications{query}").json()


@pytest.mark.django_db
def test_one_sees_and_reads_ones_own(browsers: dict[str, Client]) -> None:
    notify("1001", "6001")
    (row,) = listed(browsers["6001"])["rows"]
    assert (row["title"], row["kind_name"], row["urgency"], row["link"]) == (TITLE, "工单时限", "urgent", "/cases/1")
    assert browsers["6001"].post(f"/api/notifications/{row['id']}/read").status_code == 204
    own, others = listed(browsers["6001"]), listed(browsers["1001"])
    assert (own["unread"], own["rows"][0]["read_at"] is None) == (0, False)
    assert (others["unread"], others["unread_by_kind"]) == (1, {"case.deadline": 1})
    assert listed(browsers["6001"], "?unread=true")["rows"] == []
    assert browsers["1001"].post("/api/notifications/notification-none/read").status_code == 404


@pytest.mark.django_db
def test_all_are_read_at_once(browsers: dict[str, Client]) -> None:
    for number in range(3):
        notify("1001", key=f"case/1#{number}")
    assert browsers["1001"].post("/api/notifications/read", {}, "application/json").json() == {"count": 3}
    assert listed(browsers["1001"])["unread"] == 0


@pytest.mark.django_db
def test_one_chooses_kinds_and_cannot_turn_a_required_one_off(browsers: dict[str, Client]) -> None:
    browser = browsers["1001"]

    def put(**body: Any) -> Any:
        return browser.put("/api/notifications/preferences", body, "application/json")

    kinds = put(kind="case.deadline", channel="browser", on=False).json()["kinds"]
    (deadline,) = (kind for kind in kinds if kind["kind"] == "case.deadline")
    assert (deadline["required"], deadline["listed"], deadline["popup"]) == (True, True, False)
    assert browser.get("/api/notifications/preferences").json()["kinds"] == kinds
    refused = put(kind="case.deadline", channel="list", on=False)
    assert (refused.status_code, refused.json()["message"]) == (422, "“工单时限”不能关闭，只能关闭浏览器提醒。")
    assert put(kind="case.deadline", channel="letter", on=False).status_code == 422


@pytest.mark.real
async def test_ones_own_count_is_live_for_everybody_and_nobody_elses(bus: Bus) -> None:
    newest = NewNotification(
        "notification-1", "case.deadline", Urgency.URGENT, TITLE, "", "/cases/1", datetime.now(UTC), popup=True
    )
    own = OwnNotifications(1, 1, (newest,))
    answer = await signed_in("6001").get("/api/live/stream?view=own")
    seen = events(answer)
    async with asyncio.timeout(5):
        assert (await anext(seen))[1]["docs"] == {}
        await bus.bucket("notifications", OwnNotifications).put("1001", OwnNotifications(7, 0))
        await bus.bucket("notifications", OwnNotifications).put("6001", own)
        kind, change = await anext(seen)
    assert (kind, change["doc"], change["value"]["unread"]) == ("change", "notifications/6001", 1)
    assert change["value"]["newest"][0]["title"] == TITLE
