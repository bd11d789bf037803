"""Personal data are removed before a question is stored; the subject of the question stays."""

import pytest

from hotline.domains.understanding.assistant.rules.masking import masked, without_person


@pytest.mark.parametrize(
    ("utterance", "hidden"),
    [
        ("我电话13800138000，社保怎么补", "我电话＊，社保怎么补"),
        ("打 138 0013 8000 找我", "打 ＊ 找我"),
        ("座机010-62345678没人接", "座机＊没人接"),
        ("身份证11010519680817231X能查吗", "身份证＊能查吗"),
        ("卡号六二二八四八〇四〇二五六四八九", "卡号＊"),
        ("我叫欧阳春，养老金少发了", "我叫＊，养老金少发了"),
        ("姓名：王小明 电话 13800138000", "姓名：＊ 电话 ＊"),
        ("发到 zhang.san@example.com.cn 行吗", "发到 ＊ 行吗"),
        ("住幸福路8号楼3单元502室", "住幸福路＊"),
        ("车牌京A12345的师傅受伤了", "车牌＊的师傅受伤了"),
    ],
)
def test_what_names_somebody_is_hidden(utterance: str, hidden: str) -> None:
    assert masked(utterance) == hidden
    assert masked(hidden) == hidden


@pytest.mark.parametrize(
    "utterance",
    [
        "1968年8月出生的男职工哪年退休",
        "二〇三五年到岁数的人得攒够几年",
        "公司欠了我123456元工资",
        "我叫他们给钱他们不给",
        "打12333转几号键",
        "本人失业了怎么领失业金",
        "京东的社保怎么交",
        "缴了15年8个月",
    ],
)
def test_what_it_is_about_stays(utterance: str) -> None:
    assert masked(utterance) == utterance


@pytest.mark.parametrize(
    ("utterance", "left"),
    [
        ("我叫王小明，电话13812345678，拖欠我工资怎么投诉", "拖欠我工资怎么投诉"),
        ("我身份证110101199003071234，失业金怎么申请", "失业金怎么申请"),
        ("微信wxid_ab123 失业登记咋办", "失业登记咋办"),
        ("住朝阳区望京街12号院3号楼，我怎么领退休金", "朝阳，我怎么领退休金"),
        ("我叫王小明，男，1968年8月生，哪年退休", "男，1968年8月生，哪年退休"),
    ],
)
def test_of_who_asks_and_what_for_the_question_is_left(utterance: str, left: str) -> None:
    assert without_person(utterance) == left


@pytest.mark.parametrize(
    "utterance",
    [
        "查一下110101199003071234的社保",
        "打010-12345678没人接怎么办",
        "电话13812345678",
        "我住朝阳区，去哪办失业",
        "我在12号楼上班受伤算工伤吗",
        "1968年10月15日出生的男职工哪年退休",
        "",
    ],
)
def test_what_asks_something_of_a_number_or_says_nothing_else_stays(utterance: str) -> None:
    assert without_person(utterance) == utterance
