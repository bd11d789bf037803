"""Elements in an agent's notes: labels, third person, everything in one text."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.service.workorders.adapters.elements_lexicon import builtin
from hotline.domains.service.workorders.rules.elements.notes import Notes
from hotline.domains.service.workorders.rules.elements.recognise import FIELDS, Elements, fields
from tests.domains.service.workorders.elements.talks import recogniser

ARREARS = (
    "来电人张建国，男，电话13800001022，反映海淀区中关村软件园某科技公司（北京示例网络科技有限公司）"
    "拖欠工资3个月，共15人，约21万元，要求投诉，需要回访。"
)


@cache
def notes() -> Notes:
    return Notes(builtin(), recogniser())


def read(text: str) -> Elements:
    return notes().elements(text)


def test_a_whole_note() -> None:
    assert fields(read(ARREARS)) == {
        "诉求类型": "投诉",
        "诉求人姓名": "张建国",
        "联系电话": "13800001022",
        "身份证号": None,
        "单位名称": "北京示例网络科技有限公司",
        "区": "海淀区",
        "事发地址": "海淀区中关村软件园",
        "事项分类": "wage-arrears",
        "诉求摘要": "某科技公司拖欠工资3个月，共15人，约21万元，要求支付拖欠工资",
        "紧急程度": "紧急",
        "是否要求回访": "是",
    }


@pytest.mark.parametrize(
    ("text", "element", "value"),
    [
        ("王女士，怀孕5个月被辞退，要求恢复劳动关系", "name", "王女士"),
        ("李师傅 通州工地干活摔伤", "name", "李师傅"),
        ("姓名：欧阳娜娜，咨询失业金", "name", "欧阳娜娜"),
        ("投诉人陈红反映单位不发工资", "name", "陈红"),
        ("周强，男，咨询工伤", "name", "周强"),
        ("单位名称：好邻居便利店，拖欠工资", "employer", "好邻居便利店"),
        ("被投诉单位：蓝天餐饮（北京蓝天餐饮管理有限公司）", "employer", "蓝天餐饮（北京蓝天餐饮管理有限公司）"),
        ("工作地点：丰台区花乡桥旁，拖欠工资", "place", "丰台区花乡桥旁"),
        ("在朝阳区建国路88号的示例餐饮有限公司上班，欠薪三个月", "employer", "示例餐饮有限公司"),
        ("在朝阳区建国路88号院3号楼的示例餐饮有限公司上班，欠薪", "place", "朝阳区建国路88号院3号楼"),
        ("电话改成13800001234（原来的13800009999打不通了），欠薪", "phone", "13800001234"),
        ("电话 138 0000 7788，工地受伤", "phone", "13800007788"),
        ("来电咨询退休年龄怎么算", "kind", "咨询"),
        ("举报黑中介收押金不退", "kind", "举报"),
        ("表扬窗口工作人员耐心", "kind", "表扬"),
        ("单位不给开离职证明，要求协调出具", "kind", "投诉"),
        ("被投诉人态度不好", "kind", "投诉"),
        ("欠薪两个月，不需要回访", "follow_up", "否"),
        ("欠薪两个月，请给他回电", "follow_up", "是"),
    ],
)
def test_labels_titles_and_short_forms(text: str, element: str, value: str) -> None:
    found = getattr(read(text), element)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("text", "element"),
    [
        ("来电咨询退休年龄", "employer"),
        ("来电咨询退休年龄", "name"),
        ("反映单位欠薪", "follow_up"),
        ("表扬1023号坐席态度好", "phone"),
        ("", "kind"),
    ],
)
def test_what_is_not_noted_is_empty(text: str, element: str) -> None:
    assert getattr(read(text), element) is None


def test_what_was_written_supports_it() -> None:
    found = read(ARREARS)
    for one in (found.name, found.phone, found.employer):
        assert one is not None
        assert ARREARS[one.start : one.end] == one.value
    assert found.topic is not None
    assert (found.topic.start, found.topic.end) == (0, 0)


@given(st.text("来电人张建国姓名：电话138单位（公司）有限，。要求投诉举报咨询回访\n 北京朝阳区", max_size=60))
def test_any_note_is_read_and_what_is_found_lies_within_it(text: str) -> None:
    found = read(text)
    for name in FIELDS.values():
        one = getattr(found, name)
        assert one is None or 0 <= one.start <= one.end <= len(text)
        assert one is None or name != "summary" or len(one.value) <= 40


@pytest.mark.parametrize(
    ("text", "employer", "summary"),
    [
        (
            "来电人反映朝阳区示例餐饮有限公司拖欠12名员工工资，要求劳动监察处理",
            "朝阳区示例餐饮有限公司",
            "拖欠12名员工工资，要求劳动监察处理",
        ),
        ("市民被公司辞退，没有补偿，要求支付赔偿金", "", "被公司辞退，没有补偿，要求支付赔偿金"),
        ("客户张先生反映单位不缴社保", "", "单位不缴社保"),
        ("来电人在朝阳区望京的示例餐饮有限公司上班，三个月没发工资", "示例餐饮有限公司", "三个月没发工资"),
    ],
)
def test_who_reports_is_left_out_of_the_summary_and_what_is_reported_is_not(
    text: str, employer: str, summary: str
) -> None:
    found = read(text)
    assert (found.employer.value if found.employer else "") == employer
    assert found.summary
    assert found.summary.value.startswith(summary)
