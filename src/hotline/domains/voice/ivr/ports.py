"""What the domain needs of the outside: somebody who reads texts aloud, services that know the citizens."""

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.ivr.rules.answers import Reply

type Sound = NDArray[np.float32]
"""Mono, -1 to 1."""


class Voice(Protocol):
    """Reads Mandarin written in characters and punctuation only (figures are put into characters before)."""

    @property
    def rate(self) -> int:
        """Samples a second of what it says."""
        ...

    def say(self, words: str, voice: str, speed: float) -> Sound:
        """One utterance with whatever silence the engine leaves around it. Invalid for a voice it does not have."""
        ...


class Service(Protocol):
    """A service of the client's that flows ask."""

    async def ask(self, operation: str, fields: Mapping[str, str], *, name: str, seconds: float) -> Reply:
        """``name`` is the same when it is asked again. Never raises for what the service or the network does."""
        ...
