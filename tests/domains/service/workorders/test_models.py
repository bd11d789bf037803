"""Models: drafted, checked, tried, published. Running cases stay in their version until they are moved."""

from dataclasses import replace as replaced
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from hotline.domains.service.workorders.actions import creation, migration, organisation, publication
from hotline.domains.service.workorders.actions.creation import Opening
from hotline.domains.service.workorders.models import Case, Department, ModelVersion
from hotline.domains.service.workorders.queries.versions import MODELS, blueprint, builtin, published
from hotline.domains.service.workorders.rules.blueprint import Blueprint, Organisation, term_in, validate
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid, Refused
from tests.domains.service.workorders.staffed import (
    ADMINISTRATOR,
    AGENT,
    INSPECTION,
    REVIEWER,
    SUPERVISION,
    VALUES,
    done,
    fresh,
    opened,
    principal,
    steps,
)

ORGANISATION = Organisation({"agent", "reviewer"}, {"审核员": "reviewer", "咨询员": "agent"}, {"pension"})
FLOW = """<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
<process id="p" isExecutable="true">
<laneSet id="l"><lane id="l1" name="审核员"><flowNodeRef>look</flowNodeRef></lane></laneSet>
<startEvent id="s"/><userTask id="look" name="看一看"/><endEvent id="e"/>
<sequenceFlow id="f1" sourceRef="s" targetRef="look"/><sequenceFlow id="f2" sourceRef="look" targetRef="e"/>
</process></definitions>"""
SMALL: dict[str, Any] = {
    "form": {
        "type": "object",
        "properties": {"summary": {"type": "string", "title": "摘要"}, "wish": {"type": "string", "title": "心愿"}},
    },
    "flow": FLOW,
    "steps": {"look": {"state": "open", "outcomes": [{"code": "ok", "name": "好"}]}},
    "states": {"open": "在看", "closed": "看完"},
}
WISH = {"type": "string", "title": "愿", "x-masked": "text"}
SEVERAL_KINDS = {
    "type": "object",
    "properties": {
        "summary": {"type": "string", "title": "摘要"},
        "kind": {"type": "array", "title": "类型", "items": {"enum": ["投诉", "举报"]}},
    },
}
SECRET = {"type": "object", "properties": SMALL["form"]["properties"] | {"wish": WISH}}


def small(**other: Any) -> Blueprint:
    return msgspec.convert(SMALL | other, Blueprint)


def messages(model: Blueprint) -> str:
    return " ".join(each.text for each in validate(model, ORGANISATION))


def test_a_small_model_is_sound() -> None:
    assert messages(small()) == ""


@pytest.mark.parametrize(
    ("other", "named"),
    [
        ({"form": {"type": "object", "properties": {"wish": {"type": "string", "title": "愿"}}}}, "须有“诉求摘要”"),
        ({"flow": "<x/>"}, "不是 BPMN 2.0"),
        ({"flow": FLOW.replace("审核员", "路人")}, "泳道“路人”没有对应的角色"),
        ({"steps": SMALL["steps"] | {"gone": SMALL["steps"]["look"]}}, "环节设置里的“gone”不在流程图里"),
        ({"steps": {"look": SMALL["steps"]["look"] | {"state": "x"}}}, "状态“x”没有名称"),
        ({"steps": {"look": SMALL["steps"]["look"] | {"edits": ["no"]}}}, "字段“no”不在表单里"),
        ({"entry": "nowhere"}, "登记环节“nowhere”不在流程图里"),
        ({"ends": {"e": "nirvana"}}, "状态“nirvana”没有名称"),
        ({"numbering": "随便"}, "编号规则"),
        ({"columns": [{"field": "wish", "name": "愿"}], "form": SECRET}, "不能进列表"),
        ({"columns": [{"field": "gone", "name": "没了"}]}, "列表列“没了”的字段“gone”不在表单里"),
        ({"form": SEVERAL_KINDS}, "“类型”（kind）须为单选，用于列表和派发"),
        ({"columns": [{"field": "wish", "name": "愿", "reported": "sum"}]}, "列表列“愿”不是数字，不能求和"),
        ({"columns": [{"field": "wish", "name": "愿", "reported": "count"}]}, "列表列“愿”没有选项，不能按它计数"),
        ({"printed": [{"title": "一", "fields": ["gone"]}]}, "打印版式里的字段“gone”不在表单里"),
        ({"clocks": [{"id": "c", "name": "看", "starts": ["no"], "stops": ["look"],
            "terms": {"": {"amount": 1, "unit": "days"}}}]}, "引用的环节“no”不存在"),
        ({"clocks": [{"id": "c", "name": "看", "starts": ["look"], "stops": ["look"], "terms": {}}]}, "未设时长"),
    ],
)  # fmt: skip
def test_what_keeps_a_model_from_being_published_is_named(other: dict[str, Any], named: str) -> None:
    assert named in messages(small(**other))


TAKES = {
    "id": "c",
    "name": "办",
    "starts": ["look"],
    "stops": ["look"],
    "terms": {"": {"amount": 5, "unit": "working_days"}},
    "dispatched": True,
}


def decision(cell: str, deadline: str = '"7天"', about: str = "district") -> str:
    return f"""<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n">
<decision id="where" name="派"><decisionTable id="t" hitPolicy="FIRST">
<input id="i" label="区"><inputExpression id="ie" typeRef="string"><text>{about}</text></inputExpression></input>
<output id="o1" name="department" typeRef="string"/><output id="o2" name="deadline" typeRef="string"/>
<rule id="r"><inputEntry id="r1"><text>"朝阳区"</text></inputEntry>
<outputEntry id="r2"><text>{cell}</text></outputEntry><outputEntry id="r3"><text>{deadline}</text></outputEntry></rule>
</decisionTable></decision></definitions>"""


@pytest.mark.parametrize(
    ("table", "named"),
    [
        (decision('"nowhere"'), "科室“nowhere”不存在或已停用"),
        (decision('"pension"', '"很快"'), "时限“很快”无法识别"),
        (decision('__import__("os")'), "第 1 行"),
        (decision('"pension"', about="salary"), "不是工单的字段"),
        (decision('"pension"').replace("FIRST", "COLLECT"), "命中策略 COLLECT 不支持"),
        ("<definitions/>", "不是一张完整的 DMN 决策表"),
        (decision('"pension"'), ""),
    ],
)
def test_a_dispatch_table_is_judged_row_by_row(table: str, named: str) -> None:
    found = messages(small(decision=table, clocks=[TAKES]))
    assert named in found if named else found == ""


@pytest.mark.parametrize(
    ("clocks", "named"),
    [
        ([], "派发表第 1 行写了时限“7天”，但没有时限可由派发表修改"),
        ([TAKES | {"dispatched": False}], "派发表第 1 行写了时限“7天”，但没有时限可由派发表修改"),
        ([TAKES | {"starts": ["opened"]}], "时限“办”在派发之前已起算，派发表无法修改"),
        ([TAKES], ""),
    ],
)
def test_a_term_in_the_table_is_taken_by_a_clock_or_the_model_is_not_published(
    clocks: list[dict[str, Any]], named: str
) -> None:
    found = messages(small(decision=decision('"pension"'), clocks=clocks))
    assert named in found if named else found == ""
    assert messages(small(decision=decision('"pension"', ""))) == ""


def test_a_department_in_the_table_that_has_nobody_is_named_with_its_row() -> None:
    empty = replaced(ORGANISATION, staffed=set())
    (found,) = validate(small(decision=decision('"pension"'), clocks=[TAKES]), empty)
    assert (found.element, found.text) == ("where", "派发表第 1 行的科室“pension”暂无经办人。")
    assert validate(small(decision=decision('"@district"'), clocks=[TAKES]), empty) == []


def test_terms_are_written_as_people_write_them() -> None:
    assert term_in("7天") == Term(7, Unit.DAYS)
    assert term_in(" 5 个工作日") == Term(5, Unit.WORKING_DAYS)
    assert term_in("24小时") == Term(24, Unit.HOURS)
    assert term_in("30分钟") == Term(30, Unit.MINUTES)
    assert term_in("0天") is None
    assert term_in("尽快") is None
    assert term_in(None) is None


def drafted(name: str = "wish", base: int = 0, **other: Any) -> ModelVersion:
    return publication.save_draft(by=ADMINISTRATOR, model=name, name="心愿", content=small(**other), base=base)


def test_a_draft_may_be_unsound_but_is_neither_tried_nor_published(personnel: None) -> None:
    row = drafted(entry="nowhere")
    for attempt in (publication.try_out, publication.publish):
        with pytest.raises(Invalid) as refused:
            attempt(by=SUPERVISION, model="wish", number=row.version)
        assert refused.value.extra["problems"] == [{"element": "nowhere", "text": "登记环节“nowhere”不在流程图里。"}]


def test_whoever_saves_over_another_reads_so(personnel: None) -> None:
    drafted()
    with pytest.raises(Refused, match="第 1 版") as refused:
        drafted()
    assert refused.value.code == "stale_version"
    assert drafted(base=1).version == 2


@pytest.mark.parametrize("name", ["house", "entry", "Wish", "愿", "a", "x" * 41, "a/b", ""])
def test_a_model_s_name_fits_an_address(personnel: None, name: str) -> None:
    with pytest.raises(Invalid, match="模型的代号"):
        drafted(name)


def test_a_model_on_trial_opens_cases_that_count_nowhere(personnel: None) -> None:
    drafted()
    row = publication.try_out(by=ADMINISTRATOR, model="wish", number=1)
    opening = Opening("wish", {"summary": "想要一台打印机"}, trial=True)
    case = creation.open_in(by=principal(REVIEWER), version=row, opening=opening)
    assert (case.trial, case.number[:3], case.state) == (True, "试GD", "open")
    assert done(case, "look", "ok", REVIEWER).state == "closed"


def test_new_cases_are_opened_in_the_published_version_running_ones_keep_theirs(personnel: None) -> None:
    drafted()
    publication.publish(by=SUPERVISION, model="wish", number=1)
    case = creation.open_case(by=principal(AGENT), opening=Opening("wish", {"summary": "想要一台打印机"}))
    drafted(base=1, states={"open": "在瞧", "closed": "瞧完"})
    publication.publish(by=SUPERVISION, model="wish", number=2)
    assert (published("wish").version, fresh(case).version.version) == (2, 1)
    assert MODELS.one("wish", 1).state == "retired"
    assert blueprint(fresh(case).version).states["open"] == "在看"
    with pytest.raises(Refused, match="已发布"):
        publication.publish(by=SUPERVISION, model="wish", number=2)


LONGER = FLOW.replace(
    '<userTask id="look" name="看一看"/>', '<userTask id="look" name="看"/><userTask id="more" name="再看"/>'
)
LONGER = LONGER.replace('sourceRef="look" targetRef="e"', 'sourceRef="look" targetRef="more"')
LONGER = LONGER.replace("</process>", '<sequenceFlow id="f3" sourceRef="more" targetRef="e"/></process>')
LONGER = LONGER.replace(
    "<flowNodeRef>look</flowNodeRef>", "<flowNodeRef>look</flowNodeRef><flowNodeRef>more</flowNodeRef>"
)


def test_running_cases_move_to_a_version_that_has_their_steps_after_a_dry_run(personnel: None) -> None:
    drafted()
    publication.publish(by=SUPERVISION, model="wish", number=1)
    who = principal(AGENT)
    case = creation.open_case(by=who, opening=Opening("wish", {"summary": "想要一台打印机"}))
    wishing = creation.open_case(by=who, opening=Opening("wish", {"summary": "想要一把椅子", "wish": "红的"}))
    without_wish = {"type": "object", "properties": {"summary": SMALL["form"]["properties"]["summary"]}}
    plans = {"look": SMALL["steps"]["look"], "more": SMALL["steps"]["look"]}
    drafted(base=1, flow=LONGER, steps=plans, form=without_wish)
    publication.publish(by=SUPERVISION, model="wish", number=2)
    moved, stuck = migration.move(by=principal(SUPERVISION), model="wish", to=2, dry=True)
    assert (moved, [(each.pk, why) for each, why in stuck]) == (1, [(wishing.pk, "已填的字段新版没有：心愿。")])
    assert fresh(case).version.version == 1
    assert not AuditRow.objects.filter(action="workorders.move_cases").exists()
    migration.move(by=principal(SUPERVISION), model="wish", to=2, dry=False)
    assert AuditRow.objects.get(action="workorders.move_cases").detail == {"moved": 1, "stuck": 1}
    assert (fresh(case).version.version, fresh(wishing).version.version) == (2, 1)
    assert done(case, "look", "ok", REVIEWER).over is False
    assert steps(case) == ["more"]
    assert done(wishing, "look", "ok", REVIEWER).over is True


def test_a_person_in_a_form_is_one_of_the_staff(personnel: None) -> None:
    person = {"type": "string", "title": "回访人", "x-widget": "person"}
    drafted(form={"type": "object", "properties": SMALL["form"]["properties"] | {"who": person}})
    publication.publish(by=SUPERVISION, model="wish", number=1)
    values = {"summary": "想要一台打印机"}
    with pytest.raises(Invalid, match="没有这个工号的人员"):
        creation.open_case(by=principal(AGENT), opening=Opening("wish", values | {"who": "7777"}))
    case = creation.open_case(by=principal(AGENT), opening=Opening("wish", values | {"who": REVIEWER}))
    assert case.fields["who"] == REVIEWER


def test_a_case_whose_step_the_new_version_lacks_cannot_move(personnel: None) -> None:
    drafted()
    publication.publish(by=SUPERVISION, model="wish", number=1)
    creation.open_case(by=principal(AGENT), opening=Opening("wish", {"summary": "想要一台打印机"}))
    drafted(
        base=1,
        flow=FLOW.replace('"look"', '"peek"').replace(">look<", ">peek<"),
        steps={"peek": SMALL["steps"]["look"]},
    )
    publication.publish(by=SUPERVISION, model="wish", number=2)
    ((_, why),) = migration.move(by=principal(SUPERVISION), model="wish", to=2, dry=True)[1]
    assert why == "处于“看一看”，新版无此环节。"


def test_what_is_delivered_is_published_once_with_its_departments(personnel: None) -> None:
    assert [each.id for each in builtin()] == ["appeal"]
    assert published("appeal").version == 1
    assert Department.objects.filter(kind="district").count() == 17
    assert publication.load_builtin(by="test") == []


def test_every_shipped_case_in_work_survives_a_move_to_the_same_flow_again(personnel: None) -> None:
    """With the unrest branch, a call activity, beside the main line."""
    case = opened(unrest="橙", unrest_about="三十人，工地门口，讨薪，未报警")
    assert steps(case) == ["review", "unrest_first"]
    (model,) = builtin()
    again = replace(model.blueprint, states=model.blueprint.states | {"review": "待审"})
    for office in Department.objects.filter(kind="office").exclude(code__in=["pension", "labor-inspection"]):
        organisation.set_members(by=SUPERVISION, code=office.code, members=[INSPECTION])
    publication.save_draft(by=ADMINISTRATOR, model="appeal", name="诉求工单", content=again, base=1)
    publication.publish(by=SUPERVISION, model="appeal", number=2)
    moved, stuck = migration.move(by=principal(SUPERVISION), model="appeal", to=2, dry=False)
    assert (moved, stuck) == (1, [])
    done(case, "unrest_first", "handled", "2001", reason="已到场", ticked=range(6))
    assert steps(case) == ["review", "unrest_report"]
    assert done(case, "review", "pass", REVIEWER).state == "dispatch"
    assert Case.objects.get(pk=case.pk).fields["summary"] == VALUES["summary"]
