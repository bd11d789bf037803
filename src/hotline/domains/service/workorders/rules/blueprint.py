"""A model of work orders as data: form, flow, dispatch, deadlines, numbering, print layout, list columns."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

import msgspec
from msgspec.structs import replace

from hotline.domains.service.workorders.rules import forms
from hotline.domains.service.workorders.rules.deadlines.alerts import AlertPlan
from hotline.domains.service.workorders.rules.deadlines.terms import Term, Unit
from hotline.domains.service.workorders.rules.flows.bpmn import Drawing, Process, UnreadableDrawing, read
from hotline.domains.service.workorders.rules.flows.engine import Engine, Stuck, engine
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression
from hotline.domains.service.workorders.rules.flows.problems import STEPS, FlowEnvironment, ModelProblem, problems
from hotline.domains.service.workorders.rules.flows.tables import constant, table

#: Values that a flow may compare in every case, besides the open fields of the form.
VALUES = (
    "kind", "source", "topic", "category", "subcategory", "district", "urgency", "unrest", "confidential",
    "wants_follow_up", "outcome", "department", "external", "reopened", "repeats", "returns",
)  # fmt: skip
#: Fields that mean something to the house whatever the model.
BOUND = (
    "kind", "topic", "district", "urgency", "name", "phone", "identity", "employer", "address", "summary", "content",
    "unrest", "confidential", "wants_follow_up",
)  # fmt: skip
SUMMARY = "summary"
KINDS = ("咨询", "投诉", "举报", "求助", "建议", "表扬", "查询")
URGENCIES = ("特急", "紧急", "一般")
#: Moments besides steps at which clocks may start or stop.
MOMENTS = {"opened", "closed", "contacted"}
DISTRICT = "@district"
TERM = re.compile(r"(\d{1,4})\s*(个?工作日|工作小时|分钟|小时|天|日)")
UNITS = {
    "工作日": Unit.WORKING_DAYS,
    "个工作日": Unit.WORKING_DAYS,
    "工作小时": Unit.WORKING_HOURS,
    "分钟": Unit.MINUTES,
    "小时": Unit.HOURS,
}
NUMBER = re.compile(r"[A-Z0-9-]{0,10}\{(date|year)\}[A-Z0-9-]{0,4}\{n(:\d)?\}", re.ASCII)


class To(StrEnum):
    """Who of a lane's role gets a step: anybody, people of the case's department, or who opened the case."""

    ROLE = "role"
    DEPARTMENT = "department"
    CREATOR = "creator"


class Effect(StrEnum):
    """The effect of an outcome besides leading on in the flow."""

    NONE = ""
    DISPATCH = "dispatch"  # to a department that must be named
    SIGN = "sign"  # the department has it
    RETURN = "return"  # sent back, with a reason
    REPLY = "reply"  # there is an answer
    FOLLOW_UP = "follow_up"  # the citizen was rung up, with a result
    VOID = "void"
    RETURN_OUT = "return_out"  # back to 12345


class StepOutcome(msgspec.Struct, frozen=True):
    """An outcome of a step."""

    code: str
    name: str
    effect: Effect = Effect.NONE
    #: A reason must be given.
    reason: bool = False
    #: Fields that must be filled in.
    needs: tuple[str, ...] = ()


class StepPlan(msgspec.Struct, frozen=True):
    """One user task of the flow."""

    #: The state of the case while the step is open.
    state: str
    outcomes: tuple[StepOutcome, ...]
    to: To = To.ROLE
    #: Fields that may be changed.
    edits: tuple[str, ...] = ()
    #: Points that must each be ticked.
    checklist: tuple[str, ...] = ()
    #: The step runs beside the main line, and the case's state does not follow it.
    aside: bool = False


class ClockPlan(msgspec.Struct, frozen=True):
    """A deadline of the model."""

    id: str
    name: str
    #: Steps at whose beginning it starts; ``opened``: when the case is opened.
    starts: tuple[str, ...]
    #: Steps at whose end it stops; ``closed``: when the case is closed.
    stops: tuple[str, ...]
    #: Term by urgency, "" for any.
    terms: dict[str, Term]
    #: Only these outcomes stop it; (): any.
    outcomes: tuple[str, ...] = ()
    alerts: AlertPlan = AlertPlan()
    #: The decision table may set the term.
    dispatched: bool = False
    #: Never later than 12345's deadline.
    external: bool = False
    #: The deadline can be extended with the supervision office's approval.
    extendable: bool = False
    #: The deadline can be paused by the supervision office.
    pausable: bool = False
    ours: bool = False


class ReturnRule(msgspec.Struct, frozen=True):
    """How a case may be sent back to 12345: ``within`` a term of its arrival, for one of the ``reasons``."""

    within: Term
    reasons: tuple[str, ...]


class Reported(StrEnum):
    """How the statistics count a column."""

    NOTHING = ""
    COUNT = "count"  # cases by what is chosen
    SUM = "sum"  # the sum of the numbers


class Column(msgspec.Struct, frozen=True):
    field: str
    name: str
    width: Annotated[int, msgspec.Meta(ge=4, le=80)] = 12
    reported: Reported = Reported.NOTHING


class PrintSection(msgspec.Struct, frozen=True):
    title: str
    fields: tuple[str, ...]


class Blueprint(msgspec.Struct, frozen=True):
    """The content of a model: form, flow, dispatch and deadlines of a kind of case."""

    #: JSON Schema, see rules.forms.
    form: dict[str, Any]
    #: BPMN drawing.
    flow: str
    steps: dict[str, StepPlan]
    #: Code -> name, in the order of a case's life.
    states: dict[str, str]
    #: The step filled in by the person who opens a case.
    entry: str = ""
    #: BPMN drawings that ``flow`` calls.
    subflows: tuple[str, ...] = ()
    #: DMN table that proposes department and deadline.
    decision: str = ""
    #: Lane -> role code.
    lanes: dict[str, str] = {}
    #: End event -> state.
    ends: dict[str, str] = {}
    clocks: tuple[ClockPlan, ...] = ()
    numbering: str = "GD{date}{n:5}"
    columns: tuple[Column, ...] = ()
    printed: tuple[PrintSection, ...] = ()
    returns_out: ReturnRule | None = None
    #: The gateway that branches by unrest. It is decided again when unrest is found later.
    unrest_gate: str = ""

    def drawings(self) -> tuple[str, ...]:
        return (self.flow, *self.subflows)

    def clock(self, id: str) -> ClockPlan | None:
        return next((each for each in self.clocks if each.id == id), None)

    def outcome(self, step: str, code: str) -> StepOutcome | None:
        plan = self.steps.get(step)
        return next((each for each in plan.outcomes if each.code == code), None) if plan else None

    def role_of(self, lane: str) -> str:
        return self.lanes.get(lane, lane)


@dataclass(frozen=True)
class Organisation:
    """What a model may refer to: role codes, role names -> codes, and codes of departments in use."""

    roles: Collection[str]
    role_names: dict[str, str]
    departments: Collection[str]
    #: Departments with members; None where models are checked before the members exist.
    staffed: Collection[str] | None = None


def drawing_of(model: Blueprint) -> Drawing:
    """All processes of the model in one drawing. Raises Unreadable."""
    return _together(model.drawings())


def _together(drawings: tuple[str, ...]) -> Drawing:
    every = [read(each) for each in drawings]
    return Drawing(
        processes=tuple(process for drawing in every for process in drawing.processes),
        messages=sum(drawing.messages for drawing in every),
        doubled=tuple(id for drawing in every for id in drawing.doubled),
        foreign=tuple(each for drawing in every for each in drawing.foreign),
    )


def top_process(drawing: Drawing) -> Process:
    called = {node.calls for process in drawing.processes for node in process.nodes.values() if node.calls}
    return next(each for each in drawing.processes if each.executable and each.id not in called and each.nodes)


def compiled(model: Blueprint) -> Engine:
    """Raises Unreadable, Stuck."""
    decisions = (model.decision,) if model.decision else ()
    return engine(model.drawings(), decisions, _top(model.drawings()))


@lru_cache(maxsize=64)
def _top(drawings: tuple[str, ...]) -> str:
    return top_process(_together(drawings)).id


def with_lanes(model: Blueprint, role_names: Mapping[str, str]) -> Blueprint:
    """The model with lanes that are named like roles bound to the roles' codes, since role names may change."""
    try:
        lanes = {node.lane for process in drawing_of(model).processes for node in process.nodes.values()}
    except UnreadableDrawing:
        return model
    named = {lane: role_names[lane] for lane in sorted(lanes) if lane in role_names}
    return replace(model, lanes=named | dict(model.lanes))


def values_known(model: Blueprint) -> set[str]:
    """The values that conditions may compare, without sealed ones."""
    open_fields = set(forms.fields(model.form)) - forms.masked(model.form).keys()
    outputs = set(table(model.decision).outputs) if model.decision else set[str]()
    return {*VALUES, *open_fields, *outputs}


def read_drawings(drawings: tuple[str, ...], decision: str) -> None:
    """Parse everything that is drawn. Raises UnreadableDrawing. Runs in the sandbox before anything else reads it."""
    for drawing in drawings:
        read(drawing)
    if decision:
        table(decision)


def validate(model: Blueprint, organisation: Organisation) -> list[ModelProblem]:
    """Problems that prevent publication of the model. Empty when it can be published."""
    found = list(forms.problems(model.form))
    if SUMMARY not in forms.fields(model.form):
        found.append(ModelProblem(SUMMARY, "表单须有“诉求摘要”（summary），用于列表和检索。"))
    found += [
        ModelProblem(name, f"“{forms.title(model.form, name)}”（{name}）须为单选，用于列表和派发。")
        for name, each in forms.fields(model.form).items()
        if name in BOUND and isinstance(each, dict) and each.get("type") == "array"
    ]
    if found:
        return found
    try:
        return [*_of_table(model, organisation), *_of_flow(model, organisation), *_of_plans(model)]
    except UnreadableDrawing as error:
        return [ModelProblem("", str(error))]


def _of_table(model: Blueprint, organisation: Organisation) -> Iterator[ModelProblem]:
    if not model.decision:
        return
    decision = table(model.decision)
    found = list(decision.problems(values_known(model)))
    yield from found
    for row in () if found else decision.rows():
        for name, cell in row.then:
            value = constant(cell)
            if name == "department" and value and value != DISTRICT and (why := _department_error(value, organisation)):
                yield ModelProblem(decision.id, f"派发表第 {row.number} 行的科室“{value}”{why}。")
            if name == "deadline" and value and term_in(value) is None:
                yield ModelProblem(decision.id, f"派发表第 {row.number} 行的时限“{value}”无法识别，如“7天”“24小时”。")
            elif name == "deadline" and value and not takes_dispatched_terms(model):
                yield ModelProblem(
                    decision.id,
                    f"派发表第 {row.number} 行写了时限“{value}”，但没有时限可由派发表修改。"
                    "请在“时限与编号”勾选“派发表可修改”，或清空此格。",
                )


def takes_dispatched_terms(model: Blueprint) -> bool:
    """Whether a term that dispatching sets has any effect."""
    return any(clock.dispatched for clock in model.clocks)


def _department_error(department: Any, organisation: Organisation) -> str:
    if department not in organisation.departments:
        return "不存在或已停用"
    if organisation.staffed is not None and department not in organisation.staffed:
        return "暂无经办人"
    return ""


def _of_flow(model: Blueprint, organisation: Organisation) -> Iterator[ModelProblem]:
    drawing = drawing_of(model)
    lanes = dict(organisation.role_names) | dict(model.lanes)
    decisions = {table(model.decision).id} if model.decision else set()
    outcomes = {step: [each.code for each in plan.outcomes] for step, plan in model.steps.items()}
    around = FlowEnvironment(lanes, organisation.roles, values_known(model), outcomes, decisions)
    found = problems(drawing, around)
    yield from found
    steps = {node.id for process in drawing.processes for node in process.nodes.values() if node.kind in STEPS}
    for lost in sorted(model.steps.keys() - steps):
        yield ModelProblem(lost, f"环节设置里的“{lost}”不在流程图里。")
    if model.entry and model.entry not in steps:
        yield ModelProblem(model.entry, f"登记环节“{model.entry}”不在流程图里。")
    gates = {
        node.id for process in drawing.processes for node in process.nodes.values() if node.kind == "exclusiveGateway"
    }
    if model.unrest_gate and model.unrest_gate not in gates:
        yield ModelProblem(model.unrest_gate, f"判断不稳定因素的网关“{model.unrest_gate}”不在流程图里。")
    if not found:
        try:
            compiled(model)
        except (Stuck, BadExpression) as error:
            yield ModelProblem("", str(error))


def _of_plans(model: Blueprint) -> Iterator[ModelProblem]:
    known = forms.fields(model.form).keys()
    for id, plan in model.steps.items():
        if plan.state not in model.states:
            yield ModelProblem(id, f"环节“{id}”的状态“{plan.state}”没有名称。")
        for name in {*plan.edits, *(need for outcome in plan.outcomes for need in outcome.needs)} - known:
            yield ModelProblem(id, f"环节“{id}”用到的字段“{name}”不在表单里。")
        codes = [outcome.code for outcome in plan.outcomes]
        if len(set(codes)) < len(codes):
            yield ModelProblem(id, f"环节“{id}”的办理结果有重复。")
    for end, state in model.ends.items():
        if state not in model.states:
            yield ModelProblem(end, f"结束“{end}”的状态“{state}”没有名称。")
    yield from _of_clocks(model)
    yield from _of_columns(model)
    if not NUMBER.fullmatch(model.numbering):
        yield ModelProblem("", "编号规则写法如 GD{date}{n:5}：前缀、日期或年份、流水号位数。")


def _of_columns(model: Blueprint) -> Iterator[ModelProblem]:
    known = forms.fields(model.form)
    for column in model.columns:
        schema = known.get(column.field)
        if schema is None:
            yield ModelProblem(column.field, f"列表列“{column.name}”的字段“{column.field}”不在表单里。")
        elif schema.get("x-masked"):
            yield ModelProblem(column.field, f"列表列“{column.name}”是脱敏字段，不能进列表。")
        elif column.reported is Reported.SUM and schema.get("type") not in ("number", "integer"):
            yield ModelProblem(column.field, f"列表列“{column.name}”不是数字，不能求和。")
        elif column.reported is Reported.COUNT and not (
            schema.get("enum") or schema.get("type") in ("boolean", "array")
        ):
            yield ModelProblem(column.field, f"列表列“{column.name}”没有选项，不能按它计数。")
    for name in sorted({name for part in model.printed for name in part.fields} - known.keys()):
        yield ModelProblem(name, f"打印版式里的字段“{name}”不在表单里。")


def _of_clocks(model: Blueprint) -> Iterator[ModelProblem]:
    for clock in model.clocks:
        for step in {*clock.starts, *clock.stops} - model.steps.keys() - MOMENTS:
            yield ModelProblem(clock.id, f"时限“{clock.name}”引用的环节“{step}”不存在。")
        if not clock.terms:
            yield ModelProblem(clock.id, f"时限“{clock.name}”未设时长。")
        for step in clock.starts if clock.dispatched else ():
            if step in ("opened", model.entry) or step in _dispatching(model):
                yield ModelProblem(
                    clock.id, f"时限“{clock.name}”在派发之前已起算，派发表无法修改。请改为从承办单位的环节起算。"
                )


def _dispatching(model: Blueprint) -> set[str]:
    """Steps that end by dispatching: a term that they set comes too late for a clock that they start."""
    return {step for step, plan in model.steps.items() if any(each.effect is Effect.DISPATCH for each in plan.outcomes)}


def term_in(text: Any) -> Term | None:
    """``7天``, ``5个工作日``, ``24小时``; None for anything else."""
    found = TERM.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None or not 0 < int(found[1]) <= 1000:
        return None
    return Term(int(found[1]), UNITS.get(found[2], Unit.DAYS))
