"""Ports of the domain: sounds as sources of bytes, who else has sounds to listen to, and who writes talks down."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.transcripts import Phrase
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

#: What each side says in the raw sound of a talk, caller left and agent right. Raises Unavailable.
type WriteDown = Callable[[Iterable[bytes]], Iterable[Phrase]]

#: None where the recogniser is not installed.
talk_writer: Slot[WriteDown | None] = Slot("what writes recorded talks down after hours")
