"""Ports of the domain: 12345's end of the exchange, and the recogniser's dictionaries."""

from typing import Protocol

from hotline.domains.service.workorders.rules.elements.lexicon import Lexicon
from hotline.kernel.slot import Slot


class City(Protocol):
    def post(self, body: bytes, headers: dict[str, str]) -> int:
        """The HTTP status, 0 when there was no answer. The same message again is the same. Never raises."""
        ...


city: Slot[City] = Slot("12345's end of the exchange of cases")
lexicon: Slot[Lexicon] = Slot("the dictionaries by which the elements of a case are recognised")
