"""Whose data is blocked (限制处理): the one question that every use of a citizen's data asks."""

from datetime import datetime

from hotline.domains.platform.citizens.models import Blocking
from hotline.infrastructure.sealing import indexes_of
from hotline.kernel.errors import Refused
from hotline.kernel.sealed import Sealed

CODE = "blocked"


def in_force() -> list[Blocking]:
    return list(Blocking.objects.filter(lifted_at=None).order_by("at"))


def blocked_indexes() -> frozenset[str]:
    """Every index, under each key that is left, of the numbers that are blocked."""
    return frozenset(index for row in in_force() for index in indexes_of(row.number))


def is_blocked(number: Sealed | None) -> bool:
    return number is not None and number.index != "" and number.index in blocked_indexes()


def was_blocked(number: Sealed, at: datetime) -> bool:
    """Whether it was at this moment, so that folding events again gives the same answer."""
    rows = Blocking.objects.filter(at__lte=at).exclude(lifted_at__lte=at)
    return any(number.index in indexes_of(row.number) for row in rows)


def refuse_blocked(number: Sealed | None, what: str) -> None:
    """Raises Refused ``blocked`` where the number's data is blocked. ``what``: the use, such as 回拨."""
    if is_blocked(number):
        raise blocked_refusal(what)


def blocked_refusal(what: str) -> Refused:
    return Refused(f"按本人要求，该市民的个人信息已限制处理，不能{what}。确有必要时，请先办理解除限制。", code=CODE)
