"""What the domain needs of the outside: 12345's end of the exchange, a check for unrest, dictionaries."""

from collections.abc import Callable
from typing import Protocol

from hotline.domains.service.workorders.rules.elements import Lexicon
from hotline.kernel.slot import Slot


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

city: Slot[City] = Slot("12345's end of the exchange of cases")
unrest_in: Slot[Judge] = Slot("the check whether a text sounds like unrest")
lexicon: Slot[Lexicon] = Slot("the dictionaries by which the elements of a case are recognised")
