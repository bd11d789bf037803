"""Notes that nobody writes cost no more than others of their length: counted is the text that the rules look at."""

import re
from typing import Any

import pytest

from hotline.domains.service.workorders.rules.elements import talk
from hotline.domains.service.workorders.rules.elements.talk import CITIZEN, Dialogue, DialogueTurn, broken
from hotline.kernel import chinese_numbers
from tests.domains.service.workorders.elements.test_notes import read

LENGTH = 5_000


@pytest.mark.parametrize("unit", ["长", "公司", "一二三四", "张三我叫", "9", "1,", "2026年", "a", "（", "长长，"])
def test_no_stretch_is_longer_than_the_rules_read_at_once(unit: str) -> None:
    text = (unit * LENGTH)[:LENGTH]
    (turn,) = Dialogue([DialogueTurn(CITIZEN, text)]).turns
    assert len(turn.text) == LENGTH
    assert max(map(len, re.split(r"[，。！？；、!?;…\s]", turn.text))) < talk.LONGEST_STRETCH


def test_what_people_write_is_read_as_it_stands() -> None:
    text = "反映海淀区某公司拖欠工资3个月，共15人。" * 200
    assert broken(text) == text


def test_a_number_is_judged_by_what_stands_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    class Counting:
        def __init__(self, pattern: re.Pattern[str]) -> None:
            self._pattern = pattern

        def search(self, text: str) -> Any:
            nonlocal looked_at
            looked_at += len(text)
            return self._pattern.search(text)

        match = search

    monkeypatch.setattr(chinese_numbers, "_CUT_BEFORE", Counting(chinese_numbers._CUT_BEFORE))
    monkeypatch.setattr(chinese_numbers, "_CUT_AFTER", Counting(chinese_numbers._CUT_AFTER))
    found = list(chinese_numbers.numbers_in("2026年" * 1_000))
    assert len(found) == 1_000
    assert 0 < looked_at <= 6 * len(found)


def test_an_element_after_a_stretch_without_end_is_found_where_it_stands() -> None:
    noise = "长" * 1_000
    text = f"{noise}。来电人张建国，电话13800001022，投诉拖欠工资。"
    phone = read(text).phone
    assert phone is not None
    assert text[phone.start : phone.end] == "13800001022"
