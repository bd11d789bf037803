"""What the domain needs of a higher one: the departments that cases are dispatched to, and who stands in for whom."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from hotline.kernel.slot import Slot


class Organisation(Protocol):
    """``department`` is a code, people are staff numbers; an unknown department has nobody."""

    def heads_of(self, department: str) -> Collection[str]: ...

    def handlers_of(self, department: str) -> Collection[str]: ...

    def substitutes_of(self, numbers: Collection[str], today: date) -> set[str]:
        """Who stands in on that day for those of these people who are away."""
        ...


organisation: Slot[Organisation] = Slot("departments, and who stands in for whom")
