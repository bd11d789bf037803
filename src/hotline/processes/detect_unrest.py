"""``hotline detect-unrest --batch FILE``: one utterance or dialogue a line in, one verdict a line out."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from hotline.domains.understanding.screening.adapters.encoder import configured
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import UnrestVerdict, detect
from hotline.processes.lines import read, text_in, turns_in

ALONE = "没有语义模型（meaning 依赖组），只凭词句判断，准确率略低"


def main(arguments: list[str]) -> int:
    """0: every line was judged, 1: lines that cannot be read are named and nothing is judged."""
    parser = argparse.ArgumentParser(prog="hotline detect-unrest")
    parser.add_argument(
        "--batch", required=True, type=Path, metavar="FILE", help='lines {"id", "text"} or {"id", "turns"}'
    )
    file = parser.parse_args(arguments).batch
    rows = read(file, lambda row: (row["id"], turns_of(row)), "{id, text} 或 {id, turns}")
    if rows is None:
        return 1
    if (encoder := configured()) is None:
        print(ALONE, file=sys.stderr)
    for name, turns in rows:
        verdict = detect(turns, hears=encoder.meant if encoder is not None else None)
        print(json.dumps(result_fields(name, verdict), ensure_ascii=False), flush=True)
    return 0


def turns_of(row: dict[str, Any]) -> list[SpeechTurn]:
    """A dialogue's turns; a bare text is one turn of the caller."""
    if "turns" in row:
        return [SpeechTurn(role, text) for role, text in turns_in(row)]
    return [SpeechTurn("citizen", text_in(row, "text"))]


def result_fields(name: Any, verdict: UnrestVerdict) -> dict[str, Any]:
    return {
        "id": name,
        "label": int(verdict.is_unrest),
        "kind": verdict.kind,
        "level": verdict.level,
        "evidence": list(dict.fromkeys(verdict.evidence)),
    }
