"""Passwords: three classes, nothing that everybody here would try."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hotline.domains.platform.accounts.rules.passwords import COMMON_PIECES, classes_of, password_errors

SHORT, CLASSES, COMMON = "密码至少 10 位。", "大写字母、小写字母、数字、符号中至少包含三种。", "密码太常见"
NAME = ("wangxiaofang", "wang", "xiao", "fang", "wxf")


def errors(password: str) -> str:
    return " ".join(password_errors(password, number="1001", name_spellings=NAME))


@pytest.mark.parametrize(
    "password", ["right-horse-2026", "Kx7!mPq2vW", "Lan-Hua-7-Deng", "t0rtoise&Bell", "晴空-Blau-71x-q"]
)
def test_passwords_that_are_good_enough(password: str) -> None:
    assert errors(password) == ""


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Kx7!mPq", SHORT),
        ("righthorsebattery", CLASSES),
        ("righthorse2026", CLASSES),
        ("12333-Hotline", COMMON),
        ("Beijing@12333", COMMON),
        ("SheBao-2026!", COMMON),
        ("Woaini1314520.", COMMON),
        ("Wo-Ai-Ni-1314", COMMON),
        ("Qwerty_123456", COMMON),
        ("1qaz@WSX3edc", COMMON),
        ("P@ssw0rd2026", COMMON),
        ("Aaaa-1111-aaaa", COMMON),
        ("WangXiaofang1001!", COMMON),
        ("Wxf-19900101-1001", COMMON),
        ("Agent1001!Agent", COMMON),
        ("12345-Admin-54321", COMMON),
    ],
)
def test_passwords_that_anybody_would_try(password: str, why: str) -> None:
    assert why in errors(password)


@example(["abc123", "123123"])
@given(st.lists(st.sampled_from([*COMMON_PIECES, "1001", "wangxiaofang", "1999", "2026"]), min_size=1, max_size=6))
def test_no_chain_of_common_pieces_is_good_however_it_is_spelled(pieces: list[str]) -> None:
    for chain in ("-".join(pieces), "".join(piece.capitalize() for piece in pieces) + "!", "_".join(pieces).upper()):
        assert COMMON in errors(chain)


@given(st.text(max_size=30))
def test_a_password_without_three_classes_is_never_good(password: str) -> None:
    assert (classes_of(password) >= 3) or CLASSES in errors(password)
