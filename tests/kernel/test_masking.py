"""One mask for every screen, export and event."""

import pytest

from hotline.kernel.masking import mask_name, mask_number, mask_numbers_in, tightened


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


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("电话13800000005。", "电话138******05。"),
        ("13800000005.", "138******05."),
        ("电话.13800000005 万先生", "电话.138******05 万先生"),
        ("138 0000 0005或010-6512 0000", "138******05或010******00"),
        ("证件11010119650312002X", "证件110*************2X"),
        ("幺三八零零零零零零零五", "幺三八******零五"),
        ("一三八〇〇〇〇〇〇〇五", "138******05"),
        ("一三八 零零零零 零零零五", "138******05"),
        ("138.0000.0005，138、0000、0005", "138******05，138******05"),
        ("138  0000  0005和138 - 0000 - 0005", "138******05和138******05"),
        ("138–0000–0005", "138******05"),
        ("138\u200b0000\u200b0005", "138******05"),
        ("2026-12-01 15:30打来，2026-12-01 9时", "2026-12-01 15:30打来，2026-12-01 9时"),
        ("拖欠1234567元、21.6万元、工号1002", "拖欠1234567元、21.6万元、工号1002"),
        ("12333转12345，2026-11-30起，20261130止", "12333转12345，2026-11-30起，20261130止"),
    ],
)
def test_in_a_text_the_numbers_that_lead_to_a_person_are_masked(text: str, masked: str) -> None:
    assert mask_numbers_in(text) == masked


def test_of_a_name_the_surname_is_displayed() -> None:
    assert (mask_name("张三丰"), mask_name("张")) == ("张**", "张*")
