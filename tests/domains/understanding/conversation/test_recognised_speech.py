"""Homophones, commas and the pieces of a case in recognised speech."""

import pytest

from hotline.domains.understanding.conversation.queries import builtin_homophones
from hotline.domains.understanding.conversation.rules import slots
from hotline.domains.understanding.conversation.rules.clauses import with_commas
from hotline.domains.understanding.conversation.rules.homophones import Homophones

HOMOPHONES = builtin_homophones()


@pytest.mark.parametrize(
    ("recognised", "meant"),
    [
        ("我问问色保的事", "我问问社保的事"),
        ("来了四十天还没千合同", "来了四十天还没签合同"),
        ("鸡分落户要几年色保", "积分落户要几年社保"),
        ("礼拜天给不给家班费", "礼拜天给不给加班费"),
        ("幺三八零零零零七二零三", "幺三八零零零零七二零三"),
        ("谢谢啊拜拜", "谢谢啊拜拜"),
        ("公伤怎么认定，要几天？", "工伤怎么认定，要几天？"),
    ],
)
def test_homophones_are_put_right(recognised: str, meant: str) -> None:
    assert HOMOPHONES.put_right(recognised) == meant


def test_nothing_known_changes_nothing() -> None:
    assert Homophones.of([]).put_right("千合同") == "千合同"
    assert HOMOPHONES.put_right("") == ""


def test_most_ways_of_asking_are_left_as_they_are() -> None:
    from hotline.domains.understanding.knowledge.queries.builtin import builtin_articles

    written = [each for article in builtin_articles()[:20] for each in article.asked_as[:5]]
    changed = [each for each in written if HOMOPHONES.put_right(each) != each]
    assert len(changed) <= len(written) * 0.1, changed


def test_commas_come_before_pieces_and_around_what_is_spelt_out() -> None:
    assert with_commas("我叫公志强宫殿的宫电话幺三八") == "我叫公志强，宫殿的宫，电话幺三八"
    assert with_commas("店叫到香人家稻谷的稻欠我五千六") == "店叫到香人家，稻谷的稻，欠我五千六"


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        (["字母鸡字母地二零二六零八幺九一横零零零幺五二"], "GD20260819-000152"),
        (["鸡弟二零二六", "幺零幺五", "杠零零一二三四"], "GD20261015-001234"),
        (["GD20261015001234"], "GD20261015-001234"),
        (["二零二六零八幺九横杠零零零幺五二", "不对最后是幺五三"], "GD20260819-000153"),
        (["二零二六零八幺九"], ""),
        (["手机幺三八零零零零七二幺幺"], ""),
    ],
)
def test_case_numbers_are_collected(texts: list[str], number: str) -> None:
    assert slots.case_number(texts) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("我们一共七个人后天上午九点在管理处门口坐着", {"人数": "7", "时间": "后天上午九点", "地点": "管理处门口"}),
        ("明天八点都去区政府门口", {"时间": "明天八点", "地点": "区政府门口"}),
        ("三十来号人堵在项目部大门", {"人数": "30", "地点": "项目部大门"}),
    ],
)
def test_gatherings(text: str, found: dict[str, str]) -> None:
    assert slots.gathering([text]) == found
