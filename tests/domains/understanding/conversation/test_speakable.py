"""What is written for the eye becomes sentences for the ear."""

import pytest

from hotline.domains.understanding.conversation.rules.speakable import LONGEST_SENTENCE, digits_aloud, sentences


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("《劳动法》第50条（2018年修正）", "劳动法第五十条。"),
        ("3—5个工作日；每月2,480.5元", "三到五个工作日。每月两千四百八十点五元。"),
        ("周一至周五9:30-17:00", "周一至周五九点三十分到十七点。"),
        ("单号GD20260819-000152。", "单号吉，迪，二零二六，零八幺九，零零零幺五二。"),
        ("请拨打12345，或010-12333。", "请拨打幺二三四五，或零幺零，幺二三三三。"),
        ("休息日200%，法定节假日3倍", "休息日百分之二百，法定节假日三倍。"),
        ("2026-01-01起施行", "二零二六年一月一日起施行。"),
        ("国办发〔2009〕66号", "国办发二零零九年六十六号。"),
        ("60%-80%", "百分之六十到百分之八十。"),
        ("1/3的工资", "三分之一的工资。"),
        ("5600元，2480元，200元，2个月，1.5倍", "五千六百元，两千四百八十元，两百元，两个月，一点五倍。"),
        ("手机号13800007203", "手机号幺三八，零零零零，七二零三。"),
        ("1968 年 8 月出生，2029 年 7 月达到", "一九六八年八月出生，二零二九年七月达到。"),
        ("2025年以前已经到龄，自 2025 年 1 月 1 日起", "二零二五年以前已经到龄，自二零二五年一月一日起。"),
        ("12 年 6 个月，3000 元", "十二年六个月，三千元。"),
        ("3000-5000元", "三千到五千元。"),
    ],
)
def test_figures_are_read_as_people_say_them(written: str, spoken: str) -> None:
    assert "".join(sentences(written)) == spoken


def test_brackets_in_brackets_and_marks_are_not_spoken() -> None:
    assert sentences("“养老金”（见《办法》（试行））每年调整……") == ("养老金每年调整。",)


def test_long_sentences_are_cut_at_a_comma() -> None:
    spoken = sentences("，".join(["单位应当在用工之日起办理社会保险登记"] * 6))
    assert len(spoken) > 1
    assert all(len(each) <= LONGEST_SENTENCE + 1 for each in spoken)


def test_an_identity_number_is_read_in_groups() -> None:
    assert digits_aloud("11010119850808001X") == "幺幺零幺零幺，幺九八五，零八零八，零零幺艾克斯"
