"""Port of the domain for the contract's indicators, which a higher domain forecasts."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from hotline.kernel.report_document import Part
from hotline.kernel.slot import Slot


class Forecast(Protocol):
    def __call__(self, day: date, now: datetime) -> Sequence[Part]:
        """The forecast of the quarter that holds the day; a sentence when there is none.

        It holds no amounts of money: readers of statistics need not see the contract's.
        """
        ...


forecast: Slot[Forecast] = Slot("what the contract's indicators will likely come to, for the monthly report")
