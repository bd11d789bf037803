"""Numbers as carriers send them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.telephony.rules.numbers import dialable, origin_of


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("13800138000", "13800138000"),
        ("+8613800138000", "13800138000"),
        ("008613800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("013800138000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("01062345678", "01062345678"),
        ("+861062345678", "01062345678"),
        ("+8675512345678", "075512345678"),
        ("+85212345678", "0085212345678"),
        ("4001234567", "4001234567"),
        ("12345", "12345"),
    ],
)
def test_one_shape_for_every_way_of_writing(raw: str, number: str) -> None:
    assert dialable(raw) == number


@pytest.mark.parametrize("raw", ["", "anonymous", "Restricted", "12", "1" * 40, "1';--", "١٢٣٤٥٦٧٨", "+", "+86"])
def test_withheld_and_garbage_is_no_number(raw: str) -> None:
    assert dialable(raw) is None


@given(st.text(alphabet="0123456789+- ()", max_size=24))
def test_the_shape_is_stable(raw: str) -> None:
    once = dialable(raw)
    assert once is None or ((once.isdigit() and dialable(once) in (once, None)) or once.startswith("86"))


def test_the_citys_hotline_passes_calls_on_under_its_number() -> None:
    assert (origin_of("12345"), origin_of("12333"), origin_of("")) == ("12345", "12333", "12333")
