"""Plays whole sittings with 京晓保 as the public page does, and marks each reply by what the sitting expects of it."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from hotline.domains.understanding.assistant.rules.talk import Reply, Turn
from hotline.infrastructure.conversations import ConversationTurn, continued

HELD_OUT = Path(__file__).parent / "held_out"
#: Turns before a question that the page's endpoint passes on.
TURNS = 40

type Answers = Callable[[Sequence[Turn]], Reply]


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A turn of the citizen and what its reply must be; what is left out may be anything."""

    q: str
    #: Kinds of replies that are right.
    kind: tuple[str, ...] = ()
    #: Beginnings of topics, of which the reply's first topic must have one.
    topics: tuple[str, ...] = ()
    number: str = ""
    #: Pattern that the answer holds; pattern that it does not hold.
    has: str = ""
    lacks: str = ""
    #: Whether a leader is alerted. None: either.
    level: bool | None = None


class Sitting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    turns: tuple[Expected, ...]


class Writer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    #: Who writes, and how.
    writer: str
    sittings: tuple[Sitting, ...]


class Played(NamedTuple):
    expected: Expected
    reply: Reply
    #: What is wrong with the reply, in words; () for a right one.
    wrong: tuple[str, ...]


def writers(folder: Path = HELD_OUT) -> dict[str, Writer]:
    return {each.stem: msgspec.toml.decode(each.read_bytes(), type=Writer) for each in sorted(folder.glob("*.toml"))}


def played(sitting: Sitting, answers: Answers) -> list[Played]:
    """The turns one after the other, each with the conversation before it as the server stores it."""
    stored, found = list[ConversationTurn](), list[Played]()
    for expected in sitting.turns:
        reply = answers([*(Turn(each.role, each.text) for each in stored[-TURNS:]), Turn("citizen", expected.q)])
        before = stored[-1].text if stored else ""
        found.append(Played(expected, reply, tuple(_wrong(expected, reply, before))))
        stored = continued(stored, expected.q, reply.answer)
    return found


def _wrong(expected: Expected, reply: Reply, before: str) -> list[str]:
    topic, answer = reply.topics[0] if reply.topics else "", reply.answer
    checks = {
        f"kind {reply.kind.value}": bool(expected.kind) and reply.kind.value not in expected.kind,
        f"topic {topic}": bool(expected.topics) and not topic.startswith(expected.topics),
        f"number {reply.number}": bool(expected.number) and reply.number != expected.number,
        f"lacks {expected.has}": bool(expected.has) and re.search(expected.has, answer) is None,
        f"has {expected.lacks}": bool(expected.lacks) and re.search(expected.lacks, answer) is not None,
        f"level {reply.level}": expected.level is not None and bool(reply.level) is not expected.level,
        "the same text again": answer == before,
    }
    return [name for name, is_wrong in checks.items() if is_wrong]
