"""``hotline staffing --cases FILE``: what callers meet with so many agents, or how many agents a target needs.

``{"id", "model", "calls_per_hour", "aht_s", "patience_s"}`` with ``"agents", "seconds"`` or ``"target":
{"service_level", "seconds"}`` -> ``{"id", "agents", "p_wait", "service_level", "asa_s", "wait_all_s", "abandon",
"occupancy"}``; for a target also ``"service_level_one_fewer"``. null: the figure has no value. A line that is no case
gives ``{"id", "error"}``.
"""

import sys
from dataclasses import asdict
from typing import Any

from hotline.domains.people.workforce.rules.staffing import ImpossibleLoad, Load, fewest_agents, waits
from hotline.processes.answered_lines import CASES, answer_each


def main(arguments: list[str]) -> int:
    return answer_each("staffing", __doc__, arguments, _staffed, option=CASES)


def _staffed(row: dict[str, Any]) -> dict[str, Any]:
    load, target, agents = _load(row), row.get("target"), row.get("agents")
    if (target is None) == (agents is None):
        raise ImpossibleLoad("须给“agents”和“seconds”，或给“target”，二者选一。", code="agents_or_target")
    if target is None:
        return asdict(waits(load, _integer(row, "agents"), _number(row, "seconds")))
    if not isinstance(target, dict):
        raise ImpossibleLoad("“target”须有“service_level”和“seconds”。", code="target")
    seconds = _number(target, "seconds")
    fewest = fewest_agents(load, _number(target, "service_level"), seconds)
    fewer = waits(load, fewest - 1, seconds).service_level if fewest else None
    return {**asdict(waits(load, fewest, seconds)), "service_level_one_fewer": fewer}


def _load(row: dict[str, Any]) -> Load:
    """Erlang C is a queue in which nobody hangs up, whatever patience the case names."""
    model = row.get("model")
    if model not in ("erlang_c", "erlang_a"):
        raise ImpossibleLoad("“model”须是 erlang_c 或 erlang_a。", code="model")
    endless = model == "erlang_c" or row.get("patience_s") is None
    patience = None if endless else _number(row, "patience_s")
    return Load(_number(row, "calls_per_hour"), _number(row, "aht_s"), patience)


def _number(row: dict[str, Any], key: str) -> float:
    value = row.get(key)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ImpossibleLoad(f"“{key}”须是数。", code="no_number")
    try:
        return float(value)
    except OverflowError:
        raise ImpossibleLoad(f"“{key}”过大，请核对。", code="too_large") from None


def _integer(row: dict[str, Any], key: str) -> int:
    value = _number(row, key)
    if not value.is_integer():
        raise ImpossibleLoad(f"“{key}”须是整数。", code="no_integer")
    return int(value)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
