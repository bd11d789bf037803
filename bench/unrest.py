"""How well the unrest detector finds what is real and lets pass what is not, on a file of labelled dialogues.

    .venv/bin/python -m bench.unrest FILE [--wrong] [--words-alone]

Lines: {"id", "label": 0|1, "kind", "level", "text" or "turns"}. `--wrong` names what was missed or raised falsely;
`--words-alone` leaves out the encoder, as where it is not installed.
"""

import argparse
import json
import time
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from hotline.domains.understanding.screening.adapters.encoder import configured
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import UnrestVerdict, detect
from hotline.processes.detect_unrest import turns_of


@dataclass(frozen=True)
class Row:
    id: str
    kind: str | None
    level: str | None
    scenario: str
    sort: str
    """What kind of calm line it is, of those that are none."""
    turns: list[SpeechTurn]


def load(file: Path) -> list[Row]:
    return [row(json.loads(line)) for line in file.read_text().splitlines()]


def row(line: dict[str, Any]) -> Row:
    real = bool(line["label"])
    return Row(
        line["id"],
        line["kind"] if real else None,
        line["level"] if real else None,
        line.get("scenario", line["id"]),
        line["kind"] or "",
        turns_of(line),
    )


def share(hits: int, of: int) -> str:
    """With the 95 % interval after Wilson."""
    if not of:
        return "none"
    rate, z = hits / of, 1.96
    middle = (rate + z * z / (2 * of)) / (1 + z * z / of)
    reach = z * sqrt(rate * (1 - rate) / of + z * z / (4 * of * of)) / (1 + z * z / of)
    return f"{hits}/{of} = {rate:.1%} [{max(0, middle - reach):.1%}–{min(1, middle + reach):.1%}]"


def report(rows: list[Row], verdicts: dict[str, UnrestVerdict]) -> None:
    real = [row for row in rows if row.kind]
    calm = [row for row in rows if not row.kind]
    found = [row for row in real if verdicts[row.id].is_unrest]
    print(f"found          {share(len(found), len(real))}")
    print(f"false alarms   {share(sum(verdicts[row.id].is_unrest for row in calm), len(calm))}")
    print(f"false 红       {share(sum(verdicts[row.id].level == '红' for row in calm), len(calm))}")
    print(f"kind right     {share(sum(verdicts[row.id].kind == row.kind for row in found), len(found))} of those found")
    print(
        f"level right    {share(sum(verdicts[row.id].level == row.level for row in found), len(found))} of those found"
    )
    for level in ("红", "橙", "黄"):
        these = [row for row in real if row.level == level]
        same = sum(verdicts[row.id].level == level for row in these)
        print(f"  {level} found      {share(sum(row in found for row in these), len(these))}, as {level} {same}")
    for kind in sorted({row.kind for row in real if row.kind}):
        these = [row for row in real if row.kind == kind]
        print(f"  {kind} found {share(sum(row in found for row in these), len(these))}")
    for sort in sorted({row.sort for row in calm}):
        these = [row for row in calm if row.sort == sort]
        print(f"  calm, {sort}: raised {share(sum(verdicts[row.id].is_unrest for row in these), len(these))}")


def wrong(rows: list[Row], verdicts: dict[str, UnrestVerdict]) -> None:
    for row in rows:
        verdict = verdicts[row.id]
        if verdict.is_unrest != bool(row.kind) or verdict.level != row.level:
            text = " / ".join(turn.text for turn in row.turns)
            was, found = (f"{each.kind or '-'} {each.level or ''}" for each in (row, verdict))
            print(f"{was} judged {found} {list(verdict.evidence)}: {text}")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("file", type=Path)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--words-alone", action="store_true")
    chosen = parser.parse_args()
    rows = load(chosen.file)
    encoder = None if chosen.words_alone else configured()
    started = time.process_time()
    verdicts = {row.id: detect(row.turns, hears=encoder.meant if encoder else None) for row in rows}
    spent = time.process_time() - started
    report(rows, verdicts)
    print(f"{spent / len(rows) * 1e3:.1f} ms of processor a dialogue")
    if chosen.wrong:
        wrong(rows, verdicts)


if __name__ == "__main__":
    main()
