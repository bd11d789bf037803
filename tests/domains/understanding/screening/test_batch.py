"""The command reads texts and dialogues and prints a verdict a line."""

import json
from pathlib import Path

import pytest

from hotline.processes.detect_unrest import main


def test_each_line_is_judged_under_its_id(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "batch.jsonl"
    turns = [{"role": "agent", "text": "您好"}, {"role": "citizen", "text": "我站在楼顶上，不给我解决我就跳下去"}]
    lines = [{"id": "a", "text": "请问社保卡怎么补办"}, {"id": 2, "turns": turns}]
    file.write_text("\n".join(json.dumps(line, ensure_ascii=False) for line in lines))
    assert main(["--batch", str(file)]) == 0
    calm, danger = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert calm == {"id": "a", "label": 0, "kind": None, "level": None, "evidence": []}
    assert (danger["id"], danger["label"], danger["kind"], danger["level"]) == (2, 1, "自杀自伤", "红")
    assert danger["evidence"]


@pytest.mark.parametrize(
    "line", ["{", '{"id": 1}', '{"text": "没有编号"}', "[]", '{"id": 1, "turns": [{"role": "citizen"}]}']
)
def test_a_line_that_cannot_be_read_is_named(line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": 1, "text": "你好"}\n' + line)
    assert main(["--batch", str(file)]) == 1
    assert "第 2 行" in capsys.readouterr().err


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--batch", str(tmp_path / "none")]) == 1
    assert "无法读取" in capsys.readouterr().err


def test_without_a_model_of_meaning_words_decide_and_the_command_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hotline.processes.detect_unrest.configured", lambda: None)
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": 1, "text": "我现在就站在楼顶上，再不解决我就跳下去"}')
    assert main(["--batch", str(file)]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["level"] == "红"
    assert "只凭词句判断" in printed.err
