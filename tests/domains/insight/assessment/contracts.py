"""The builtin contract, and short ways to assess numbers by it."""

from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path

from hotline.domains.insight.assessment.rules.assess import Assessment, assess, default_readings
from hotline.domains.insight.assessment.rules.cases import assess_case, readings_of
from hotline.domains.insight.assessment.rules.contract import Contract, contract_from_toml
from hotline.domains.insight.assessment.rules.facts import Exclusion, Facts, Heads, Share, Uptime

BUILTIN = Path("deploy/contract/2026.toml")
CASES = Path(__file__).parent / "kpi_cases.json"

#: Numbers with which each indicator is met, as a case gives them.
GOOD: dict[str, dict[str, object]] = {
    "annual_volume": {"answered": 3_285_000},
    "front_staff": {"value": 170},
    "back_staff": {"value": 30},
    "seats": {"value": 142},
    "answer_rate": {"num": 92_000, "den": 100_000},
    "wait_seconds": {"avg_seconds": 60},
    "retain": {"num": 37, "den": 50},
    "attendance": {"num": 9_500, "den": 10_000},
    "order_complete": {"num": 10_000, "den": 10_000},
    "record_transfer": {"accurate": 1_000, "checked": 1_000, "transferred": 500, "should_transfer": 500},
    "eval_transfer": {"num": 739_125, "den": 821_250},
    "satisfaction": {"num": 49_800, "den": 50_000},
    "answer_correct": {"num": 999_200, "den": 1_000_000},
    "complaint": {"complaints": 3, "answered": 1_000_000},
    "uptime": {"quarter_minutes": 131_040, "down_minutes": 0},
    "ai_correct": {"num": 900, "den": 1_000},
    "fault_response": {"response_seconds": [180, 180]},
    "unstable": {"bad": 0},
    "security": {"accidents": 0},
}


@cache
def contract() -> Contract:
    return contract_from_toml(BUILTIN.read_text())


def assessed(
    kpi: str, reading: object = None, period: str = "2026Q2", facts: Facts | None = None, **inputs: object
) -> Assessment:
    """Of a case with these inputs, or of facts that no case can state."""
    if kpi == "annual_volume":
        period = contract().year.key
    if facts is not None:
        readings = readings_of(reading, default_readings(contract()), contract().terms(kpi))
        return assess(contract(), kpi, period, facts, readings=readings)
    case = {"id": "x", "kpi": kpi, "period": period, "inputs": inputs, "reading": reading}
    return assess_case(case, [contract()])


def yuan(kpi: str, reading: object = None, facts: Facts | None = None, **inputs: object) -> Decimal:
    return assessed(kpi, reading, facts=facts, **inputs).deduction


def exact(*numbers: int | str) -> tuple[Fraction, ...]:
    return tuple(map(Fraction, numbers))


def heads(*daily: int) -> Heads:
    return Heads(value=Fraction(sum(daily), len(daily)), daily=exact(*daily))


def share(num: int, den: int, parts: tuple[Share, ...] = ()) -> Share:
    return Share(num=Fraction(num), den=Fraction(den), parts=parts)


def excluded(num: int, den: int, *exclusions: Exclusion) -> Share:
    return Share(num=Fraction(num), den=Fraction(den), exclusions=exclusions)


def uptime(down: int, quarter: int = 131_040, planned: int = 0, late: int = 0) -> Uptime:
    return Uptime(quarter=Fraction(quarter), down=Fraction(down), planned=Fraction(planned), late=late)
