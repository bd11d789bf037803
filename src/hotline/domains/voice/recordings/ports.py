"""Ports of the domain: sounds as sources of bytes, wherever they are stored, and who else has sounds to listen to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from hotline.infrastructure.permissions import Principal
from hotline.kernel.slot import Slot


class Sound(Protocol):
    """Raw sound, 16 bit, 8 kHz, its ``channels`` interleaved; ``size`` in bytes."""

    size: int
    channels: int

    def pieces(self, start: int = 0, stop: int | None = None) -> Iterator[bytes]: ...


@dataclass(frozen=True)
class SoundSource:
    """One kind of sound that people listen to."""

    #: The sound of what follows the subject's kind (``c1``; ``w1/f1`` for a file of case w1), for who may hear it.
    #: Raises NotFound, NotPermitted, Invalid, Refused, Unavailable.
    sound_for: Callable[[Principal, str], Sound]
    #: Whether this person says why before listening.
    needs_reason: Callable[[Principal], bool]
    #: What a listening is called in the audit trail.
    action: str


#: By the first part of a subject, such as ``call`` in ``call/c1``. What people said is heard in no other way.
sound_sources: Slot[Mapping[str, SoundSource]] = Slot("the kinds of sound that people listen to")
