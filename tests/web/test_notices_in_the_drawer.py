"""What a leader writes is in everybody's bell as well; opened there it is read, and the leader sees so."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Notification
from hotline.domains.platform.notifications.ports import organisation
from hotline.domains.voice.routing.actions import notices
from hotline.domains.voice.routing.models import Notice
from tests.slots import Override
from tests.web.people import sign_in

pytestmark = pytest.mark.django_db

GROUP = "早班一组"
AGENT, COLLEAGUE, LEADER = "1001", "1002", "2001"


@pytest.fixture
def people(person: Callable[..., Staff]) -> dict[str, Client]:
    person(LEADER, "韩梅", ["leader"], GROUP)
    for number in (AGENT, COLLEAGUE):
        person(number, f"坐席{number}", ["agent"], GROUP)
    browsers = {number: Client() for number in (AGENT, COLLEAGUE, LEADER)}
    for number, browser in browsers.items():
        assert sign_in(browser, number).status_code == 200
    return browsers


def written(leader: Client, text: str = "十五点开短会", *, important: bool = False) -> str:
    body = {"text": text, "important": important, "minutes": 60, "audience": "group", "meant": [GROUP]}
    answer = leader.post("/api/live/notices", body, "application/json")
    assert answer.status_code == 200, answer.content
    return str(answer.json()["id"])


def unread(browser: Client) -> list[dict[str, Any]]:
    return [row for row in browser.get("/api/notifications").json()["rows"] if row["read_at"] is None]


def readers(leader: Client) -> list[str]:
    (row,) = leader.get("/api/live/notices").json()["rows"]
    return [receipt["agent"] for receipt in row["receipts"] if receipt["read_at"]]


def test_it_is_in_the_bell_of_whom_it_is_for_with_all_its_words(people: dict[str, Client]) -> None:
    notice = written(people[LEADER], "长" * 300, important=True)
    assert [notices.notify_of_notice(notice) for _ in range(2)] == [2, 0]
    (row,) = unread(people[AGENT])
    assert (row["kind_name"], row["title"], row["text"]) == ("班长通知", "韩梅 的重要通知", "长" * 300)
    assert row["urgency"] == "important"
    assert unread(people[LEADER]) == []


def test_opened_in_the_bell_it_is_read_for_the_leader(people: dict[str, Client]) -> None:
    notice = written(people[LEADER])
    notices.notify_of_notice(notice)
    (row,) = unread(people[AGENT])
    assert people[AGENT].post(f"/api/notifications/{row['id']}/read").status_code == 204
    assert readers(people[LEADER]) == [AGENT]
    assert (unread(people[AGENT]), len(unread(people[COLLEAGUE]))) == ([], 1)


def test_read_on_the_desk_it_is_read_in_the_bell(people: dict[str, Client]) -> None:
    notice = written(people[LEADER])
    notices.notify_of_notice(notice)
    assert people[AGENT].post(f"/api/desk/notices/{notice}/read").status_code == 204
    assert (unread(people[AGENT]), len(unread(people[COLLEAGUE]))) == ([], 1)


def test_who_read_it_at_once_is_not_notified_afterwards(people: dict[str, Client]) -> None:
    notice = written(people[LEADER])
    people[AGENT].post(f"/api/desk/notices/{notice}/read")
    assert notices.notify_of_notice(notice) == 1
    assert unread(people[AGENT]) == []


def test_all_read_in_the_bell_claims_nothing_to_the_leader(people: dict[str, Client]) -> None:
    notices.notify_of_notice(written(people[LEADER], important=True))
    people[AGENT].post("/api/notifications/read", {"kind": ""}, "application/json")
    assert (unread(people[AGENT]), readers(people[LEADER])) == ([], [])


def test_withdrawn_or_over_it_asks_for_nobody(people: dict[str, Client]) -> None:
    first = written(people[LEADER])
    notices.notify_of_notice(first)
    people[LEADER].post(f"/api/live/notices/{first}/withdraw")
    assert notices.notify_of_notice(first) == 0
    assert unread(people[AGENT]) == []
    second = written(people[LEADER])
    notices.notify_of_notice(second)
    assert notices.take_down_notices(datetime.now(UTC) + timedelta(hours=2)) == 1
    assert unread(people[AGENT]) == []


def test_what_is_over_can_still_be_opened_in_the_bell(people: dict[str, Client]) -> None:
    notice = written(people[LEADER])
    notices.notify_of_notice(notice)
    Notice.objects.update(until=datetime.now(UTC) - timedelta(minutes=1))
    row = Notification.objects.get()
    assert people[AGENT].post(f"/api/notifications/{row.pk}/read").status_code == 204
    assert (unread(people[AGENT]), readers(people[LEADER])) == ([], [])


class EverybodyAway:
    """Each has the colleague for a substitute."""

    def heads_of(self, department: str) -> Collection[str]:
        return ()

    def handlers_of(self, department: str) -> Collection[str]:
        return ()

    def substitutes_of(self, numbers: Collection[str], today: date) -> set[str]:
        return {COLLEAGUE}


def test_nobody_is_notified_in_place_of_an_agent_who_is_away(people: dict[str, Client], override: Override) -> None:
    override(organisation, EverybodyAway())
    body = {"text": "请到二号会议室", "important": False, "minutes": 60, "audience": "agents", "meant": [AGENT]}
    notice = people[LEADER].post("/api/live/notices", body, "application/json").json()["id"]
    assert notices.notify_of_notice(notice) == 1
    assert unread(people[COLLEAGUE]) == []
