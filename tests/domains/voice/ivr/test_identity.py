"""Identity numbers: which are well-formed, and how they are masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.identity import check_of, is_identity

RIGHT = "11010519491231002X"


def test_the_standards_own_examples_are_right() -> None:
    assert is_identity(RIGHT)
    assert is_identity("440524188001010014")


@pytest.mark.parametrize(
    "number",
    [
        "",
        "1",
        "110105194912310021",
        "11010519491331002X",
        "11010519490230" + "0021",
        "1101051949123100XX",
        "１１0105194912310021",
    ],
)
def test_what_is_not_rightly_formed_is_none(number: str) -> None:
    assert not is_identity(number)


@given(st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_always_found(place: int, digit: str) -> None:
    wrong = RIGHT[:place] + digit + RIGHT[place + 1 :]
    assert is_identity(wrong) == (wrong == RIGHT)


def test_the_check_character_completes_a_number() -> None:
    assert RIGHT[:17] + check_of(RIGHT[:17]) == RIGHT
