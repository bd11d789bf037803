"""Erlang C and A: against the agreed cases, against the sum over states, and where loads are none, tiny or huge."""

import json
from math import exp, fsum, isfinite, lgamma, log
from pathlib import Path
from typing import Any

import pytest

from hotline.domains.people.workforce.rules.staffing import Load, blocking, fewest_agents, on_the_roster, waits
from hotline.processes import staffing

CASES = Path("tests/domains/people/people_cases.jsonl")
AGREED = [case for case in map(json.loads, CASES.read_text().splitlines()) if case["command"] == "staffing"]


def run(rows: list[Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, Any]]]:
    file = tmp_path / "cases.jsonl"
    file.write_text("\n".join(json.dumps(row) if not isinstance(row, str) else row for row in rows), encoding="utf-8")
    code = staffing.main(["--cases", str(file)])
    return code, [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_agreed_case_comes_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unanswered = [{key: value for key, value in case.items() if key != "expected"} for case in AGREED]
    code, answers = run(unanswered, tmp_path, capsys)
    assert code == 0
    assert [each["id"] for each in answers] == [each["id"] for each in AGREED]
    assert len(AGREED) >= 4
    for case, answer in zip(AGREED, answers, strict=True):
        tolerance = case["tolerance"]
        for name, value in case["expected"].items():
            if name.endswith("_s"):
                assert answer[name] == pytest.approx(value, rel=tolerance["seconds_relative"]), (case["id"], name)
            else:
                within = tolerance["agents" if name == "agents" else "probability"]
                assert answer[name] == pytest.approx(value, abs=within), (case["id"], name)


@pytest.mark.parametrize(
    ("calls", "aht", "patience", "share", "agents"),
    [
        (1445, 240, None, 0.92, 103),
        (1445, 280, None, 0.92, 120),
        (2162, 240, None, 0.92, 152),
        (2162, 200, None, 0.92, 127),
        (412, 240, None, 0.92, 33),
        (46, 240, None, 0.92, 6),
        (2162, 240, 90, 0.92, 136),
        (2162, 240, 120, 0.92, 135),
        (1445, 240, 120, 0.92, 92),
    ],
)
def test_the_agents_that_the_houses_figures_name(
    calls: float, aht: float, patience: float | None, share: float, agents: int
) -> None:
    assert abs(fewest_agents(Load(calls, aht, patience), share, 60) - agents) <= (patience is not None)
    if patience is None:
        assert fewest_agents(Load(calls, aht), share, 60) == agents


def sum_over_states(load: Load, agents: int) -> tuple[float, float]:
    """P(wait) and abandonment of Erlang A, from the probabilities of 0, 1, 2 … callers in the system, in logarithms."""
    assert load.patience_s is not None
    arrivals = load.calls_per_hour / 3600
    logs, n = [0.0], 0
    while n < agents or logs[-1] > max(logs) - 60:
        n += 1
        logs.append(logs[-1] + log(arrivals) - log(min(n, agents) / load.aht_s + max(n - agents, 0) / load.patience_s))
    top = max(logs)
    masses = [exp(each - top) for each in logs]
    total = fsum(masses)
    waiting = fsum((n - agents) * mass for n, mass in enumerate(masses) if n > agents) / total
    return fsum(masses[agents:]) / total, waiting / load.patience_s / arrivals


LOADS = [
    Load(calls, aht, patience) for calls in (0.5, 40, 700, 3000) for aht in (20, 240, 900) for patience in (3, 90, 2000)
]


@pytest.mark.parametrize("load", LOADS, ids=str)
def test_patience_agrees_with_the_sum_over_states(load: Load) -> None:
    for share in (0.5, 0.95, 1.2):
        agents = max(round(load.erlangs * share), 1)
        found, (p_wait, abandon) = waits(load, agents, 20), sum_over_states(load, agents)
        assert found.p_wait == pytest.approx(p_wait, abs=1e-7)
        assert found.abandon == pytest.approx(abandon, abs=1e-7)
        assert found.service_level is not None
        assert 1 - p_wait - 1e-7 <= found.service_level <= 1 - abandon + 1e-7


@pytest.mark.parametrize("share", [0.01, 0.8, 0.995])
@pytest.mark.parametrize("load", [*LOADS[::4], Load(700, 240), Load(0.5, 20)], ids=str)
def test_the_fewest_agents_reach_the_target_and_one_fewer_does_not(load: Load, share: float) -> None:
    fewest = fewest_agents(load, share, 20)
    level, fewer = waits(load, fewest, 20).service_level, waits(load, fewest - 1, 20).service_level
    assert level is not None
    assert fewer is not None
    assert fewer < share <= level


def test_patience_without_end_is_erlang_c() -> None:
    patient, endless = waits(Load(1445, 240, 1e7), 103, 60), waits(Load(1445, 240), 103, 60)
    assert patient.service_level == pytest.approx(endless.service_level, abs=1e-3)
    assert patient.asa_s == pytest.approx(endless.asa_s, rel=1e-2)


@pytest.mark.parametrize("patience", [None, 1.0, 120.0, 1e5])
@pytest.mark.parametrize("agents", [1, 500, 1000, 1001, 1100, 3000])
def test_a_thousand_erlangs_do_not_overflow(agents: int, patience: float | None) -> None:
    found = waits(Load(15_000, 240, patience), agents, 20)
    shares = [found.p_wait, found.service_level, found.abandon, found.occupancy]
    assert all(share is not None and 0 <= share <= 1 + 1e-12 for share in shares)
    assert found.asa_s is None or isfinite(found.asa_s)


def test_a_line_that_grows_for_ever_answers_nobody_in_time_and_has_no_mean_wait() -> None:
    for agents in (90, 96):
        found = waits(Load(1440, 240), agents, 60)
        assert (found.p_wait, found.service_level, found.asa_s, found.wait_all_s) == (1, 0, None, None)
        assert found.occupancy == 1


def test_without_calls_there_is_no_share_and_nobody_is_needed() -> None:
    assert fewest_agents(Load(0, 240, 120), 0.92, 60) == 0
    found = waits(Load(0, 240), 3, 60)
    assert (found.service_level, found.asa_s, found.abandon, found.occupancy) == (None, None, None, 0)


def test_a_tiny_load_needs_one_agent() -> None:
    assert fewest_agents(Load(0.01, 60, 120), 0.92, 60) == 1
    assert waits(Load(0.01, 60), 1, 60).occupancy == pytest.approx(0.01 / 60)
    single = waits(Load(12, 200), 1, 0)
    assert single.p_wait == pytest.approx(12 * 200 / 3600), "M/M/1: as often as the agent is busy"


def test_nobody_on_duty_answers_nobody() -> None:
    found = waits(Load(60, 240, 90), 0, 20)
    assert (found.service_level, found.abandon, found.wait_all_s, found.asa_s, found.occupancy) == (
        0,
        1,
        90,
        None,
        None,
    )


def test_an_agent_added_never_makes_waits_longer() -> None:
    levels = [waits(Load(1445, 240, 120), agents, 60).service_level for agents in range(70, 130)]
    assert levels == sorted(levels, key=lambda level: level or 0)


@pytest.mark.parametrize(
    ("agents", "shrinkage", "people"), [(100, 0, 100), (70, 0.3, 100), (71, 0.3, 102), (0, 0.3, 0)]
)
def test_breaks_and_absences_are_added(agents: int, shrinkage: float, people: int) -> None:
    assert on_the_roster(agents, shrinkage) == people


def test_erlang_b_agrees_with_its_definition() -> None:
    logs = [n * log(96.3) - lgamma(n + 1) for n in range(104)]
    assert blocking(96.3, 103) == pytest.approx(exp(logs[-1]) / fsum(map(exp, logs)))


GOOD = {"model": "erlang_a", "calls_per_hour": 60, "aht_s": 120, "patience_s": 60, "agents": 3, "seconds": 20}


@pytest.mark.parametrize(
    "wrong",
    [
        {"model": "erlang_x"},
        {"model": None},
        {"calls_per_hour": -1},
        {"calls_per_hour": "60"},
        {"calls_per_hour": True},
        {"calls_per_hour": float("nan")},
        {"calls_per_hour": 1e300},
        {"calls_per_hour": 10**400},
        {"aht_s": 0},
        {"aht_s": float("inf")},
        {"aht_s": 1e-320},
        {"calls_per_hour": 5e-324},
        {"patience_s": 1e-320},
        {"patience_s": 0},
        {"patience_s": "long"},
        {"agents": -1},
        {"agents": 2.5},
        {"agents": 10**9},
        {"agents": None},
        {"seconds": None},
        {"seconds": -1},
        {"target": {"service_level": 0.9, "seconds": 20}},
        {"agents": None, "target": 0.9},
        {"agents": None, "target": {"service_level": 1, "seconds": 20}},
        {"agents": None, "target": {"service_level": 0.9}},
    ],
)
def test_a_wrong_case_is_named_and_the_others_are_answered(
    wrong: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, (bad, good) = run([{"id": "bad", **GOOD, **wrong}, {"id": "good", **GOOD}], tmp_path, capsys)
    assert code == 1
    assert bad["id"] == "bad"
    assert set(bad) == {"id", "error"}
    assert good["id"] == "good"
    assert good["service_level"] > 0.5


def test_lines_that_are_no_cases_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, answers = run(["{", "[]", {"id": 7, **GOOD}], tmp_path, capsys)
    assert code == 1
    assert ["error" in each for each in answers] == [True, True, False]
