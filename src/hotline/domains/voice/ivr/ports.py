"""Ports of the domain: a voice that reads texts aloud, and services that know the citizens."""

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
        """Samples per second of its sound."""
        ...

    def synthesise(self, text: str, voice: str, speed: float) -> Sound:
        """One utterance, with the silence that the engine leaves around it. Raises Invalid for an unknown voice."""
        ...


class Service(Protocol):
    """A service of the client's that flows ask."""

    async def query(self, operation: str, fields: Mapping[str, str], *, name: str, seconds: float) -> Reply:
        """Query the service. A repeat has the same ``name``. Never raises for faults of the service or the network."""
        ...


type Speak = Callable[[Mapping[str, str]], Mapping[str, bytes]]
"""Texts by name to alaw sound by the same names. Invalid names what cannot be spoken; Unavailable without a voice."""

type ReadRecording = Callable[[bytes], Take]
"""An uploaded recording in any format to what the telephone plays. Invalid says what is wrong with the file."""

prompt_catalogue: Slot[Sequence[Prompt]] = Slot("the builtin prompts and their texts")
prompt_speaker: Slot[Speak] = Slot("the voice that speaks texts")
recording_reader: Slot[ReadRecording] = Slot("the reader of recordings that people upload")
