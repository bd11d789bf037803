"""A place for something that a domain needs and must not import: the configuration fills it when a process starts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class EmptySlot(RuntimeError):
    pass


class Slot[Provided]:
    """Calling a slot returns what fills it. ``purpose`` says what that is for, in the words of whoever needs it."""

    def __init__(self, purpose: str) -> None:
        self.purpose = purpose
        self._make: Callable[[], Provided] | None = None

    def __call__(self) -> Provided:
        """Raises EmptySlot before the slot is filled."""
        if self._make is None:
            raise EmptySlot(f"nothing fills the slot for {self.purpose}: config/wiring.py does so when Django starts")
        return self._make()

    def fill(self, provided: Provided) -> None:
        self._make = lambda: provided

    def fill_from(self, make: Callable[[], Provided]) -> None:
        """``make`` runs at every call: a provider that is expensive caches itself."""
        self._make = make

    @contextmanager
    def override(self, provided: Provided) -> Iterator[None]:
        """For tests: another provider until the end of the block."""
        before = self._make
        self.fill(provided)
        try:
            yield
        finally:
            self._make = before
