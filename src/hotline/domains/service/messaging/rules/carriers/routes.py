"""Which account takes a text: the one of the number's carrier, else one that takes them all."""

from collections.abc import Mapping
from dataclasses import dataclass

from hotline.domains.service.messaging.rules.carriers.content import Capabilities, extended
from hotline.domains.service.messaging.rules.carriers.dialects.base import plain_number
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier, carrier_of


@dataclass(frozen=True)
class Terms:
    """What planning has to know of an account. ``carriers`` empty: it takes every number."""

    carriers: frozenset[Carrier]
    capabilities: Capabilities
    #: The number that citizens see, and the digits behind it of texts that name none of their own.
    access: str
    signature: str = ""
    extension: str = ""

    def source(self, extension: str = "") -> str:
        """The number from which a text is sent. Raises UnsendableContent."""
        return extended(self.access, extension or self.extension) if self.access else ""


def route(number: str, accounts: Mapping[str, Terms]) -> str | None:
    """None where nobody takes the number: no mobile number, or no account."""
    plain = plain_number(number)
    if len(plain) != 11 or not plain.isdecimal() or not plain.startswith("1"):
        return None
    carrier = carrier_of(plain)
    own = [name for name, terms in accounts.items() if carrier in terms.carriers]
    all_takers = [name for name, terms in accounts.items() if not terms.carriers]
    return next(iter(own + all_takers), None)
