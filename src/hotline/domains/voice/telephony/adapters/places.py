"""The place of a number, in Chinese, from the number plan alone.

``phonenumbers`` knows the places of all countries and loads them at once, for four seconds and into 200 MB.
``deploy/data/number_places.tsv.gz`` holds China's, made from it by ``python -m tests.number_places``: lines
``C<tab>region<tab>country``, ``P<tab>place`` and ``N<tab>first seven digits<tab>place's number``, the last in order,
each good until the next.
"""

import gzip
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import phonenumbers

FILE = Path(__file__).parents[6] / "deploy/data/number_places.tsv.gz"
CHINA, REGION = 86, "CN"
#: So many digits of a number without its country tell the place.
DIGITS = 7


@dataclass(frozen=True, slots=True)
class NumberPlan:
    """``places[of[i]]`` is the place of the numbers from ``starts[i]`` on. The first place is "", of no place."""

    countries: dict[str, str]
    places: list[str]
    starts: list[int]
    of: list[int]

    def place(self, digits: str) -> str:
        """Of a Chinese number without its country."""
        return self.places[self.of[bisect_right(self.starts, int(digits[:DIGITS].ljust(DIGITS, "0"))) - 1]]


@cache
def number_plan() -> NumberPlan:
    """Read once, a twentieth of a second."""
    plan = NumberPlan({}, [], [], [])
    with gzip.open(FILE, "rt", encoding="utf-8") as lines:
        for line in lines:
            match line.rstrip("\n").split("\t"):
                case ["C", region, country]:
                    plan.countries[region] = country
                case ["P", place]:
                    plan.places.append(place)
                case ["N", start, place]:
                    plan.starts.append(int(start))
                    plan.of.append(int(place))
                case _:
                    raise ValueError(f"{FILE}: {line!r}")
    return plan


def place_of(number: str) -> str:
    """``山东省济南市``, ``美国``. "" where the plan names no place, or what was sent is no number."""
    written = f"+{number[2:]}" if number.startswith("00") else number
    try:
        parsed = phonenumbers.parse(written, REGION)
    except phonenumbers.NumberParseException:
        return ""
    kind = phonenumbers.number_type(parsed)
    if kind == phonenumbers.PhoneNumberType.UNKNOWN:
        return ""
    plan, country = number_plan(), parsed.country_code or 0
    place = ""
    if country == CHINA and phonenumbers.is_number_type_geographical(kind, country):
        place = plan.place(phonenumbers.national_significant_number(parsed))
    return place or plan.countries.get(phonenumbers.region_code_for_number(parsed) or "", "")
