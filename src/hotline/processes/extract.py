"""``hotline extract --batch FILE``: the elements of a case in each talk of a file, a line a talk."""

import argparse
import sys
from pathlib import Path

import msgspec

from hotline.domains.service.workorders.adapters.elements_lexicon import shipped
from hotline.domains.service.workorders.rules.elements import (
    AGENT,
    CITIZEN,
    Recogniser,
    Talk,
    Turn,
    fields,
    second_opinion,
)
from hotline.infrastructure.language_model import configured


class Line(msgspec.Struct, frozen=True):
    id: str
    turns: list[Turn]


class NoTalk(Exception):
    """A line is none; says why."""


def main(arguments: list[str]) -> int:
    """0: every line was read; 2: one was not, and which is told."""
    parser = argparse.ArgumentParser(prog="hotline extract", description="reads {id, turns}, prints {id, fields}")
    parser.add_argument("--batch", required=True, metavar="FILE", help="lines of JSON; - reads standard input")
    parser.add_argument("--model", action="store_true", help="ask the configured language model too")
    asked = parser.parse_args(arguments)
    file = asked.batch
    try:
        lines = (sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()).splitlines()
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 2
    recogniser = Recogniser(shipped())
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            talk = read(line)
        except NoTalk as error:
            print(f"{file}, line {number}: {error}", file=sys.stderr)
            return 2
        whole = Talk(talk.turns)
        elements = recogniser.elements(whole)
        if asked.model:
            topics = recogniser.likely(whole, second_opinion.CHOICE)
            elements = second_opinion.seconded(whole, elements, topics, configured().answer)
        found = {"id": talk.id, "fields": fields(elements)}
        print(msgspec.json.encode(found).decode(), flush=True)
    return 0


def read(line: bytes) -> Line:
    """Raises NoTalk: what somebody of an unknown role said would be passed over, and every field be empty."""
    try:
        talk = msgspec.json.decode(line, type=Line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NoTalk(str(error)) from error
    for at, turn in enumerate(talk.turns, 1):
        if turn.role not in (AGENT, CITIZEN):
            raise NoTalk(f"turn {at} is by {turn.role!r}, neither {AGENT} nor {CITIZEN}")
    return talk
