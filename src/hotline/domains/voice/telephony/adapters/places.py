"""The place of a number, in Chinese, from the number plan alone.

Loading the plan of all countries takes seconds, so it is loaded in a thread: ``load_plan``.
"""

from importlib import import_module
from types import ModuleType

_plan: list[ModuleType] = []


def load_plan() -> None:
    """Blocks for seconds; harmless when done before."""
    if not _plan:
        _plan.extend((import_module("phonenumbers"), import_module("phonenumbers.geocoder")))


def place_of(number: str) -> str:
    """The place, such as ``北京市``. "" when the number has none or the plan is not loaded yet."""
    if not _plan:
        return ""
    numbers, geocoder = _plan
    written = f"+{number[2:]}" if number.startswith("00") else number
    try:
        return str(geocoder.description_for_number(numbers.parse(written, "CN"), "zh"))
    except numbers.NumberParseException:
        return ""
