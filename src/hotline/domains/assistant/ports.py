"""What the domain needs of the outside: somebody who asks 京晓保 as a citizen would, somebody who hears them."""

from typing import NamedTuple, Protocol


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
