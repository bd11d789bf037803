"""``hotline inspect --batch FILE``: what a machine holds of each item of a call's inspection, a line a call.

``{"id", "agent", "turns": [{"who", "start", "end", "text"}], "facts"}`` -> ``{"id", "items", "evidence", "red_line"}``.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from hotline.domains.people.quality.rules.marks.talk import Result, Talk, Turn, Wrapup
from hotline.domains.understanding.screening.rules.speech import is_office
from hotline.processes.foreground import set_up_django
from hotline.processes.lines import each, text_in

if TYPE_CHECKING:
    from hotline.domains.people.quality.rules.marks.proposals import Marks

EXPECTED = "{id, agent, turns: [{who, start, end, text}], facts}"


class _Line(NamedTuple):
    id: Any
    talk: Talk


def main(arguments: list[str]) -> int:
    """0: every line was marked, 1: some line is no call; it is named with its number and the others are marked."""
    parser = argparse.ArgumentParser(prog="hotline inspect", description=__doc__)
    parser.add_argument("--batch", required=True, type=Path, metavar="FILE", help=f"lines {EXPECTED}")
    found = list(each(parser.parse_args(arguments).batch, lambda row: _Line(row["id"], talk_in(row)), EXPECTED))
    set_up_django("inspect")
    from hotline.domains.people.quality.queries.machine_marks import marks

    for line in found:
        if line is not None:
            print(json.dumps({"id": line.id, **result_fields(marks(line.talk))}, ensure_ascii=False), flush=True)
    return int(not found or None in found)


def result_fields(marks: "Marks") -> dict[str, Any]:
    failed = {item: proposal for item, proposal in marks.items.items() if proposal.result is Result.FAIL}
    return {
        "items": {item.value: proposal.result.value for item, proposal in marks.items.items()},
        "evidence": {item.value: {"turn": one.turn, "words": one.wording} for item, one in failed.items()},
        "red_line": marks.is_red_line,
    }


def talk_in(row: dict[str, Any]) -> Talk:
    """Raises KeyError, TypeError or ValueError for what is no call. What the system did not record is not held."""
    facts = _object(row.get("facts"))
    wrapup = _object(facts.get("wrapup"))
    turns = [_turn(each) for each in row["turns"]]
    if not turns:
        raise ValueError("a call without a turn")
    return Talk(
        turns,
        str(row.get("agent", "")),
        bool(facts.get("transferred_to_rating", False)),
        bool(facts.get("agent_hung_up_first", False)),
        Wrapup(str(wrapup.get("topic") or ""), str(wrapup.get("summary") or "")),
    )


def _object(value: object) -> dict[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value


def _turn(row: dict[str, Any]) -> Turn:
    return Turn(not is_office(str(row["who"])), float(row["start"]), float(row["end"]), text_in(row, "text"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
