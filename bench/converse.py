"""How well AI seats handle labelled calls: outcome, topics, hand-over, facts said, claims not made, slots.

    .venv/bin/python -m bench.converse FILE... [--wrong]

Lines: {"id", "kind", "turns": [{"heard"}], "gold": {…}}. Facts are held to be said when enough of their pairs of
characters and all their figures are in the replies: what is counted as missing is to be read by a person.
"""

import argparse
import json
import re
import time
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hotline.kernel.chinese_numbers import number

#: Share of a fact's pairs of characters that must stand in the replies.
ENOUGH = 0.4
#: A claim that must not be made is held to be made from this share on.
CLAIMED = 0.85
MEASURES = ("outcome", "topics", "handover", "slots", "must_say", "must_not")
SPOKEN_NUMBER = re.compile(r"百分之[零一二三四五六七八九十百点]+|[零一二三四五六七八九十百千万两]{1,}")


@dataclass
class Tally:
    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    of: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    calls: int = 0
    all_right: int = 0

    def add(self, marks: dict[str, list[bool]]) -> None:
        self.calls += 1
        self.all_right += all(all(each) for each in marks.values())
        for name, some in marks.items():
            self.right[name] += sum(some)
            self.of[name] += len(some)

    def row(self, name: str) -> str:
        cells = [f"{self.right[each]} of {self.of[each]}" if self.of[each] else "–" for each in MEASURES]
        return f"| {name} | {self.calls} | {' | '.join(cells)} | {self.all_right} |"


def marks(call: dict[str, Any], result: dict[str, Any]) -> dict[str, list[bool]]:
    gold = call["gold"]
    outcomes = {gold["outcome"], *gold.get("accept_outcomes", [])}
    topics = list(dict.fromkeys(topic for reply in result["replies"] for topic in reply["topics"]))
    text = "".join(reply["text"] for reply in result["replies"])
    latest, turn = gold["handover_by_turn"], result["handover_by_turn"]
    slots = [same(key, value, result["slots"].get(key, "")) for key, value in gold["slots"].items()]
    return {
        "outcome": [result["outcome"] in outcomes],
        "topics": [topics == gold["topics"]],
        "handover": [latest is None or (turn is not None and turn <= latest)],
        "slots": slots,
        "must_say": [share(fact, text) >= ENOUGH for fact in gold["must_say"]],
        "must_not": [share(claim, text) < CLAIMED for claim in gold["must_not"]],
    }


def same(key: str, gold: str, found: str) -> bool:
    if key in ("金额", "人数"):
        return number(gold) is not None and number(gold) == number(found)
    return gold == found


def share(fact: str, text: str) -> float:
    """The share of a fact's pairs of characters that stand in the text, figures written alike."""
    plain, everything = levelled(fact), levelled(text)
    pairs = {plain[at : at + 2] for at in range(len(plain) - 1)}
    return sum(pair in everything for pair in pairs) / len(pairs) if pairs else 1.0


def levelled(text: str) -> str:
    def figures(match: re.Match[str]) -> str:
        spoken = match[0]
        if spoken.startswith("百分之"):
            value = number(spoken.removeprefix("百分之"))
            return f"{value}%" if value is not None else spoken
        value = number(spoken)
        return f"{value}" if value is not None else spoken

    return re.sub(r"\W", "", SPOKEN_NUMBER.sub(figures, text).replace("%", "百分"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print the calls that are not all right")
    options = parser.parse_args()
    from bench.knowledge_folds import set_up

    set_up()
    from hotline.domains.understanding.conversation.queries import builtin
    from hotline.domains.understanding.conversation.rules.conversation import Conversation
    from hotline.processes.converse import talked

    conversation = Conversation(builtin())
    print(f"| calls | number | {' | '.join(MEASURES)} | all right |\n|{'---|' * (len(MEASURES) + 3)}")
    for file in options.files:
        measure(file, lambda call: talked(conversation, [each["heard"] for each in call["turns"]]), options.wrong)


def measure(file: Path, talk: Any, print_wrong: bool) -> None:
    tally, kinds, turns = Tally(), defaultdict[str, Tally](Tally), 0
    started = time.process_time()
    wrong = []
    for line in file.read_text(encoding="utf-8").splitlines():
        call = json.loads(line)
        result = talk(call)
        found = marks(call, result)
        turns += len(call["turns"])
        for each in (tally, kinds[call.get("kind", "")]):
            each.add(found)
        if not all(all(each) for each in found.values()):
            wrong.append((call, result, found))
    for name, each in kinds.items():
        print(each.row(name))
    print(tally.row(f"**{file.stem}**"))
    print(f"{(time.process_time() - started) / max(turns, 1) * 1e3:.0f} ms of processor a turn")
    if print_wrong:
        for call, result, found in wrong:
            report(call, result, found)


def report(call: dict[str, Any], result: dict[str, Any], found: dict[str, list[bool]]) -> None:
    bad = [name for name, some in found.items() if not all(some)]
    print(f"## {call['id']} {call.get('kind', '')}: {', '.join(bad)}\n   gold {call['gold']}")
    print(f"   outcome {result['outcome']}, slots {result['slots']}, handed over {result['handover_by_turn']}")
    for turn, reply in zip(call["turns"], result["replies"], strict=False):
        print(f"   > {turn['heard']}\n     {reply['kind']} {reply['topics']} {reply['text']}")


if __name__ == "__main__":
    main()
