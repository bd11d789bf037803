"""Ports of the domain: a probe that queries 京晓保 as a citizen would, and a recogniser of speech."""

from collections.abc import Callable
from typing import NamedTuple, Protocol

from hotline.kernel.slot import Slot


class Probed(NamedTuple):
    """``error`` empty: it answered, in so many milliseconds."""

    #: Time to the answer or the failure.
    milliseconds: int
    error: str


class Hearer(Protocol):
    """Recognises speech. Safe to use from several threads. Refuses a recording when too many wait."""

    def hear(self, recording: bytes) -> str:
        """The text of a recording, for the citizen to correct. Nothing is stored.

        Raises Invalid for what is no recording, is too long, or holds no speech; Refused 429; Unavailable.
        """
        ...


type Probe = Callable[[], Probed]

probe: Slot[Probe] = Slot("the probe that puts a question to the assistant as a citizen would, once a minute")
#: None where nothing is installed that recognises speech.
hearer: Slot[Hearer | None] = Slot("the recogniser of questions that citizens speak into the page")
