"""What the domain needs of the outside: 12345's end of the exchange."""

from typing import Protocol


class City(Protocol):
    def post(self, body: bytes, headers: dict[str, str]) -> int:
        """The HTTP status, 0 when there was no answer. The same message again is the same. Never raises."""
        ...
