"""Flows by the BPMN standard: run where we can, refused with the element's name where we cannot."""

import json
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from hotline.domains.service.workorders.rules.flows.bpmn import UnreadableDrawing, read
from hotline.domains.service.workorders.rules.flows.engine import Engine, Position, Stuck
from hotline.domains.service.workorders.rules.flows.problems import FlowEnvironment, problems

NOW = datetime(2026, 11, 26, 1, 0, tzinfo=UTC)
AROUND = FlowEnvironment(
    {}, {"审核员", "科室"}, {"outcome", "urgency"}, {"a": ["ok", "again"], "b": ["ok"], "c": ["ok"]}
)


def flow(body: str, *more: str, lane: str = "a b c") -> str:
    refs = "".join(f"<flowNodeRef>{each}</flowNodeRef>" for each in lane.split())
    lanes = f'<laneSet id="l"><lane id="l1" name="审核员">{refs}</lane></laneSet>'
    return (
        '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">'
        f'<process id="p" name="主" isExecutable="true">{lanes}{body}</process>{"".join(more)}</definitions>'
    )


def line(*names: str) -> str:
    """Sequence flows from one to the next: ``line("s", "a", "e")``."""
    return "".join(f'<sequenceFlow id="{a}_{b}" sourceRef="{a}" targetRef="{b}"/>' for a, b in pairwise(names))


def when(source: str, target: str, condition: str) -> str:
    inside = f"<conditionExpression>{condition}</conditionExpression>"
    return f'<sequenceFlow id="{source}_{target}" sourceRef="{source}" targetRef="{target}">{inside}</sequenceFlow>'


START, END = '<startEvent id="s"/>', '<endEvent id="e"/>'
A = '<userTask id="a" name="审核"/>'
PLAIN = START + A + END + line("s", "a", "e")


def messages(xml: str, around: FlowEnvironment = AROUND) -> str:
    return " ".join(each.text for each in problems(read(xml), around))


def engine(xml: str) -> Engine:
    return Engine((xml,), (), "p")


def go_on(engine: Engine, at: Position, step: str, outcome: str = "ok", **values: object) -> Position:
    (task,) = [each.task for each in at.steps if each.step == step]
    state = json.loads(json.dumps(at.state))
    return engine.complete(state, task, {"outcome": outcome} | values, NOW)


def steps(at: Position) -> list[str]:
    return sorted(each.step for each in at.steps)


def test_a_plain_flow_is_sound_and_runs_from_start_to_end() -> None:
    assert messages(flow(PLAIN)) == ""
    started = engine(flow(PLAIN)).start({"outcome": ""}, NOW)
    assert (steps(started), started.steps[0].lane, started.steps[0].name) == (["a"], "审核员", "审核")
    over = go_on(engine(flow(PLAIN)), started, "a")
    assert (over.over, over.ended_at) == (True, "e")


@pytest.mark.parametrize(
    ("element", "named"),
    [
        ('<scriptTask id="x" name="算钱"><script>import os</script></scriptTask>', "“算钱”是脚本任务"),
        ('<serviceTask id="x" name="发短信"/>', "“发短信”是服务任务"),
        ('<sendTask id="x" name="发"/>', "“发”是发送任务"),
        ('<receiveTask id="x" name="收"/>', "“收”是接收任务"),
        ('<eventBasedGateway id="x" name="等"/>', "“等”是事件网关"),
        ('<complexGateway id="x" name="乱"/>', "“乱”是复杂网关"),
        ('<transaction id="x" name="事务"/>', "“事务”是事务子流程"),
        ('<adHocSubProcess id="x" name="随意"/>', "“随意”是特别子流程"),
        ('<userTask id="x" name="会签"><multiInstanceLoopCharacteristics/></userTask>', "“会签”带循环或多实例标记"),
        ('<subProcess id="x" name="事件" triggeredByEvent="true"/>', "“事件”是事件子流程"),
        ('<userTask id="x" name="退款" isForCompensation="true"/>', "“退款”是补偿任务"),
        (
            '<intermediateThrowEvent id="x" name="撤"><compensateEventDefinition/></intermediateThrowEvent>',
            "“撤”是补偿事件",
        ),
        (
            '<intermediateCatchEvent id="x" name="接着"><linkEventDefinition/></intermediateCatchEvent>',
            "“接着”是链接事件",
        ),
        (
            '<intermediateCatchEvent id="x" name="借"><eventDefinitionRef>elsewhere</eventDefinitionRef>'
            "</intermediateCatchEvent>",
            "“借”是引用来的事件",
        ),
        ('<userTask id="x" name="再来"><standardLoopCharacteristics/></userTask>', "“再来”带循环或多实例标记"),
        (
            '<intermediateCatchEvent id="x" name="等信"><messageEventDefinition id="m"/></intermediateCatchEvent>',
            "“等信”是消息事件",
        ),
        (
            '<intermediateThrowEvent id="x" name="喊"><signalEventDefinition/></intermediateThrowEvent>',
            "“喊”是信号事件",
        ),
        (
            '<intermediateCatchEvent id="x" name="天天"><timerEventDefinition><timeCycle>R/PT1H</timeCycle>'
            "</timerEventDefinition></intermediateCatchEvent>",
            "“天天”是循环定时",
        ),
        (
            '<intermediateCatchEvent id="x" name="一会"><timerEventDefinition><timeDuration>一天</timeDuration>'
            "</timerEventDefinition></intermediateCatchEvent>",
            "“一会”的时长“一天”格式有误",
        ),
        ('<callActivity id="x" name="别处" calledElement="nowhere"/>', "“别处”调用的流程“nowhere”不在这个模型里"),
        ('<businessRuleTask id="x" name="派"/>', "“派”引用的决策表"),
        ('<userTask id="x" name="无主"/>', "“无主”不在泳道内"),
    ],
)
def test_what_cannot_be_run_is_refused_by_name(element: str, named: str) -> None:
    xml = flow(START + A + element + END + line("s", "a", "x", "e"))
    found = [each for each in problems(read(xml), AROUND) if named in each.text]
    assert [each.element for each in found] == ["x"]


def test_an_end_by_message_a_start_by_timer_and_messages_between_pools_are_refused() -> None:
    ends = flow(START + A + '<endEvent id="e" name="发完"><messageEventDefinition/></endEvent>' + line("s", "a", "e"))
    assert "“发完”是消息事件" in messages(ends)
    daily = "<timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition>"
    begins = f'<startEvent id="s" name="每天">{daily}</startEvent>'
    assert "“每天”是定时事件" in messages(flow(begins + A + END + line("s", "a", "e")))
    pools = '<collaboration id="c"><messageFlow id="m" sourceRef="a" targetRef="x"/></collaboration>'
    assert "消息流不支持" in messages(flow(PLAIN, pools))


def test_a_circle_without_anybody_in_it_is_refused_one_with_a_person_is_not() -> None:
    gateways = '<exclusiveGateway id="g" name="甲" default="g_h"/><exclusiveGateway id="h" name="乙" default="h_e"/>'
    endless = (
        START + A + gateways + END + line("s", "a", "g", "h") + line("h", "e") + when("h", "g", "urgency == '一般'")
    )
    assert "形成循环且无办理环节" in messages(flow(endless))
    with_person = '<exclusiveGateway id="g" default="g_e"/>'
    fine = START + A + with_person + END + line("s", "a", "g") + line("g", "e") + when("g", "a", "outcome == 'again'")
    assert messages(flow(fine)) == ""


def test_a_circle_of_people_without_a_way_out_is_refused() -> None:
    b = '<userTask id="b" name="复审"/>'
    found = problems(read(flow(START + A + b + line("s", "a", "b", "a"))), AROUND)
    assert [(each.element, each.text) for each in found if "无法到达结束" in each.text] == [
        ("s", "“s、审核、复审”无法到达结束。请添加通向结束的连线。")
    ]
    gateway = '<parallelGateway id="g"/>'
    elements = START + gateway + A + b + END + line("s", "g", "e") + line("g", "a", "b", "a")
    assert "“审核、复审”无法到达结束" in messages(flow(elements))


def test_processes_that_call_each_other_for_ever_are_refused() -> None:
    calls = '<callActivity id="x" calledElement="q"/>'
    back = '<process id="q"><startEvent id="qs"/><callActivity id="qx" calledElement="p"/><endEvent id="qe"/>'
    back += line("qs", "qx", "qe") + "</process>"
    assert "调用自身" in messages(flow(START + calls + END + line("s", "x", "e"), back))


@pytest.mark.parametrize(
    ("condition", "named"),
    [
        ("__import__('os').system('true')", "仅支持比较"),
        ("outcome.upper() == 'OK'", "仅支持比较"),
        ("salary > 3", "salary 不是工单的字段"),
        ("outcome == ", "无法识别"),
        ("outcome == 'never'", "结果 never，无环节产生"),
        ("[x for x in outcome]", "仅支持比较"),
    ],
)
def test_conditions_only_compare_what_a_case_has(condition: str, named: str) -> None:
    gateway = '<exclusiveGateway id="g" default="g_e"/>'
    body = START + A + gateway + END + line("s", "a", "g") + line("g", "e") + when("g", "a", condition)
    assert named in messages(flow(body))


def test_a_gateway_needs_a_way_out_for_every_case() -> None:
    gateway = '<exclusiveGateway id="g" name="通过吗"/>'
    body = (
        START
        + A
        + gateway
        + END
        + line("s", "a", "g")
        + when("g", "a", "outcome == 'again'")
        + when("g", "e", "outcome == 'ok'")
    )
    assert "网关“通过吗”" in messages(flow(body))


def test_a_flow_without_start_or_end_and_lost_or_dead_ends_are_refused() -> None:
    assert "要有且只有一个开始事件" in messages(flow(A + END + line("a", "e")))
    assert "没有结束事件" in messages(flow(START + A + line("s", "a")))
    assert "“审核”无引出连线" in messages(flow(START + A + line("s", "a")))
    lost = '<userTask id="b" name="没人到"/>'
    assert "“没人到”不可到达" in messages(flow(START + A + lost + END + line("s", "a", "e") + line("b", "e")))


def test_a_lane_whose_role_there_is_not_and_a_step_without_outcomes_are_refused() -> None:
    nobody = FlowEnvironment({}, {"别人"}, set(), {})
    assert "没有对应的角色" in messages(flow(PLAIN), nobody)
    assert "未设办理结果" in messages(flow(PLAIN), nobody)


@pytest.mark.parametrize(
    "text",
    ["", "<a/>", "not xml", '<!DOCTYPE x [<!ENTITY e "x">]><definitions/>', '<definitions xmlns="urn:other"/>'],
)
def test_what_is_no_flow_at_all_says_so(text: str) -> None:
    with pytest.raises(UnreadableDrawing):
        read(text)


def test_parallel_branches_wait_for_each_other_also_after_a_loop() -> None:
    body = (
        START + '<parallelGateway id="f"/><userTask id="a" name="甲"/><userTask id="b" name="乙"/>'
        '<exclusiveGateway id="g" default="g_j"/><parallelGateway id="j"/>' + END
        + line("s", "f", "a", "g") + line("f", "b", "j", "e") + line("g", "j") + when("g", "a", "outcome == 'again'")
    )  # fmt: skip
    assert messages(flow(body)) == ""
    running = engine(flow(body))
    at = running.start({"outcome": ""}, NOW)
    assert steps(at) == ["a", "b"]
    at = go_on(running, at, "a", "again")
    assert steps(at) == ["a", "b"]
    at = go_on(running, at, "b")
    assert steps(at) == ["a"]
    assert go_on(running, at, "a").over


def test_a_branch_that_nobody_can_reach_the_end_of_says_where_it_stopped() -> None:
    body = START + A + '<parallelGateway id="j" name="会合"/>' + '<userTask id="b"/>' + END
    body += '<exclusiveGateway id="g" default="g_j"/>' + line("s", "a", "g", "j", "e") + line("b", "j")
    body += when("g", "b", "urgency == '特急'")
    running = engine(flow(body))
    at = running.start({"outcome": "", "urgency": "一般"}, NOW)
    with pytest.raises(Stuck, match="会合"):
        go_on(running, at, "a", urgency="一般")


def test_a_timer_waits_until_told_that_it_is_late_enough() -> None:
    waits = (
        '<intermediateCatchEvent id="w"><timerEventDefinition><timeDuration>PT24H</timeDuration>'
        "</timerEventDefinition></intermediateCatchEvent>"
    )
    body = START + A + waits + '<userTask id="b"/>' + END + line("s", "a", "w", "b", "e")
    running = engine(flow(body))
    at = go_on(running, running.start({"outcome": ""}, NOW), "a")
    assert (at.steps, at.rings_at) == ((), NOW + timedelta(hours=24))
    assert at.state is not None
    early = running.ring(json.loads(json.dumps(at.state)), NOW + timedelta(hours=23))
    assert (early.steps, early.rings_at) == ((), NOW + timedelta(hours=24))
    late = running.ring(json.loads(json.dumps(early.state)), NOW + timedelta(hours=24))
    assert (steps(late), late.rings_at) == (["b"], None)


@pytest.mark.parametrize(("interrupting", "left"), [("false", ["a", "b"]), ("true", ["b"])])
def test_a_timer_on_a_step_adds_one_or_takes_its_place(interrupting: str, left: list[str]) -> None:
    timer = (
        f'<boundaryEvent id="w" attachedToRef="a" cancelActivity="{interrupting}"><timerEventDefinition>'
        "<timeDuration>PT10M</timeDuration></timerEventDefinition></boundaryEvent>"
    )
    body = START + A + timer + '<userTask id="b" name="升级"/>' + END + line("s", "a", "e") + line("w", "b", "e")
    assert messages(flow(body)) == ""
    running = engine(flow(body))
    at = running.start({"outcome": ""}, NOW)
    assert (steps(at), at.rings_at) == (["a"], NOW + timedelta(minutes=10))
    at = running.ring(json.loads(json.dumps(at.state)), NOW + timedelta(minutes=11))
    assert steps(at) == left


def test_subprocesses_inside_and_called_run_and_end_together() -> None:
    inner = f'<startEvent id="xs"/><userTask id="a"/><endEvent id="xe"/>{line("xs", "a", "xe")}'
    inner = f'<subProcess id="x" name="里面">{inner}</subProcess>'
    called = '<process id="q"><laneSet id="ql"><lane id="ql1" name="科室"><flowNodeRef>b</flowNodeRef></lane></laneSet>'
    called += f'<startEvent id="qs"/><userTask id="b"/><endEvent id="qe"/>{line("qs", "b", "qe")}</process>'
    body = START + inner + '<callActivity id="y" calledElement="q"/>' + END + line("s", "x", "y", "e")
    assert messages(flow(body, called)) == ""
    running = engine(flow(body, called))
    at = running.start({"outcome": ""}, NOW)
    assert steps(at) == ["a"]
    at = go_on(running, at, "a")
    assert [(each.step, each.lane) for each in at.steps] == [("b", "科室")]
    assert go_on(running, at, "b").over


def test_an_inclusive_gateway_takes_every_way_that_fits() -> None:
    body = (
        START + '<inclusiveGateway id="f" default="f_c"/><userTask id="a"/><userTask id="b"/><userTask id="c"/>'
        '<inclusiveGateway id="j"/>' + END + line("s", "f", "c", "j", "e") + line("a", "j") + line("b", "j")
        + when("f", "a", "urgency != '一般'") + when("f", "b", "urgency == '特急'")
    )  # fmt: skip
    running = engine(flow(body))
    assert steps(running.start({"urgency": "一般"}, NOW)) == ["c"]
    assert steps(running.start({"urgency": "紧急"}, NOW)) == ["a"]
    at = running.start({"urgency": "特急"}, NOW)
    assert steps(at) == ["a", "b"]
    at = go_on(running, at, "b")
    assert go_on(running, at, "a").over


def test_a_task_of_no_kind_and_a_manual_one_are_somebodys_step() -> None:
    body = START + '<task id="a" name="抽象"/><manualTask id="b" name="手工"/>' + END + line("s", "a", "b", "e")
    assert messages(flow(body)) == ""
    running = engine(flow(body))
    at = running.start({"outcome": ""}, NOW)
    assert steps(at) == ["a"]
    at = go_on(running, at, "a")
    assert steps(at) == ["b"]
    assert go_on(running, at, "b").over


def test_a_running_flow_goes_on_in_a_version_that_has_its_steps_and_in_no_other() -> None:
    old = engine(flow(START + A + '<userTask id="b"/>' + END + line("s", "a", "b", "e")))
    longer = engine(flow(START + A + '<userTask id="b"/><userTask id="c"/>' + END + line("s", "a", "b", "c", "e")))
    at = go_on(old, old.start({"outcome": ""}, NOW), "a")
    assert at.state is not None
    moved = longer.moved(json.loads(json.dumps(at.state)), NOW)
    assert steps(moved) == ["b"]
    assert steps(go_on(longer, moved, "b")) == ["c"]
    without = engine(flow(START + '<userTask id="b"/>' + END + line("s", "b", "e")))
    with pytest.raises(Stuck, match="a"):
        without.moved(json.loads(json.dumps(at.state)), NOW)
