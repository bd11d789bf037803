"""A long written text is as grave as its gravest sentence."""

import json
from collections.abc import Sequence
from pathlib import Path
from time import process_time
from typing import Any, cast

import numpy as np
import pytest
from numpy.typing import NDArray

from hotline.domains.understanding.screening.adapters.encoder import MAX_PIECES, NanoEncoder, limited
from hotline.domains.understanding.screening.queries import unrest_in_note
from hotline.domains.understanding.screening.rules.learned import Meant
from hotline.domains.understanding.screening.rules.lexicon import UnrestKind
from hotline.domains.understanding.screening.rules.lexicon.gatherings import people
from hotline.domains.understanding.screening.rules.long_texts import ENDS, MAX_ENCODED, detect_in_writing, sentences_of
from hotline.domains.understanding.screening.rules.speech import SpeechTurn
from hotline.domains.understanding.screening.rules.verdict import Level, detect

BEFORE = "来电人反映，其于今年三月入职某某建筑公司，从事木工工作，约定日工资三百元，双方没有签订劳动合同。"
AFTER = "单位至今没有说明什么时候能发，来电人希望劳动监察部门尽快核查，要求支付拖欠的工资。"
LINES = Path(__file__).parent / "blind.jsonl"


@pytest.mark.parametrize(
    ("threat", "level"),
    [
        ("来电人称再不解决就从单位楼顶跳下去，已站在楼顶。", Level.RED),
        ("来电人称明天要带三十人去区政府门口拉横幅。", Level.ORANGE),
        ("电话里说已经把安眠药吃下去了。", Level.RED),
    ],
)
def test_a_threat_weighs_the_same_amid_business(threat: str, level: Level) -> None:
    for text in (threat, BEFORE + threat, BEFORE + AFTER + threat + AFTER, (BEFORE + AFTER) * 8 + threat + AFTER * 8):
        found = detect_in_writing(text)
        assert found.level is level, text
        assert all(phrase in text for phrase in found.evidence)


def test_also_where_nobody_put_a_full_stop() -> None:
    text = (BEFORE + "来电人称再不解决就从单位楼顶跳下去，已站在楼顶。" + AFTER).replace("。", "，")
    assert detect_in_writing(text).level is Level.RED


def test_business_alone_stays_calm_however_long() -> None:
    assert not detect_in_writing((BEFORE + AFTER) * 10).is_unrest
    assert not detect_in_writing("").is_unrest


@pytest.mark.real
@pytest.mark.parametrize(
    "note",
    [
        "已联系上",
        "已约见",
        "记下了",
        "其他：工地注册在海淀区",
        "其他：工地在朝阳区",
        "单位已补发",
        "电话停机",
        "同意延期",
    ],
)
def test_routine_that_staff_note_is_calm(note: str) -> None:
    assert unrest_in_note(note).level is None


@pytest.mark.real
@pytest.mark.parametrize(
    "note",
    ["对方称拿不到钱就同归于尽", "来电人说家里已准备好汽油", "已联系，市民哭泣，称活不下去了", "来电人扬言要跳楼"],
)
def test_danger_that_staff_note_is_raised(note: str) -> None:
    assert unrest_in_note(note).level is Level.RED


@pytest.mark.real
def test_of_lines_not_seen_before_amid_business_as_many_are_found_as_of_the_lines_alone() -> None:
    """By words and meaning, of every third line."""
    every = [json.loads(line) for line in LINES.read_text().splitlines()[::3]]
    lines = [line for line in every if "text" in line]
    hears = NanoEncoder().meant
    unrest = [line["text"] for line in lines if line["label"] in (1, "1")]
    calm = [line["text"] for line in lines if line["label"] not in (1, "1")]

    def amid(text: str) -> str:
        return f"{BEFORE}{text}。{AFTER}"

    def raised(texts: list[str]) -> tuple[int, int, int]:
        alone = sum(detect([SpeechTurn("citizen", text)], hears=hears).is_unrest for text in texts)
        by_sentences = sum(detect_in_writing(amid(text), hears=hears).is_unrest for text in texts)
        by_clauses = sum(detect_in_writing(amid(text).replace("。", "，"), hears=hears).is_unrest for text in texts)
        return alone, by_sentences, by_clauses

    alone, by_sentences, by_clauses = raised(unrest)
    assert by_sentences >= alone * 0.97
    assert by_clauses >= alone * 0.92
    alone, by_sentences, by_clauses = raised(calm)
    assert by_sentences <= alone
    assert by_clauses <= alone * 3.5


def test_a_sentence_too_long_is_taken_apart_and_nothing_of_it_is_lost() -> None:
    text = "，".join("来电人说了一些别的话" for _ in range(12)) + "。最后一句。"
    parts = list(sentences_of(text))
    assert parts[-1] == "最后一句。"
    assert max(map(len, parts)) <= 60
    assert all(clause in "".join(parts) for clause in text.split("，"))


def test_a_page_of_one_word_and_a_page_without_end_cost_no_more_than_some_pieces() -> None:
    assert limited(["长长", "长长", "长。"]) == ["长长", "长。"]
    long = [str(number) for number in range(100)]
    assert (len(limited(long)), limited(long)[0], limited(long)[-1]) == (MAX_PIECES, "0", "99")


def test_of_thousands_of_sentences_an_encoder_hears_those_whose_words_leave_a_doubt() -> None:
    encoded: list[str] = []

    def hears(turns: Sequence[SpeechTurn]) -> Meant:
        encoded.append(turns[0].text)
        return Meant(-9.0, -9.0, (0.0,) * len(UnrestKind))

    detect_in_writing("再不发钱我就去跳楼。" * 500, hears=hears)
    assert len(encoded) <= 2, "the same sentence once, and the whole"
    encoded.clear()
    text = "".join(f"第{number}次不发钱我就去跳楼。" for number in range(400))
    detect_in_writing(text, hears=hears)
    assert 1 < len(encoded) <= MAX_ENCODED + 1
    assert max(map(len, encoded)) <= 2 * ENDS + 1, "nor does it hear a whole book"


def test_a_numeral_without_end_costs_what_its_length_does_and_breaks_nothing() -> None:
    """It took four seconds of processor for 5,000 figures, and figures beyond the interpreter's limit broke it."""
    begun = process_time()
    for unit in ("9", "一二三四", "好上"):
        assert people(unit * 20_000) == 0
    assert process_time() - begun < 2
    assert people("9" * 5_000 + "人") > 0
    assert people("去三百人") == 300


class CountingModel:
    """In the model's place: each text has a vector of its own."""

    def __init__(self, width: int) -> None:
        self.texts, self._width = list[str](), width

    def encode(self, texts: list[str], is_query: bool) -> NDArray[np.float32]:
        self.texts += texts
        return np.array([[float(len(text))] * self._width for text in texts], np.float32)


def test_what_was_heard_before_is_not_heard_again_while_notes_are_typed() -> None:
    """Each piece takes most of a second; what is remembered of it is no text."""
    encoder = NanoEncoder()
    model = CountingModel(len(encoder._middle))
    encoder._model = cast(Any, model)
    first = encoder.meant([SpeechTurn("citizen", BEFORE + AFTER)])
    count = len(model.texts)
    assert count > 0
    assert encoder.meant([SpeechTurn("citizen", BEFORE + AFTER)]) == first
    assert len(model.texts) == count
    encoder.meant([SpeechTurn("citizen", (BEFORE + AFTER) * 3)])
    assert len(model.texts) == len(set(model.texts)) > count
    assert not any(isinstance(each, str) for each in encoder._known._entries)
    fresh = NanoEncoder()
    fresh._model = cast(Any, CountingModel(len(encoder._middle)))
    assert fresh.meant([SpeechTurn("citizen", AFTER)]) == encoder.meant([SpeechTurn("citizen", AFTER)])
