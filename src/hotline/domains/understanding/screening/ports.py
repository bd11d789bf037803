"""Port of the domain: an encoder of the meaning of dialogues."""

from collections.abc import Sequence
from typing import Protocol

from hotline.domains.understanding.screening.rules.learned import Meant
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.kernel.slot import Slot


class Encoder(Protocol):
    """Adapted to what unrest sounds like. Safe to ask from several threads."""

    def meant(self, turns: Sequence[SpeechTurn]) -> Meant:
        """The encoder's opinion on unrest in a dialogue."""
        ...


#: None where the model is not installed.
encoder: Slot[Encoder | None] = Slot("the encoder that detects unrest in a dialogue")
