"""``hotline ask``: what 京晓保 answers to a question, or to a file of them; nothing has to run."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotline.processes.foreground import set_up_django

if TYPE_CHECKING:
    from hotline.domains.assistant.queries import Reply, Said

LINES = 'lines {"q": …} or {"turns": [{"role": …, "text": …}, …]}; a turn may be its text alone'


def main(arguments: list[str]) -> int:
    """0: everything was answered, 1: a line that cannot be read is named and nothing is answered."""
    asked = _parser().parse_args(arguments)
    set_up_django("ask")
    from hotline.domains.assistant.queries import Said, delivered
    from hotline.domains.knowledge import queries as knowledge

    engine, today = delivered(), knowledge.today()
    if asked.batch is None:
        print(engine.reply([Said("citizen", " ".join(asked.words))], today).answer)
        return 0
    try:
        dialogues = list(read(asked.batch))
    except OSError as error:
        print(f"无法读取 {asked.batch}：{error.strerror}", file=sys.stderr)
        return 1
    except ValueError as error:
        print(f"{asked.batch} {error}", file=sys.stderr)
        return 1
    for line, turns in dialogues:
        print(json.dumps(line | told(engine.reply(turns, today)), ensure_ascii=False), flush=True)
    return 0


def read(file: Path) -> "Iterator[tuple[dict[str, Any], list[Said]]]":
    """What a line says besides, and what was said. ValueError names the line that is no dialogue."""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            try:
                asked = json.loads(line)
                yield asked, turns_of(asked)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise ValueError(f"第 {number} 行不是 {{q}} 或 {{turns: [{{role, text}}]}}，请改正") from error


def turns_of(asked: dict[str, Any]) -> "list[Said]":
    from hotline.domains.assistant.queries import Said

    turns = [*asked.get("turns", ()), *([asked["q"]] if "q" in asked else ())]
    said = [Said("citizen", turn) if isinstance(turn, str) else _said(turn) for turn in turns]
    if not said:
        raise ValueError("nothing was said")
    return said


def _said(turn: dict[str, Any]) -> "Said":
    from hotline.domains.assistant.queries import Said

    return Said(str(turn.get("role", "citizen")), str(turn["text"] if "text" in turn else turn["content"]))


def told(reply: "Reply") -> dict[str, object]:
    return {
        "kind": reply.kind.value,
        "topics": list(reply.topics),
        "answer": reply.answer,
        "citations": [
            {
                "article": each.article,
                "version": each.version,
                "title": each.title,
                "passage": each.passage,
                "text": each.text,
                "valid_from": each.valid_from.isoformat(),
                "valid_until": each.valid_until.isoformat() if each.valid_until else None,
            }
            for each in reply.citations
        ],
        "options": [each.topic for each in reply.options],
        "number": reply.number,
        "level": reply.level,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hotline ask", description=__doc__)
    parser.add_argument("words", nargs="*", help="a question")
    parser.add_argument("--batch", type=Path, metavar="FILE", help=f"{LINES}; answers are lines of JSON")
    return parser
