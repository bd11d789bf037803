"""``hotline extract --batch FILE``: the elements of a case in each talk of a file, a line a talk."""

import argparse
import sys
from functools import cache
from pathlib import Path

import msgspec

from hotline.domains.service.workorders.adapters.elements_lexicon import builtin
from hotline.domains.service.workorders.rules.elements import second_opinion
from hotline.domains.service.workorders.rules.elements.recognise import Recogniser, fields
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, DialogueTurn
from hotline.infrastructure.language_model import configured


@cache
def builtin_recogniser() -> Recogniser:
    """With the lexicon that is built in. It takes a second and a half to make."""
    return Recogniser(builtin())


class ExtractedLine(msgspec.Struct, frozen=True):
    id: str
    turns: list[DialogueTurn]


class InvalidTalk(Exception):
    """A line is none; says why."""


def main(arguments: list[str]) -> int:
    """0: every line was read; 2: one was not, and which is told."""
    parser = argparse.ArgumentParser(prog="hotline extract", description="reads {id, turns}, prints {id, fields}")
    parser.add_argument("--batch", required=True, metavar="FILE", help="lines of JSON; - reads standard input")
    parser.add_argument("--model", action="store_true", help="ask the configured language model too")
    options = parser.parse_args(arguments)
    file = options.batch
    try:
        lines = (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).splitlines()
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 2
    recogniser = builtin_recogniser()
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            talk = read(line)
        except InvalidTalk as error:
            print(f"{file}, line {number}: {error}", file=sys.stderr)
            return 2
        full = Dialogue(talk.turns)
        elements = recogniser.elements(full)
        if options.model:
            topics = recogniser.likely(full, second_opinion.CHOICE)
            elements = second_opinion.seconded(full, elements, topics, configured().answer)
        found = {"id": talk.id, "fields": fields(elements)}
        print(msgspec.json.encode(found).decode(), flush=True)
    return 0


def read(line: bytes) -> ExtractedLine:
    """Raises NoTalk: what somebody of an unknown role said would be passed over, and every field be empty."""
    try:
        talk = msgspec.json.decode(line, type=ExtractedLine)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidTalk(str(error)) from error
    for at, turn in enumerate(talk.turns, 1):
        if turn.role not in (AGENT, CITIZEN):
            raise InvalidTalk(f"turn {at} is by {turn.role!r}, neither {AGENT} nor {CITIZEN}")
    return talk
