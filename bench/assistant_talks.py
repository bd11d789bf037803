"""How many turns of whole talks 京晓保 answers right, per writer: first questions, what follows, what is not ours.

    .venv/bin/python -m bench.assistant_talks [--learned] [--wrong]

Without a switch the talks in tests/domains/understanding/assistant/talks/held_out, which nothing is learned from.
"""

import argparse
from datetime import date
from typing import TYPE_CHECKING

from bench.knowledge_folds import set_up

if TYPE_CHECKING:
    from tests.domains.understanding.assistant.talks.talk import Marked


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learned", action="store_true", help="the talks that may be looked at and learned from")
    parser.add_argument("--wrong", action="store_true", help="print the turns that are answered wrong")
    arguments = parser.parse_args()
    set_up()
    measure("learned" if arguments.learned else "held_out", arguments.wrong)


def measure(folder: str, print_wrong: bool) -> None:
    from hotline.domains.understanding.assistant.queries.engines import builtin
    from tests.domains.understanding.assistant.talks.talk import FOLDER, marked, talks

    engine, today = builtin(), date(2026, 11, 26)
    everything: list[Marked] = []
    print("| writer | talks | first turns right | follow-ups right | or one press away | not ours sent away |")
    print("|---|---|---|---|---|---|")
    for name, written in talks(FOLDER / folder).items():
        turns = [each for talk in written for each in marked(talk, lambda turns: engine.reply(turns, today))]
        everything += turns
        print(row(name, len(written), turns))
        for each in turns:
            if print_wrong and not each.is_first:
                print(
                    "    ",
                    each.place,
                    each.turn.text,
                    *each.turn.topics,
                    "|",
                    each.reply.kind.value,
                    *each.reply.topics[:2],
                )
    print(row("**all**", sum(each.place == 0 for each in everything), everything))


def row(name: str, talks: int, turns: "list[Marked]") -> str:
    ours = [each for each in turns if each.turn.topics]
    later = [each for each in ours if each.place]
    cells = (
        share([each.is_first for each in ours if not each.place]),
        share([each.is_first for each in later]),
        share([each.is_one_press_away for each in later]),
        share([each.is_first for each in turns if not each.turn.topics]),
    )
    return f"| {name} | {talks} | {' | '.join(cells)} |"


def share(marks: list[bool]) -> str:
    return f"{sum(marks)} of {len(marks)} ({sum(marks) / len(marks):.0%})" if marks else "–"


if __name__ == "__main__":
    main()
