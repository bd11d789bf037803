"""Which account takes a text: one of the number's carrier, by health, limit, price and what waits there already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from hotline.domains.service.messaging.rules.carriers.content import Capabilities, extended
from hotline.domains.service.messaging.rules.carriers.dialects.base import plain_number
from hotline.domains.service.messaging.rules.carriers.news import Phase
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier, carrier_of

#: A line that is away for longer has its texts go another way.
DOWN_AFTER = timedelta(seconds=30)


@dataclass(frozen=True)
class Terms:
    """What planning has to know of an account. ``carriers`` empty: it takes every number."""

    carriers: frozenset[Carrier]
    capabilities: Capabilities
    #: The number that citizens see, and the digits behind it of texts that name none of their own.
    access: str
    signature: str = ""
    extension: str = ""
    #: Parts in a day; 0: no limit.
    per_day: int = 0
    per_second: float = 50

    def source(self, extension: str = "") -> str:
        """The number from which a text is sent. Raises UnsendableContent."""
        return extended(self.access, extension or self.extension) if self.access else ""


@dataclass(frozen=True)
class Load:
    """What an account has to do. ``today``: parts handed over since midnight, and those that wait."""

    is_down: bool = False
    waiting: int = 0
    today: int = 0


def is_down(phase: str, problem: str, since: datetime, seen_at: datetime, now: datetime) -> bool:
    """Whether a line is to be avoided. One without a problem that is away is made when there is work."""
    if now - seen_at > DOWN_AFTER:
        return True
    return phase != Phase.UP and bool(problem) and now - since > DOWN_AFTER


def route(
    number: str,
    accounts: Mapping[str, Terms],
    loads: Mapping[str, Load] | None = None,
    *,
    ported: Carrier | None = None,
    not_by: str = "",
) -> str | None:
    """None where nobody takes the number: no mobile number, no account, or every limit is reached.

    ``ported``: the carrier that the number went to. ``not_by``: the account that said it is another carrier's, so that
    its prefix says nothing any more.
    """
    plain = plain_number(number)
    if len(plain) != 11 or not plain.isdecimal() or not plain.startswith("1"):
        return None
    carrier = ported or carrier_of(plain)
    known, refused = loads or {}, accounts[not_by].carriers if not_by in accounts else frozenset()

    def fits(name: str) -> bool:
        terms = accounts[name]
        if name == not_by or (terms.per_day and known.get(name, Load()).today >= terms.per_day):
            return False
        if not_by:
            return not terms.carriers or not terms.carriers <= refused
        return not terms.carriers or carrier in terms.carriers

    def rank(name: str) -> tuple[bool, bool, Decimal, float]:
        terms, load = accounts[name], known.get(name, Load())
        is_general = not terms.carriers
        later = not is_general if not_by else is_general
        return load.is_down, later, terms.capabilities.price_per_part, load.waiting / terms.per_second

    return min(filter(fits, accounts), key=rank, default=None)
