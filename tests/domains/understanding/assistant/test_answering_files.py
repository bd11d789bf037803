"""``hotline ask --batch``: one answer per line. A line that cannot be read changes nothing."""

import json
from pathlib import Path

import pytest

from hotline.processes import answer_questions


def test_dialogues_and_questions_are_read(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    turns = [{"role": "citizen", "text": "年假"}, {"role": "agent", "text": "您说"}]
    file.write_text(json.dumps({"turns": turns}) + "\n\n" + json.dumps({"q": "几天"}), encoding="utf-8")
    dialogues = answer_questions.dialogues_in(file)
    assert dialogues is not None
    assert [[turn.text for turn in turns] for _, turns in dialogues] == [["年假", "您说"], ["几天"]]


@pytest.mark.parametrize(
    "line",
    [
        {"turns": ["年假", "几天"]},
        {"turns": [{"role": "user", "content": "年假"}, {"role": "user", "content": "几天"}]},
        {"turns": [{"text": "年假"}], "q": "几天"},
    ],
)
def test_turns_are_read_as_others_write_them(line: dict[str, object]) -> None:
    assert [(turn.by_citizen, turn.text) for turn in answer_questions.turns_of(line)] == [
        (True, "年假"),
        (True, "几天"),
    ]


@pytest.mark.parametrize("line", [{}, {"turns": []}, {"turns": [{"role": "user"}]}, {"turns": [3]}])
def test_a_line_in_which_nobody_says_anything_is_none(
    line: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps(line), encoding="utf-8")
    assert answer_questions.dialogues_in(file) is None
    assert "第 1 行" in capsys.readouterr().err
