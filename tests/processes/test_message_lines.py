"""``hotline message-decode`` and ``message-encode``: a line a message, and lines that are none do not stop the rest."""

import json
from pathlib import Path
from typing import Any

import pytest

from hotline.processes import message_decode, message_encode

VECTORS = Path("tests/domains/service/messaging/carriers/vectors.jsonl")


def answers(capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_every_vector_is_answered_in_its_place_and_encoded_back(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [json.loads(line) for line in VECTORS.read_text().splitlines()]
    assert message_decode.main(["--batch", str(VECTORS)]) == 1  # some are none
    decoded = answers(capsys)
    assert [each["id"] for each in decoded] == [each["id"] for each in rows]
    good = [(row, each) for row, each in zip(rows, decoded, strict=True) if "error" not in each]
    assert [(each["pdu"], each["fields"]) for _, each in good] == [(row["pdu"], row["fields"]) for row, _ in good]
    assert {row["id"] for row in rows} - {row["id"] for row, _ in good} == {
        row["id"] for row in rows if row.get("expect") == "error"
    }
    file = tmp_path / "fields.jsonl"
    file.write_text("\n".join(json.dumps({**row, **each}) for row, each in good), encoding="utf-8")
    assert message_encode.main(["--batch", str(file)]) == 0
    assert [each["hex"] for each in answers(capsys)] == [row["hex"] for row, _ in good]


BAD = ["{", "[1]", "null", "7", "[" * 100_000, '{"id": 5}', '{"id": "\\ud800", "protocol": "cmpp"}', "\xff"]
ACTIVE_TEST = {"protocol": "cmpp", "version": "2.0", "pdu": "active_test", "fields": {"sequence_id": 1}}
OCTETS = "0000000c0000000800000001"


@pytest.mark.parametrize(
    "line", [*BAD, '{"protocol": ["cmpp"], "version": {}}', '{"protocol": "cmpp", "version": "2.0"}']
)
def test_a_line_that_is_none_gives_an_error_and_the_rest_goes_on(
    line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, good in ((message_decode, {**ACTIVE_TEST, "hex": OCTETS}), (message_encode, ACTIVE_TEST)):
        file = tmp_path / "batch.jsonl"
        file.write_bytes(line.encode("latin-1") + b"\n\n" + json.dumps({"id": "good", **good}).encode())
        assert command.main(["--batch", str(file)]) == 1
        wrong, right = answers(capsys)
        assert wrong["error"]
        assert right["id"] == "good"
        assert "error" not in right


@pytest.mark.parametrize("octets", ["", "0", "zz", 5, None, OCTETS + "00", OCTETS[:-2], "7fffffff" + OCTETS[8:]])
def test_octets_that_are_no_message_say_why(octets: object, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "batch.jsonl"
    file.write_text(json.dumps({"id": 1, **ACTIVE_TEST, "hex": octets}), encoding="utf-8")
    assert message_decode.main(["--batch", str(file)]) == 1
    (answer,) = answers(capsys)
    assert set(answer) == {"id", "error"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert message_decode.main(["--batch", str(tmp_path / "none")]) == 1
    assert "无法读取" in capsys.readouterr().err
