"""What names a person is gone before a question is kept; what the question is about stays."""

import pytest

from hotline.domains.assistant.rules.masking import masked


@pytest.mark.parametrize(
    ("said", "kept"),
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
def test_what_names_somebody_is_hidden(said: str, kept: str) -> None:
    assert masked(said) == kept
    assert masked(kept) == kept


@pytest.mark.parametrize(
    "said",
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
def test_what_it_is_about_stays(said: str) -> None:
    assert masked(said) == said
