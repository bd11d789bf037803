"""What the domain needs of the outside: who asks 京晓保 as a citizen would, who hears them."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

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


type Probe = Callable[[], Probed]

probe: Slot[Probe] = Slot("the probe that puts a question to the assistant as a citizen would, once a minute")
#: None where nothing is installed that recognises speech.
hearer: Slot[Hearer | None] = Slot("the recogniser of questions that citizens speak into the page")
