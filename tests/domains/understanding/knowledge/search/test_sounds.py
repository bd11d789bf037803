"""Words compared by their sound, and typed by it."""

import numpy as np
import pytest

from hotline.domains.understanding.knowledge.rules.search import grams
from hotline.domains.understanding.knowledge.rules.search.pinyin import is_typed_pinyin, typed_syllables


def written(text: str) -> list[int]:
    return typed_syllables(text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("yanglaojin", "养老金"),
        ("yang lao jin", "养老金"),
        ("gongshang rending", "工伤认定"),
        ("diaogang", "调岗"),
        ("tiaogang", "调岗"),
        ("nvzhigong", "女职工"),
        ("yang老jin", "养老金"),
    ],
)
def test_typed_pinyin_sounds_like_the_words(typed: str, text: str) -> None:
    assert typed_syllables(typed) == written(text)


@pytest.mark.parametrize(
    ("recognised", "meant"),
    [("仲才", "仲裁"), ("社宝", "社保"), ("工商认定", "工伤认定"), ("养老进", "养老金"), ("失业今", "失业金")],
)
def test_what_a_recogniser_writes_wrong_sounds_the_same(recognised: str, meant: str) -> None:
    assert written(recognised) == written(meant)


@pytest.mark.parametrize(("flat", "curled"), [("zanghu", "zhanghu"), ("sengyu", "shengyu"), ("shenyu", "shengyu")])
def test_flat_and_curled_tongue_are_one(flat: str, curled: str) -> None:
    assert typed_syllables(flat)[0] == typed_syllables(curled)[0]


def test_a_syllable_that_is_still_being_typed_does_not_spoil_those_before_it() -> None:
    assert typed_syllables("yanglaoj")[:2] == written("养老")
    assert is_typed_pinyin("yanglaoj")


def test_initials_are_not_taken_for_syllables() -> None:
    assert not is_typed_pinyin("yljbx")
    assert not is_typed_pinyin("ldht")


def test_initials_of_words_are_found_by_typing_them() -> None:
    titles = grams.initials(["基本养老保险", "工伤认定"])
    typed = set(grams.initials(["ylbx"]).ids.tolist())
    held = [set(titles.ids[titles.rows == row].tolist()) for row in (0, 1)]
    assert typed <= held[0]
    assert not typed & held[1]


def test_runs_do_not_reach_over_a_break_or_into_the_next_text() -> None:
    apart = grams.characters(["年 假", "年", "假"])
    together = grams.characters(["年假"])
    assert np.isin(together.ids, apart.ids).sum() == 2  # the two characters, not the pair
