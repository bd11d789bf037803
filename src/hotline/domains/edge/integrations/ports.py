"""What pushing needs of the outside: somebody who posts."""

from typing import NamedTuple, Protocol


class Posted(NamedTuple):
    """``status`` of HTTP; 0 when nobody answered, ``trouble`` then says why in a word."""

    status: int
    trouble: str = ""


class Poster(Protocol):
    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> Posted:
        """Never raises. Goes to addresses that the settings allow, and follows no redirect elsewhere."""
        ...
