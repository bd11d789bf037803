"""Talks for the tests, and the recogniser with the shipped dictionaries."""

import json
from functools import cache
from pathlib import Path

from hotline.domains.service.workorders.rules.elements.recognise import Elements
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, DialogueTurn
from hotline.processes.extract import builtin_recogniser as recogniser

DIALOGUES = Path(__file__).parent / "dialogues.jsonl"


def elements_of(*turns: str) -> Elements:
    """The caller begins; then agent and caller take turns."""
    roles = (CITIZEN, AGENT)
    return recogniser().elements(Dialogue([DialogueTurn(roles[at % 2], text) for at, text in enumerate(turns)]))


def value(found: object) -> str | None:
    return getattr(found, "value", None)


@cache
def dialogues() -> list[dict]:
    return [json.loads(line) for line in DIALOGUES.read_text(encoding="utf-8").splitlines()]
