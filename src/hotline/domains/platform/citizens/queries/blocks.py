"""Whose data is blocked (限制处理): the one question that every use of a citizen's data asks."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cache

from hotline.domains.platform.citizens.models import Blocking
from hotline.infrastructure.sealing import indexes_of, number_indexes
from hotline.kernel.blocked_numbers import HIDDEN
from hotline.kernel.errors import Refused
from hotline.kernel.sealed import Sealed
from hotline.kernel.written_numbers import replaced

CODE = "blocked"


def in_force() -> list[Blocking]:
    return list(Blocking.objects.filter(lifted_at=None).order_by("at"))


def blocked_indexes() -> frozenset[str]:
    """Every index, under each key that is left, of the numbers that are blocked, and of their identity numbers.

    An identity number counts where the request has one that was checked.
    """
    rows = Blocking.objects.filter(lifted_at=None).select_related("request")
    values = [value for row in rows for value in (row.number, row.request.identity) if value is not None]
    return frozenset(index for value in values for index in indexes_of(value))


def is_blocked(number: Sealed | None) -> bool:
    return number is not None and number.index != "" and number.index in blocked_indexes()


def is_blocked_number(number: str) -> bool:
    """The same of a number that somebody typed."""
    return not blocked_indexes().isdisjoint(number_indexes(number))


def was_blocked(number: Sealed, at: datetime) -> bool:
    """Whether it was at this moment, so that folding events again gives the same answer."""
    rows = Blocking.objects.filter(at__lte=at).exclude(lifted_at__lte=at)
    return any(number.index in indexes_of(row.number) for row in rows)


def refuse_blocked(number: Sealed | None, what: str) -> None:
    """Raises Refused ``blocked`` where the number's data is blocked. ``what``: the use, such as 回拨."""
    if number is not None:
        refuse_blocked_indexes([number.index], what)


def refuse_blocked_indexes(indexes: Iterable[str], what: str) -> None:
    """The same, for numbers and identity numbers known by their index; "" for none."""
    known = {index for index in indexes if index}
    if known and known & blocked_indexes():
        raise blocked_refusal(what)


def searched_indexes(number: str) -> list[str]:
    """The indexes to search for a typed number. Raises Refused ``blocked``."""
    indexes = number_indexes(number)
    refuse_blocked_indexes(indexes, "按号码查找")
    return indexes


def hiding() -> Callable[..., str]:
    """For one list: what is shown of a row, from its mask and the indexes of what it is about."""
    blocked = blocked_indexes()
    return lambda masked, *indexes: HIDDEN if masked and blocked.intersection(indexes) else masked


def without_blocked(texts: Sequence[str]) -> list[str]:
    """The texts with a word in place of each number written in them that is blocked, however it is written."""
    blocked = blocked_indexes()
    if not blocked:
        return list(texts)

    @cache
    def hides(number: str) -> bool:
        return not blocked.isdisjoint(number_indexes(number))

    return [replaced(text, lambda number: HIDDEN if hides(number) else None) for text in texts]


def blocked_refusal(what: str) -> Refused:
    return Refused(f"按本人要求，该市民的个人信息已限制处理，不能{what}。确有必要时，请先办理解除限制。", code=CODE)
