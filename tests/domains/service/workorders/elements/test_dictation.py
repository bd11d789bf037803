"""Numbers said in pieces, corrected and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.workorders.rules.elements.corrections import patched
from tests.domains.service.workorders.elements.talks import elements_of, value

SPOKEN = dict(zip("0123456789", "零幺二三四五六七八九", strict=True))


def spoken(number: str) -> str:
    return "".join(SPOKEN.get(digit, "叉") for digit in number)


@pytest.mark.parametrize(
    "text",
    [
        "幺三八零零零零四零幺二",
        "幺三八，零零零零，四零幺二",
        "一三八 零零零零 四零一二",
        "138 0000 4012",
        "１３８００００４０１２",
        "幺三八，四个零，四零幺二",
        "幺三八洞洞洞洞四洞幺二",
        "您记一下啊，是幺三八，然后零零零零，四零幺二，晚上七点以后打",
    ],
)
def test_a_telephone_number_however_it_is_dictated(text: str) -> None:
    assert value(elements_of("你好", "电话", text).phone) == "13800004012"


def test_over_several_turns_with_the_agent_saying_go_on() -> None:
    found = elements_of("你好", "您的电话", "幺三八", "嗯", "零零零零", "您继续", "四零幺二", "好的")
    assert value(found.phone) == "13800004012"


@pytest.mark.parametrize(
    ("read_back", "correction"),
    [
        ("幺三八零零零零四零二幺，对吗", "不对，是幺二"),
        ("幺三八零零零零四零二幺，对吗", "不是二幺，是幺二"),
        ("幺三八零零零零四零二幺，对吗", "错了，最后两位是幺二"),
        ("幺三八零零零零四零幺二，对吗", "对"),
        ("四零幺二是吧", "嗯"),
    ],
)
def test_an_agent_who_misheard_changes_nothing(read_back: str, correction: str) -> None:
    found = elements_of("你好", "电话", "幺三八零零零零四零幺二", read_back, correction)
    assert value(found.phone) == "13800004012"


@pytest.mark.parametrize(
    ("correction", "right"),
    [
        ("不对，是三九", "13900004012"),
        ("说错了，后四位是五零幺三", "13800005013"),
        ("哎不对，是幺三七开头，幺三七", "13700004012"),
        ("更正一下，是幺三九零零零零八八八八", "13900008888"),
        ("中间四位是幺幺幺幺", "13811114012"),
    ],
)
def test_the_callers_last_correction_counts(correction: str, right: str) -> None:
    assert value(elements_of("你好", "电话", "幺三八零零零零四零幺二", "好的，记下了", correction).phone) == right


def test_corrected_in_the_same_breath() -> None:
    text = "幺三八零零零零四零零七，不对不对，零七是我妈的，我的是四零零八"
    assert value(elements_of("你好", "电话", text).phone) == "13800004008"


def test_a_spare_number_and_somebody_elses_are_not_the_callers() -> None:
    spare = elements_of("你好", "电话", "幺三八零零零零四零幺二，打不通就打我爱人的，幺三八零零零零九九九九")
    others = elements_of("老板电话是幺三八零零零零七七七七", "您的电话", "幺三八零零零零四零幺二")
    assert value(spare.phone) == value(others.phone) == "13800004012"


def test_the_number_on_the_agents_screen_when_the_caller_agrees() -> None:
    found = elements_of("你好", "您电话是幺三八零零零零四零幺二吗", "对，就这个")
    assert value(found.phone) == "13800004012"
    assert found.phone is not None
    assert found.phone.turn == 1


@pytest.mark.parametrize(
    "text",
    [
        "幺幺零幺零五一九九二零六幺五零零二叉",
        "幺幺零幺零五，一九九二，零六幺五，零零二X",
        "幺幺零幺零五，一九九二年六月十五号，零零二叉",
    ],
)
def test_an_identity_number(text: str) -> None:
    assert value(elements_of("你好", "身份证号", text).identity) == "11010519920615002X"


def test_both_numbers_in_one_breath() -> None:
    found = elements_of("你好", "身份证和电话", "幺幺零幺零五一九九二零六幺五零零二六，幺三八零零零零四零幺二")
    assert (value(found.identity), value(found.phone)) == ("110105199206150026", "13800004012")


@pytest.mark.parametrize(
    "text", ["尾号四零幺二", "幺三八零零零", "我找一下……找不着，明天再说吧", "一共欠二十一万六，十二个人"]
)
def test_what_is_not_a_whole_number_is_none(text: str) -> None:
    found = elements_of("你好", "电话和身份证", text)
    assert (found.phone, found.identity) == (None, None)


@given(st.from_regex(r"1[3-9]\d{9}", fullmatch=True, alphabet="0123456789"), st.integers(0, 9), st.integers(2, 4))
def test_saying_a_stretch_of_it_again_as_a_correction_leaves_a_right_number_right(
    number: str, at: int, size: int
) -> None:
    """Whatever the place: the last stretch is the one that is corrected when it fits nowhere better."""
    piece = number[-size:]
    assert patched(number, piece) == number
    found = elements_of("你好", "电话", spoken(number), "记下了", f"不对，最后是{spoken(piece)}")
    assert value(found.phone) == number
