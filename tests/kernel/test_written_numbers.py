"""Numbers that people write in texts are found in the form in which they are indexed."""

import pytest

from hotline.kernel.written_numbers import written_numbers

MOBILE, IDENTITY = "13800000001", "11010119900307451X"


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("回拨13800000001即可", [MOBILE]),
        ("138 0000 0001", [MOBILE]),
        ("138-0000-0001", [MOBILE]),
        ("138 - 0000 - 0001", [MOBILE]),
        ("138–0000—0001", [MOBILE]),
        ("１３８００００　０００１", [MOBILE]),
        ("+86 138 0000 0001", [MOBILE]),
        ("008613800000001", [MOBILE]),
        ("+86-13800000001", [MOBILE]),
        ("电话幺三八零零零零零零零幺，打不通", [MOBILE]),
        ("一三八 〇〇〇〇 〇〇〇一", [MOBILE]),
        ("13800000001一直打不通", [MOBILE]),
        ("幺三八零零零零零零零幺一直打不通", ["138000000011", MOBILE]),
        ("打了两次一三八零零零零零零零一三次没人接", ["138000000013", MOBILE]),
        ("共二幺三八零零零零零零零幺", ["213800000001", MOBILE]),
        ("座机零幺零幺二三四五六七八一直占线", ["010123456781", "01012345678"]),
        ("二00四年", []),
        ("13800000001 13900000002", [MOBILE, "13900000002"]),
        ("13800000001-13900000002", [MOBILE, "13900000002"]),
        ("13800000001、13900000002", [MOBILE, "13900000002"]),
        ("身份证11010119900307451x，男", [IDENTITY]),
        ("110101 19900307 451X", [IDENTITY]),
        ("138.0000.0001", [MOBILE]),
        ("138\u200b0000\u200b0001", [MOBILE]),
        ("1.38元/4000/5000", []),
        ("座机010-12345678", ["01012345678"]),
        ("账号 6222 0000 1111 2222", ["6222000011112222"]),
        ("2026年交了123456元，共15人，工号 1001", []),
        ("1" * 40, []),
        ("", []),
    ],
)
def test_however_a_number_is_written_it_is_the_one_that_is_indexed(text: str, numbers: list[str]) -> None:
    assert list(dict.fromkeys(one.number for one in written_numbers(text))) == numbers


def test_it_says_where_the_number_stands() -> None:
    text = "请打＋８６ 138 0000-0001 找他"
    places = {text[one.start : one.end] for one in written_numbers(text)}
    assert places == {"８６ 138 0000-0001", "138 0000-0001"}


def test_of_groups_without_end_so_many_are_put_together_at_most() -> None:
    found = list(written_numbers("1380000 0001 " * 400))
    assert MOBILE in {one.number for one in found}
    assert len(found) <= 2 * 400 + 6
