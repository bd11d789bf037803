"""Kind, urgency, follow-up and topic, which are inferred from the entire talk."""

import pytest

from tests.domains.service.workorders.elements.talks import elements_of, value

TAKEN_ON = "给您登记转劳动监察，有结果给您回电话"


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        (("产假多少天", "九十八天加六十天", "知道了谢谢"), "咨询"),
        (("公司两个月没发工资", TAKEN_ON, "行"), "投诉"),
        (("公司两个月没发工资", "可以登记，需要吗", "先不登记，我问问"), "咨询"),
        (("我要举报，我路过看见他们厂里有童工", "转监察核查", "别说是我"), "举报"),
        (("我爸养老金停了，怎么办啊", "我登记转社保中心核实", "快点"), "求助"),
        (("我建议社保大厅周六也开门", "记录下来了", "好"), "建议"),
        (("我要表扬窗口的小姑娘", "我们会转达", "好"), "表扬"),
        (("上个月打的电话投诉公司，想问到哪一步了", "正在调查", "好"), "查询"),
    ],
)
def test_what_the_caller_wants_in_the_end(talk: tuple[str, ...], kind: str) -> None:
    assert value(elements_of(*talk).kind) == kind


@pytest.mark.parametrize(
    ("text", "urgency"),
    [
        ("我们十二个人工地上的工钱没给", "紧急"),
        ("我们后厨九个，前厅还有四个，工资没发", "紧急"),
        ("就我们六个人没发工资，欠了十二万", "一般"),
        ("干活砸断了腿，单位不报工伤", "紧急"),
        ("怀孕五个月把我辞退了", "紧急"),
        ("我妈的养老金这个月没到账", "紧急"),
        ("工地里有三个孩子，十四五岁", "紧急"),
        ("交了六百块钱培训费，人就联系不上了，找工作被骗了", "紧急"),
        ("没发工资，饭都吃不上了", "紧急"),
        ("这周五截止要政审，档案找不到了", "紧急"),
        ("我爸在工地没了，昨天的事", "特急"),
        ("公司欠钱不给，我站在楼顶，不想活了", "特急"),
        ("我六十四岁，没给工资", "一般"),
    ],
)
def test_urgency_by_the_rules_of_annotation(text: str, urgency: str) -> None:
    assert value(elements_of(text, TAKEN_ON, "好").urgency) == urgency


def test_a_question_is_never_urgent() -> None:
    assert value(elements_of("怀孕期间公司能辞退我吗", "不能", "好的谢谢").urgency) == "一般"


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("行", "是"),
        ("千万别给我打电话", "否"),
        ("发短信就行", "否"),
        ("白天别打，晚上七点以后打", "是"),
        ("别打我妈电话，打我这个", "是"),
        ("不用回了", "否"),
    ],
)
def test_whether_to_ring_back(last: str, expected: str) -> None:
    assert value(elements_of("公司没发工资", "电话", "幺三八零零零零四零幺二", TAKEN_ON, last).follow_up) == expected


def test_the_narrower_topic() -> None:
    assert value(elements_of("我怀孕五个月公司把我辞了", TAKEN_ON, "好").topic) == "lc-protected"
    assert value(elements_of("包工头不给我们工资", TAKEN_ON, "好").topic) == "wage-rural-worker"


def test_a_summary_is_one_short_sentence() -> None:
    found = elements_of("同志，我们干幕墙的，从六月到十月没发过钱", "多少人", "十二个", TAKEN_ON, "行").summary
    assert found is not None
    assert len(found.value) <= 40
    assert "6月到10月没发过钱" in found.value
