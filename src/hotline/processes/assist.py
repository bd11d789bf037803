"""``hotline assist --batch FILE``: what is put up for an agent at moments of a talk, a line a talk."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hotline.domains.understanding.conversation.rules.agent_assist import hints, understood
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.state import Spoken
from hotline.domains.understanding.screening.rules.speech import is_office
from hotline.processes.foreground import set_up_django
from hotline.processes.lines import each

EXPECTED = "{id, turns: [{who, text}], after: [轮次]}"


class _Talk(NamedTuple):
    id: Any
    turns: list[tuple[str, str]]
    after: list[int]


def main(arguments: list[str]) -> int:
    """0: every line was answered, 1: some line is no talk; it is named with its number and the others are answered."""
    parser = argparse.ArgumentParser(prog="hotline assist", description=__doc__)
    parser.add_argument("--batch", required=True, type=Path, metavar="FILE", help=f"lines {EXPECTED}")
    found = list(each(parser.parse_args(arguments).batch, _talk, EXPECTED))
    set_up_django("assist")
    from hotline.domains.understanding.conversation.queries import builtin

    knowledge = builtin()
    for talk in found:
        if talk is not None:
            moments = assisted(knowledge, talk.turns, talk.after)
            print(json.dumps({"id": talk.id, "moments": moments}, ensure_ascii=False), flush=True)
    return int(not found or None in found)


def assisted(knowledge: Knowledge, turns: Sequence[tuple[str, str]], after: Sequence[int]) -> list[dict[str, Any]]:
    spoken = [_spoken(who, text, knowledge) for who, text in turns[: max(after, default=-1) + 1]]
    found = hints(spoken, knowledge)
    return [{"topics": list(found[at].topics), "unrest": found[at].level or None} for at in after]


def _spoken(who: str, text: str, knowledge: Knowledge) -> Spoken:
    by_caller = not is_office(who)
    return Spoken(by_caller, text, understood(text, knowledge) if by_caller else text)


def _talk(row: dict[str, Any]) -> _Talk:
    turns = [(str(turn["who"]), turn["text"]) for turn in row["turns"]]
    if not all(isinstance(text, str) for _, text in turns):
        raise TypeError("a turn has no text")
    after = row["after"]
    if not all(isinstance(at, int) and 0 <= at < len(turns) for at in after):
        raise ValueError("a moment lies outside the talk")
    return _Talk(row["id"], turns, list(after))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
