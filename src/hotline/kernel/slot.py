"""A slot for something that a domain needs and must not import. ``config/wiring.py`` fills it when a process starts."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager


class EmptySlot(RuntimeError):
    """A slot was called before it was filled."""


class Slot[Provided]:
    """A function whose result is provided from outside. ``purpose`` names what it is for, in the domain's terms."""

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
        """``make`` runs at every call; an expensive provider caches its own result."""
        self._make = make

    @contextmanager
    def override(self, provided: Provided) -> Iterator[None]:
        """Another provider until the end of the block: for tests, and for the invented history of a demonstration."""
        before = self._make
        self.fill(provided)
        try:
            yield
        finally:
            self._make = before
