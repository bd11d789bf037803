"""What the domain needs of the outside: somebody who reads texts aloud, services that know the citizens."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from hotline.domains.voice.ivr.rules.answers import Reply
from hotline.domains.voice.ivr.rules.catalogue import Prompt
from hotline.domains.voice.ivr.rules.sounds import Take
from hotline.kernel.slot import Slot

type Sound = NDArray[np.float32]
"""Mono, -1 to 1."""


class Voice(Protocol):
    """Reads Mandarin written in characters and punctuation only (figures are put into characters before)."""

    @property
    def rate(self) -> int:
        """Samples a second of what it says."""
        ...

    def synthesise(self, text: str, voice: str, speed: float) -> Sound:
        """One utterance with whatever silence the engine leaves around it. Invalid for a voice it does not have."""
        ...


class Service(Protocol):
    """A service of the client's that flows ask."""

    async def query(self, operation: str, fields: Mapping[str, str], *, name: str, seconds: float) -> Reply:
        """``name`` is the same when it is asked again. Never raises for what the service or the network does."""
        ...


type Speak = Callable[[Mapping[str, str]], Mapping[str, bytes]]
"""Texts by name to alaw sound by the same names. Invalid names what cannot be spoken; Unavailable without a voice."""

type ReadRecording = Callable[[bytes], Take]
"""An uploaded recording in any format to what the telephone plays. Invalid says what is wrong with the file."""

prompt_catalogue: Slot[Sequence[Prompt]] = Slot("the builtin prompts and their texts")
prompt_speaker: Slot[Speak] = Slot("the voice that speaks texts")
recording_reader: Slot[ReadRecording] = Slot("the reader of recordings that people upload")
