"""Where a number belongs, in Chinese, from the number plan alone.

The plan of the whole world takes seconds to load, so it is loaded beside the work: ``load_plan`` in a thread.
"""

from importlib import import_module
from types import ModuleType

_plan: list[ModuleType] = []


def load_plan() -> None:
    """Blocks for seconds; harmless when done before."""
    if not _plan:
        _plan.extend((import_module("phonenumbers"), import_module("phonenumbers.geocoder")))


def place_of(number: str) -> str:
    """``北京市``; "" when the number says nothing or the plan is not loaded yet."""
    if not _plan:
        return ""
    numbers, geocoder = _plan
    written = f"+{number[2:]}" if number.startswith("00") else number
    try:
        return str(geocoder.description_for_number(numbers.parse(written, "CN"), "zh"))
    except numbers.NumberParseException:
        return ""
