"""Which events a request made: noted where they are made, told with its answer. Nothing here asks anybody."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from hotline.kernel.positions import add

_written: ContextVar[dict[str, int] | None] = ContextVar("written", default=None)


@contextmanager
def collecting() -> Iterator[dict[str, int]]:
    """What is noted meanwhile, also in threads and tasks begun within: subject -> number of its last event."""
    found: dict[str, int] = {}
    token = _written.set(found)
    try:
        yield found
    finally:
        _written.reset(token)


def note(subject: str, number: int) -> None:
    """Event ``number`` of the subject was made, or is on its way. Has no effect outside ``collecting``."""
    if (found := _written.get()) is not None:
        add(found, subject, number)
