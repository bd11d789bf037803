"""Right answers per field on written-down talks with gold, and the time a talk takes.

    .venv/bin/python -m bench.extraction FILE [--wrong] [--held-out | --tuned]

FILE: lines {"id", "turns", "gold"}, with "accept": {field: [values]} where several are right. ``same``: equal to an
accepted value; ``near``: for employer, place and summary, one holds the other or half of the pairs of characters agree.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path

from hotline.domains.service.workorders.adapters.elements_lexicon import builtin
from hotline.domains.service.workorders.rules.elements.recognise import FIELDS, Recogniser, fields
from hotline.domains.service.workorders.rules.elements.talk import Dialogue, DialogueTurn

LOOSE = {"单位名称", "事发地址", "诉求摘要"}


def pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))


def likeness(one: str, other: str) -> float:
    """F1 over pairs of characters."""
    first, second = pairs(one), pairs(other)
    return 2 * (first & second).total() / max(1, first.total() + second.total())


def is_near(field: str, found: str | None, right: str | None) -> bool:
    if found is None or right is None or field not in LOOSE:
        return found == right
    return found in right or right in found or likeness(found, right) >= 0.5


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", action="store_true", help="show what was found where it is not the same")
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--tuned", action="store_true")
    parser.add_argument("--field")
    arguments = parser.parse_args()
    talks = [json.loads(line) for line in arguments.file.read_text(encoding="utf-8").splitlines()]
    talks = [
        t
        for t in talks
        if not (arguments.held_out and not t.get("held_out")) and not (arguments.tuned and t.get("held_out"))
    ]
    recogniser = Recogniser(builtin())
    same, near, alike, seconds = Counter[str](), Counter[str](), 0.0, 0.0
    for talk in talks:
        turns = Dialogue([DialogueTurn(turn["role"], turn["text"]) for turn in talk["turns"]])
        start = time.perf_counter()
        found = fields(recogniser.elements(turns))
        seconds += time.perf_counter() - start
        alike += likeness(found["诉求摘要"] or "", talk["gold"]["诉求摘要"] or "")
        for field in FIELDS:
            right = [*talk.get("accept", {}).get(field, []), talk["gold"][field]]
            same[field] += found[field] in right
            near[field] += any(is_near(field, found[field], one) for one in right)
            if (
                arguments.wrong
                and found[field] not in right
                and arguments.field in (None, field)
                and (arguments.field or field != "诉求摘要")
            ):
                print(f"{talk['id']} {field}: {found[field]} | {' / '.join(map(str, right))}")
    print(f"{len(talks)} talks, {seconds / len(talks) * 1000:.1f} ms a talk")
    for field in FIELDS:
        print(f"{field}\t{same[field] / len(talks):.3f}\t{near[field] / len(talks):.3f}")
    print(f"likeness of summaries {alike / len(talks):.3f}")


if __name__ == "__main__":
    main()
