"""Writes ``deploy/data/number_places.tsv.gz`` from ``phonenumbers``: ``python -m tests.number_places``, after updates
of it. Ten seconds.
"""

import gzip
from collections.abc import Iterable

from phonenumbers.geocoder import LOCALE_DATA
from phonenumbers.geodata import GEOCODE_DATA

from hotline.domains.voice.telephony.adapters.places import CHINA, DIGITS, FILE

LANGUAGE = "zh"


def countries() -> dict[str, str]:
    """Region, as ``US``, to its name. Where another language has the same name, the library writes ``*ja``."""
    named = {region: (names, names[LANGUAGE]) for region, names in LOCALE_DATA.items() if LANGUAGE in names}
    return {region: names[name[1:]] if name.startswith("*") else name for region, (names, name) in named.items()}


def ranges() -> Iterable[tuple[int, str]]:
    """Where each place begins among the numbers' first digits, in order. A longer prefix goes before a shorter one."""
    prefix = str(CHINA)
    chinese = (each for each in GEOCODE_DATA if each.startswith(prefix))
    known = {each.removeprefix(prefix): GEOCODE_DATA[each].get(LANGUAGE, "") for each in chinese}
    marks = {0}
    for each in known:
        first, size = int(each.ljust(DIGITS, "0")), 10 ** (DIGITS - len(each))
        marks |= {first, first + size}
    before: str | None = None
    for mark in sorted(marks):
        digits = f"{mark:0{DIGITS}}"
        place = next((known[digits[:n]] for n in range(DIGITS, 0, -1) if digits[:n] in known), "")
        if place != before:
            yield mark, place
        before = place


def content() -> str:
    found = list(ranges())
    places = {"": 0}
    for _, place in found:
        places.setdefault(place, len(places))
    lines = [f"C\t{region}\t{name}" for region, name in sorted(countries().items())]
    lines += [f"P\t{place}" for place in places]
    lines += [f"N\t{start}\t{places[place]}" for start, place in found]
    return "".join(f"{line}\n" for line in lines)


def main() -> None:
    FILE.write_bytes(gzip.compress(content().encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
