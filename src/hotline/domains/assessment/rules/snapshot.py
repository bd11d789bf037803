"""A quarter as it is frozen: every item with all it rests on, in one canonical text whose digest both sides keep."""

import json
from collections.abc import Iterable
from typing import Any

from cryptography.hazmat.primitives import hashes

from hotline.domains.assessment.rules.assess import Assessment


def item(assessment: Assessment, counted: dict[str, tuple[int, int | None]]) -> dict[str, Any]:
    """``counted``: measure -> numerator and denominator as the registry counted them. Fractions as text, exact."""
    return {
        "indicator": assessment.terms.key,
        "number": assessment.terms.number,
        "name": assessment.terms.name,
        "value": _text(assessment.value),
        "shown": assessment.shown,
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
    }


def snapshot(
    quarter: str, contract: str, version: int, readings: str, items: Iterable[dict[str, Any]]
) -> dict[str, Any]:
    return {
        "quarter": quarter,
        "contract": contract,
        "contract_version": version,
        "readings": readings,
        "items": sorted(items, key=lambda each: each["number"]),
    }


def digest(frozen: dict[str, Any]) -> str:
    """SM3 (hex) over canonical JSON: keys sorted, no blanks."""
    text = json.dumps(frozen, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    total = hashes.Hash(hashes.SM3())
    total.update(text.encode())
    return total.finalize().hex()


def _text(value: object) -> str | None:
    return None if value is None else str(value)
