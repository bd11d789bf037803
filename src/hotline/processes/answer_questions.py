"""``hotline ask``: what 京晓保 answers to a question or to a file of questions.

No language model is used, and no other process has to run.
"""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hotline.domains.understanding.assistant.rules.talk import Turn
from hotline.processes.foreground import set_up_django
from hotline.processes.lines import read, text_in, turns_in

if TYPE_CHECKING:
    from hotline.domains.understanding.assistant.rules.talk import Reply

LINES = 'lines {"q": …} or {"turns": [{"role": …, "text": …}, …]}; a turn may be its text alone'


def main(arguments: list[str]) -> int:
    """0: everything was answered, 1: lines that cannot be read are named and nothing is answered."""
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.batch is None and not options.words:
        parser.error("a question, or --batch FILE")
    dialogues = (
        [({}, [Turn("citizen", " ".join(options.words))])] if options.batch is None else dialogues_in(options.batch)
    )
    if dialogues is None:
        return 1
    set_up_django("ask")
    from hotline.domains.understanding.assistant.queries.engines import builtin
    from hotline.domains.understanding.knowledge.queries import articles

    engine, today = builtin(), articles.today()
    for line, turns in dialogues:
        reply = engine.reply(turns, today)
        print(
            reply.answer if options.batch is None else json.dumps(line | reply_fields(reply), ensure_ascii=False),
            flush=True,
        )
    return 0


def dialogues_in(file: Path) -> list[tuple[dict[str, Any], list[Turn]]] | None:
    """The dialogues of a file: the other fields of each line, and its turns.

    Returns None after naming the lines that are no dialogue.
    """
    return read(file, lambda options: (options, turns_of(options)), "{q} 或 {turns: [{role, text}]}")


def turns_of(options: dict[str, Any]) -> list[Turn]:
    turns = [Turn(role, text) for role, text in turns_in(options)] if "turns" in options else []
    if "q" in options:
        turns.append(Turn("citizen", text_in(options, "q")))
    if not turns:
        raise ValueError("nothing was said")
    return turns


def reply_fields(reply: "Reply") -> dict[str, object]:
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
