"""Commands that take lines of JSON and give an answer a line, an error where there is none."""

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hotline.kernel.errors import Refused

#: Makes the answer to a line, without its id.
type Answer = Callable[[dict[str, Any]], dict[str, Any]]
#: The option that names a file of the cases of several commands: a line whose ``command`` is another one is left to it.
CASES = "--cases"


def answer_each(
    command: str,
    about: str | None,
    arguments: list[str],
    answer: Answer,
    refusals: tuple[type[Exception], ...] = (Refused,),
    option: str = "--batch",
) -> int:
    """0: every line was answered, 1: some line gave an error, which is its answer, and the others are answered.

    ``refusals``: what ``answer`` raises for a line that has no answer. ``option`` names the file.
    """
    parser = argparse.ArgumentParser(prog=f"hotline {command}", description=about)
    parser.add_argument(option, dest="file", required=True, type=Path, metavar="FILE", help="lines of JSON")
    file = parser.parse_args(arguments).file
    try:
        lines = file.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        print(f"无法读取 {file}：{error.strerror}", file=sys.stderr)
        return 1
    of = command if option == CASES else None
    found = [_answered(line, number, of, answer, refusals) for number, line in enumerate(lines, 1) if line.strip()]
    answers = [each for each in found if each is not None]
    for each in answers:
        print(_line(each))
    return int(not answers or any("error" in each for each in answers))


def _line(answered: dict[str, Any]) -> str:
    try:
        line = json.dumps(answered, ensure_ascii=False, allow_nan=False)
    except ValueError:  # an id that is no number
        return _line({**answered, "id": None})
    # An id may be a half of a pair of surrogates, which no encoding holds.
    return line if line.isprintable() else json.dumps(answered)


def _answered(
    line: bytes, number: int, of: str | None, answer: Answer, refusals: tuple[type[Exception], ...]
) -> dict[str, Any] | None:
    """``of``: the command whose lines are answered; None: every line's."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        return {"id": None, "error": f"line {number} is no JSON"}
    if not isinstance(row, dict):
        return {"id": None, "error": f"line {number} is no object"}
    if of is not None and row.get("command", of) != of:
        return None
    try:
        return {"id": row.get("id"), **answer(row)}
    except refusals as wrong:
        return {"id": row.get("id"), "error": str(wrong)}
