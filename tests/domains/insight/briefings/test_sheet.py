"""Which days a sheet covers, on which one somebody works, and what a leader may add to it."""

from datetime import UTC, date, datetime

from hotline.domains.insight.briefings.rules.sheet import (
    PersonLine,
    Sheet,
    covered_days,
    day_of_shift,
    points_of,
    points_problem,
)

WEDNESDAY = date(2026, 12, 2)
TUESDAY = date(2026, 12, 1)


def test_a_sheet_covers_all_days_since_the_last_one_and_at_most_a_week() -> None:
    assert covered_days(WEDNESDAY, None) == (TUESDAY, TUESDAY)
    assert covered_days(WEDNESDAY, TUESDAY) == (TUESDAY, TUESDAY)
    assert covered_days(WEDNESDAY, date(2026, 11, 27)) == (date(2026, 11, 27), TUESDAY), "a long weekend"
    assert covered_days(WEDNESDAY, date(2026, 10, 1)) == (date(2026, 11, 25), TUESDAY)


def test_who_has_the_night_works_on_the_sheet_of_the_evening() -> None:
    end = datetime(2026, 12, 2, 0, tzinfo=UTC)
    assert day_of_shift(WEDNESDAY, end, datetime(2026, 12, 1, 17, tzinfo=UTC)) == TUESDAY, "one in the morning"
    assert day_of_shift(WEDNESDAY, end, end) == WEDNESDAY
    assert day_of_shift(WEDNESDAY, None, datetime(2026, 12, 1, 17, tzinfo=UTC)) == WEDNESDAY


def test_who_is_present_is_said_by_the_roster_and_without_one_is_everybody() -> None:
    people = (PersonLine("1001", "早2"), PersonLine("1002"), PersonLine("1003", "早2", is_away=True))
    assert Sheet(TUESDAY, TUESDAY, people=people, is_rostered=True).present == ["1001"]
    assert Sheet(TUESDAY, TUESDAY, people=people).present == ["1001", "1002"]


def test_points_are_lines_without_numbers_of_persons() -> None:
    assert points_of([" 今日月初，先报工号 ", "", "  "]) == ["今日月初，先报工号"]
    assert points_problem(["医保请转 12393", "京人社发〔2026〕12 号今日起执行"]) == ""
    assert "号码" in points_problem(["请回拨 13800000000"])
    assert points_problem(["要"] * 13) == "要点最多 12 条，请合并或删减。"
    assert points_problem(["要" * 201]) == "每条要点最多 200 字，请删减。"
