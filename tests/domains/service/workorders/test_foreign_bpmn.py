"""Drawings of other tools with their extensions: run where we can, refused with the element's name where not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hotline.domains.service.workorders.rules.flows.bpmn import read
from hotline.domains.service.workorders.rules.flows.engine import Engine, Stuck
from hotline.domains.service.workorders.rules.flows.problems import FlowEnvironment, problems
from tests.domains.service.workorders.test_flows import END, NOW, START, A, flow, go_on, line, messages, steps, when

FOREIGN = Path(__file__).parent / "foreign"
STEPS = ("check", "handle", "inside", "notify")
AROUND = FlowEnvironment({}, {"审核员", "科室"}, {"outcome", "urgency"}, {step: ["ok", "return"] for step in STEPS})


def drawing(name: str) -> str:
    return (FOREIGN / f"{name}.bpmn").read_text()


def problem_texts(xml: str) -> list[str]:
    return [each.text for each in problems(read(xml), AROUND)]


def test_data_roles_notes_and_blanks_of_another_tool_are_no_hindrance() -> None:
    xml = drawing("data-and-lanes")
    assert problem_texts(xml) == []
    running = Engine((xml,), (), "WFP-1")
    at = running.start({"outcome": ""}, NOW)
    assert [(each.step, each.name, each.lane) for each in at.steps] == [("check", "审核", "审核员")]
    at = go_on(running, at, "check", "return")
    at = go_on(running, at, "check")
    assert [(each.step, each.lane) for each in at.steps] == [("handle", "科室")]
    at = running.ring(at.state, NOW + timedelta(hours=25))
    assert steps(at) == ["handle", "inside"], "the timer does not take the step away"
    at = go_on(running, at, "inside")
    assert go_on(running, at, "handle").ended_at == "done"


def test_forms_and_assignments_of_another_engine_are_left_to_it_and_its_moments_are_beijings() -> None:
    xml = drawing("engine-extensions")
    assert problem_texts(xml) == []
    running = Engine((xml,), (), "claim")
    at = go_on(running, running.start({"outcome": ""}, NOW), "check")
    assert (steps(at), at.rings_at) == (["notify"], datetime(2026, 11, 27, 1, 0, tzinfo=UTC))
    at = go_on(running, at, "notify")
    assert running.ring(at.state, NOW + timedelta(days=1)).over


def test_a_drawing_made_to_be_looked_at_is_refused_with_all_that_is_in_the_way() -> None:
    found = problem_texts(drawing("business-drawing"))
    for named in (
        "没有可执行的主流程",
        "消息流不支持",
        "“收单”是消息事件",
        "“办理”不在泳道内",
        "“会商”要有且只有一个开始事件，现在有 0 个",
        "“等回音”是事件网关",
        "“来函”是消息事件",
        "“到期”未设时间",
        "“有误”是错误事件",
        "“回函”是消息事件",
        "“派单”是发送任务",
    ):
        assert any(named in each for each in found), named


@pytest.mark.parametrize(
    ("was", "now", "named"),
    [
        ("<camunda:properties>", '<camunda:taskListener class="x.Pay"/><camunda:properties>', "“审核”含其他软件"),
        ('<camunda:property name="color" value="red"/>', '<zeebe:script expression="=1"/>', "程序（script）"),
        ('camunda:historyTimeToLive="180">', '>{}', "“申领”含其他软件的程序（executionListener）"),
        ("<bpmn:terminateEventDefinition/>", "<bpmn:terminateEventDefinition/><bpmn:signalEventDefinition/>", "多个"),
        ('id="notify" name="告知"', 'id="check" name="告知"', "编号“check”重复使用"),
        ("2026-11-27T09:00:00", "2026-13-45T09:00:00", "的时刻“2026-13-45T09:00:00”格式有误"),
        ("2026-11-27T09:00:00", "P1D", "的时刻“P1D”格式有误"),
        ("2026-11-27T09:00:00", "${dueDate}", "格式有误"),
        ('targetRef="joined"', 'targetRef="nowhere"', "有一端未连接"),
        ('<bpmn:manualTask id="notify"', '<bpmn:globalUserTask id="notify"', "“告知”是 globalUserTask，不支持"),
        ('<bpmn:manualTask id="notify"', '<bpmn:scriptTask id="notify"', "“告知”是脚本任务，不支持"),
    ],
)  # fmt: skip
def test_what_another_engine_would_do_and_ours_does_not_is_refused(was: str, now: str, named: str) -> None:
    listens = '<bpmn:extensionElements><camunda:executionListener class="x" event="end"/></bpmn:extensionElements>'
    xml = drawing("engine-extensions").replace(was, now.replace("{}", listens))
    xml = xml.replace("</bpmn:manualTask>", "")
    assert any(named in each for each in problem_texts(xml)), problem_texts(xml)


def test_a_line_with_a_condition_that_nobody_would_ask_is_refused() -> None:
    straight = START + A + END + line("s", "a") + when("a", "e", "outcome == 'ok'")
    assert "“审核”的引出连线带条件" in messages(flow(straight))
    both = (
        START
        + A
        + '<parallelGateway id="g" name="同时"/>'
        + END
        + line("s", "a", "g")
        + when("g", "e", "urgency == '特急'")
    )
    assert "“同时”的引出连线带条件" in messages(flow(both))
    only = '<exclusiveGateway id="g" name="只有一条"/>'
    stuck = START + A + only + END + line("s", "a", "g") + when("g", "e", "outcome == 'again'")
    assert "网关“只有一条”" in messages(flow(stuck)), "who answers ok would be stuck"
    elsewhere = '<userTask id="b" name="复审" default="g_e"/><exclusiveGateway id="g" name="乙"/>'
    other = (
        START + A + elsewhere + END + line("s", "a", "g", "e") + when("g", "b", "outcome == 'again'") + line("b", "e")
    )
    assert "网关“乙”" in messages(flow(other)), "another's default is none"


def test_lines_that_leave_their_subprocess_are_refused() -> None:
    inside = '<subProcess id="x" name="里面"><startEvent id="xs"/><userTask id="b" name="乙"/><endEvent id="xe"/>'
    inside += line("xs", "b", "xe") + "</subProcess>"
    body = START + inside + A + END + line("s", "x", "a", "e") + '<sequenceFlow id="out" sourceRef="b" targetRef="e"/>'
    assert "从“乙”到“e”的连线跨出子流程" in messages(flow(body))


def test_two_processes_of_one_name_are_told_apart_or_refused() -> None:
    again = (
        '<process id="q"><startEvent id="qs"/><userTask id="c"/><endEvent id="qe"/>'
        + line("qs", "c", "qe")
        + "</process>"
    )
    body = START + '<callActivity id="x" calledElement="q"/>' + END + line("s", "x", "e")
    assert "有 2 个流程的编号都是“q”" in messages(flow(body, again, again))


GATES = '<exclusiveGateway id="g" name="甲" default="g_e"/>'
EVERY = "urgency == '一般'"


def round_(middle: str, name: str) -> str:
    """From a gateway through something and back to the gateway."""
    return flow(
        START
        + A
        + GATES
        + middle
        + END
        + line("s", "a", "g")
        + line("g", "e")
        + when("g", name, EVERY)
        + line(name, "g")
    )


def within(body: str) -> str:
    return f'<subProcess id="x" name="里面">{body}</subProcess>'


AROUND_SOMEBODY = (
    '<startEvent id="xs"/><exclusiveGateway id="xg" default="xg_xe"/><userTask id="b" name="乙"/><endEvent id="xe"/>'
    + line("xs", "xg", "xe") + when("xg", "b", "outcome == 'never'") + line("b", "xe")
)  # fmt: skip


@pytest.mark.parametrize(
    ("middle", "name"),
    [
        (within(AROUND_SOMEBODY), "x"),
        (
            '<intermediateCatchEvent id="w" name="那天"><timerEventDefinition><timeDate>2020-01-01</timeDate>'
            "</timerEventDefinition></intermediateCatchEvent>",
            "w",
        ),
        ('<intermediateThrowEvent id="t" name="过"/>', "t"),
    ],
)
def test_a_circle_that_need_not_stop_is_refused_and_does_not_run_for_ever(middle: str, name: str) -> None:
    xml = round_(middle, name)
    assert "形成循环且无办理环节" in messages(xml)
    running = Engine((xml,), (), "p")
    at = running.start({"outcome": "", "urgency": "一般"}, NOW)
    with pytest.raises(Stuck, match="流程循环"):
        go_on(running, at, "a")


def test_a_step_that_a_past_moment_takes_away_at_once_does_not_stop_a_circle() -> None:
    past = (
        '<boundaryEvent id="w" attachedToRef="a"><timerEventDefinition><timeDate>2020-01-01</timeDate>'
        '</timerEventDefinition></boundaryEvent><exclusiveGateway id="g"/>'
    )
    body = START + A + past + END + line("s", "a", "e") + line("w", "g", "a")
    assert "形成循环" in messages(flow(body))
    with pytest.raises(Stuck, match="流程循环"):
        Engine((flow(body),), (), "p").start({"outcome": ""}, NOW)


def test_a_circle_through_called_processes_counts_what_they_wait_for() -> None:
    def called(inside: str) -> str:
        return f'<process id="q"><startEvent id="qs"/>{inside}<endEvent id="qe"/></process>'

    call = '<callActivity id="y" calledElement="q"/>'
    process = (
        START + A + GATES + call + END + line("s", "a", "g") + line("g", "e") + when("g", "y", EVERY) + line("y", "g")
    )
    assert "形成循环" in messages(flow(process, called(line("qs", "qe"))))
    waits = (
        '<intermediateCatchEvent id="w"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition>'
    )
    waits += "</intermediateCatchEvent>"
    assert "形成循环" not in messages(flow(process, called(waits + line("qs", "w", "qe"))))


@pytest.mark.parametrize("length", ["PT0S", "P0D", "P99999D", "P1Y", "一天"])
def test_no_time_at_all_and_more_than_there_is_are_no_times(length: str) -> None:
    waits = f'<intermediateCatchEvent id="w" name="等"><timerEventDefinition><timeDuration>{length}</timeDuration>'
    body = START + A + waits + "</timerEventDefinition></intermediateCatchEvent>" + END + line("s", "a", "w", "e")
    assert f"“等”的时长“{length}”格式有误" in messages(flow(body))


@pytest.mark.parametrize(("many", "refused"), [(298, False), (299, True)])
def test_a_flow_longer_than_anybody_draws_is_refused_one_that_is_not_runs(many: int, refused: bool) -> None:
    ids = [f"a{each}" for each in range(many)]
    body = START + "".join(f'<userTask id="{id}"/>' for id in ids) + END + line("s", *ids, "e")
    xml = flow(body, lane=" ".join(ids))
    assert ("最多 300 个" in messages(xml)) is refused
    if not refused:
        assert steps(Engine((xml,), (), "p").start({"outcome": ""}, NOW)) == ["a0"]
