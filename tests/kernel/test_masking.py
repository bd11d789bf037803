"""One mask for every screen, export and event."""

import pytest

from hotline.kernel.masking import mask_name, mask_number, tightened


@pytest.mark.parametrize(
    ("number", "masked"),
    [
        ("13800000000", "138******00"),
        ("01065120000", "010******00"),
        ("110101196503120013", "110*************13"),
        ("12345", "***45"),
        ("1", "1"),
        ("", ""),
    ],
)
def test_a_masked_number_keeps_three_and_two_digits(number: str, masked: str) -> None:
    assert mask_number(number) == masked


@pytest.mark.parametrize("number", ["13800000000", "01065120000", "110101196503120013", "11010119650312002X"])
def test_a_mask_leaves_a_million_numbers_at_least(number: str) -> None:
    assert mask_number(number).count("*") >= 6


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("138" + "****" + "0012", "138******12"),
        ("110" + "***********" + "002X", "110*************2X"),
        ("138******12", "138******12"),
        ("***45", "***45"),
        ("…", "…"),
        ("张**", "张**"),
    ],
)
def test_a_mask_of_before_is_tightened(before: str, now: str) -> None:
    assert tightened(before) == now


def test_of_a_name_the_surname_is_displayed() -> None:
    assert (mask_name("张三丰"), mask_name("张")) == ("张**", "张*")
