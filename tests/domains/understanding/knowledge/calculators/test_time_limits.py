"""Time limits: from a day to the last day, holidays and interruptions included."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.platform.calendar.rules import HOLIDAY, official_kind
from hotline.domains.understanding.knowledge.rules.calculators.time_limits.compute import last_day, put_off
from hotline.domains.understanding.knowledge.rules.calculators.time_limits.limits import LIMITS, Proceeding
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work


@pytest.mark.parametrize(
    ("proceeding", "start", "last"),
    [
        ("arbitration", "2025-03-10", "2026-03-10"),
        ("arbitration", "2024-02-29", "2025-02-28"),  # no 29 February: the month's last
        ("arbitration-wages", "2025-06-30", "2026-06-30"),
        ("inspection", "2024-04-15", "2026-04-15"),
        ("injury-employer", "2026-03-04", "2026-04-03"),  # 30 days from the 5th on
        ("injury-employee", "2025-03-03", "2026-03-03"),
        ("lawsuit", "2026-03-02", "2026-03-17"),
        ("reconsideration", "2026-03-02", "2026-05-06"),  # 1 May is a holiday, to the 5th
        ("administrative-suit", "2025-08-31", "2026-02-28"),  # no 31 February; the 28th works for the holiday
        ("suit-after-reconsideration", "2026-03-02", "2026-03-17"),
        ("written-contract", "2026-03-02", "2026-04-02"),
        ("award", "2026-03-02", "2026-04-16"),
        ("inspection-case", "2026-01-05", "2026-04-03"),  # sixty working days over the Spring Festival
    ],
)
def test_the_last_day(proceeding: str, start: str, last: str) -> None:
    assert values("time-limits", proceeding=proceeding, start=start)["last"] == last


def test_a_rest_day_puts_it_off_to_the_next_working_day() -> None:
    """30 days from 16 January 2026 end on Sunday 15 February, which begins the Spring Festival: to the 24th."""
    worked = work("time-limits", proceeding="injury-employer", start="2026-01-16", today="2026-02-01")
    assert worked.values[0].value == "2026-02-24"
    assert worked.conclusion.endswith("最后一天是 2026 年 2 月 24 日，星期二，还剩 23 天。")
    assert "《民法典》第二百零三条" in clauses(worked)


@pytest.mark.parametrize(
    ("today", "text"), [("2026-03-09", "还剩 1 天"), ("2026-03-10", "就是今天"), ("2026-03-11", "已经过了 1 天")]
)
def test_how_long_there_is_left(today: str, text: str) -> None:
    assert text in work("time-limits", proceeding="arbitration", start="2025-03-10", today=today).conclusion


def test_a_claim_in_time_lets_the_year_run_anew_a_late_one_does_not() -> None:
    again = {"proceeding": "arbitration", "start": "2024-03-11"}
    assert values("time-limits", **again, last_claimed="2025-03-11")["last"] == "2026-03-11"
    late = work("time-limits", **again, last_claimed="2025-03-12")
    assert late.values[0].value == "2025-03-11"
    assert "原来的期限已经过了" in late.warnings[0]
    assert "早于" in refusals("time-limits", **again, last_claimed="2024-03-10")["last_claimed"]


def test_where_nothing_interrupts_the_claim_is_not_asked_for() -> None:
    assert (
        values("time-limits", proceeding="inspection", start="2024-04-15", last_claimed="2025-04-15")["last"]
        == "2026-04-15"
    )


def test_before_the_civil_code_periods_rest_on_the_law_of_then() -> None:
    old = work("time-limits", proceeding="arbitration", start="2020-12-31")
    new = work("time-limits", proceeding="arbitration", start="2021-01-01")
    assert "《民法通则》第一百五十四条" in clauses(old)
    assert "《民法典》第二百零一条" in clauses(new)


def test_a_limit_is_refused_before_its_clause_was_in_force() -> None:
    message = refusals("time-limits", proceeding="reconsideration", start="2023-12-31")["start"]
    assert "早于 2024 年 1 月 1 日" in message


def test_a_year_whose_holidays_are_not_published_is_owned_up_to() -> None:
    worked = work("time-limits", proceeding="arbitration", start="2090-03-10")
    assert "放假安排还没有公布" in worked.warnings[-1]


@given(st.sampled_from(Proceeding), st.dates(date(2024, 1, 1), date(2060, 1, 1)))
def test_the_last_day_comes_after_the_first_and_is_never_a_rest_day(proceeding: Proceeding, start: date) -> None:
    last = put_off(last_day(start, LIMITS[proceeding]))
    assert last > start
    assert official_kind(last) != HOLIDAY
