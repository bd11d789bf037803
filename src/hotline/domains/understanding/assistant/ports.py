"""What the domain needs of the outside: who asks 京晓保 as a citizen would, who hears them, an encoder."""

from collections.abc import Callable, Sequence
from typing import NamedTuple, Protocol

from hotline.domains.understanding.assistant.rules.unrest import Meant, Turn
from hotline.kernel.slot import Slot


class Probed(NamedTuple):
    """``trouble`` empty: it answered, in so many milliseconds."""

    milliseconds: int
    trouble: str


class Hearer(Protocol):
    """Writes down what is said. Safe to ask from several threads; who comes when too many wait is sent away."""

    def hear(self, recording: bytes) -> str:
        """What was said, for the citizen to correct. Nothing of it is kept.

        Invalid for what is no recording, is too long, or has nobody speaking; Refused 429; Unavailable.
        """
        ...


class Encoder(Protocol):
    """Adapted to what unrest sounds like. Safe to ask from several threads."""

    def meant(self, turns: Sequence[Turn]) -> Meant:
        """What a dialogue says of unrest."""
        ...


type Probe = Callable[[], Probed]

probe: Slot[Probe] = Slot("the probe that puts a question to the assistant as a citizen would, once a minute")
#: None where nothing is installed that recognises speech.
hearer: Slot[Hearer | None] = Slot("the recogniser of questions that citizens speak into the page")
#: None where the model is not installed.
encoder: Slot[Encoder | None] = Slot("the encoder that detects unrest in a dialogue")
