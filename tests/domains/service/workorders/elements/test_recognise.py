"""All elements at once."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.workorders.rules.elements.recognise import FIELDS, fields
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, DialogueTurn, Found
from hotline.processes.extract import main
from tests.domains.service.workorders.elements.talks import DIALOGUES, dialogues, recogniser

#: Share of right answers on talks of our own; lower is a step back.
MINIMUM = {
    "诉求类型": 0.95,
    "诉求人姓名": 0.95,
    "联系电话": 1.0,
    "身份证号": 1.0,
    "单位名称": 0.9,
    "区": 0.95,
    "事项分类": 0.85,
    "紧急程度": 0.95,
    "是否要求回访": 0.95,
}


def test_on_talks_of_our_own() -> None:
    right = dict.fromkeys(MINIMUM, 0)
    for talk in dialogues():
        found = fields(
            recogniser().elements(Dialogue([DialogueTurn(turn["role"], turn["text"]) for turn in talk["turns"]]))
        )
        for field in MINIMUM:
            right[field] += found[field] in [*talk.get("accept", {}).get(field, []), talk["gold"][field]]
    assert {field: count for field, count in right.items() if count < MINIMUM[field] * len(dialogues())} == {}


@given(
    st.lists(
        st.tuples(
            st.sampled_from([AGENT, CITIZEN]),
            st.text("我叫张三不是零幺三八电话身份证，。的有限公司北京朝阳 ", max_size=40),
        ),
        max_size=8,
    )
)
def test_any_words_at_all_are_read_and_what_is_found_lies_within_them(turns: list[tuple[str, str]]) -> None:
    talk = Dialogue([DialogueTurn(*turn) for turn in turns])
    found = recogniser().elements(talk)
    for name in FIELDS.values():
        one: Found | None = getattr(found, name)
        assert one is None or 0 <= one.start <= one.end <= len(talk.turns[one.turn].text)


def test_what_is_not_inferred_is_said_in_these_words() -> None:
    talk = Dialogue([DialogueTurn(turn["role"], turn["text"]) for turn in dialogues()[0]["turns"]])
    found = recogniser().elements(talk)
    assert found.employer is not None
    assert talk.turns[found.employer.turn].text[found.employer.start : found.employer.end] == found.employer.value


def test_a_file_of_talks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--batch", str(DIALOGUES)]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["id"] for line in lines] == [talk["id"] for talk in dialogues()]
    assert all(list(line["fields"]) == list(FIELDS) for line in lines)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"id": "2"}', "turns"),
        ('{"turns": []}', "id"),
        ('{"id": "2", "turns": [{"role": "citizen"}]}', "text"),
        ('{"id": "2", "turns": [{"text": "我叫张三"}]}', "role"),
        (
            '{"id": "2", "turns": [{"role": "agent", "text": "请讲"}, {"role": "customer", "text": "我叫张三"}]}',
            "turn 2",
        ),
        ('{"id": "2", "turns": [{"role": "", "text": "我叫张三"}]}', "neither agent nor citizen"),
        ('{"id": "2", "turns": {"role": "citizen", "text": "我叫张三"}}', "turns"),
        ("没有格式", "JSON"),
        ("[]", "object"),
        ('{"id": "\xff", "turns": []}', "utf-8"),
    ],
)
def test_a_line_that_is_no_talk_is_told_by_its_number(
    line: str, why: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "talks.jsonl"
    wrong = line.encode("latin-1") if "\xff" in line else line.encode()
    file.write_bytes(b'{"id": "1", "turns": []}\n\n' + wrong + b"\n")
    assert main(["--batch", str(file)]) == 2
    output = capsys.readouterr()
    assert "line 3" in output.err
    assert why in output.err
    assert len(output.out.splitlines()) == 1


def test_a_file_of_talks_that_is_not_there_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--batch", str(tmp_path / "nowhere")]) == 2
    assert "nowhere" in capsys.readouterr().err
