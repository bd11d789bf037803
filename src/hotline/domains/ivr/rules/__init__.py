"""Walking a caller through a flow: pure, no telephony. The public names of the domain's rules."""

from hotline.domains.ivr.rules.differences import Difference, differences
from hotline.domains.ivr.rules.flow import Flow, FlowSet, flow_from_json, flow_to_json
from hotline.domains.ivr.rules.nodes import KINDS, Edge, Node
from hotline.domains.ivr.rules.problems import Problem, parts_within, problems
from hotline.domains.ivr.rules.scenarios import Failure, Scenario, Scenarios, failures, scenarios_from_toml
from hotline.domains.ivr.rules.steps import (
    Ask,
    Entered,
    HangUpCaller,
    Heard,
    JoinQueue,
    KeyHeard,
    Listen,
    NodeFinished,
    Pressed,
    PromptsEnded,
    Say,
    Score,
    SilenceHeard,
    Step,
    StopSaying,
    Walk,
)
from hotline.domains.ivr.rules.walk import advance, served_by, start

__all__ = [
    "KINDS",
    "Ask",
    "Difference",
    "Edge",
    "Entered",
    "Failure",
    "Flow",
    "FlowSet",
    "HangUpCaller",
    "Heard",
    "JoinQueue",
    "KeyHeard",
    "Listen",
    "Node",
    "NodeFinished",
    "Pressed",
    "Problem",
    "PromptsEnded",
    "Say",
    "Scenario",
    "Scenarios",
    "Score",
    "SilenceHeard",
    "Step",
    "StopSaying",
    "Walk",
    "advance",
    "differences",
    "failures",
    "flow_from_json",
    "flow_to_json",
    "parts_within",
    "problems",
    "scenarios_from_toml",
    "served_by",
    "start",
]
