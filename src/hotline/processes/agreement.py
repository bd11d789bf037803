"""``hotline agreement --cases FILE``: how far people agree beyond chance, a line a case.

``{"id", "coefficient", "data"}`` -> ``{"id", "value"}``; null where it is undefined. ``data`` has ``items``, a list of
grades an item, null of whoever did not grade it, or ``counts``, how many people gave each grade, a row an item.
``data.categories`` may list all grades that could be given. docs/algorithms/agreement.md has the formulas.
"""

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from hotline.kernel.agreement import (
    Distance,
    Tally,
    apart,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    linear,
    of_ranks,
    squared,
    tally,
)
from hotline.kernel.errors import Invalid
from hotline.processes.answered_lines import CASES, answer_each

#: Grades beyond this are mistakes, and their squares would no longer be numbers.
LARGEST = 1e9
MAX_PEOPLE = 10**6


class Data(NamedTuple):
    """``items``: the grades by person, None where the case has counts alone. ``grades``: those that could be given."""

    graded: Counter[Tally[Any]]
    items: list[list[Any]] | None
    grades: list[Any] | None


def main(arguments: list[str]) -> int:
    return answer_each("agreement", __doc__, arguments, _computed, option=CASES)


def _computed(row: dict[str, Any]) -> dict[str, Any]:
    compute = COEFFICIENTS.get(name) if isinstance(name := row.get("coefficient"), str) else None
    if compute is None:
        raise Invalid(f"“coefficient”须是以下之一：{'、'.join(COEFFICIENTS)}。", code="unknown_coefficient")
    return {"value": compute(_data(row.get("data")))}


def _cohen(distance: Distance[Any]) -> Callable[[Data], float | None]:
    def compute(data: Data) -> float | None:
        if data.items is None:
            raise Invalid("该系数须知道每人的评分，请给“items”。", code="counts_alone")
        if any(len(item) > 2 for item in data.items):
            raise Invalid("该系数只用于两人评分；三人及以上请用 fleiss_kappa、gwet_ac1 或 krippendorff。", code="many")
        if distance is not apart:
            _numbers(data)
        both = (tuple(item) for item in data.items if len(item) == 2 and None not in item)
        return cohen_kappa(Counter(both), distance)

    return compute


def _alpha_ordinal(data: Data) -> float | None:
    _numbers(data)
    return krippendorff_alpha(data.graded, of_ranks(data.graded))


def _alpha_interval(data: Data) -> float | None:
    _numbers(data)
    return krippendorff_alpha(data.graded, squared)


COEFFICIENTS: dict[str, Callable[[Data], float | None]] = {
    "cohen_kappa": _cohen(apart),
    "weighted_kappa_linear": _cohen(linear),
    "weighted_kappa_quadratic": _cohen(squared),
    "fleiss_kappa": lambda data: fleiss_kappa(data.graded),
    "gwet_ac1": lambda data: gwet_ac1(data.graded, None if data.grades is None else len(data.grades)),
    "krippendorff_alpha_nominal": lambda data: krippendorff_alpha(data.graded),
    "krippendorff_alpha_ordinal": _alpha_ordinal,
    "krippendorff_alpha_interval": _alpha_interval,
}


def _data(data: object) -> Data:
    if not isinstance(data, dict) or (data.get("items") is None) == (data.get("counts") is None):
        raise Invalid("“data”须有“items”或“counts”之一。", code="no_data")
    grades = _grades(data.get("categories"))
    if data.get("items") is not None:
        items = _rows(data["items"], "items", _is_grade, "评分须是数、文字或 null（未评）")
        if grades is not None and not {each for item in items for each in item if each is not None} <= set(grades):
            raise Invalid("“items”里有“categories”以外的评分，请核对。", code="unknown_grade")
        return Data(Counter(map(tally, items)), items, grades)
    counts = _rows(data["counts"], "counts", _is_count, f"人数须是 0 到 {MAX_PEOPLE} 的整数")
    columns = list(range(len(counts[0]))) if counts else []
    if any(len(row) != len(columns) for row in counts) or (grades is not None and len(grades) != len(columns)):
        raise Invalid("“counts”各行的列数须相同，并与“categories”一致。", code="ragged")
    names = columns if grades is None else grades
    rows = (tuple((name, int(count)) for name, count in zip(names, row, strict=True) if count) for row in counts)
    return Data(Counter(rows), None, names)


def _grades(grades: object) -> list[Any] | None:
    if grades is None:
        return None
    if not isinstance(grades, list) or not all(each is not None and _is_grade(each) for each in grades):
        raise Invalid("“categories”须是一列数或文字。", code="no_categories")
    if len(set(grades)) < len(grades):
        raise Invalid("“categories”有重复，请删除。", code="repeated_grade")
    return grades


def _rows(rows: object, key: str, fits: Callable[[object], bool], rule: str) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise Invalid(f"“{key}”须是一列数组，每题一个。", code="no_rows")
    for place, row in enumerate(rows, 1):
        if not all(map(fits, row)):
            raise Invalid(f"“{key}”第 {place} 行有误：{rule}。", code="no_value")
    return rows


def _is_grade(value: object) -> bool:
    if isinstance(value, int | float):
        return abs(value) <= LARGEST  # which NaN is not
    return value is None or isinstance(value, str)


def _is_count(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, int) and 0 <= value <= MAX_PEOPLE


def _numbers(data: Data) -> None:
    if any(isinstance(grade, str) for each in data.graded for grade, _ in each):
        raise Invalid("该系数须用数作评分，文字没有大小之分。", code="no_order")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
