"""What may stand in words that many people read."""

import pytest

from hotline.kernel.errors import Invalid
from hotline.kernel.wording import fit_for_all, names_a_number


@pytest.mark.parametrize(
    "text",
    ["13800000000", "电话 138 0000 0000", "证件 11010119900101001X", "卡号 6222 0200", "１３８００００００００"],
)
def test_numbers_of_people_are_seen_also_in_groups_and_full_width(text: str) -> None:
    assert names_a_number(text)
    with pytest.raises(Invalid):
        fit_for_all(text)


@pytest.mark.parametrize("text", ["2026-12-01 10:30 起", "12333 与 12345", "超过 900 秒", "席位 1001、1002"])
def test_dates_hotlines_and_seats_are_not(text: str) -> None:
    assert fit_for_all(f" {text} ") == text
