"""What counts as a danger on the telephone, where stories are written by their sound and without full stops."""

import pytest

from hotline.domains.understanding.conversation.rules.hand_over import (
    is_of_wages_alone,
    is_without_danger,
    names_danger,
)
from hotline.domains.understanding.conversation.rules.state import Spoken


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("喂听见不我们铺我们铺马路的四十度的天", "四十度的天"),
        ("嗬还俩地呢得我都写墙上了", "我都写墙上了"),
        ("店叫金捡子美发金子的金剪刀的剪子就是儿子的子", "店叫金捡子美发"),
        ("他跟我借了八千块写过条子如今连铺子带人全搬走了", "全搬走了"),
        ("在车站干活那阵子的钱还没给我", "干活那阵子的钱"),
        ("您好啊我跟您打听个题前退的事我早先是翻杀的成天守着那炉子", "我早先是翻杀的"),
    ],
)
def test_what_only_sounds_grave_and_names_no_danger_is_none_below_nine_in_ten(text: str, evidence: str) -> None:
    assert is_without_danger([Spoken(True, text, text)], [evidence], 0.85)


@pytest.mark.parametrize("text", ["我就站在桥上", "我买了敌敌畏", "三十个人明早去堵门", "再不管我找记者"])
def test_where_a_danger_is_named_the_likelihood_decides_alone(text: str) -> None:
    assert not is_without_danger([Spoken(True, text, text)], [], 0.81)


def test_what_is_surely_meant_needs_no_name() -> None:
    text = "你把我妈的电话记一下"
    assert not is_without_danger([Spoken(True, text, text)], [text], 0.97)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("我们班组十来号人干了一夏天老板连个面都不露说话还特别难听你说这钱怎么要", True),
        ("我们班组十来号人干了一夏天老板不露面再不给我们就去堵项目部你说怎么要", False),
        ("工友三十多个说好礼拜一去区政府门口你们管不管", False),
        ("俺们十三个人一共十八万六里头支过俩万按十六万六写", True),
        ("我们班组十来号人干了一夏天老板连个面都不露", False),
    ],
)
def test_a_story_of_unpaid_wages_that_asks_and_names_no_gathering_is_none(text: str, is_one: bool) -> None:
    assert is_of_wages_alone([Spoken(True, text, text)], "讨薪群体事件", "橙") is is_one
    assert not is_of_wages_alone([Spoken(True, text, text)], "讨薪群体事件", "红")
    assert not is_of_wages_alone([Spoken(True, text, text)], "暴力伤害", "橙")


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("妥了我这就跟他掰扯去", False),
        ("得了那我晚上就教他弄麻烦您了", False),
        ("我们楼底下烧考摊夜里一俩点还吵", False),
        ("行了炭我都烧上了你们忙吧", True),
        ("好吧我回去就烧炭", True),
        ("好嘞那我晚上就弄死他", True),
        ("行了我走了你们保重", True),
        ("好了不想活了再见", True),
    ],
)
def test_a_farewell_is_listened_to_for_dangers_where_it_names_one(text: str, is_one: bool) -> None:
    assert names_danger(text) is is_one
