"""How many turns of whole sittings 京晓保 answers right, per writer.

    .venv/bin/python -m bench.assistant_sittings [FOLDER] [--talk]

Without a folder: tests/domains/understanding/assistant/sittings/held_out, which nothing is learned from.
"""

import argparse
from datetime import date
from pathlib import Path

from bench.knowledge_folds import set_up


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--talk", action="store_true", help="print the sittings with what is wrong in them")
    arguments = parser.parse_args()
    set_up()
    measure(arguments.folder, arguments.talk)


def measure(folder: Path | None, print_talk: bool) -> None:
    from hotline.domains.understanding.assistant.queries.engines import builtin
    from tests.domains.understanding.assistant.sittings.play import HELD_OUT, played, writers

    engine, today = builtin(), date(2026, 11, 26)
    right, count = 0, 0
    print("| writer | turns | right |\n|---|---|---|")
    for name, writer in writers(folder or HELD_OUT).items():
        marks = []
        for sitting in writer.sittings:
            for turn in played(sitting, lambda turns: engine.reply(turns, today)):
                marks.append(not turn.wrong)
                if print_talk:
                    reply = turn.reply
                    print("   ", *(f"✗ {each}" for each in turn.wrong), "|", turn.expected.q)
                    print("       ", reply.kind.value, reply.level, *reply.topics[:2], "|", reply.answer[:150])
            if print_talk:
                print()
        right, count = right + sum(marks), count + len(marks)
        print(f"| {name} | {len(marks)} | {sum(marks)} ({sum(marks) / len(marks):.0%}) |")
    print(f"| **all** | {count} | {right} ({right / count:.0%}) |")


if __name__ == "__main__":
    main()
