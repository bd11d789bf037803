"""What the domain needs of those above it: what the contract's indicators will likely come to."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from hotline.kernel.report_document import Part
from hotline.kernel.slot import Slot


class Forecast(Protocol):
    def __call__(self, day: date, now: datetime) -> Sequence[Part]:
        """Of the quarter that holds the day, as it stands now; in words where there is none. Without any yuan: who
        reads statistics need not see the contract's money.
        """
        ...


forecast: Slot[Forecast] = Slot("what the contract's indicators will likely come to, for the monthly report")
