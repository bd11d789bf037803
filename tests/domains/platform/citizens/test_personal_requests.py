"""A citizen's request about their data: its clock on the working calendar, who may decide, what a copy shows."""

from datetime import UTC, datetime

import pytest

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.platform.citizens.rules.personal_requests import (
    RequestKind,
    RequestState,
    RequestStatus,
    decision_refusal,
    due_at,
    outcome_of,
    reminder_of,
    without_others,
)
from hotline.kernel.clock import BEIJING

CALENDAR = WorkingCalendar()


def beijing(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING).astimezone(UTC)


@pytest.mark.parametrize(
    ("registered", "due"),
    [
        ("2026-11-30T10:00", "2026-12-21T18:00"),  # a Monday: three weeks on
        ("2026-11-30T23:59", "2026-12-21T18:00"),
        ("2026-09-24T10:00", "2026-10-22T18:00"),  # over 中秋 and 国庆; Saturday 10 October works
    ],
)
def test_fifteen_working_days(registered: str, due: str) -> None:
    assert due_at(beijing(registered), CALENDAR) == beijing(due)


@pytest.mark.parametrize(
    ("now", "reminder"),
    [
        ("2026-12-15T12:00", ""),
        ("2026-12-16T09:00", "near"),  # three working days are left: 17, 18, 21
        ("2026-12-21T18:00", "near"),
        ("2026-12-21T18:01", "overdue"),
    ],
)
def test_who_decides_is_reminded_three_working_days_before_and_when_it_is_over(now: str, reminder: str) -> None:
    assert reminder_of(beijing("2026-12-21T18:00"), beijing(now), CALENDAR) == reminder


@pytest.mark.parametrize(
    ("state", "checked", "by", "grants", "why"),
    [
        (RequestState.OPEN, True, "8001", True, ""),
        (RequestState.OPEN, True, "1001", True, "他人"),
        (RequestState.OPEN, True, "1001", False, "他人"),
        (RequestState.OPEN, False, "8001", True, "核验"),
        (RequestState.OPEN, False, "8001", False, ""),  # that identity is unknown is a reason to refuse
        (RequestState.GRANTED, True, "8001", True, "已有结果"),
        (RequestState.WITHDRAWN, True, "8001", False, "已有结果"),
    ],
)
def test_who_may_decide(state: RequestState, checked: bool, by: str, grants: bool, why: str) -> None:
    refusal = decision_refusal(RequestStatus(RequestKind.ACCESS, state, "1001", checked), by, grants=grants)
    assert why in refusal
    assert bool(refusal) == bool(why)


@pytest.mark.parametrize(
    ("retained", "done", "outcome"),
    [([], [], "granted"), ([], ["a"], "granted"), (["b"], ["a"], "partly"), (["b"], [], "refused")],
)
def test_the_outcome_of_a_deletion(retained: list[str], done: list[str], outcome: str) -> None:
    assert outcome_of(retained, done) == outcome


@pytest.mark.parametrize(
    ("text", "displayed"),
    [
        ("本人电话 13800000001", "本人电话 13800000001"),
        ("本人 138-0000-0001", "本人 138-0000-0001"),
        ("同事电话 13911112222，工资 8500 元", "同事电话 139******22，工资 8500 元"),
        ("同事 110101199003074514", "同事 110*************14"),
    ],
)
def test_a_copy_shows_the_persons_own_numbers_only(text: str, displayed: str) -> None:
    assert without_others(text, {"13800000001"}) == displayed
