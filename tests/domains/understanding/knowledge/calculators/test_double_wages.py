"""The second wage: from the second month to the twelfth, whole months and the days over."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.understanding.knowledge.rules.calculators.double_wages import stretch
from tests.domains.understanding.knowledge.calculators.calculations import clauses, refusals, values, work

JANUARY = {"started": "2024-01-15", "wage": 6000}


def test_a_year_and_more_without_a_contract_is_eleven_months() -> None:
    """15 February 2024 to 14 January 2025: eleven times 6,000."""
    found = values("double-wages", **JANUARY, until="still", ended="2025-10-20")
    assert found == {"total": "66000.00", "first": "2024-02-15", "last": "2025-01-14", "months": "11", "days": "0"}
    worked = work("double-wages", **JANUARY, until="still", ended="2025-10-20")
    assert any("视为已经订立无固定期限劳动合同" in step.text for step in worked.steps)
    assert "《劳动合同法》第八十二条" in clauses(worked)


@pytest.mark.parametrize(
    ("until", "ended", "months", "days"),
    [
        ("left", "2024-02-14", None, None),  # the first month is free
        ("left", "2024-02-15", "0", "1"),
        ("left", "2024-03-14", "1", "0"),
        ("left", "2024-03-15", "1", "1"),
        ("signed", "2024-03-15", "1", "0"),  # until the day before it was signed
        ("left", "2025-01-13", "10", "30"),
        ("left", "2025-01-14", "11", "0"),
        ("left", "2025-01-15", "11", "0"),
    ],
)
def test_where_it_ends(until: str, ended: str, months: str | None, days: str | None) -> None:
    found = values("double-wages", **JANUARY, until=until, ended=ended)
    assert (found.get("months"), found.get("days")) == (months, days)


def test_who_began_on_the_last_of_a_month_gets_eleven_months_too() -> None:
    """31 January 2025: from 28 February; 21 days are left after seven months on 20 October (from 30 September)."""
    found = values("double-wages", started="2025-01-31", wage=6000, until="left", ended="2025-10-20")
    assert (found["first"], found["months"], found["days"]) == ("2025-02-28", "7", "21")
    assert values("double-wages", started="2025-01-31", wage=6000, until="left", ended="2026-05-01")["months"] == "11"


def test_days_that_make_no_month_are_added_only_when_their_pay_is_known() -> None:
    """Two months of 6,000 and nine days; 1,931.03 for the days makes 13,931.03."""
    nine_days = JANUARY | {"until": "left", "ended": "2024-04-23"}
    assert "再加 9 天的工资" in work("double-wages", **nine_days).conclusion
    assert values("double-wages", **nine_days)["total"] == "12000.00"
    assert values("double-wages", **nine_days, part_wage="1931.03")["total"] == "13931.03"


@pytest.mark.parametrize(
    ("claimed", "warning"),
    [
        ("2025-02-15", "没有超过一年的部分"),
        ("2025-06-01", "2024 年 6 月 1 日以前的部分可能已过一年仲裁时效"),
        ("2026-01-15", "全部可能已过一年仲裁时效"),
    ],
)
def test_what_may_be_out_of_time_is_said_not_subtracted(claimed: str, warning: str) -> None:
    fields = JANUARY | {"until": "still", "ended": "2025-10-20", "claimed": claimed}
    assert warning in "".join(work("double-wages", **fields).warnings)
    assert values("double-wages", **fields)["total"] == "66000.00"


def test_it_cannot_end_before_it_began_nor_begin_before_the_law() -> None:
    assert "早于" in refusals("double-wages", **JANUARY, until="left", ended="2024-01-14")["ended"]
    assert "started" in refusals("double-wages", started="2007-12-31", wage=6000, until="left", ended="2008-06-01")


@given(st.dates(date(2008, 1, 1), date(2050, 1, 1)), st.integers(0, 500))
def test_another_day_is_never_worth_less_and_eleven_months_are_the_most(started: date, days: int) -> None:
    def length(last: date) -> tuple[int, int]:
        found = stretch(started, last)
        return (found.months, found.days) if found else (0, 0)

    today, tomorrow = (length(started + timedelta(days=days + more)) for more in (0, 1))
    assert today <= tomorrow <= (11, 0)
