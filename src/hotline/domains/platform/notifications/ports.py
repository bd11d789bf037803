"""Slots that higher domains fill: departments and substitutes, and receivers of read notifications."""

from collections.abc import Collection
from datetime import date
from typing import Protocol

from hotline.infrastructure.permissions import Principal
from hotline.kernel.slot import Slot


class Organisation(Protocol):
    """``department`` is a code; people are staff numbers. The methods return nobody for an unknown department."""

    def heads_of(self, department: str) -> Collection[str]: ...

    def handlers_of(self, department: str) -> Collection[str]: ...

    def substitutes_of(self, numbers: Collection[str], today: date) -> set[str]:
        """The substitutes, on this day, of those of these people who are away."""
        ...


class ReadReceiver(Protocol):
    """Called when a person opens a notification with this ``about``, before the receipt is stored.

    A receiver ignores values of ``about`` that are not its own.
    """

    def __call__(self, about: str, *, by: Principal) -> None: ...


organisation: Slot[Organisation] = Slot("departments and substitutes")
read_receiver: Slot[ReadReceiver] = Slot("receivers of read notifications")
