"""The commands that answer a file of lines: what they print, and what they say of lines that are none."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hotline.processes import answer_questions, detect_unrest
from hotline.processes.cli import COMMANDS

QUESTION = {"q": "社保卡丢了怎么补"}
#: Imports each command's module as a process of its own that has set up nothing, and names those that cannot be.
#: What others wrote is there for all of them already, for that takes longest.
IMPORT_EACH = """
import os, sys
from importlib import import_module
import django.http, msgspec, nats, numpy, pydantic, rich.console, structlog
for name, module in zip(sys.argv[1::2], sys.argv[2::2]):
    child = os.fork()
    if child == 0:
        try:
            import_module(module)
        except BaseException:
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(name)
"""


def test_every_command_starts_in_a_process_that_has_set_up_nothing() -> None:
    modules = [part for name, (module, _) in COMMANDS.items() for part in (name, module)]
    done = subprocess.run(
        [sys.executable, "-c", IMPORT_EACH, *modules], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout == ""


def test_unrest_is_detected_by_the_command_itself(tmp_path: Path) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": 1, "text": "我站在楼顶上，不给我解决我就跳下去"}\n', encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "hotline.processes.cli", "detect-unrest", "--batch", file],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert json.loads(done.stdout)["level"] == "红"


def test_questions_and_talks_are_answered_line_by_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "batch.jsonl"
    turns = {"turns": ["失业金能领几个月", {"role": "assistant", "text": "看年限。"}, {"text": "那一个月给多少钱"}]}
    # U+2028 ends a line for Python alone, and what Windows saves begins with a mark.
    odd = {"q": "社保卡丢了\u2028怎么补"}
    lines = [json.dumps(each, ensure_ascii=False) for each in (QUESTION, turns, odd, {"q": ""}, {"q": "社保" * 20_000})]
    file.write_text("\ufeff" + "\n\n".join(lines) + "\n", encoding="utf-8")
    assert answer_questions.main(["--batch", str(file)]) == 0
    lost, amount, again, empty, long = map(json.loads, capsys.readouterr().out.split("\n")[:-1])
    assert lost["kind"] == "answer"
    assert lost["topics"][0] == again["topics"][0] == "card-lost"
    assert amount["topics"][0] == "ui-amount"
    assert (empty["kind"], long["kind"]) == ("clarify", "refuse")


BAD = ["{", "[1]", "null", '{"question": "你好"}', '{"q": null}', '{"q": 5}', '{"turns": []}', '{"turns": "社保卡"}']


@pytest.mark.parametrize("line", [*BAD, '{"turns": [{"role": "citizen"}]}', '{"turns": [null]}', "[" * 100_000])
def test_a_question_that_cannot_be_read_is_named_and_nothing_is_answered(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text(json.dumps(QUESTION) + f"\n{line}\n\n{line}\n", encoding="utf-8")
    assert answer_questions.main(["--batch", str(file)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "第 2、4 行" in printed.err


@pytest.mark.parametrize("line", [*BAD[:4], '{"id": 1}', '{"id": 1, "text": null}', '{"id": 1, "turns": "不想活了"}'])
def test_a_text_that_cannot_be_read_is_named_and_nothing_is_judged(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text('{"id": 1, "text": "你好"}\n' + line, encoding="utf-8")
    assert detect_unrest.main(["--batch", str(file)]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "第 2 行" in printed.err


def test_what_is_said_over_and_over_is_evidence_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text(json.dumps({"id": 1, "text": "我不想活了，公司不给钱。" * 50}), encoding="utf-8")
    assert detect_unrest.main(["--batch", str(file)]) == 0
    evidence = json.loads(capsys.readouterr().out)["evidence"]
    assert evidence
    assert len(evidence) == len(set(evidence))


@pytest.mark.parametrize("command", [answer_questions.main, detect_unrest.main])
def test_files_without_lines_or_in_another_encoding_are_told_of(
    command: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(command)
    file = tmp_path / "batch.jsonl"
    file.write_text("\n")
    assert command(["--batch", str(file)]) == 0
    assert "没有一行内容" in capsys.readouterr().err
    file.write_text('{"id": 1, "q": "社保卡丢了", "text": "社保卡丢了"}', encoding="gb18030")
    assert command(["--batch", str(file)]) == 1
    assert "UTF-8" in capsys.readouterr().err
    assert command(["--batch", str(tmp_path / "none")]) == 1
    assert "无法读取" in capsys.readouterr().err


def test_asked_nothing_it_says_how_to_ask(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        answer_questions.main([])
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
