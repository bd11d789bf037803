"""Runs a flow with SpiffWorkflow: takes the stored state, does one step, returns the new state.

The drawing is compiled once per version. A case stores only its position (``State``, JSON). The engine reads no clock:
every call passes the moment, and timers fire when it is late enough. SpiffWorkflow's types never leave this module.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from lxml import etree
from SpiffWorkflow.bpmn import BpmnWorkflow
from SpiffWorkflow.bpmn.parser.util import full_tag
from SpiffWorkflow.bpmn.script_engine import PythonScriptEngine
from SpiffWorkflow.bpmn.script_engine.python_environment import BasePythonScriptEngineEnvironment
from SpiffWorkflow.bpmn.serializer import BpmnWorkflowSerializer
from SpiffWorkflow.bpmn.serializer.default.workflow import BpmnWorkflowConverter, WorkflowConverter
from SpiffWorkflow.bpmn.specs.defaults import EndEvent, NoneTask
from SpiffWorkflow.bpmn.specs.event_definitions.timer import (
    DurationTimerEventDefinition,
    TimeDateEventDefinition,
    TimerEventDefinition,
)
from SpiffWorkflow.camunda.parser.CamundaParser import CamundaParser
from SpiffWorkflow.camunda.parser.task_spec import CamundaTaskParser
from SpiffWorkflow.exceptions import SpiffWorkflowException
from SpiffWorkflow.util.task import TaskState

from hotline.domains.service.workorders.rules.flows.bpmn import drawn, parse
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression, value_of
from hotline.kernel.clock import BEIJING

type State = dict[str, Any]
_NOW: ContextVar[datetime] = ContextVar("now")

UNDER_WAY = TaskState.READY | TaskState.WAITING | TaskState.STARTED
#: States of tasks that happened or are under way. Tasks in any other state are only predicted.
CAME_TRUE = UNDER_WAY | TaskState.FINISHED_MASK
#: More tasks than any flow has between two people. A flow that passes as many runs in an undetected circle.
MAX_AT_ONCE = 500
#: Elements that are drawn for readers only. SpiffWorkflow would require data and messages that do not exist.
NOT_RUN = {
    "extensionElements", "ioSpecification", "dataInputAssociation", "dataOutputAssociation", "dataObject",
    "dataObjectReference", "dataStore", "dataStoreReference", "message", "signal", "error", "escalation",
    "correlationProperty", "correlationKey",
}  # fmt: skip


class Stuck(Exception):
    """The flow cannot go on. ``args[0]`` names the place, in Chinese."""


@dataclass(frozen=True)
class OpenStep:
    """An open step of a flow. ``task`` identifies this visit of the step ``step``."""

    task: str
    step: str
    name: str
    lane: str


@dataclass(frozen=True)
class Position:
    """A case's position in its flow."""

    #: To be stored; None once the flow is over.
    state: State | None
    steps: tuple[OpenStep, ...]
    #: The end event reached last.
    ended_at: str = ""
    #: When the next timer fires.
    rings_at: datetime | None = None

    @property
    def over(self) -> bool:
        return self.state is None


class _Environment(BasePythonScriptEngineEnvironment):  # type: ignore[misc]
    def evaluate(self, expression: str, context: Mapping[str, Any], external_context: Any = None) -> Any:
        return value_of(expression, {**context, **(external_context or {})})

    def execute(self, script: str, context: Any, external_context: Any = None) -> bool:
        raise BadExpression("流程里不能有脚本。")


class _Script(PythonScriptEngine):  # type: ignore[misc]
    def validate(self, expression: str) -> None:
        """Raise SyntaxError for a cell that is no complete expression.

        SpiffWorkflow then puts the cell's input before it.
        """
        try:
            value_of(expression, {})
        except BadExpression as error:
            raise SyntaxError(str(error)) from error


def script_engine() -> PythonScriptEngine:
    return _Script(_Environment())


class _ByPeople(NoneTask):  # type: ignore[misc]
    """A task without a type is a person's task."""

    manual = True


class _Duration(DurationTimerEventDefinition):  # type: ignore[misc]
    def has_fired(self, my_task: Any) -> bool:
        if my_task._get_internal_data("event_value") is None:
            text = my_task.workflow.script_engine.evaluate(my_task, self.expression)
            span = TimerEventDefinition.get_timedelta_from_start(
                TimerEventDefinition.parse_iso_duration(text), _NOW.get()
            )
            my_task._set_internal_data(event_value=(_NOW.get() + span).isoformat())
        return _is_over(my_task)


class _Moment(TimeDateEventDefinition):  # type: ignore[misc]
    def has_fired(self, my_task: Any) -> bool:
        if my_task._get_internal_data("event_value") is None:
            at = datetime.fromisoformat(my_task.workflow.script_engine.evaluate(my_task, self.expression))
            my_task._set_internal_data(event_value=(at if at.tzinfo else at.replace(tzinfo=BEIJING)).isoformat())
        return _is_over(my_task)


def _is_over(my_task: Any) -> bool:
    at = TimerEventDefinition.get_datetime(my_task._get_internal_data("event_value"))
    if at <= _NOW.get():
        my_task._set_internal_data(event_fired=True)
    return bool(my_task._get_internal_data("event_fired", False))


class _Parser(CamundaParser):  # type: ignore[misc]
    OVERRIDE_PARSER_CLASSES = CamundaParser.OVERRIDE_PARSER_CLASSES | {full_tag("task"): (CamundaTaskParser, _ByPeople)}


_CONVERTER = BpmnWorkflowConverter(BpmnWorkflow, BpmnWorkflowSerializer.configure())


class Engine:
    """The compiled flow of one version.

    Raises Stuck for problems that ``problems`` should have found before publication.
    """

    def __init__(self, drawings: tuple[str, ...], decisions: tuple[str, ...], top: str) -> None:
        parser = _Parser()
        try:
            for decision in decisions:
                parser.add_dmn_xml(parse(decision))
            for drawing in drawings:
                parser.add_bpmn_xml(_runnable(drawn(drawing)))
            self._spec = parser.get_spec(top)
            self._called = parser.get_subprocess_specs(top)
        except (SpiffWorkflowException, LookupError, ValueError, TypeError, AttributeError) as error:
            raise Stuck(f"流程图编译失败：{error}") from error
        for spec in (self._spec, *self._called.values()):
            for task in spec.task_specs.values():
                _set_time(task)

    def start(self, values: Mapping[str, Any], now: datetime) -> Position:
        with _at(now):
            workflow = BpmnWorkflow(self._spec, self._called, script_engine=script_engine())
            workflow.task_tree.data.update(values)
            return _go_on(workflow)

    def complete(self, state: State | None, task: str, values: Mapping[str, Any], now: datetime) -> Position:
        """Raises KeyError when the task is not open."""
        with _at(now):
            workflow = self._restored(state)
            doing = workflow.get_task_from_id(UUID(task))
            if doing is None or doing.state not in (TaskState.READY, TaskState.STARTED):
                raise KeyError(task)
            doing.data.update(values)
            doing.run()
            return _go_on(workflow)

    def decide_again(self, state: State | None, gateway: str, values: Mapping[str, Any], now: datetime) -> Position:
        """Decide a passed gateway again with these values. What followed from the old decision is undone.

        Raises KeyError when the flow has not passed the gateway, or when what followed can no longer be undone.
        """
        with _at(now):
            workflow = self._restored(state)
            passed = workflow.get_tasks(spec_name=gateway, state=TaskState.COMPLETED)
            if not passed or any(_happened(task) for task in passed[-1].children):
                raise KeyError(gateway)
            workflow.reset_from_task_id(passed[-1].id, data={**passed[-1].data, **values})
            return _go_on(workflow)

    def ring(self, state: State | None, now: datetime) -> Position:
        """Let timers fire that are due."""
        with _at(now):
            workflow = self._restored(state)
            workflow.refresh_timers()
            return _go_on(workflow)

    def position(self, state: State, now: datetime) -> Position:
        """The position for a stored state, unchanged."""
        with _at(now):
            return _position(self._restored(state))

    def moved(self, state: State, now: datetime) -> Position:
        """The position in this version for a state of another version. Raises Stuck when there is none."""
        for stored, spec in self._parts(state):
            for task in stored["tasks"].values():
                if task["state"] & CAME_TRUE and task["task_spec"] not in spec.task_specs:
                    raise Stuck(f"已走的“{task['task_spec']}”不在新版的流程图里。")
        with _at(now):
            workflow = self._restored(self._without_predictions(state))
            for part in (workflow, *workflow.subprocesses.values()):
                for task in part.get_tasks(state=UNDER_WAY, skip_subprocesses=True):
                    task.task_spec._predict(task, mask=TaskState.NOT_FINISHED_MASK)
            return _position(workflow)

    def _parts(self, state: State) -> Iterator[tuple[State, Any]]:
        """The main process and the processes that it has called, each with its definition in this version.

        Raises Stuck.
        """
        yield state, self._spec
        for stored in state["subprocesses"].values():
            if (spec := self._called.get(stored["spec"])) is None:
                raise Stuck(f"走到的子流程“{stored['spec']}”不在新版里。")
            yield stored, spec

    def _without_predictions(self, state: State) -> State:
        """The state without the steps that the other version predicted. This version predicts its own."""
        called = {key: _definite(each) for key, each in state["subprocesses"].items()}
        return _definite(state) | {"subprocesses": called}

    def _restored(self, state: State | None) -> Any:
        if state is None:
            raise Stuck("工单已办结，无后续流程。")
        workflow = BpmnWorkflow(self._spec, self._called, script_engine=script_engine(), deserializing=True)
        stored = dict(state)
        workflow.tasks = _CONVERTER.mapping_from_dict(stored["tasks"], UUID, workflow=workflow)
        workflow.task_tree = workflow.tasks.get(UUID(stored["root"]))
        _CONVERTER.set_default_attributes(workflow, stored)
        subprocesses = {key: dict(value) for key, value in stored["subprocesses"].items()}
        _CONVERTER.subprocesses_from_dict(subprocesses, workflow)
        return workflow


def _happened(task: Any) -> bool:
    """Whether a person did something after this task, or a called process began."""
    return any(each.state & CAME_TRUE and (each.task_spec.manual or hasattr(each.task_spec, "spec")) for each in task)


def _definite(stored: State) -> State:
    definite = {id: task for id, task in stored["tasks"].items() if task["state"] & CAME_TRUE}
    tasks = {
        id: task | {"children": [child for child in task["children"] if child in definite]}
        for id, task in definite.items()
    }
    return stored | {"tasks": tasks}


@contextmanager
def _at(now: datetime) -> Iterator[None]:
    token = _NOW.set(now)
    try:
        yield
    finally:
        _NOW.reset(token)


def _runnable(root: etree._Element) -> etree._Element:
    """The drawing without elements that are not executed. Called processes need no mark that they are executable."""
    etree.strip_elements(root, *(full_tag(name) for name in NOT_RUN), with_tail=False)
    for process in root.iterfind("{*}process"):
        process.set("isExecutable", "true")
    return root


def _set_time(task: Any) -> None:
    definition = getattr(task, "event_definition", None)
    if isinstance(definition, DurationTimerEventDefinition):
        definition.__class__ = _Duration
    elif isinstance(definition, TimeDateEventDefinition):
        definition.__class__ = _Moment


def _go_on(workflow: Any) -> Position:
    passed = 0

    def count(task: Any) -> None:
        nonlocal passed
        passed += 1
        if passed > MAX_AT_ONCE:
            raise Stuck(f"流程循环：连走 {MAX_AT_ONCE} 步无人办理。请在循环中加入用户任务。")

    try:
        workflow.do_engine_steps(did_complete_task=count)
        while any(_rang(task) for task in list(workflow.event_manager.tasks.values())):
            workflow.do_engine_steps(did_complete_task=count)
    except (SpiffWorkflowException, BadExpression) as error:
        raise Stuck(f"流程出错：{error}") from error
    return _position(workflow)


def _rang(task: Any) -> bool:
    return bool(task.state == TaskState.READY)


def _position(workflow: Any) -> Position:
    if workflow.is_completed():
        return Position(None, (), _ended_at(workflow))
    steps = tuple(
        OpenStep(
            str(task.id), task.task_spec.name, task.task_spec.bpmn_name or task.task_spec.name, task.task_spec.lane
        )
        for task in workflow.get_tasks(state=TaskState.READY, manual=True)
    )
    rings_at = _rings_at(workflow)
    if not steps and rings_at is None:
        raise Stuck(f"流程停在{_waiting_at(workflow)}，无人可办且无定时。请检查并行网关的连线。")
    state: State = WorkflowConverter.to_dict(_CONVERTER, workflow)
    state["subprocesses"] = _CONVERTER.mapping_to_dict(workflow.subprocesses)
    state.pop("typename", None)
    return Position(state, steps, "", rings_at)


def _waiting_at(workflow: Any) -> str:
    waiting = [task.task_spec for task in workflow.get_tasks(state=TaskState.WAITING)]
    return "、".join(f"“{spec.bpmn_name or spec.name}”" for spec in waiting if spec.name != workflow.spec.end.name)


def _ended_at(workflow: Any) -> str:
    reached = [
        task
        for task in workflow.get_tasks(state=TaskState.COMPLETED, skip_subprocesses=True)
        if isinstance(task.task_spec, EndEvent)
    ]
    return str(max(reached, key=lambda task: task.last_state_change).task_spec.name) if reached else ""


def _rings_at(workflow: Any) -> datetime | None:
    moments = [
        TimerEventDefinition.get_datetime(task._get_internal_data("event_value"))
        for task in workflow.event_manager.tasks.values()
        if isinstance(task.task_spec.event_definition, TimerEventDefinition)
        and task.state == TaskState.WAITING
        and task._get_internal_data("event_value")
    ]
    return min(moments).astimezone(UTC) if moments else None


@lru_cache(maxsize=64)
def engine(drawings: tuple[str, ...], decisions: tuple[str, ...], top: str) -> Engine:
    return Engine(drawings, decisions, top)
