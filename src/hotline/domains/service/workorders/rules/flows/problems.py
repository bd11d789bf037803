"""Problems that keep a flow from being published, each with its element, in sentences that its author understands."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from hotline.domains.service.workorders.rules.flows.bpmn import Drawing, Node, Process
from hotline.domains.service.workorders.rules.flows.expressions import MOMENT, BadExpression, outcomes_in, unknown_names

#: Nodes that wait for a person. The engine passes every other node at once, except timers.
STEPS = {"userTask", "manualTask", "task"}
CHOOSING = {"exclusiveGateway", "inclusiveGateway"}
GATEWAYS = {*CHOOSING, "parallelGateway"}
SUPPORTED = {
    *STEPS,
    *GATEWAYS,
    "startEvent",
    "endEvent",
    "intermediateCatchEvent",
    "intermediateThrowEvent",
    "boundaryEvent",
    "businessRuleTask",
    "callActivity",
    "subProcess",
}
REFUSED = {
    "scriptTask": "脚本任务",
    "serviceTask": "服务任务",
    "sendTask": "发送任务",
    "receiveTask": "接收任务",
    "eventBasedGateway": "事件网关",
    "complexGateway": "复杂网关",
    "transaction": "事务子流程",
    "adHocSubProcess": "特别子流程",
    "choreographyTask": "编排任务",
}
EVENTS = {
    "messageEventDefinition": "消息",
    "signalEventDefinition": "信号",
    "errorEventDefinition": "错误",
    "escalationEventDefinition": "升级",
    "conditionalEventDefinition": "条件",
    "compensateEventDefinition": "补偿",
    "cancelEventDefinition": "取消",
    "linkEventDefinition": "链接",
    "timerEventDefinition": "定时",
    "terminateEventDefinition": "终止",
    "eventDefinitionRef": "引用来的",
}
#: Kind of node -> events it may have.
MAY_HAVE = {
    "startEvent": set[str](),
    "endEvent": {"terminateEventDefinition"},
    "intermediateCatchEvent": {"timerEventDefinition"},
    "intermediateThrowEvent": set[str](),
    "boundaryEvent": {"timerEventDefinition"},
}
#: The most nodes of one process: SpiffWorkflow follows lines by recursion, which reaches about 450 levels.
MAX_NODES = 300
DURATION = re.compile(r"P(?=\d|T\d)(\d{1,4}D)?(T(?=\d)(\d{1,5}H)?(\d{1,6}M)?(\d{1,8}S)?)?", re.ASCII)


@dataclass(frozen=True)
class ModelProblem:
    """A problem of a model."""

    #: Id in the drawing; "" for the complete model.
    element: str
    text: str


@dataclass(frozen=True)
class FlowEnvironment:
    """What a flow may refer to."""

    #: Lane -> role code.
    lanes: Mapping[str, str]
    #: Existing role codes.
    roles: Collection[str]
    #: Values that conditions may compare.
    values: Collection[str]
    #: Outcomes of each step.
    outcomes: Mapping[str, Collection[str]]
    #: Decision tables of the model.
    decisions: Collection[str] = ()


def problems(drawing: Drawing, around: FlowEnvironment) -> list[ModelProblem]:
    """Empty for a flow that can be run."""
    found = list(_of_the_drawing(drawing))
    for process in drawing.processes:
        if process.nodes:
            found += [*_of_process(process), *_loops(process, drawing)]
            for node in process.nodes.values():
                found += [*_of_node(node, drawing), *_of_edges(node, process, around), *_of_step(node, around)]
    return found


def _of_the_drawing(drawing: Drawing) -> Iterator[ModelProblem]:
    called = {node.calls for process in drawing.processes for node in process.nodes.values() if node.calls}
    tops = [each for each in drawing.processes if each.executable and each.id not in called and each.nodes]
    if not tops:
        yield ModelProblem("", "没有可执行的主流程。请在流程属性里勾选“可执行”。")
    if len(tops) > 1:
        names = "、".join(each.name or each.id for each in tops)
        yield ModelProblem(
            tops[1].id, f"有 {len(tops)} 个可执行的主流程（{names}）。主流程只能有一个，其余要由“调用活动”调用。"
        )
    if drawing.messages:
        yield ModelProblem("", "消息流不支持：不同泳池之间不能传递消息，请把各方画成同一泳池里的泳道。")
    for id in drawing.doubled:
        yield ModelProblem(id, f"编号“{id}”重复使用。请改为不同编号。")
    for id, name, code in drawing.foreign:
        yield ModelProblem(id, f"“{name}”含其他软件的程序（{code}），不会执行。请删除并改为用户任务。")
    for id, count in Counter(each.id for each in drawing.processes).items():
        if count > 1:
            yield ModelProblem(id, f"有 {count} 个流程的编号都是“{id}”，无法区分。请改为不同编号。")
    for process in drawing.processes:
        if _calls_itself(process.id, drawing):
            yield ModelProblem(process.id, f"流程“{process.name or process.id}”调用自身，将无限循环。")


def _calls_itself(start: str, drawing: Drawing) -> bool:
    seen: set[str] = set()
    ahead = [start]
    while ahead:
        process = drawing.process(ahead.pop())
        for called in {node.calls for node in process.nodes.values() if node.calls} if process else ():
            if called == start:
                return True
            if called not in seen:
                seen.add(called)
                ahead.append(called)
    return False


def _of_process(process: Process) -> Iterator[ModelProblem]:
    if len(process.nodes) > MAX_NODES:
        many = f"有 {len(process.nodes)} 个元素，最多 {MAX_NODES} 个"
        yield ModelProblem(
            process.id, f"流程“{process.name or process.id}”{many}。请分成几个流程，用“调用活动”连起来。"
        )
    for edge in process.edges:
        source, target = process.nodes.get(edge.source), process.nodes.get(edge.target)
        if source is None or target is None:
            yield ModelProblem(edge.id, f"线“{edge.id}”有一端未连接。请连接或删除。")
        elif source.within != target.within:
            yield ModelProblem(edge.id, f"从“{source.called}”到“{target.called}”的连线跨出子流程。请在子流程内结束。")
    for within in {"", *(node.id for node in process.nodes.values() if node.kind == "subProcess")}:
        here = [node for node in process.nodes.values() if node.within == within]
        where = process.nodes[within].called if within else process.name or process.id
        starts = [node for node in here if node.kind == "startEvent"]
        if len(starts) != 1:
            yield ModelProblem(within or process.id, f"“{where}”要有且只有一个开始事件，现在有 {len(starts)} 个。")
        if not any(node.kind == "endEvent" for node in here):
            yield ModelProblem(within or process.id, f"“{where}”没有结束事件。")
        for lost in _unreachable(process, here, starts):
            yield ModelProblem(lost.id, f"“{lost.called}”不可到达。请连线或删除。")
        if trapped := _trapped(process, here):
            names = "、".join(node.called for node in trapped)
            yield ModelProblem(trapped[0].id, f"“{names}”无法到达结束。请添加通向结束的连线。")


def _unreachable(process: Process, here: list[Node], starts: list[Node]) -> list[Node]:
    def after(at: str) -> set[str]:
        return {edge.target for edge in process.out_of(at)} | {n.id for n in here if n.attached_to == at}

    seen = _reached({node.id for node in starts}, after)
    return [node for node in here if node.id not in seen] if starts else []


def _trapped(process: Process, here: list[Node]) -> list[Node]:
    """Nodes that do lead on, but never to an end."""
    hosts = {node.id: {node.attached_to} if node.attached_to else set[str]() for node in here}

    def before(at: str) -> set[str]:
        return {edge.source for edge in process.into(at)} | hosts.get(at, set())

    ends = {node.id for node in here if node.kind == "endEvent" or not process.out_of(node.id)}
    seen = _reached(ends, before)
    return [node for node in here if node.id not in seen]


def _reached(ones: set[str], near: Callable[[str], set[str]]) -> set[str]:
    seen, ahead = set(ones), list(ones)
    while ahead:
        fresh = near(ahead.pop()) - seen
        seen |= fresh
        ahead += fresh
    return seen


def _of_node(node: Node, drawing: Drawing) -> Iterator[ModelProblem]:
    if node.kind in REFUSED:
        yield ModelProblem(node.id, f"“{node.called}”是{REFUSED[node.kind]}，不支持。{_instead_of(node.kind)}")
    elif node.kind not in SUPPORTED:
        yield ModelProblem(node.id, f"“{node.called}”是 {node.kind}，不支持。")
    if node.marker:
        yield ModelProblem(node.id, f"“{node.called}”带循环或多实例标记，不支持。请用网关画出循环。")
    if node.by_event:
        yield ModelProblem(node.id, f"“{node.called}”是事件子流程，不支持。")
    if node.compensates:
        yield ModelProblem(node.id, f"“{node.called}”是补偿任务，不支持。请改为普通环节。")
    for event in node.events:
        if event not in MAY_HAVE.get(node.kind, set()):
            yield ModelProblem(
                node.id, f"“{node.called}”是{EVENTS.get(event, event)}事件，这里不支持。只支持中间和边界上的定时事件。"
            )
    if len(node.events) > 1:
        yield ModelProblem(node.id, f"“{node.called}”含多个事件，不支持。请只保留一个定时。")
    elif "timerEventDefinition" in node.events:
        yield from _of_timer(node)
    if node.kind == "intermediateCatchEvent" and not node.events:
        yield ModelProblem(node.id, f"“{node.called}”未设等待内容。请设为定时事件。")
    if node.kind == "callActivity" and drawing.process(node.calls) is None:
        yield ModelProblem(node.id, f"“{node.called}”调用的流程“{node.calls or '（空）'}”不在这个模型里。")


def _instead_of(kind: str) -> str:
    if kind.endswith("Gateway"):
        return "请改成排他、并行或包容网关。"
    return "请改成用户任务。" if kind.endswith("Task") else "请改成普通的子流程。"


def _of_timer(node: Node) -> Iterator[ModelProblem]:
    if node.timer_kind == "timeCycle":
        yield ModelProblem(node.id, f"“{node.called}”是循环定时，不支持。请用一段时间（如 PT24H）。")
    elif not node.timer:
        yield ModelProblem(node.id, f"“{node.called}”未设时间或格式有误。24 小时为 PT24H。")
    elif node.timer_kind == "timeDate":
        if not _is_moment(node.timer):
            yield ModelProblem(node.id, f"“{node.called}”的时刻“{node.timer}”格式有误，如 2026-12-31T17:00:00+08:00。")
    elif not DURATION.fullmatch(node.timer) or not re.search("[1-9]", node.timer):
        yield ModelProblem(node.id, f"“{node.called}”的时长“{node.timer}”格式有误。24 小时为 PT24H，3 天为 P3D。")


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(MOMENT.fullmatch(text))


def _of_step(node: Node, around: FlowEnvironment) -> Iterator[ModelProblem]:
    if node.kind in STEPS:
        if not node.lane:
            yield ModelProblem(node.id, f"“{node.called}”不在泳道内，无办理角色。")
        elif around.lanes.get(node.lane, node.lane) not in around.roles:
            yield ModelProblem(node.id, f"“{node.called}”所在的泳道“{node.lane}”没有对应的角色。")
        if not around.outcomes.get(node.id):
            yield ModelProblem(node.id, f"“{node.called}”未设办理结果。")
    if node.kind == "businessRuleTask" and node.decision not in around.decisions:
        yield ModelProblem(node.id, f"“{node.called}”引用的决策表“{node.decision or '（空）'}”不在这个模型里。")


def _of_edges(node: Node, process: Process, around: FlowEnvironment) -> Iterator[ModelProblem]:
    out = process.out_of(node.id)
    if node.kind not in GATEWAYS and len(out) > 1:
        yield ModelProblem(node.id, f"“{node.called}”有 {len(out)} 条引出连线。请先接网关再分支。")
    if not out and node.kind in SUPPORTED - {"endEvent"}:
        yield ModelProblem(node.id, f"“{node.called}”无引出连线，流程将停滞。")
    if node.kind in CHOOSING and (len(out) > 1 or any(edge.condition for edge in out)):
        bare = [edge for edge in out if not edge.condition and not edge.is_default]
        if bare or not any(edge.is_default for edge in out):
            yield ModelProblem(node.id, f"网关“{node.called}”须有一条默认连线，其余连线均须设条件。")
    for edge in out:
        if edge.condition and node.kind not in CHOOSING:
            yield ModelProblem(edge.id, f"“{node.called}”的引出连线带条件，仅排他、包容网关可设条件。请先接网关。")
        elif edge.condition:
            yield from _of_condition(edge.id, edge.condition, around)


def _of_condition(edge: str, condition: str, around: FlowEnvironment) -> Iterator[ModelProblem]:
    try:
        unknown = unknown_names(condition, around.values)
        compared = set(outcomes_in(condition))
    except BadExpression as error:
        yield ModelProblem(edge, str(error))
        return
    if unknown:
        yield ModelProblem(edge, f"条件“{condition}”里的 {'、'.join(unknown)} 不是工单的字段。")
    if lost := sorted(compared - {code for codes in around.outcomes.values() for code in codes}):
        yield ModelProblem(edge, f"条件“{condition}”里的结果 {'、'.join(lost)}，无环节产生。")


def _loops(process: Process, drawing: Drawing) -> Iterator[ModelProblem]:
    """Circles that nobody and no clock would stop."""
    ways = _at_once(process, list(process.nodes.values()), drawing, {process.id})
    seen: set[str] = set()
    for start in sorted(ways):
        if start not in seen and (circle := _circle_through(start, ways)):
            seen |= set(circle)
            names = "→".join(process.nodes[each].called for each in circle)
            yield ModelProblem(start, f"“{names}”形成循环且无办理环节，将无限循环。请加入用户任务。")


def _at_once(process: Process, here: list[Node], drawing: Drawing, calling: set[str]) -> dict[str, set[str]]:
    """Node -> the nodes that a flow reaches from it without any person and without waiting.

    A timer with a fixed moment on a step counts as reached: the moment may be over before anybody can do the step.
    """
    ways: dict[str, set[str]] = {}
    for node in here:
        over = {each.id for each in here if each.attached_to == node.id and each.timer_kind == "timeDate"}
        on = (
            set[str]() if _stops(node, process, drawing, calling) else {edge.target for edge in process.out_of(node.id)}
        )
        ways[node.id] = (over | on) & {each.id for each in here}
    return ways


def _stops(node: Node, process: Process, drawing: Drawing, calling: set[str]) -> bool:
    if node.kind in STEPS or node.timer_kind == "timeDuration":
        return True
    if node.kind == "subProcess":
        return _holds_up(process, node.id, drawing, calling)
    if node.kind == "callActivity" and (called := drawing.process(node.calls)):
        return called.id in calling or _holds_up(called, "", drawing, {*calling, called.id})
    return False


def _holds_up(process: Process, within: str, drawing: Drawing, calling: set[str]) -> bool:
    """Whether every way through the process needs a person or takes time."""
    here = [node for node in process.nodes.values() if node.within == within]
    starts = {node.id for node in here if node.kind == "startEvent"}
    ways = _at_once(process, here, drawing, calling)
    reached = _reached(starts, lambda at: ways[at])
    return not any(node.id in reached for node in here if node.kind == "endEvent")


def _circle_through(start: str, ways: Mapping[str, set[str]]) -> list[str]:
    """A circle through this node, as a path; empty when there is none."""
    ahead, seen = [[start]], set[str]()
    while ahead:
        way = ahead.pop()
        for target in sorted(ways[way[-1]]):
            if target == start:
                return way
            if target not in seen:
                seen.add(target)
                ahead.append([*way, target])
    return []
