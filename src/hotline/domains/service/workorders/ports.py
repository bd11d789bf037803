"""What the domain needs of the outside: 12345's end of the exchange, whether words sound like unrest."""

from collections.abc import Callable
from typing import Protocol


class City(Protocol):
    def post(self, body: bytes, headers: dict[str, str]) -> int:
        """The HTTP status, 0 when there was no answer. The same message again is the same. Never raises."""
        ...


class Unrest(Protocol):
    """``level`` 红, 橙, 黄 or none; ``evidence``: the words that say so, as they stand in the text."""

    @property
    def level(self) -> str | None: ...

    @property
    def evidence(self) -> tuple[str, ...]: ...


type Judge = Callable[[str], Unrest]
