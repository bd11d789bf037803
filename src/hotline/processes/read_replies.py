"""``hotline read-reply --batch FILE``: what citizens' replies to a survey mean, a line a reply.

``{"id", "text", "channel"}`` -> ``{"id", "rating", "kind", "sentiment", "themes", "named_agent", "needs_follow_up"}``.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

from hotline.domains.service.surveys.rules.replies.read_reply import read
from hotline.processes.lines import each, text_in

EXPECTED = "{id, text, channel}"


class _Reply(NamedTuple):
    id: Any
    text: str


def main(arguments: list[str]) -> int:
    """0: every line was read, 1: some line is no reply; it is named with its number and the others are read."""
    parser = argparse.ArgumentParser(prog="hotline read-reply", description=__doc__)
    parser.add_argument("--batch", required=True, type=Path, metavar="FILE", help=f"lines {EXPECTED}")
    found = list(
        each(parser.parse_args(arguments).batch, lambda row: _Reply(row["id"], text_in(row, "text")), EXPECTED)
    )
    for reply in found:
        if reply is not None:
            print(json.dumps({"id": reply.id, **result_fields(reply.text)}, ensure_ascii=False), flush=True)
    return int(not found or None in found)


def result_fields(text: str) -> dict[str, Any]:
    reading = read(text)
    return {
        "rating": reading.rating,
        "kind": reading.kind.value,
        "sentiment": reading.sentiment.value,
        "themes": [each.value for each in reading.themes],
        "named_agent": reading.named_agent,
        "needs_follow_up": reading.needs_follow_up,
    }


def _reply(row: dict[str, Any]) -> _Reply:
    return _Reply(row["id"], text_in(row, "text"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
