"""A short past in the log and the tables, small enough to be counted in two ways."""

from datetime import date

from hotline.demo.history.writer import write_day

AGENTS = [str(number) for number in range(1001, 1013)]
#: A month in the middle of the contract year's third quarter, long over.
MONTH = date(2026, 8, 1), date(2026, 8, 31)


def days_written(*days: date, per_day: float = 120) -> None:
    for day in days:
        write_day(day, AGENTS, seed=7, per_average_day=per_day)
