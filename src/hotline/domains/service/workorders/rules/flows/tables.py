"""Decision tables (DMN) over a case's values. SpiffWorkflow decides them. Cells use the syntax of conditions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import SimpleNamespace
from typing import Any

from lxml.etree import LxmlError
from SpiffWorkflow.dmn.engine.DMNEngine import DMNEngine
from SpiffWorkflow.dmn.parser.BpmnDmnParser import BpmnDmnParser
from SpiffWorkflow.exceptions import SpiffWorkflowException

from hotline.domains.service.workorders.rules.flows.bpmn import UnreadableDrawing, parse
from hotline.domains.service.workorders.rules.flows.engine import script_engine
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression, parsed, unknown_names, value_of
from hotline.domains.service.workorders.rules.flows.problems import ModelProblem

HIT_POLICIES = {"UNIQUE", "FIRST", "ANY"}
MAX_RULES = 5000


@dataclass(frozen=True)
class DecisionRow:
    """A row of a decision table."""

    #: From 1.
    number: int
    #: Input expression -> cell, without "-" and empty cells.
    when: tuple[tuple[str, str], ...]
    #: Output name -> cell.
    then: tuple[tuple[str, str], ...]


class Table:
    """One decision. Raises Unreadable when the drawing holds no table."""

    def __init__(self, text: str) -> None:
        parser = BpmnDmnParser()
        try:
            parser.add_dmn_xml(parse(text))
            (self.id,) = parser.dmn_parsers
            reader = parser.dmn_parsers[self.id]
            reader.parse()
            self._table = reader.decision.decisionTables[0]
        except (SpiffWorkflowException, LxmlError, LookupError, ValueError, TypeError, AttributeError):
            raise UnreadableDrawing("这不是一张完整的 DMN 决策表。") from None

    @property
    def outputs(self) -> list[str]:
        return [each.name or each.label for each in self._table.outputs]

    def rows(self) -> Iterator[DecisionRow]:
        for number, rule in enumerate(self._table.rules, 1):
            when = [(each.input.expression or each.input.label, each.lhs[0]) for each in rule.inputEntries if each.lhs]
            then = [(each.output.name or each.output.label, each.text or "") for each in rule.outputEntries]
            yield DecisionRow(number, tuple((about, cell) for about, cell in when if cell), tuple(then))

    def decide(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The outputs of the first row that fits; empty when none does. Raises BadExpression."""
        workflow = SimpleNamespace(script_engine=script_engine())
        task = SimpleNamespace(data=dict(values), workflow=workflow, task_spec=None)
        try:
            return dict(DMNEngine(self._table).result(task))
        except SpiffWorkflowException as error:
            raise BadExpression(f"决策表计算失败：{error}") from error

    def problems(self, known: Collection[str]) -> Iterator[ModelProblem]:
        """``known``: the values a case has."""
        policy = str(self._table.hit_policy)
        if policy not in HIT_POLICIES:
            yield ModelProblem(self.id, f"决策表的命中策略 {policy} 不支持，请用 UNIQUE 或 FIRST。")
        rows = list(self.rows())
        if not rows or len(rows) > MAX_RULES:
            yield ModelProblem(self.id, f"决策表要有 1 到 {MAX_RULES} 行，现在有 {len(rows)} 行。")
        for about in {about for row in rows for about, _ in row.when}:
            if unknown := _unknown(about, known):
                yield ModelProblem(self.id, f"决策表的条件列“{about}”不是工单的字段：{unknown}。")
        for row in rows:
            for cell in (*(cell for _, cell in row.when), *(cell for _, cell in row.then if cell)):
                if why := _cell_error(cell):
                    yield ModelProblem(self.id, f"决策表第 {row.number} 行：{why}")


def _unknown(expression: str, known: Collection[str]) -> str:
    try:
        return "、".join(unknown_names(expression, known))
    except BadExpression as error:
        return str(error)


def _cell_error(cell: str) -> str:
    """The error in a cell; "" for none.

    A cell is a complete expression, or the part after the input, such as ``> 3``.
    """
    try:
        parsed(cell)
    except BadExpression:
        try:
            parsed(f"v {cell.replace('?', 'v')}")
        except BadExpression as error:
            return str(error)
    return ""


def constant(cell: str) -> Any:
    """The value of an output cell without any case."""
    return value_of(cell, {}) if cell else None


@lru_cache(maxsize=64)
def table(text: str) -> Table:
    return Table(text)
