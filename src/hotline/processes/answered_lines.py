"""Commands that take lines of JSON and give an answer a line, an error where there is none."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hotline.domains.service.messaging.rules.carriers.documents import UnknownProtocol
from hotline.domains.service.messaging.rules.carriers.wire import Malformed, Unencodable
from hotline.kernel.errors import Refused


def answer_each(
    command: str,
    about: str | None,
    arguments: list[str],
    answer: Callable[[dict[str, Any]], dict[str, Any]],
    option: str = "--batch",
) -> int:
    """0: every line was answered, 1: some line gave an error, which is its answer, and the others are answered.

    A line whose ``command`` is another one is left to that.
    """
    parser = argparse.ArgumentParser(prog=f"hotline {command}", description=about)
    parser.add_argument(option, dest="file", required=True, type=Path, metavar="FILE", help="lines of JSON")
    file = parser.parse_args(arguments).file
    try:
        lines = file.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        print(f"无法读取 {file}：{error.strerror}", file=sys.stderr)
        return 1
    found = [_answered(line, number, command, answer) for number, line in enumerate(lines, 1) if line.strip()]
    answers = [each for each in found if each is not None]
    for each in answers:
        print(_line(each))
    return int(not answers or any("error" in each for each in answers))


def _line(answered: dict[str, Any]) -> str:
    line = json.dumps(answered, ensure_ascii=False)
    # An id may be a half of a pair of surrogates, which no encoding holds.
    return line if line.isprintable() else json.dumps(answered)


def _answered(
    line: bytes, number: int, command: str, answer: Callable[[dict[str, Any]], dict[str, Any]]
) -> dict[str, Any] | None:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": f"line {number} is no JSON"}
    if not isinstance(row, dict):
        return {"id": None, "error": f"line {number} is no object"}
    if row.get("command", command) != command:
        return None
    try:
        return {"id": row.get("id"), **answer(row)}
    except Refused as refusal:
        return {"id": row.get("id"), "error": refusal.message}
    except (Malformed, Unencodable, UnknownProtocol) as wrong:
        return {"id": row.get("id"), "error": str(wrong)}
