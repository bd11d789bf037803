"""What agents request of a roster: swaps, leave, overtime; checked by the rules, approved, and then in the roster."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from hotline.domains.people.workforce.models import Roster, RosterChange, RosterLine
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.platform.notifications.models import Receipt
from hotline.kernel.clock import beijing_day, now
from tests.web.people import sign_in

OWN = "/api/my-roster/requests"
PLANNERS = "/api/workforce/requests"
NEXT_MONDAY = 7


def monday() -> date:
    today = beijing_day(now())
    return today + timedelta(days=NEXT_MONDAY - today.weekday())


def published(cells: dict[str, list[str]], need: int = 0) -> Roster:
    """A roster of a week from next Monday on, with the same need from 08:00 to 20:00 each day."""
    heads = [[0] * 32 + [need] * 48 + [0] * 16] * 7
    row = Roster(first_day=monday(), days=7, created_by="7001", created_at=now(), need=heads, stage="published")
    row.save(force_insert=True)
    for number, line in cells.items():
        RosterLine.objects.create(
            roster=row, number=number, cells=line, meals=[720 if code else None for code in line], confirmed_at=now()
        )
    return row


def line(number: str) -> list[str]:
    return list(RosterLine.objects.get(number=number).cells)


def post(browser: Client, path: str, body: Any = None) -> Any:
    return browser.post(path, body or {}, "application/json")


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    for number, role in (("7001", "scheduler"), ("7002", "scheduler"), ("1001", "agent"), ("1002", "agent")):
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


WEEK = ["早2", "早2", "早2", "早2", "早2", "", ""]
LATE = ["晚1", "晚1", "晚1", "", "晚1", "晚1", ""]


def swap(day: date, colleague: str, other: date | None = None) -> dict[str, str]:
    return {"day": day.isoformat(), "colleague": colleague, "other_day": (other or day).isoformat()}


def test_a_swap_that_the_colleague_accepts_is_in_the_roster_at_once(browsers: dict[str, Client]) -> None:
    """On Friday: two days off follow for Ann, a day off came before for Ben."""
    published({"1001": WEEK, "1002": LATE})
    ann, ben, friday = browsers["1001"], browsers["1002"], monday() + timedelta(days=4)
    day = friday.isoformat()
    (option,) = ann.get(f"{OWN}/swaps", {"day": day, "other_day": day}).json()["rows"]
    assert (option["number"], option["shift"]["code"]) == ("1002", "晚1")
    made = post(ann, f"{OWN}/swap", swap(friday, "1002")).json()
    assert made["state"] == "colleague"
    assert Receipt.objects.filter(person="1002", notification__kind="roster.request").count() == 1
    assert post(ann, f"{OWN}/{made['id']}/answer", {"accepted": True}).status_code == 404, "the colleague answers"
    assert post(ben, f"{OWN}/{made['id']}/answer", {"accepted": True}).json()["state"] == "approved"
    assert (line("1001")[4], line("1002")[4]) == ("晚1", "早2")
    changes = RosterChange.objects.order_by("number").values_list("number", "before", "after", "why")
    assert list(changes) == [("1001", "早2", "晚1", "swap"), ("1002", "晚1", "早2", "swap")]
    assert post(ben, f"{OWN}/{made['id']}/answer", {"accepted": True}).json()["code"] == "over"


def test_a_swap_that_breaks_a_rule_is_refused_with_the_rule(browsers: dict[str, Client]) -> None:
    """After a late shift until 23:00 the early one at 08:00 comes nine hours later."""
    published({"1001": WEEK, "1002": LATE})
    ann, tuesday = browsers["1001"], monday() + timedelta(days=1)
    assert ann.get(f"{OWN}/swaps", {"day": tuesday, "other_day": tuesday}).json()["rows"] == []
    refused = post(ann, f"{OWN}/swap", swap(tuesday, "1002")).json()
    assert refused["code"] == "rule_broken"
    assert "9 小时，少于 11 小时" in refused["message"]
    assert post(ann, f"{OWN}/swap", swap(tuesday, "1001")).json()["code"] == "bad_request"
    assert post(ann, f"{OWN}/swap", swap(tuesday, "9999")).json()["code"] == "not_rostered"
    assert post(ann, f"{OWN}/swap", swap(beijing_day(now()), "1002")).json()["code"] == "bad_request"
    assert ann.get(OWN).json()["rows"] == []


def test_two_days_are_exchanged_together(browsers: dict[str, Client]) -> None:
    """Ann has Saturday off and works Monday, Ben the other way round."""
    published({"1001": WEEK, "1002": ["", *WEEK[:5], ""]})
    ann, ben = browsers["1001"], browsers["1002"]
    made = post(ann, f"{OWN}/swap", swap(monday(), "1002", monday() + timedelta(days=5))).json()
    assert post(ben, f"{OWN}/{made['id']}/answer", {"accepted": True}).json()["state"] == "approved"
    assert (line("1001"), line("1002")) == (["", *WEEK[:5], ""], WEEK)


def test_what_leaves_the_need_covered_is_approved_by_itself(browsers: dict[str, Client]) -> None:
    published({"1001": WEEK, "1002": WEEK})
    ann, day = browsers["1001"], monday().isoformat()
    leave = {"leave": "annual", "first_day": day, "last_day": (monday() + timedelta(days=1)).isoformat()}
    assert post(ann, f"{OWN}/leave", leave).json()["state"] == "approved"
    assert line("1001")[:3] == ["", "", "早2"]
    own = ann.get(OWN).json()
    assert own["annual_days"] == (2 if monday().year == beijing_day(now()).year else 0)
    assert post(ann, f"{OWN}/overtime", {"day": day, "shift": "早2"}).json()["code"] == "rule_broken", "on leave"


def test_leave_that_leaves_too_few_waits_for_the_planner(browsers: dict[str, Client]) -> None:
    published({"1001": WEEK, "1002": WEEK}, need=2)
    ann, planner, day = browsers["1001"], browsers["7001"], monday().isoformat()
    leave = {"leave": "annual", "first_day": day, "last_day": day}
    made = post(ann, f"{OWN}/leave", leave).json()
    assert made["state"] == "planner"
    assert post(ann, f"{OWN}/leave", leave).json()["code"] == "open_request"
    (row,) = planner.get(PLANNERS).json()["rows"]
    assert (row["short_before"], row["short_after"]) == (8, 16), "from 17:00 two are missed, and at the meal one more"
    assert post(ann, f"{PLANNERS}/{made['id']}/decide", {"approved": True}).status_code == 403
    assert post(planner, f"{PLANNERS}/{made['id']}/decide", {"approved": False}).json()["code"] == "reason_missing"
    assert post(planner, f"{PLANNERS}/{made['id']}/decide", {"approved": True}).json()["state"] == "approved"
    assert line("1001")[0] == ""
    assert post(planner, f"{PLANNERS}/{made['id']}/decide", {"approved": True}).json()["code"] == "over"
    assert planner.get(PLANNERS).json()["rows"] == []
    assert len(planner.get(PLANNERS, {"waiting": "false"}).json()["rows"]) == 1


def test_overtime_always_waits_for_a_planner(browsers: dict[str, Client]) -> None:
    published({"1001": WEEK, "1002": WEEK}, need=1)
    ann, planner, saturday = browsers["1001"], browsers["7001"], monday() + timedelta(days=5)
    assert post(ann, f"{OWN}/overtime", {"day": monday().isoformat(), "shift": "早2"}).json()["code"] == "has_shift"
    body = {"day": saturday.isoformat(), "shift": "早2", "reason": "可加班"}
    made = post(ann, f"{OWN}/overtime", body).json()
    assert made["state"] == "planner"
    assert post(ann, f"{OWN}/{made['id']}/withdraw").json()["state"] == "withdrawn"
    assert post(ann, f"{OWN}/{made['id']}/withdraw").json()["code"] == "over"
    made = post(ann, f"{OWN}/overtime", body).json()
    post(planner, f"{PLANNERS}/{made['id']}/decide", {"approved": True})
    assert line("1001")[5] == "早2"
    assert RosterLine.objects.get(number="1001").meals[5] is not None


def test_without_automatic_approval_a_planner_decides_each_swap(browsers: dict[str, Client]) -> None:
    published({"1001": WEEK, "1002": LATE})
    planner = browsers["7001"]
    assert planner.put(f"{PLANNERS}/automatic", {"automatic": False}, "application/json").status_code == 204
    made = post(browsers["1001"], f"{OWN}/swap", swap(monday() + timedelta(days=4), "1002")).json()
    assert post(browsers["1002"], f"{OWN}/{made['id']}/answer", {"accepted": True}).json()["state"] == "planner"
    assert line("1001") == WEEK
    assert post(planner, f"{PLANNERS}/{made['id']}/decide", {"approved": True}).json()["state"] == "approved"
    assert line("1001")[4] == "晚1"


def test_a_planner_changes_a_published_shift_and_the_person_confirms_again(browsers: dict[str, Client]) -> None:
    row = published({"1001": WEEK, "1002": LATE})
    planner, path = browsers["7001"], "/api/workforce/rosters"

    def cell(day: int, shift: str) -> Any:
        body = {"number": "1001", "day": day, "shift": shift}
        return planner.put(f"{path}/{row.pk}/published-cells", body, "application/json").json()

    assert cell(0, "晚1")["code"] == "rule_broken"
    assert cell(0, "特")["code"] == "bad_cell"
    assert cell(4, "中1")["lines"][0]["cells"][4] == "中1"
    assert not RosterLine.objects.get(number="1001").confirmed_at
    (change,) = planner.get(f"{path}/{row.pk}/changes").json()["rows"]
    assert (change["number"], change["before"], change["after"], change["why"]) == ("1001", "早2", "中1", "planner")
    assert Receipt.objects.filter(person="1001", notification__kind="roster.change").count() == 1
