"""Ports of the domain for the contract's indicators, which a higher domain forecasts and sets targets for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from fractions import Fraction
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


class Targets(Protocol):
    def __call__(self, day: date) -> Mapping[str, Fraction]:
        """Measure -> the value that the contract in force on the day requires of it; {} without a contract."""
        ...


targets: Slot[Targets] = Slot("what the contract requires of measures, for the charts of the statistics")
