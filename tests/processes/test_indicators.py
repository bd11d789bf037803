"""``hotline indicators``: a line for each sound case, a complaint for each other one."""

import json
from pathlib import Path

import pytest

from hotline.processes import indicators

SOUND = {"id": "good", "kpi": "seats", "period": "2026Q3", "inputs": {"value": 140}}


def run(folder: Path, cases: object) -> int:
    file = folder / "cases.json"
    file.write_text(cases if isinstance(cases, str) else json.dumps(cases))
    return indicators.main(["--cases", str(file)])


def test_one_line_of_json_a_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, [SOUND, {**SOUND, "id": "也好", "inputs": {"value": 142}}]) == 0
    output = capsys.readouterr()
    assert output.out == '{"id": "good", "deduction_yuan": "5838.38"}\n{"id": "也好", "deduction_yuan": "0.00"}\n'
    assert output.err == ""


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ({"inputs": {}}, "缺少输入“value”"),
        ({"inputs": {"value": -1}}, "不小于0"),
        ({"inputs": {"value": "many"}}, "“value”要是不小于0的数"),
        ({"inputs": {"value": True}}, "“value”要是不小于0的数"),
        ({"inputs": {"value": None}}, "不能是 空"),
        ({"inputs": {"value": [1]}}, "“value”要是不小于0的数"),
        ({"inputs": {"value": 1e-40}}, "30位小数"),
        ({"inputs": {"value": float("nan")}}, "不小于0"),
        ({"inputs": {"value": float("inf")}}, "不小于0"),
        ({"inputs": 5}, "对照表"),
        ({"kpi": "beauty"}, "没有指标“beauty”"),
        ({"kpi": None}, "缺少“kpi”"),
        ({"kpi": "eval_transfer", "inputs": {"num": 3, "den": 2}}, "分子大于分母"),
        ({"kpi": "eval_transfer", "inputs": {"num": 3, "den": 0}}, "分子大于分母"),
        ({"kpi": "unstable", "inputs": {"bad": 1.5}}, "整数"),
        ({"kpi": "uptime", "inputs": {"quarter_minutes": 5, "down_minutes": 6}}, "超过"),
        ({"inputs": {"value": 140, "colour": 3}}, "没有输入“colour”，只有：value"),
        ({"kpi": "front_staff", "inputs": {"daily": [170]}}, "没有输入“daily”"),
        ({"kpi": "wait_seconds", "inputs": {"avg_second": 60}}, "没有输入“avg_second”，只有：avg_seconds"),
        ({"kpi": "uptime", "inputs": {"quarter_minutes": 5}}, "缺少输入“down_minutes”，现有：quarter_minutes"),
        (
            {"kpi": "uptime", "inputs": {"quarter_minutes": 5, "down_minutes": 1, "planned_minutes": 6}},
            "planned_minutes",
        ),
        ({"kpi": "uptime", "inputs": {"quarter_minutes": 5, "down_minutes": 1, "late_notice": "no"}}, "是或否"),
        ({"kpi": "fault_response", "inputs": {}}, "缺少输入“response_seconds”"),
        ({"kpi": "fault_response", "inputs": {"response_seconds": 180}}, "一列数"),
        ({"inputs": {"value": "9" * 100}}, "“value”"),
        ({"period": "2031Q1"}, "没有合同"),
        ({"period": "2026-04-01/2027-03-31"}, "按季度考核"),
        ({"kpi": "annual_volume", "inputs": {"answered": 1}}, "按年度考核"),
        ({"reading": "随便"}, "不认识"),
        ({"reading": "R2：随便"}, "不认识"),
        ({"reading": 5}, "读法的名称"),
        ({"reading": {"partial_step": "most"}}, "没有“most”"),
    ],
)
def test_a_bad_case_is_named_and_the_others_are_computed(
    bad: dict[str, object], complaint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, [{**SOUND, "id": "bad", **bad}, 7, SOUND]) == 1
    output = capsys.readouterr()
    assert output.out == '{"id": "good", "deduction_yuan": "5838.38"}\n'
    first, second = output.err.splitlines()
    assert first.startswith("bad: ")
    assert complaint in first
    assert second.startswith("#2: ")


@pytest.mark.parametrize("text", ["", "{", "{}", "nonsense"])
def test_a_file_that_holds_no_cases_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, text) == 2
    assert "案例文件" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert indicators.main(["--cases", str(tmp_path / "none.json")]) == 2
    assert "cannot be read" in capsys.readouterr().err
