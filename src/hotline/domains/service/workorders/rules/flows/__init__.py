"""Flows and decision tables as the standards have them, judged and run. The public names."""

from hotline.domains.service.workorders.rules.flows.bpmn import Drawing, Node, Process, Unreadable, read
from hotline.domains.service.workorders.rules.flows.engine import Engine, OpenStep, Position, State, Stuck, engine
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression
from hotline.domains.service.workorders.rules.flows.problems import STEPS, Problem, Surroundings, problems
from hotline.domains.service.workorders.rules.flows.tables import Table, constant, table

__all__ = [
    "STEPS",
    "BadExpression",
    "Drawing",
    "Engine",
    "Node",
    "OpenStep",
    "Position",
    "Problem",
    "Process",
    "State",
    "Stuck",
    "Surroundings",
    "Table",
    "Unreadable",
    "constant",
    "engine",
    "problems",
    "read",
    "table",
]
