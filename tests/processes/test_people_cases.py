"""Agreement, sampling, item analysis and staffing by command: worked figures, libraries', the docs', and bad cases."""

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from hotline.processes import agreement, forecast, item_analysis, sampling, staffing

COMMANDS = {"agreement": agreement, "sampling": sampling, "item-analysis": item_analysis, "staffing": staffing}
FILES = [
    Path("tests/domains/people/people_cases.jsonl"),
    # Invented ones; what SciPy 1.17, scikit-learn 1.9, statsmodels 0.15, krippendorff 0.9 and sums over the states of a
    # queue make of them.
    Path("tests/domains/people/library_cases.jsonl"),
]
PAGES = [Path(f"docs/algorithms/{command}.md") for command in [*COMMANDS, "forecast"]]
GRADED = {"items": [[1, 1], [2, 2], [1, 2]]}
SIZE = {"limit": 0.0008, "confidence": 0.95, "allowed": 0}


def run(command: ModuleType, lines: list[str], folder: Path, option: str = "--cases") -> int:
    file = folder / "cases.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return int(command.main([option, str(file)]))


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_worked_figures(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each command answers its own lines of a file that has the others' too."""
    cases = [json.loads(line) for line in file.read_text().splitlines()]
    for name, command in COMMANDS.items():
        mine = [case for case in cases if case["command"] == name]
        assert mine
        assert command.main(["--cases", str(file)]) == 0
        found = answers(capsys)
        assert [each["id"] for each in found] == [case["id"] for case in mine]
        for case, answer in zip(mine, found, strict=True):
            expected = case["expected"] if isinstance(case["expected"], dict) else {"value": case["expected"]}
            assert name == "staffing" or answer.keys() == {"id", *expected}
            for key, value in expected.items():
                if value is None:
                    assert answer[key] is None, case["id"]
                else:
                    assert answer[key] == pytest.approx(value, **tolerated(case["tolerance"], key)), case["id"]


def tolerated(tolerance: float | dict[str, float], key: str) -> dict[str, Any]:
    if not isinstance(tolerance, dict):
        return {"abs": tolerance}
    if key.endswith("_s"):
        return {"rel": tolerance["seconds_relative"]}
    return {"abs": tolerance["agents" if key == "agents" else "probability"]}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_the_docs(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A case a line, and its answer on the next one, to six digits."""
    example = page.read_text().split("<!-- example -->")[1].split("<!-- /example -->")[0]
    lines = [line.strip() for line in example.splitlines() if line.strip()]
    if page.stem == "forecast":
        assert run(forecast, lines[::2], tmp_path, "--batch") == 0
    else:
        assert run(COMMANDS[page.stem], lines[::2], tmp_path) == 0
    for answer, line in zip(answers(capsys), lines[1::2], strict=True):
        expected = json.loads(line)
        assert answer.keys() == {"id", *expected}
        for key, value in expected.items():
            assert answer[key] == pytest.approx(value, abs=5e-7), line


@pytest.mark.parametrize(
    ("coefficient", "data", "complaint"),
    [
        ("beauty", GRADED, "cohen_kappa"),
        (None, GRADED, "cohen_kappa"),
        (["cohen_kappa"], GRADED, "cohen_kappa"),
        ("cohen_kappa", None, "data"),
        ("cohen_kappa", {}, "data"),
        ("fleiss_kappa", {"items": [], "counts": []}, "data"),
        ("cohen_kappa", {"counts": [[2, 0], [1, 1]]}, "items"),
        ("cohen_kappa", {"items": [[1, 1, None]]}, "fleiss_kappa"),
        ("gwet_ac1", {"items": 5}, "items"),
        ("gwet_ac1", {"items": [[1, 1], 5]}, "items"),
        ("gwet_ac1", {"items": [[1, 1], [1, float("nan")]]}, "第 2 行"),
        ("gwet_ac1", {"items": [[1, float("inf")]]}, "第 1 行"),
        ("gwet_ac1", {"items": [[10**400, 1]]}, "第 1 行"),
        ("gwet_ac1", {"items": [[[1], 1]]}, "第 1 行"),
        ("gwet_ac1", {"items": [[1, 7]], "categories": [1, 2]}, "categories"),
        ("gwet_ac1", {"items": [[1, 1]], "categories": [1, 1]}, "categories"),
        ("gwet_ac1", {"items": [[1, 1]], "categories": [1, None]}, "categories"),
        ("fleiss_kappa", {"counts": [[1, -1]]}, "第 1 行"),
        ("fleiss_kappa", {"counts": [[1, 0.5]]}, "第 1 行"),
        ("fleiss_kappa", {"counts": [[1, 1], [1]]}, "列数"),
        ("weighted_kappa_linear", {"items": [["好", "差"]]}, "文字"),
        ("krippendorff_alpha_ordinal", {"items": [["好", "差"]]}, "文字"),
        ("krippendorff_alpha_interval", {"items": [["好", 1]]}, "文字"),
    ],
)
def test_grades_that_are_none_get_an_error_and_the_rest_an_answer(
    coefficient: object, data: object, complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = json.dumps({"id": "坏", "coefficient": coefficient, "data": data})
    good = json.dumps({"id": "好", "coefficient": "cohen_kappa", "data": GRADED})
    assert run(agreement, [bad, good], tmp_path) == 1
    wrong, right = answers(capsys)
    assert wrong.keys() == {"id", "error"}
    assert wrong["id"] == "坏"
    assert complaint in wrong["error"]
    assert right == {"id": "好", "value": pytest.approx(0.4)}


@pytest.mark.parametrize(
    ("coefficient", "data", "value"),
    [
        ("cohen_kappa", {"items": []}, None),
        ("cohen_kappa", {"items": [[1, None], [None, 2], [1], []]}, None),
        ("cohen_kappa", {"items": [[1, 1], [1, 1]]}, None),
        ("cohen_kappa", {"items": [["是", "是"], ["否", "否"], ["是", None]]}, 1),
        ("weighted_kappa_quadratic", {"items": [[1, 1], [1, 1]]}, None),
        ("fleiss_kappa", {"counts": []}, None),
        ("fleiss_kappa", {"counts": [[3, 0], [3, 0]]}, None),
        ("fleiss_kappa", {"counts": [[3, 0], [0, 3]]}, 1),
        ("gwet_ac1", {"counts": [[3, 0], [3, 0]]}, 1),
        ("gwet_ac1", {"items": [[1, 1], [1, 1]]}, None),
        ("gwet_ac1", {"items": [[1, 1], [1, 1]], "categories": [0, 1]}, 1),
        ("krippendorff_alpha_nominal", {"items": [[1, 1], [1, None], [None, None]]}, None),
        ("krippendorff_alpha_ordinal", {"items": [[1, 1], [2, 2], [3, 3]]}, 1),
        ("krippendorff_alpha_interval", {"counts": [[2, 0], [0, 2], [0, 0]], "categories": [60, 95.5]}, 1),
    ],
)
def test_what_grades_cannot_show_is_null(
    coefficient: str, data: object, value: float | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(agreement, [json.dumps({"id": 1, "coefficient": coefficient, "data": data})], tmp_path) == 0
    assert answers(capsys) == [{"id": 1, "value": value}]


@pytest.mark.parametrize(
    ("kind", "inputs"),
    [
        ("beauty", {}),
        ({}, {}),
        ("sample_size_upper_bound", None),
        ("sample_size_upper_bound", {**SIZE, "limit": 0}),
        ("sample_size_upper_bound", {**SIZE, "limit": 1}),
        ("sample_size_upper_bound", {**SIZE, "limit": float("nan")}),
        ("sample_size_upper_bound", {**SIZE, "confidence": "0.95"}),
        ("sample_size_upper_bound", {**SIZE, "allowed": -1}),
        ("sample_size_upper_bound", {**SIZE, "allowed": True}),
        ("sample_size_upper_bound", {**SIZE, "allowed": 0.5}),
        ("exact_upper_one_sided_95", {"n": 5, "wrong": 6}),
        ("exact_upper_one_sided_95", {"n": 10**400, "wrong": 0}),
        ("exact_upper_one_sided_95", {"wrong": 0}),
        ("wilson_95_two_sided", {"n": 5, "right": 6}),
        ("wilson_95_two_sided", {"n": 5, "right": float("inf")}),
        ("least_right_to_show_90", {"n": 600, "confidence": 1}),
        ("stratified_estimate", {"strata": 5}),
        ("stratified_estimate", {"strata": [5]}),
        ("stratified_estimate", {"strata": [{"name": "a", "N": 5, "n": 6, "wrong": 0}]}),
        ("stratified_estimate", {"strata": [{"name": "a", "N": 5, "n": 3, "wrong": 4}]}),
    ],
)
def test_samples_that_are_none_get_an_error_and_the_rest_an_answer(
    kind: object, inputs: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = json.dumps({"id": "坏", "kind": kind, "input": inputs})
    good = json.dumps({"id": "好", "kind": "sample_size_upper_bound", "input": SIZE})
    assert run(sampling, [bad, good], tmp_path) == 1
    wrong, right = answers(capsys)
    assert wrong.keys() == {"id", "error"}
    assert wrong["id"] == "坏"
    assert right == {"id": "好", "n": 3744}


@pytest.mark.parametrize(
    ("kind", "inputs", "expected"),
    [
        ("exact_upper_one_sided_95", {"n": 0, "wrong": 0}, {"upper": None}),
        ("exact_upper_one_sided_95", {"n": 3, "wrong": 3}, {"upper": 1}),
        ("wilson_95_two_sided", {"n": 0, "right": 0}, {"low": None, "high": None}),
        ("least_right_to_show_90", {"n": 28, "confidence": 0.95}, {"right": None}),
        ("least_right_to_show_90", {"n": 29.0, "confidence": 0.95}, {"right": 29}),
        ("sample_size_upper_bound", {**SIZE, "limit": 1e-12}, {"n": None}),
        ("stratified_estimate", {"strata": []}, {"rate": None, "standard_error": None}),
    ],
)
def test_what_a_sample_cannot_show_is_null(
    kind: str, inputs: object, expected: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(sampling, [json.dumps({"id": None, "kind": kind, "input": inputs})], tmp_path) == 0
    assert answers(capsys) == [{"id": None, **expected}]  # type: ignore[dict-item]


@pytest.mark.parametrize("responses", [None, 5, [5], [[1, 0], [1]], [[2]], [[None]], [["1"]], [[float("nan")]]])
def test_papers_that_are_none_get_an_error_and_the_rest_an_answer(
    responses: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    both = {"id": "好", "responses": [[1, 1], [0, 0]]}
    cases = [{"id": "坏", "responses": responses}, both, {"id": "空", "responses": []}]
    assert run(item_analysis, ["{", *map(json.dumps, cases)], tmp_path) == 1
    none, wrong, right, empty = answers(capsys)
    assert none == {"id": None, "error": "line 1 is no JSON"}
    assert wrong.keys() == {"id", "error"}
    assert wrong["id"] == "坏"
    assert right["kr20"] == pytest.approx(1)
    assert empty == {"id": "空", "difficulty": [], "corrected_point_biserial": [], "kr20": None, "sem": None}


def test_an_id_that_is_no_number_is_answered_without_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """NaN and infinity are no JSON, whatever Python writes."""
    line = '{"id": %s, "kind": "wilson_95_two_sided", "input": {"n": 0, "right": 0}}'
    assert run(sampling, [line % "NaN", line % "1e999"], tmp_path) == 0
    assert answers(capsys) == [{"id": None, "low": None, "high": None}] * 2
