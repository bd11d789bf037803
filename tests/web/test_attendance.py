"""Attendance: from sign-in log and roster to the sheet, exceptions by two people, the registers of K8, K2 and K3."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from hotline.domains.insight.assessment.actions import from_rosters
from hotline.domains.insight.assessment.models import RegisterEntry
from hotline.domains.people.training.models import Batch, BatchMember, Certificate
from hotline.domains.people.workforce.actions.attendance import count_attendance
from hotline.domains.people.workforce.models import Roster, RosterChange, RosterLine
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.records.models import AgentPeriod
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import beijing_day, day_bounds, now
from tests.web.people import sign_in

PATH = "/api/workforce/attendance"
OWN = "/api/my-roster/attendance"
NUMBERS = ("1001", "1002", "1003", "1004")


def yesterday() -> date:
    return beijing_day(now()) - timedelta(days=1)


def moment(hour: float, day: date | None = None) -> datetime:
    return day_bounds(day or yesterday())[0] + timedelta(hours=hour)


def signed_in(number: str, begin: float, end: float) -> None:
    AgentPeriod.objects.create(
        agent=number, seq=1, state="ready", reason="", call="", start=moment(begin), end=moment(end)
    )
    AgentPeriod.objects.create(agent=number, seq=2, state="signed_out", reason="", call="", start=moment(end), end=None)


@pytest.fixture
def roster(db: None) -> Roster:
    """Yesterday, early shifts until 16:00: Ann punctual, Ben an hour late, Cid never there, Dee on annual leave."""
    monday = yesterday() - timedelta(days=yesterday().weekday())
    row = Roster(first_day=monday, days=7, created_by="7001", created_at=now(), need=[[1] * 96] * 7, stage="published")
    row.save(force_insert=True)
    at = (yesterday() - monday).days
    for number in NUMBERS:
        cells = [""] * 7
        cells[at] = "早1" if number != "1004" else ""
        RosterLine.objects.create(roster=row, number=number, cells=cells, meals=[None] * 7)
    RosterChange.objects.create(
        roster=row,
        number="1004",
        day=yesterday(),
        before="早1",
        after="",
        why="leave",
        leave="annual",
        by="7001",
        at=now(),
    )
    signed_in("1001", 6.9, 16.1)
    signed_in("1002", 8, 16)
    return row


@pytest.fixture
def stored_files(sealing_keys: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOTLINE_PLACE__DATA", str(tmp_path))
    settings.cache_clear()


@pytest.fixture
def browsers(db: None, person: Callable[..., Staff]) -> dict[str, Client]:
    found = {}
    people = [
        ("7001", "scheduler"),
        ("7002", "scheduler"),
        ("8001", "client"),
        *((number, "agent") for number in NUMBERS),
    ]
    for number, role in people:
        person(number, f"某{number}", [role])
        found[number] = Client()
        assert sign_in(found[number], number).status_code == 200
    return found


def post(browser: Client, path: str, body: Any = None) -> Any:
    return browser.post(path, body or {}, "application/json")


def sheet(browser: Client) -> Any:
    return browser.get(PATH, {"month": yesterday().isoformat()}).json()


def test_the_sheet_of_a_month_by_the_sign_in_log(roster: Roster, browsers: dict[str, Client]) -> None:
    assert count_attendance(day=yesterday()) == 4
    assert count_attendance(day=yesterday()) == 4, "again, the same rows"
    found = sheet(browsers["8001"])
    marks = {row["number"]: row["marks"][yesterday().day - 1] for row in found["people"]}
    assert marks == {"1001": "√", "1002": "半", "1003": "缺", "1004": "假"}
    assert (found["due"], found["present"], found["rate"]) == (3, 1.5, 0.5), "annual leave is not due"
    assert (found["full_heads"], found["heads"]) == (1, 3)
    (day,) = browsers["7001"].get(f"{PATH}/people/1002", {"month": yesterday().isoformat()}).json()["rows"]
    assert (day["late"], day["early"], day["present"]) == (60, 0, 0.5)
    assert browsers["1001"].get(PATH, {"month": yesterday().isoformat()}).status_code == 403
    assert browsers["8001"].get(f"{PATH}/export", {"month": yesterday().isoformat()}).status_code == 200


def test_two_people_excuse_and_the_day_is_counted_again(roster: Roster, browsers: dict[str, Client]) -> None:
    count_attendance(day=yesterday())
    body = {"day": yesterday().isoformat(), "start": 7 * 60, "end": 8 * 60, "reason": "话机故障，班长已报修"}
    ben, planner, other = browsers["1002"], browsers["7001"], browsers["7002"]
    assert post(ben, f"{OWN}/exceptions", body).status_code == 204
    assert post(ben, f"{OWN}/exceptions", body).json()["code"] == "open_exception"
    assert post(ben, f"{OWN}/exceptions", body | {"end": 17 * 60}).json()["code"] == "bad_exception"
    assert post(browsers["1004"], f"{OWN}/exceptions", body).json()["code"] == "no_shift"
    (row,) = planner.get(f"{PATH}/exceptions").json()["rows"]
    decide = f"{PATH}/exceptions/{row['id']}/decide"
    assert post(ben, decide, {"approved": True}).status_code == 403
    assert post(planner, decide, {"approved": True}).status_code == 204
    assert post(planner, decide, {"approved": True}).json()["code"] == "over"
    assert ben.get(OWN).json()["rows"][0]["present"] == 1
    assert post(planner, f"{PATH}/exceptions", body | {"number": "1003", "end": 16 * 60}).status_code == 204
    (row,) = planner.get(f"{PATH}/exceptions").json()["rows"]
    decide = f"{PATH}/exceptions/{row['id']}/decide"
    assert post(planner, decide, {"approved": True}).json()["code"] == "own", "who requested it does not approve it"
    assert post(other, decide, {"approved": True}).status_code == 204
    assert sheet(planner)["rate"] == 1


def test_the_registers_are_filled_by_the_rosters(
    roster: Roster, browsers: dict[str, Client], stored_files: None
) -> None:
    count_attendance(day=yesterday())
    assert from_rosters.enter_days() >= 2
    assert from_rosters.enter_days() == 0, "again changes nothing"
    entry = RegisterEntry.objects.get(register="attendance", day=yesterday())
    assert (entry.figures, entry.made_by, entry.state) == ({"due": 3, "present": 1}, "system", "waiting")
    assert entry.evidence.count() == 1
    staff = RegisterEntry.objects.get(register="staff_days", day=yesterday())
    assert staff.figures == {"front": 4, "front_with_trainees": 4, "back": 2}, "the two planners"
    RegisterEntry.objects.filter(pk=entry.pk).update(state="approved")
    test_two_people_excuse_and_the_day_is_counted_again(roster, browsers)
    assert from_rosters.enter_days() == 1
    corrected = RegisterEntry.objects.get(register="attendance", day=yesterday(), state="waiting")
    assert (corrected.figures, corrected.corrects) == ({"due": 3, "present": 3}, entry.pk)


def test_what_a_person_entered_stays(roster: Roster, browsers: dict[str, Client], stored_files: None) -> None:
    RegisterEntry.objects.create(
        id="by-hand",
        register="attendance",
        day=yesterday(),
        figures={"due": 4, "present": 4},
        made_by="9003",
        made_at=now(),
    )
    count_attendance(day=yesterday())
    from_rosters.enter_days()
    assert RegisterEntry.objects.get(register="attendance", day=yesterday()).pk == "by-hand"


def certificate(number: str, until: date, over: datetime | None = None) -> None:
    Certificate.objects.create(
        id=f"certificate-{number}", serial=f"SG-2026-{number}", number=number, skills={}, months=36,
        stage="expired" if over else "valid", requested_by="7001", requested_at=moment(1, until - timedelta(days=900)),
        decided_by="8001", decided_at=moment(2, until - timedelta(days=900)), valid_until=until, over_at=over,
    )  # fmt: skip


def test_front_staff_have_a_valid_certificate_on_the_day(
    roster: Roster, browsers: dict[str, Client], stored_files: None
) -> None:
    """Ann's holds, Ben's was over the day before, Cid is a trainee without one; of Dee nothing is recorded here."""
    certificate("1001", yesterday())
    certificate("1002", yesterday() - timedelta(days=1), moment(1))
    batch = Batch(id="batch-1", name="一期", first_day=yesterday(), created_by="7001", created_at=now())
    batch.save(force_insert=True)
    BatchMember.objects.create(batch=batch, number="1003", reported_on=yesterday())
    from_rosters.enter_days()
    row = RegisterEntry.objects.get(register="staff_days", day=yesterday())
    assert row.figures == {"front": 2, "front_with_trainees": 4, "back": 2}
    assert "前端中 1 人在本系统没有上岗证记录" in row.note


def test_a_certificate_that_ended_since_held_on_the_day(
    roster: Roster, browsers: dict[str, Client], stored_files: None
) -> None:
    certificate("1001", yesterday() + timedelta(days=200), now())
    from_rosters.enter_days()
    assert RegisterEntry.objects.get(register="staff_days", day=yesterday()).figures["front"] == 4
