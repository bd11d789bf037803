"""Port of the domain: an HTTP client that posts pushes."""

from typing import NamedTuple, Protocol


class Posted(NamedTuple):
    """The result of a push."""

    #: HTTP status; 0 without an answer.
    status: int
    #: Why there was no answer, in a word.
    error: str = ""


class Poster(Protocol):
    async def post(self, url: str, body: bytes, headers: dict[str, str]) -> Posted:
        """Never raises. Goes to addresses that the settings allow, and follows no redirect elsewhere."""
        ...
