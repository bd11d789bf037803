"""Complete numbers are told from the ids, amounts and moments that also stand in addresses."""

import pytest

from hotline.kernel.complete_numbers import holds_complete_number


@pytest.mark.parametrize(
    "text",
    [
        "13800000001",
        "+8613800000001",
        "008613800000001",
        "138 0000 0001",
        "138-0000-0001",
        "王晓芳 13800000001",
        "电话：13800000001，朝阳",
        "010-12345678",
        "0755 12345678",
        "11010519491231002X",
        "110105 19491231 002x",
    ],
)
def test_a_number(text: str) -> None:
    assert holds_complete_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "0001",
        "138******01~gAAAAABn13800000001x",
        "call/bj1a-1764552000.12",
        "1764552000000",
        "20261125-004217",
        "2026-12-01T10:00:00Z",
        "a13812345678b",
        "case-c409c82b1ac945b8ae4ee3a0",
        "110105194912310021",
        "110105194913310029",
        "12345678901",
        "养老金 2026 年 11 月",
        "10.20.30.40",
    ],
)
def test_no_number(text: str) -> None:
    assert not holds_complete_number(text)
