"""What is typed finds names by their sounds, and is read as a number where it is one."""

import pytest

from hotline.domains.insight.search.rules.sounds import sounds_like, syllables
from hotline.domains.insight.search.rules.typed import read


@pytest.mark.parametrize(
    ("name", "typed", "is_meant"),
    [
        ("工单", "gongdan", True),
        ("工单", "gong dan", True),
        ("工单", "gd", True),
        ("工单", "gongd", True),
        ("登记工单", "gongdan", True),
        ("登记工单", "djgd", True),
        ("工单", "ongdan", False),
        ("工单", "dg", False),
        ("工单", "工单", False),
        ("工单", "1002", False),
        ("工单", "", False),
        ("重新调度", "chongxin", True),
        ("银行", "yinhang", True),
        ("导出 Excel", "excel", True),
    ],
)
def test_a_name_is_found_by_syllables_or_first_letters(name: str, typed: str, is_meant: bool) -> None:
    assert sounds_like(name, typed) is is_meant


def test_a_name_has_a_syllable_for_each_character() -> None:
    assert syllables("我的账号") == ("wo", "de", "zhang", "hao")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("138 0000-0001", "13800000001"),
        ("+8613800000001", "+8613800000001"),
        ("11010119800101001x", "11010119800101001x"),
        ("1002", "1002"),
        ("拖欠工资", ""),
        ("GD2026113000001", ""),
        ("100", ""),
        ("  ", ""),
    ],
)
def test_complete_numbers_and_last_four_figures_are_numbers(text: str, number: str) -> None:
    assert read(text).number == number
