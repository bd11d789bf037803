"""What a talk of an AI seat is connected to: the sound at the switch, recogniser and voice, the desk."""

from collections.abc import Awaitable, Callable
from typing import Protocol

from hotline.infrastructure.spoken_talks import SpokenTalk
from hotline.processes.ai_seats.services import Result, Service

#: The words, "" where it is no speech; None where the recogniser did not answer.
type Recognise = Callable[[bytes], Awaitable[str | None]]
#: The A-law sound of a sentence, at a speed; the last: whether it may be stored.
type SpeakAloud = Callable[[str, float, bool], Awaitable[bytes]]


class Line(Protocol):
    """The sound of the call at the switch."""

    async def send(self, alaw: bytes) -> None:
        """Sound to play after what is being played, A-law in whole frames."""
        ...

    async def flush(self) -> None:
        """Play nothing of what was sent."""
        ...


class Desk(Protocol):
    """What the seat does with its caller and remembers of the talk."""

    async def remember(self, talk: SpokenTalk) -> None: ...

    async def to_person(self, *, urgent: bool) -> None: ...

    async def to_rating(self) -> None: ...

    async def hang_up(self) -> None: ...

    async def act(self, id: str, service: Service) -> Result | None:
        """Send, store, look up, alarm. ``id``: of the service within this call. What came of it."""
        ...
