"""How well the marks by machine find what people marked: F1 of failures per item, grave calls, wrong policy.

    .venv/bin/python -m bench.inspection FILE... [--wrong]

Lines as ``hotline inspect`` reads them, with {"gold": {item: result}, "red_line"}.
"""

import argparse
import json
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Tally:
    """Failures that both found, only the machine, only people; None: there was nothing to find."""

    both: int = 0
    machine: int = 0
    people: int = 0

    def add(self, *, is_gold: bool, is_found: bool) -> None:
        self.both += is_gold and is_found
        self.machine += is_found and not is_gold
        self.people += is_gold and not is_found

    @property
    def f1(self) -> float | None:
        every = 2 * self.both + self.machine + self.people
        return 2 * self.both / every if every else None


@dataclass
class Measured:
    calls: int = 0
    items: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    grave: Tally = field(default_factory=Tally)

    @property
    def mean(self) -> float:
        known = [each.f1 for each in self.items.values() if each.f1 is not None]
        return sum(known) / len(known)

    def false_share(self, item: str) -> float:
        """Of the calls without this failure, the share in which the machine found one."""
        tally = self.items[item]
        return tally.machine / max(1, self.calls - tally.both - tally.people)


def measure(file: Path, print_wrong: bool = False) -> Measured:
    from hotline.domains.people.quality.queries.machine_marks import marks
    from hotline.processes.inspect import result_fields, talk_in

    found = Measured()
    for line in file.read_text(encoding="utf-8").splitlines():
        call = json.loads(line)
        result = result_fields(marks(talk_in(call)))
        found.calls += 1
        found.grave.add(is_gold=call["red_line"], is_found=result["red_line"])
        for item, gold in call["gold"].items():
            found.items[item].add(is_gold=gold == "fail", is_found=result["items"][item] == "fail")
            if print_wrong and (gold == "fail") is not (result["items"][item] == "fail"):
                print(f"   {call['id']} {item}: gold {gold}, {result['items'][item]} {result['evidence'].get(item)}")
    return found


def report(name: str, found: Measured) -> None:
    print(f"\n**{name}**, {found.calls} calls\n")
    print("| item | both | machine alone | people alone | F1 |")
    print("|---|---|---|---|---|")
    for item, each in found.items.items():
        print(f"| {item} | {each.both} | {each.machine} | {each.people} | {_f1(each)} |")
    print(f"| red line | {found.grave.both} | {found.grave.machine} | {found.grave.people} | {_f1(found.grave)} |")
    print(f"\nmean of the items with failures: {found.mean:.2f}")


def _f1(tally: Tally) -> str:
    return "–" if tally.f1 is None else f"{tally.f1:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what is not alike")
    options: Any = parser.parse_args()
    from bench.knowledge_folds import set_up

    set_up()
    for file in options.files:
        report(file.stem, measure(file, options.wrong))


if __name__ == "__main__":
    main()
