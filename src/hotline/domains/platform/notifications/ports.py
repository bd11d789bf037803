"""What the domain needs of higher ones: departments, who stands in for whom, who wants to know what was read."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from hotline.infrastructure.permissions import Principal
from hotline.kernel.slot import Slot


class Organisation(Protocol):
    """``department`` is a code, people are staff numbers; an unknown department has nobody."""

    def heads_of(self, department: str) -> Collection[str]: ...

    def handlers_of(self, department: str) -> Collection[str]: ...

    def substitutes_of(self, numbers: Collection[str], today: date) -> set[str]:
        """Who stands in on that day for those of these people who are away."""
        ...


class ReadReceiver(Protocol):
    """Hears that a person opened a notification with this ``about``, before that is stored; others' are ignored."""

    def __call__(self, about: str, *, by: Principal) -> None: ...


organisation: Slot[Organisation] = Slot("departments, and who stands in for whom")
read_receiver: Slot[ReadReceiver] = Slot("sources that want to know what was read")
