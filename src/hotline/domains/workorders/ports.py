"""What the domain needs of the outside: 12345's end of the exchange, a language model where there is one."""

from typing import Protocol


class City(Protocol):
    def post(self, body: bytes, headers: dict[str, str]) -> int:
        """The HTTP status, 0 when there was no answer. The same message again is the same. Never raises."""
        ...


class LanguageModel(Protocol):
    def answer(self, task: str, text: str) -> str:
        """What it says to ``text``, given ``task``; "" when there is none or it is not there in time. Never raises."""
        ...
