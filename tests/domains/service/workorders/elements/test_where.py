"""Employer, district and place."""

import pytest

from tests.domains.service.workorders.elements.talks import elements_of, value


@pytest.mark.parametrize(
    ("answer", "right"),
    [
        ("北京昊辉幕墙工程有限公司", "北京昊辉幕墙工程有限公司"),
        ("叫木白设计，在中关村，全称是北京木白空间设计", "北京木白空间设计"),
        ("招牌是川味坊，执照上叫北京川味坊餐饮管理有限公司朝阳分公司", "北京川味坊餐饮管理有限公司朝阳分公司"),
        ("康仁益药业，大兴生物医药基地那边", "康仁益药业"),
        ("跟北京安盾保安服务有限公司签的，实际在国贸三期站岗", "北京安盾保安服务有限公司"),
        ("我记不全，叫什么绿什么物业", None),
        ("公司名不留了", None),
        ("没挂牌子，说不上来", None),
        ("在丰台一个服装厂", None),
    ],
)
def test_the_employer(answer: str, right: str | None) -> None:
    assert value(elements_of("没发工资", "单位名称是什么", answer).employer) == right


def test_the_employer_named_in_passing() -> None:
    assert value(elements_of("顺义李遂有个盛和纸箱厂，里面有三个孩子干活").employer) == "盛和纸箱厂"
    assert value(elements_of("我给货运公司装车，不要告诉公司").employer) is None


def test_the_agents_full_form_when_the_caller_agrees() -> None:
    found = elements_of("我要投诉北京融盛保洁", "全称是北京融盛保洁服务有限公司吗", "对，就这个")
    assert value(found.employer) == "北京融盛保洁服务有限公司"


@pytest.mark.parametrize(
    ("answer", "district", "place", "inferred"),
    [
        ("大兴庞各庄，瓜乡路那个产业园，三号楼", "大兴区", "大兴区庞各庄镇瓜乡路产业园", False),
        ("海淀学院路三十七号院，不对，三十九号院", "海淀区", "海淀区学院路", False),
        ("平谷兴谷开发区", "平谷区", "平谷区兴谷经济开发区", False),
        ("在望京", "朝阳区", "朝阳区望京", True),
        ("五道口，华清嘉园那个楼里", "海淀区", "海淀区五道口华清嘉园", True),
        ("密云十里堡那个物流园", "密云区", "密云区十里堡镇物流园", False),
        ("十里堡地铁站那里", "朝阳区", "朝阳区十里堡", True),
        ("平谷城里，府前街", "平谷区", "平谷区府前街", False),
        ("顺义", "顺义区", None, False),
        ("河北燕郊", None, None, False),
    ],
)
def test_where_it_happened(answer: str, district: str | None, place: str | None, inferred: bool) -> None:
    found = elements_of("没发工资", "在什么地方", answer)
    assert (value(found.district), value(found.place)) == (district, place)
    assert bool(found.district and found.district.inferred) is inferred


def test_where_they_work_and_not_where_they_live() -> None:
    assert value(elements_of("我住在朝阳管庄，在丰台新发地上班，没给工资").place) == "丰台区新发地"
