"""Talks of two to five turns by writers who know the list of topics and nothing of the engine, its articles or other
sets.

A line a talk: ``{"turns": [{"text": "…", "topics": ["ui-duration"]}, …]}``. ``topics`` are those that answer the turn;
none where it is no matter of this line. ``held_out`` is for measuring alone, nothing is learned from it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from hotline.domains.understanding.assistant.rules.talk import Reply, ReplyKind, Turn
from hotline.infrastructure.conversations import ConversationTurn, continued

FOLDER = Path(__file__).parent


class LabelledTurn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    topics: tuple[str, ...]


class Talk(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    turns: tuple[LabelledTurn, ...]


class Marked(msgspec.Struct, frozen=True):
    """A turn with its reply. ``place``: which turn of the talk, from 0."""

    turn: LabelledTurn
    place: int
    reply: Reply

    @property
    def is_first(self) -> bool:
        """The right topic is the reply's first one; of what is not ours: sent away."""
        if not self.turn.topics:
            return self.reply.kind in (ReplyKind.REFER, ReplyKind.REFUSE)
        return bool(self.reply.topics) and self.reply.topics[0] in self.turn.topics

    @property
    def is_one_press_away(self) -> bool:
        """In the reply, or behind a button below it."""
        near = {*self.reply.topics[:3], *(option.topic for option in self.reply.options)}
        return self.is_first or not near.isdisjoint(self.turn.topics)


def talks(folder: Path) -> dict[str, list[Talk]]:
    """By writer."""
    return {
        file.stem: [msgspec.json.decode(line, type=Talk) for line in file.read_bytes().splitlines()]
        for file in sorted(folder.glob("*.jsonl"))
    }


def marked(talk: Talk, answers: Callable[[Sequence[Turn]], Reply]) -> list[Marked]:
    """Each turn with the conversation before it as the server stores it."""
    stored, found = list[ConversationTurn](), list[Marked]()
    for place, turn in enumerate(talk.turns):
        reply = answers([*(Turn(each.role, each.text) for each in stored), Turn("citizen", turn.text)])
        found.append(Marked(turn, place, reply))
        stored = continued(stored, turn.text, reply.answer)
    return found
