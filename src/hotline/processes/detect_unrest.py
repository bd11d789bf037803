"""``hotline detect-unrest --batch FILE``: one utterance or dialogue a line in, one verdict a line out."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from hotline.domains.assistant.rules.unrest import Turn, Verdict, judge, said_by_caller
from hotline.domains.knowledge.adapters.nano_e5 import configured

ALONE = "没有语义模型（meaning 依赖组），只凭词句判断，准确率略低"


def main(arguments: list[str]) -> int:
    """0: every line was judged, 1: a line that cannot be read is named and nothing is judged."""
    parser = argparse.ArgumentParser(prog="hotline detect-unrest")
    parser.add_argument(
        "--batch", required=True, type=Path, metavar="FILE", help='lines {"id", "text"} or {"id", "turns"}'
    )
    file = parser.parse_args(arguments).batch
    try:
        rows = read(file)
    except OSError as error:
        print(f"无法读取 {file}：{error.strerror}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{file} {error}", file=sys.stderr)
        return 1
    if (embedder := configured()) is None:
        print(ALONE, file=sys.stderr)
    for name, turns in rows:
        meaning = embedder.questions([said_by_caller(turns)])[0].tolist() if embedder is not None else None
        print(json.dumps(told(name, judge(turns, meaning=meaning)), ensure_ascii=False))
    return 0


def read(file: Path) -> list[tuple[Any, list[Turn]]]:
    """Each line's id and turns; ValueError names the line that is none."""
    lines = enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
    return [row(number, line) for number, line in lines if line.strip()]


def row(number: int, line: str) -> tuple[Any, list[Turn]]:
    try:
        said = json.loads(line)
        return said["id"], turns_of(said)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"第 {number} 行不是 {{id, text}} 或 {{id, turns}}，请改正") from error


def turns_of(said: dict[str, Any]) -> list[Turn]:
    """A dialogue's turns; a bare text is one turn of the caller."""
    if "turns" in said:
        return [Turn("citizen", turn) if isinstance(turn, str) else _turn(turn) for turn in said["turns"]]
    return [Turn("citizen", str(said["text"]))]


def _turn(said: dict[str, Any]) -> Turn:
    return Turn(str(said.get("role", "citizen")), str(said["text"] if "text" in said else said["content"]))


def told(name: Any, verdict: Verdict) -> dict[str, Any]:
    return {
        "id": name,
        "label": int(verdict.is_unrest),
        "kind": verdict.kind,
        "level": verdict.level,
        "evidence": list(verdict.evidence),
    }
