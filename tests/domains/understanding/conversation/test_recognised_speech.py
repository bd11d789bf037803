"""Homophones, commas and the pieces of a case in recognised speech."""

from collections.abc import Mapping, Sequence
from typing import cast

import pytest

from hotline.domains.understanding.conversation.queries import builtin_homophones
from hotline.domains.understanding.conversation.rules import slots
from hotline.domains.understanding.conversation.rules.clauses import with_commas, with_districts
from hotline.domains.understanding.conversation.rules.homophones import Homophones
from hotline.domains.understanding.conversation.rules.knowledge import Knowledge
from hotline.domains.understanding.conversation.rules.spelling import spelt_name

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
    ("recognised", "meant"),
    [
        ("我在峰台峰台卢沟桥那边", "我在丰台丰台卢沟桥那边"),
        ("单位在怀揉城里", "单位在怀柔城里"),
        ("买了个大型设备", "买了个大型设备"),
        ("钱还点给我", "钱还点给我"),
    ],
)
def test_districts_are_written_by_their_names_where_a_place_stands(recognised: str, meant: str) -> None:
    assert with_districts(recognised) == meant


@pytest.mark.parametrize(
    ("address", "texts", "site"),
    [
        ("天通苑", ["就在天通苑那个北三区九号楼你们快来"], "天通苑北三区九号楼"),
        ("宋家庄", ["在丰台宋家庄工地西门"], "宋家庄工地西门"),
        ("望京", ["在望京"], "望京"),
        ("", ["在哪个工地"], ""),
    ],
)
def test_where_it_happens_is_told_with_its_building(address: str, texts: list[str], site: str) -> None:
    assert slots.site_at(address, texts) == site


@pytest.mark.parametrize(
    ("texts", "number"),
    [
        (["字母鸡字母地二零二六零八幺九一横零零零幺五二"], "GD20260819-000152"),
        (["鸡弟二零二六", "幺零幺五", "杠零零一二三四"], "GD20261015-001234"),
        (["GD20261015001234"], "GD20261015-001234"),
        (["二零二六零八幺九横杠零零零幺五二", "不对最后是幺五三"], "GD20260819-000153"),
        (["二零二六零九零三横杠零零零四幺七", "等等看错了后头是零零零四七幺四七幺"], "GD20260903-000471"),
        (["二零二六零七二二杠零零零三零八等会我带上镜子是三八零零零零三八零"], "GD20260722-000380"),
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
        ("三十来个人吧嗯三十二个礼拜五早上八点", {"人数": "32", "时间": "礼拜五早上八点"}),
        (
            "后天早上七点半把物流园大门口堵上二十四个人不对加上老于他们俩二十六个",
            {"人数": "26", "时间": "后天早上七点半", "地点": "物流园大门口"},
        ),
    ],
)
def test_gatherings(text: str, found: dict[str, str]) -> None:
    assert slots.gathering([text]) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("俺叫桥手田桥木的乔守住的守种田的田电话", "乔守田"),
        ("我叫卖英诗卖子滴麦聪颖滴颖诗歌滴诗不是英国滴英", "麦颖诗"),
        ("我叫好小东赤耳郝冬天的冬电话幺三八", "郝小冬"),
        ("我姓如叫如贵兰草字头一个如果的如桂花的桂兰花的兰", "茹桂兰"),
        ("姓童童连声单人旁一个冬天的冬那佟连着的连生活的生", "佟连生"),
        ("我叫林建国蔺相如那个蔺电话幺三八", "蔺建国"),
        ("我姓鱼俞伯牙的俞海波大海的海波浪的波电话幺三八", "俞海波"),
        ("我姓抱鲍鱼的鲍叫报玉分玉石的玉芬芳的芬", "鲍玉芬"),
        ("我叫你们领导来", ""),
        ("我姓张我的事你们管不管", ""),
        ("我叫王小明我的工资没发", ""),
    ],
)
def test_a_name_is_written_as_its_owner_spells_it(text: str, name: str) -> None:
    assert spelt_name(text) == name


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        ("总包是京横建工京城的京横心的恒", "京恒建工"),
        ("店在海店五道口叫扣扣美言草字头滴蔻美丽滴美颜色滴颜", "蔻蔻美颜"),
        ("那铺子叫永和顺不是卖豆将那永和啊合作的合顺当的顺", "永合顺"),
    ],
)
def test_so_is_a_firm(text: str, employer: str) -> None:
    assert slots.taken_down([text], cast(Knowledge, Nothing()))["单位名称"] == employer


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("欠俺们四万八不对不对老锅那份没算加上是五万三五万三千", "金额", "53000"),
        ("我俩月三千六哎不对头月他给过我五百那就剩三千一您写三千一", "金额", "3100"),
        ("欠我五万三扣完是四万八千六您按四万八千六记", "金额", "48600"),
        ("电话幺三八零零零零七四九零哎说翻了是七四零九幺三八零零零零七四零九", "联系电话", "13800007409"),
        ("电话幺三八零零零零八四二六哎错了八四六二六二", "联系电话", "13800008462"),
        ("电话幺三八零零零零七四零九不对是零八幺三八零零零零七四零八", "联系电话", "13800007408"),
        ("让他们打电话回放我就行尽量下午", "是否要求回访", "是"),
        ("别给我打电话回房单位人多", "是否要求回访", "否"),
        ("电话幺三八零零零零四五幺七不是末了那俩倒个个四五七幺幺三八零零零零四五七幺", "联系电话", "13800004571"),
    ],
)
def test_what_is_corrected_in_the_same_breath_counts_last(text: str, field: str, value: str) -> None:
    assert slots.taken_down([text], cast(Knowledge, Nothing()))[field] == value


@pytest.mark.parametrize(
    "text",
    ["电话幺三八零零零零七四零九不对欠我三千五百", "手机幺三八零零零零七四零九错了三号走的", "没有电话不是三四五"],
)
def test_what_is_corrected_beside_a_number_leaves_the_number_alone(text: str) -> None:
    assert "联系电话" not in slots.taken_down([text], cast(Knowledge, Nothing()))


@pytest.mark.parametrize(
    ("found", "place"),
    [
        ("望京朝阳区", "望京"),
        ("朝阳区望京", "望京"),
        ("朝阳望京", "望京"),
        ("朝阳门", "朝阳门"),
        ("朝阳公园", "朝阳公园"),
    ],
)
def test_a_place_is_told_without_its_district_but_keeps_a_name_that_holds_it(found: str, place: str) -> None:
    assert slots.taken_down(["在那"], cast(Knowledge, Found({"区": "朝阳区", "事发地址": found})))["事发地址"] == place


def test_how_a_name_is_spelt_is_no_place() -> None:
    text = "我叫少立群邵是召唤的召加一个耳刀那个邵站立的立群众的群"
    assert (
        slots.gathering(["都到悦景大厦一层大堂门口", text])["地点"]
        == slots.gathering(["都到悦景大厦一层大堂门口"])["地点"]
    )


class Found:
    """Knowledge that finds these elements in every talk."""

    def __init__(self, elements: Mapping[str, str]) -> None:
        self._elements = elements

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        return self._elements


class Nothing:
    """Knowledge that finds no elements."""

    def elements(self, texts: Sequence[str]) -> Mapping[str, str]:
        return {}
