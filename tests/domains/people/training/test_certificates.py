"""Certificates: how long they hold and how they are numbered."""

from datetime import date

import pytest

from hotline.domains.people.training.rules.certificates import months_later, serial_of


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 12, 2), 12, date(2027, 12, 2)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, end: date) -> None:
    assert months_later(day, months) == end


def test_serials_sort_as_they_were_signed() -> None:
    assert serial_of(2026, 12) == "SG-2026-0012"
    assert serial_of(2026, 9) < serial_of(2026, 10)
