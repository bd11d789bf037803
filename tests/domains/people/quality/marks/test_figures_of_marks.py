"""How often the marks by machine are right, on calls that no rule was made from, and on the client's examples."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bench.inspection import Measured, measure
from hotline.domains.people.quality.queries.machine_marks import marks, propose_marks
from hotline.domains.people.quality.rules.marks.figures import FIGURES, MEASURED_WITH
from hotline.domains.people.quality.rules.marks.talk import Item, Proposal, Result, Talk, Turn
from hotline.infrastructure.transcripts import Phrase, Transcript
from hotline.processes import inspect

HERE = Path(__file__).parent
EXAMPLES = HERE / "inspection_examples.jsonl"


@pytest.fixture(scope="module")
def held_out() -> Measured:
    return measure(HERE / f"{MEASURED_WITH}.jsonl")


def test_the_stated_figures_are_those_that_are_measured(held_out: Measured) -> None:
    measured = {item: held_out.items[item.value] for item in Item}
    assert {item: (each.both, each.machine, each.people) for item, each in measured.items()} == FIGURES


def test_failures_are_found_on_average(held_out: Measured) -> None:
    assert held_out.mean >= 0.8


def test_grave_calls_are_found(held_out: Measured) -> None:
    assert held_out.grave.people == 0
    assert held_out.grave.machine <= 0.15 * held_out.calls


def test_wrong_policy_is_found(held_out: Measured) -> None:
    policy = held_out.items[Item.POLICY_CORRECT]
    assert policy.both >= 0.8 * (policy.both + policy.people)
    assert held_out.false_share(Item.POLICY_CORRECT) <= 0.2


def test_the_clients_examples_are_marked_as_agreed() -> None:
    found = measure(EXAMPLES)
    assert found.calls == 16
    assert sum(each.machine + each.people for each in found.items.values()) == 0
    assert found.grave.machine + found.grave.people == 0


def test_a_line_that_is_no_call_is_named_and_the_rest_is_marked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "calls.jsonl"
    call = EXAMPLES.read_text(encoding="utf-8").splitlines()[3]
    file.write_text(
        f'{{"id": "x"}}\n{call}\nno JSON\n{{"id": "y", "turns": []}}\n{{"id": "z", "turns": [{{}}], "facts": []}}\n',
        encoding="utf-8",
    )
    assert inspect.main(["--batch", str(file)]) == 1
    printed = capsys.readouterr()
    assert [number in printed.err for number in ("第 1 行", "第 3 行", "第 4 行", "第 5 行")] == [True] * 4
    result = json.loads(printed.out)
    assert (result["id"], result["red_line"], len(result["items"])) == ("IE04", True, len(Item))
    assert result["evidence"]["no_inducing_of_rating"] == {"turn": 10, "words": "给评个满意"}


def test_a_stored_transcript_is_marked_with_the_seconds_of_its_recording() -> None:
    phrases = (Phrase(False, 0, 2_000, "喂，说。"), Phrase(True, 3_000, 6_000, "我工资没发"))
    found = propose_marks(Transcript("recording", datetime(2026, 12, 1, tzinfo=UTC), phrases=phrases))
    assert found[Item.GREETING] == Proposal(Result.FAIL, 0, "喂，说。", 0.0)


def test_a_call_without_a_word_of_one_side_is_marked_too() -> None:
    assert marks(Talk([Turn(True, 0, 3, "……")])).items[Item.GREETING].result is Result.NOT_APPLICABLE
    assert marks(Talk([Turn(False, 0, 3, "。"), Turn(True, 4, 5, "")])).items[Item.GREETING].result is Result.FAIL
