"""Flows and decision tables as the standards have them, judged and run. The public names."""

from hotline.domains.service.workorders.rules.flows.bpmn import Drawing, Node, Process, UnreadableDrawing, read
from hotline.domains.service.workorders.rules.flows.engine import Engine, OpenStep, Position, State, Stuck, engine
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression
from hotline.domains.service.workorders.rules.flows.problems import STEPS, FlowEnvironment, ModelProblem, problems
from hotline.domains.service.workorders.rules.flows.tables import Table, constant, table

__all__ = [
    "STEPS",
    "BadExpression",
    "Drawing",
    "Engine",
    "FlowEnvironment",
    "ModelProblem",
    "Node",
    "OpenStep",
    "Position",
    "Process",
    "State",
    "Stuck",
    "Table",
    "UnreadableDrawing",
    "constant",
    "engine",
    "problems",
    "read",
    "table",
]
