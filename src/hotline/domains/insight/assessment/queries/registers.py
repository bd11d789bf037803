"""Reads the registers: the contract's own registers, and registers that people have defined for outside figures."""

from hotline.domains.insight.analytics.queries import outside
from hotline.domains.insight.assessment.rules.registers import REGISTERS, Register, from_outside
from hotline.kernel.errors import Invalid


def registers() -> list[Register]:
    """The registers in use, the contract's first."""
    return [*REGISTERS.values(), *map(from_outside, outside.outside())]


def register(key: str) -> Register:
    """Raises Invalid for one that nobody has defined."""
    if key in REGISTERS:
        return REGISTERS[key]
    defined = outside.outside_of(key)
    if defined is None:
        raise Invalid(f"没有名为“{key}”的台账。请重新选择。")
    return from_outside(defined)
