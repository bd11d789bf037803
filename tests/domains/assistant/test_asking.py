"""``hotline ask --batch``: a line in, a line out; what cannot be read changes nothing."""

import json
from pathlib import Path

import pytest

from hotline.processes import ask


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"q": "年假几天"}\n{"text": "x"}\n', encoding="utf-8")
    with pytest.raises(ValueError, match="第 2 行"):
        list(ask.read(file))


def test_dialogues_and_questions_are_read(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    turns = [{"role": "citizen", "text": "年假"}, {"role": "agent", "text": "您说"}]
    file.write_text(json.dumps({"turns": turns}) + "\n\n" + json.dumps({"q": "几天"}), encoding="utf-8")
    assert [[said.text for said in turns] for _, turns in ask.read(file)] == [["年假", "您说"], ["几天"]]
