"""Figures are read aloud as an agent of the hotline would say them."""

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.read_aloud import digit_by_digit, number, read_aloud


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("北京12333热线", "北京幺二三三三热线"),
        ("医保请拨12393", "医保请拨幺二三九三"),
        ("法律援助请拨12348。", "法律援助请拨幺二三四八。"),
        ("工会请拨12351", "工会请拨幺二三五幺"),
        ("打110报警", "打幺幺零报警"),
        ("010-12333", "零幺零，幺二三三三"),
        ("养老，请按1；失业，请按2", "养老，请按一；失业，请按二"),
        ("人工服务，请按0", "人工服务，请按零"),
        ("您现在排在第1位", "您现在排在第一位"),
        ("您现在排在第2位", "您现在排在第二位"),
        ("您现在排在第12位", "您现在排在第十二位"),
        ("您现在排在第30位", "您现在排在第三十位"),
        ("约2分钟", "约两分钟"),
        ("约12分钟", "约十二分钟"),
        ("不到1分钟", "不到一分钟"),
        ("交了22年", "交了二十二年"),
        ("2个月", "两个月"),
        ("2月2日", "二月二日"),
        ("1968年生", "一九六八年生"),
        ("2026年4月1日", "二零二六年四月一日"),
        ("每月3500元", "每月三千五百元"),
        ("5.5%", "百分之五点五"),
        ("1.2万元", "一点二万元"),
        ("工号01，不是真人", "工号零幺，不是真人"),
        ("8月05日", "八月五日"),
        ("没有数字", "没有数字"),
    ],
)
def test_figures_are_read_by_what_they_stand_for(written: str, spoken: str) -> None:
    assert read_aloud(written) == spoken


def test_a_staff_number_is_said_digit_by_digit() -> None:
    assert digit_by_digit("1023") == "幺零二三"


@given(st.one_of(st.integers(0, 120), st.integers(0, 99_999_999)))
def test_numbers_are_said_as_the_common_library_says_them(value: int) -> None:
    ours = number(str(value))
    theirs = cn2an.an2cn(str(value), "low")
    assert ours == theirs.removeprefix("一") if theirs.startswith("一十") else ours == theirs


@given(st.text(alphabet="0123456789.-%年月位按第个，请拨", max_size=30))
def test_no_figure_is_left_to_the_voice(text: str) -> None:
    assert not any(character.isdigit() for character in read_aloud(text))
