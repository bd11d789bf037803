"""``hotline sampling --cases FILE``: how many have to be inspected, and what so many show, a line a case.

``{"id", "kind", "input"}`` -> ``{"id", …}`` with, by kind: ``n``; ``upper``; ``low``, ``high``; ``right``; ``rate``,
``standard_error``. null where it is undefined. docs/algorithms/sampling.md has the kinds and the formulas.
"""

import sys
from collections.abc import Callable
from math import isfinite
from typing import Any

from hotline.domains.people.quality.rules.estimates import Stratum, estimated
from hotline.domains.people.quality.rules.sample_sizes import LARGEST, min_right, min_sample, upper_bound
from hotline.kernel.binomial import wilson
from hotline.kernel.errors import Invalid
from hotline.processes.answered_lines import CASES, answer_each


def main(arguments: list[str]) -> int:
    return answer_each("sampling", __doc__, arguments, _computed, option=CASES)


def _computed(row: dict[str, Any]) -> dict[str, Any]:
    compute = KINDS.get(kind) if isinstance(kind := row.get("kind"), str) else None
    if compute is None:
        raise Invalid(f"“kind”须是以下之一：{'、'.join(KINDS)}。", code="unknown_kind")
    inputs = row.get("input")
    if not isinstance(inputs, dict):
        raise Invalid("“input”须是一个对象。", code="no_input")
    return compute(inputs)


def _sample_size(inputs: dict[str, Any]) -> dict[str, Any]:
    return {"n": min_sample(_share(inputs, "limit"), _share(inputs, "confidence"), _count(inputs, "allowed"))}


def _upper(inputs: dict[str, Any]) -> dict[str, Any]:
    return {"upper": upper_bound(_part(inputs, "wrong", "n"), _count(inputs, "n"))}


def _wilson(inputs: dict[str, Any]) -> dict[str, Any]:
    low, high = wilson(_part(inputs, "right", "n"), _count(inputs, "n")) or (None, None)
    return {"low": low, "high": high}


def _min_right(inputs: dict[str, Any]) -> dict[str, Any]:
    return {"right": min_right(_count(inputs, "n"), 0.9, _share(inputs, "confidence"))}


def _stratified(inputs: dict[str, Any]) -> dict[str, Any]:
    strata = inputs.get("strata")
    if not isinstance(strata, list) or not all(isinstance(each, dict) for each in strata):
        raise Invalid("“strata”须是一列对象。", code="no_strata")
    found = estimated(
        [
            Stratum(str(each.get("name", place)), _count(each, "N"), _count(each, "n"), _count(each, "wrong"))
            for place, each in enumerate(strata, 1)
        ]
    )
    return {"rate": found.rate, "standard_error": found.standard_error}


KINDS: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "sample_size_upper_bound": _sample_size,
    "exact_upper_one_sided_95": _upper,
    "wilson_95_two_sided": _wilson,
    "least_right_to_show_90": _min_right,
    "stratified_estimate": _stratified,
}


def _count(inputs: dict[str, Any], key: str) -> int:
    value = inputs.get(key)
    if isinstance(value, float) and isfinite(value) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
        raise Invalid(f"“{key}”须是 0 到 {LARGEST} 的整数。", code="no_count")
    return value


def _part(inputs: dict[str, Any], key: str, of: str) -> int:
    value = _count(inputs, key)
    if value > _count(inputs, of):
        raise Invalid(f"“{key}”不能大于“{of}”。", code="more_than_all")
    return value


def _share(inputs: dict[str, Any], key: str) -> float:
    value = inputs.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < 1:
        raise Invalid(f"“{key}”须大于 0、小于 1。", code="no_share")
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
