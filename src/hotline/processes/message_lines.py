"""What ``hotline message-decode`` and ``message-encode`` have in common: lines of JSON in, an answer a line out."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hotline.domains.service.messaging.rules.carriers.documents import UnknownProtocol
from hotline.domains.service.messaging.rules.carriers.wire import Malformed, Unencodable


def answer_each(
    command: str, about: str | None, arguments: list[str], answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> int:
    """0: every line was answered, 1: some line gave an error, which is its answer, and the others are answered."""
    parser = argparse.ArgumentParser(prog=f"hotline {command}", description=about)
    parser.add_argument("--batch", required=True, type=Path, metavar="FILE", help="lines of JSON")
    file = parser.parse_args(arguments).batch
    try:
        lines = file.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        print(f"无法读取 {file}：{error.strerror}", file=sys.stderr)
        return 1
    answers = [_answered(line, number, answer) for number, line in enumerate(lines, 1) if line.strip()]
    for each in answers:
        print(_line(each))
    return int(not answers or any("error" in each for each in answers))


def _line(answered: dict[str, Any]) -> str:
    line = json.dumps(answered, ensure_ascii=False)
    # An id may be a half of a pair of surrogates, which no encoding holds.
    return line if line.isprintable() else json.dumps(answered)


def _answered(line: bytes, number: int, answer: Callable[[dict[str, Any]], dict[str, Any]]) -> dict[str, Any]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": f"line {number} is no JSON"}
    if not isinstance(row, dict):
        return {"id": None, "error": f"line {number} is no object"}
    try:
        return {"id": row.get("id"), **answer(row)}
    except (Malformed, Unencodable, UnknownProtocol) as wrong:
        return {"id": row.get("id"), "error": str(wrong)}
