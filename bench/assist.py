"""How well the help at the desk follows labelled talks: the first article at each moment, and the level of unrest.

    .venv/bin/python -m bench.assist FILE... [--wrong]

Lines: {"id", "turns": [{"who", "text"}], "moments": [{"after_turn", "gold_topics", "unrest"}]}. Where no topic is
right, putting up nothing new is right.
"""

import argparse
import json
import time
from pathlib import Path
from typing import Any


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print the moments that are not right")
    options = parser.parse_args()
    from bench.knowledge_folds import set_up

    set_up()
    from hotline.domains.understanding.conversation.queries import builtin
    from hotline.processes.assist import assisted

    knowledge = builtin()
    print("| talks | number | moments | first article right | level right |\n|---|---|---|---|---|")
    for file in options.files:
        measure(file, lambda turns, after: assisted(knowledge, turns, after), options.wrong)


def measure(file: Path, assist: Any, print_wrong: bool) -> None:
    started, articles, levels, talks = time.process_time(), list[bool](), list[bool](), 0
    for line in file.read_text(encoding="utf-8").splitlines():
        talk = json.loads(line)
        turns = [(each["who"], each["text"]) for each in talk["turns"]]
        found = assist(turns, [each["after_turn"] for each in talk["moments"]])
        before: list[str] = []
        for gold, moment in zip(talk["moments"], found, strict=True):
            is_right = is_article_right(gold["gold_topics"], moment["topics"], before)
            articles.append(is_right)
            levels.append(moment["unrest"] == gold["unrest"])
            if print_wrong and not (articles[-1] and levels[-1]):
                text = turns[gold["after_turn"]][1]
                print(f"   {talk['id']} {gold} got {moment['topics']} {moment['unrest']}: {text}")
            before = moment["topics"]
        talks += 1
    spent = (time.process_time() - started) / max(1, len(articles)) * 1e3
    right = f"{sum(articles)} of {len(articles)}"
    print(f"| {file.stem} | {talks} | {len(articles)} | {right} | {sum(levels)} of {len(levels)} |")
    print(f"{spent:.0f} ms of processor a moment")


def is_article_right(gold: list[str], topics: list[str], before: list[str]) -> bool:
    if gold:
        return bool(topics) and topics[0] in gold
    return not topics or topics[0] in before


if __name__ == "__main__":
    main()
