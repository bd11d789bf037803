"""Files with one JSON object a line, as the batch commands read them. A file is read completely before any answer."""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

#: The most unreadable lines that are reported: people correct one kind of mistake at a time.
NAMED = 5


def read[T](file: Path, make: Callable[[dict[str, Any]], T], expected: str) -> list[T] | None:
    """The result of ``make`` for each line. Blank lines are skipped. None after reporting unreadable lines on stderr.

    ``make`` raises KeyError, TypeError or ValueError for an invalid line. ``expected`` describes a valid one.
    """
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        print(f"无法读取 {file}：{error.strerror}", file=sys.stderr)
        return None
    except UnicodeDecodeError:
        print(f"{file} 不是 UTF-8 编码的文本，请另存为 UTF-8", file=sys.stderr)
        return None
    made, wrong = [], []
    # Not splitlines, which also splits at characters that pasted text may contain.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                made.append(make(_object(line)))
            except (KeyError, TypeError, ValueError, RecursionError):
                wrong.append(str(number))
    if wrong:
        several = f"{'、'.join(wrong[:NAMED])}{' 等' if len(wrong) > NAMED else ''}"
        print(f"{file} 第 {several} 行不是 {expected}，请改正", file=sys.stderr)
        return None
    if not made:
        print(f"{file} 里没有一行内容", file=sys.stderr)
    return made


def turns_in(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Role and text of each turn. A turn that is a plain text is the citizen's."""
    turns = row["turns"]
    if not isinstance(turns, list):
        raise TypeError("turns is no list")
    return [("citizen", turn) if isinstance(turn, str) else _turn(turn) for turn in turns]


def text_in(row: dict[str, Any], *keys: str) -> str:
    """The text under the first of these that is there."""
    text = next((row[key] for key in keys if key in row), None)
    if not isinstance(text, str):
        raise TypeError(f"no text under {keys}")
    return text


def _turn(row: object) -> tuple[str, str]:
    if not isinstance(row, dict):
        raise TypeError("a turn is no object")
    return str(row.get("role", "citizen")), text_in(row, "text", "content")


def _object(line: str) -> dict[str, Any]:
    row = json.loads(line)
    if not isinstance(row, dict):
        raise TypeError("no object")
    return row


def each[T](file: Path, make: Callable[[dict[str, Any]], T], expected: str) -> Iterator[T | None]:
    """The result of ``make`` for each line, None for a line that is invalid, which is named on stderr with its number.

    Blank lines are skipped. Yields nothing after reporting a file that cannot be read.
    """
    try:
        lines = file.read_bytes().removeprefix(b"\xef\xbb\xbf").split(b"\n")
    except OSError as error:
        print(f"无法读取 {file}：{error.strerror}", file=sys.stderr)
        return
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield make(_object(line.decode()))
        except (KeyError, TypeError, ValueError, RecursionError):
            print(f"{file} 第 {number} 行不是 {expected}，请改正", file=sys.stderr)
            yield None
