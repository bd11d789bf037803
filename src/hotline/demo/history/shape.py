"""The shape of the hotline's past days: volumes, the curve of the day, topics, durations."""

import math
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from hotline.domains.platform.calendar.rules import HOLIDAY, official_kind
from hotline.kernel.clock import day_bounds

#: An average day has 9,000 calls. A working day has 1.284 times as many, a day off 0.382 times.
WORKDAY_SHARE, DAY_OFF_SHARE, BUSY_MONDAY_SHARE = 1.284, 0.382, 1.5
#: Share of the day's calls in each hour, in tenths of a percent; the night has 3 %, ten o'clock 12.5 %.
HOURS = (6, 4, 3, 3, 3, 4, 7, 18, 78, 113, 125, 93, 52, 60, 95, 100, 88, 55, 27, 22, 17, 13, 9, 5)
#: Callers who never come to a queue, for each that does.
MENU_ONLY_PER_CALL = 0.38
PATIENCE_SECONDS = 130.0
#: From the offer to the answer. An agent who has not answered after twenty seconds has missed it.
RING_MEAN_SECONDS, RING_SPREAD, SHORTEST_RING, LONGEST_RING = 5.0, 0.7, 1.5, 19.0
TALK_MEAN_SECONDS, TALK_SPREAD = 190.0, 0.65
WRAP_UP_MEAN_SECONDS, WRAP_UP_SPREAD, LONGEST_WRAP_UP = 38.0, 0.4, 60.0
#: Score -> weight: 99.6 % are satisfied.
SCORES = {1: 8610, 2: 1090, 3: 260, 4: 25, 5: 15}
RATED_SHARE = 0.62
#: Cases opened from calls: of the callers, at most, and on an average day.
CASE_SHARE, CASES_A_DAY = 0.04, 1.7
PLACES = {"北京": 83, "河北保定": 4, "天津": 3, "山西太原": 2, "河北廊坊": 3, "山东济南": 2, "": 3}


@dataclass(frozen=True)
class Branch:
    """A way through the menu: the keys pressed with their texts, the queue they lead to, the categories callers ask
    about.
    """

    queue: str
    share: int
    keys: tuple[tuple[str, str, str], ...]
    categories: tuple[str, ...]


BRANCHES = (
    Branch("social", 24, (("main", "1", "社会保险"), ("social", "1", "养老")), ("养老保险",)),
    Branch("social", 7, (("main", "1", "社会保险"), ("social", "2", "失业")), ("失业保险",)),
    Branch("social", 6, (("main", "1", "社会保险"), ("social", "3", "工伤")), ("工伤保险",)),
    Branch("social", 7, (("main", "1", "社会保险"), ("social", "4", "参保登记与缴费基数")), ("社会保险登记与缴费",)),
    Branch("labor", 14, (("main", "2", "劳动关系与欠薪"), ("labor", "1", "欠薪与劳动监察")), ("维权救济",)),
    Branch("labor", 6, (("main", "2", "劳动关系与欠薪"), ("labor", "2", "劳动仲裁")), ("劳动合同", "维权救济")),
    Branch(
        "labor", 7, (("main", "2", "劳动关系与欠薪"), ("labor", "3", "合同与工资休假")), ("劳动合同", "工资工时休假")
    ),
    Branch("general", 6, (("main", "3", "就业创业"),), ("就业创业",)),
    Branch("talent", 8, (("main", "4", "人才人事"),), ("人事人才",)),
    Branch("general", 4, (("main", "5", "社保卡"),), ("社保卡与服务渠道",)),
    Branch("general", 11, (("main", "0", "人工"),), ("转介边界", "社保卡与服务渠道", "养老保险")),
)


def calls_on(day: date, per_average_day: float) -> float:
    """Expected calls that ask for a person."""
    if official_kind(day) == HOLIDAY:
        return per_average_day * DAY_OFF_SHARE
    busy = BUSY_MONDAY_SHARE if day.weekday() == 0 and day.day <= 7 else 1.0
    return per_average_day * WORKDAY_SHARE * busy


def arrivals(day: date, expected: float, chance: random.Random) -> Iterator[datetime]:
    """Moments of arrival, in order: Poisson in each quarter of an hour, the rates running smoothly into each other."""
    start, _ = day_bounds(day)
    for quarter in range(96):
        rate = expected * quarter_share(quarter)
        count = _poisson(rate, chance)
        begin = start + timedelta(minutes=15 * quarter)
        yield from sorted(begin + timedelta(milliseconds=chance.randrange(900_000)) for _ in range(count))


def quarter_share(quarter: int) -> float:
    """Share of the day in this quarter of an hour, between the middles of the hours."""
    place = (quarter - 1.5) / 4
    hour = math.floor(place)
    part = place - hour
    smooth = HOURS[hour % 24] * (1 - part) + HOURS[(hour + 1) % 24] * part
    return smooth / (4 * sum(HOURS))


def _poisson(rate: float, chance: random.Random) -> int:
    if rate > 50:
        return max(round(chance.gauss(rate, math.sqrt(rate))), 0)
    limit, count, product = math.exp(-rate), 0, chance.random()
    while product > limit:
        count, product = count + 1, product * chance.random()
    return count


def long_tailed(mean: float, spread: float, chance: random.Random) -> float:
    """Lognormal with this mean."""
    return chance.lognormvariate(math.log(mean) - spread**2 / 2, spread)


def one_of[T](weights: dict[T, int], chance: random.Random) -> T:
    return chance.choices(list(weights), list(weights.values()))[0]
