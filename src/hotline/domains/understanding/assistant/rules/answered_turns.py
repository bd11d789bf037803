"""A dialogue as pairs: what the citizen wrote, and what the office wrote before and after it."""

from collections.abc import Sequence
from typing import NamedTuple

from hotline.domains.understanding.assistant.rules import wording
from hotline.domains.understanding.assistant.rules.masking import without_person
from hotline.domains.understanding.assistant.rules.talk import Turn


class AnsweredTurn(NamedTuple):
    """A turn of the citizen, without personal details. ``before``, ``reply``: the office's, "" for none."""

    text: str
    before: str = ""
    reply: str = ""

    @property
    def was_clarified(self) -> bool:
        """Whether the reply to it was a question back."""
        return wording.is_clarification(self.reply)


def answered_turns(turns: Sequence[Turn]) -> list[AnsweredTurn]:
    """The citizen's turns, oldest first."""
    nothing = Turn("assistant", "")
    around = zip([nothing, *turns], turns, [*turns[1:], nothing], strict=False)
    return [
        AnsweredTurn(without_person(turn.text.strip()), _by_office(before), _by_office(after))
        for before, turn, after in around
        if turn.by_citizen
    ]


def _by_office(turn: Turn) -> str:
    return "" if turn.by_citizen else turn.text
