"""The snapshot of a frozen quarter: every item with its inputs, in one canonical text whose digest both sides
record.
"""

import json
from collections.abc import Iterable
from typing import Any

from cryptography.hazmat.primitives import hashes

from hotline.domains.insight.assessment.rules.assess import Assessment
from hotline.domains.insight.assessment.rules.contract import Contract
from hotline.domains.insight.assessment.rules.forecast import Day


def item(
    assessment: Assessment, counted: dict[str, tuple[int, int | None]], trend: Iterable[Day] = ()
) -> dict[str, Any]:
    """``counted``: measure -> numerator and denominator as the registry counted them. Fractions as text, exact.

    ``trend``: day by day, with numerator and denominator.
    """
    return {
        "indicator": assessment.terms.key,
        "number": assessment.terms.number,
        "name": assessment.terms.name,
        "value": _text(assessment.value),
        "shown": assessment.displayed_value,
        "num": _text(assessment.num),
        "den": _text(assessment.den),
        "verdict": str(assessment.verdict),
        "base": str(assessment.base),
        "charges": [{"share": str(each.share), "times": str(each.times)} for each in assessment.charges],
        "deduction": str(assessment.deduction),
        "readings": [
            {
                "ambiguity": shadow.ambiguity.key,
                "question": shadow.ambiguity.question,
                "option": shadow.option.name,
                "deduction": str(shadow.deduction),
            }
            for shadow in assessment.shadows
        ],
        "exclusions": [{"reason": e.reason, "approver": e.approver, "den": str(e.den)} for e in assessment.exclusions],
        "counted": {key: list(value) for key, value in sorted(counted.items())},
        "trend": [[str(day.day), str(day.num), str(day.den)] for day in trend],
    }


def snapshot(
    quarter: str,
    contract: Contract,
    items: Iterable[dict[str, Any]],
    year: Iterable[dict[str, Any]],
) -> dict[str, Any]:
    """What a freeze stores. ``items`` are assessed by the quarter.

    ``year`` holds the standing of yearly items, which are assessed at the year's end.
    """
    return {
        "quarter": quarter,
        "contract": contract.key,
        "contract_version": contract.version,
        "readings": f"{contract.readings.name}/{contract.readings.version}",
        "items": sorted(items, key=lambda each: each["number"]),
        "year": list(year),
    }


def digest(frozen: dict[str, Any]) -> str:
    """SM3 (hex) over canonical JSON: keys sorted, no blanks."""
    text = json.dumps(frozen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    total = hashes.Hash(hashes.SM3())
    total.update(text.encode())
    return total.finalize().hex()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
