"""How often 京晓保 answers right, refers right and refuses right, per style, with 95 % intervals.

    .venv/bin/python -m bench.assistant_eval [FILE …] [--wrong]

Without files: tests/domains/understanding/assistant/questions, which nothing is learned from. A line has ``q`` or
``turns`` and either the ``topics`` that answer it (or ``topic_id``), two for two questions in one, or the
``kind`` of reply, with the ``number`` to be named, for what is not ours.

first: the right topic is first. among 3: it is among the first three. answered: the reply itself is right: an answer or
referral about the right topic first, both topics for two questions. one back: that, or the right topic is one press
away: offered in a question back, or beside an answer or referral that says it is not sure. For what is not ours,
answered: referred or refused, with the right number where one is wanted. false answers: an article was given all the
same. right side: what is ours was not sent away wrongly, what is not ours was, to whatever number.
"""

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bench.knowledge_folds import set_up
from bench.knowledge_search import percentiles
from hotline.kernel.binomial import wilson

FOLDER = Path(__file__).parents[1] / "tests/domains/understanding/assistant/questions"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print what was not answered right")
    arguments = parser.parse_args()
    set_up()
    for file in arguments.files or [FOLDER]:
        files = sorted(file.glob("*.jsonl")) if file.is_dir() else [file]
        measure([json.loads(line) for each in files for line in each.read_text("utf-8").splitlines()], arguments.wrong)


def measure(lines: Sequence[dict[str, Any]], print_wrong: bool) -> None:
    from hotline.domains.understanding.assistant.queries.engines import builtin
    from hotline.domains.understanding.assistant.rules.frozen_questions import OUTSIDE, marked, question_of
    from hotline.domains.understanding.assistant.rules.talk import ReplyKind

    engine, today = builtin(), date(2026, 11, 26)
    by_style, took = defaultdict[str, list[tuple[bool, ...]]](list), []
    for line in lines:
        question, began = question_of(line), time.perf_counter()
        reply = engine.reply(question.turns, today)
        took.append(time.perf_counter() - began)
        mark = marked(question, reply)
        sent_away = reply.kind in (ReplyKind.REFER, ReplyKind.REFUSE)
        right_side = sent_away if question.style in OUTSIDE else mark.answered or not sent_away
        marks = (mark.first, mark.among, mark.answered, mark.one_back, mark.false, right_side)
        by_style[question.style].append(marks)
        if print_wrong and not mark.answered:
            print(line.get("topics") or line.get("topic_id") or line.get("number") or line["kind"], "|", end=" ")
            print(reply.kind.value, *reply.topics[:3], reply.number, "|", line.get("q") or line["turns"])
    columns = ("style", "questions", "first", "among 3", "answered", "one back", "false answers", "right side")
    print("|", " | ".join(columns), "|\n" + "|---" * len(columns) + "|")
    for style, each in by_style.items():
        print_row(style, each)
    for name, chosen in (("ours", False), ("not ours", True)):
        some = [each for style, marks in by_style.items() if (style in OUTSIDE) == chosen for each in marks]
        if some:
            print_row(f"**{name}**", some)
    print(f"\nms a question, p50 | p95: {percentiles(took)}\n")


def print_row(name: str, marks: Iterable[tuple[bool, ...]]) -> None:
    columns = list(zip(*marks, strict=True))
    print(f"| {name} | {len(columns[0])} | {' | '.join(share(column) for column in columns)} |")


def share(column: Sequence[bool]) -> str:
    low, high = wilson(sum(column), len(column)) or (0.0, 1.0)
    return f"{sum(column) / len(column):.1%} ({low:.1%} to {high:.1%})"


if __name__ == "__main__":
    main()
