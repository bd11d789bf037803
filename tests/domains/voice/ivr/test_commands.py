"""The commands that check flows and build prompts, run as an administrator runs them."""

import json
from pathlib import Path

import pytest

from hotline.domains.voice.ivr.adapters.prompts import speak
from hotline.domains.voice.ivr.rules.nodes.spoken_text import prompt_of
from hotline.kernel.errors import Invalid
from hotline.processes import flows, prompts
from tests.domains.voice.ivr.callers import BUILTIN

CATALOGUE = 'folder = "zh"\nvoice = "zf_xiaoxiao"\n[prompts]\nbye = "再见。"\n'


def test_the_delivered_flows_are_judged_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert flows.main([]) == 0
    assert "main" in capsys.readouterr().out


def test_an_unsound_flow_fails_and_its_node_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt = json.loads(BUILTIN.read_text())
    spoilt["edges"] = [edge for edge in spoilt["edges"] if edge["from"] != "rating"]
    (tmp_path / "f.json").write_text(json.dumps(spoilt))
    assert flows.main([str(tmp_path / "f.json")]) == 1
    assert "rating" in capsys.readouterr().err


def test_the_delivered_scenarios_are_tried_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert flows.main(["--test"]) == 0
    assert "scenarios passed" in capsys.readouterr().out


def test_a_scenario_that_fails_fails_the_command_and_its_step_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "main.json").write_text(BUILTIN.read_text())
    (tmp_path / "scenarios/main.toml").write_text(
        'flow = "main"\n[[scenario]]\nname = "养老"\nsteps = ["按 1 1", "排队 labor"]'
    )
    assert flows.main([str(tmp_path / "main.json"), "--test"]) == 1
    assert "场景“养老”第2步“排队 labor”：实际进入队列 social" in capsys.readouterr().err


@pytest.mark.real
def test_texts_are_spoken_for_whoever_asks_and_what_cannot_be_said_is_named() -> None:
    name, text = prompt_of("今天停电：请明天9点再拨。"), "今天停电：请明天9点再拨。"
    assert len(speak({name: text})[name]) > 8000, "more than a second"
    with pytest.raises(Invalid, match="无法朗读的字符"):
        speak({"say/x": "今天Ω停电。"})


def test_a_file_that_is_no_flow_fails_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "f.json").write_text("[]")
    assert flows.main([str(tmp_path / "f.json")]) == 1
    assert "流程文件格式有误" in capsys.readouterr().err


def test_a_catalogue_that_is_none_fails_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.toml").write_text("folder = 3")
    assert prompts.main(["--texts", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "播报文件格式有误" in capsys.readouterr().err


@pytest.mark.real
def test_prompts_and_music_are_built_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.toml").write_text(CATALOGUE)
    arguments = ["--texts", str(tmp_path), "--out", str(tmp_path / "out")]
    assert prompts.main(arguments) == 0
    built = {str(path.relative_to(tmp_path / "out")) for path in (tmp_path / "out").rglob("*.alaw")}
    assert built == {"zh/bye.alaw", "zh/beep.alaw", "moh/plucked-1.alaw"}
    capsys.readouterr()
    assert prompts.main(arguments) == 0
    assert capsys.readouterr().out == "1 prompts, all up to date\n"


@pytest.mark.real
def test_a_text_the_voice_cannot_say_fails_with_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.toml").write_text(CATALOGUE.replace("再见。", "再见☎。"))
    assert prompts.main(["--texts", str(tmp_path), "--out", str(tmp_path / "out")]) == 1
    assert "☎" in capsys.readouterr().err
