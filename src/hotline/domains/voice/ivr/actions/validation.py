"""Checks whether a flow may answer calls.

It must have no problems by itself and with the other flows, its queues must exist, and its scenarios must pass.
"""

from hotline.domains.voice.ivr.ports import prompt_catalogue
from hotline.domains.voice.ivr.queries.flows import live_flows
from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.problems import FlowProblem, problems
from hotline.domains.voice.ivr.rules.scenario_table import table_of
from hotline.domains.voice.ivr.rules.scenarios import failures, scenarios_from_toml
from hotline.domains.voice.routing.ports import AI_SKILL
from hotline.domains.voice.routing.queries.administered import queue_names
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.settings import settings as installation
from hotline.kernel.errors import Invalid

#: There without AI seats too, where the flow goes on as with a queue that nobody serves.
AI_QUEUE = AI_SKILL
read_scenarios, read_table = in_sandbox(scenarios_from_toml), in_sandbox(table_of)


def validate(flow: Flow) -> list[FlowProblem]:
    """The problems of the flow among the published flows, also in those that have it as a part."""
    return problems(flow, live_flows(), _recorded_prompts(), installation().services)


def refuse_unsound(flow: Flow, scenarios: str) -> None:
    """Invalid names what is wrong: the node, the queue, or the step of the scenario that fails."""
    others = live_flows()
    if found := validate(flow):
        raise Invalid(f"此版不能接听来电，请先改正：{_listed(flow, found)}", code="flow_unsound")
    if unknown := sorted(flow.queues() - queue_names().keys() - {AI_QUEUE}):
        raise Invalid(f"此版不能接听来电，没有这些队列：{'、'.join(unknown)}，请先建立队列", code="unknown_queue")
    _refuse_what_breaks_others(flow, others)
    if scenarios and (failed := failures(flow, read_scenarios(scenarios).scenario, others)):
        listed = "；".join(map(str, failed))
        raise Invalid(f"此版不能接听来电，请先改正未通过的场景：{listed}", code="scenario_failed")


def _refuse_what_breaks_others(flow: Flow, others: dict[str, Flow]) -> None:
    """A flow that is a part of others must stay fit to be one."""
    then = {**others, flow.id: flow}
    for other in others.values():
        if other.id != flow.id and (found := problems(other, then)) and not problems(other, others):
            raise Invalid(
                f"此版不能接听来电，流程“{other.name}”会因此出错，请先改正：{_listed(other, found)}",
                code="breaks_another_flow",
            )


def _listed(flow: Flow, found: list[FlowProblem]) -> str:
    labels = {name: node.label for name, node in flow.nodes.items()}
    return "；".join(f"{labels.get(problem.node, problem.node) or '流程'}：{problem.message}" for problem in found)


def _recorded_prompts() -> set[str]:
    return {prompt.name for prompt in prompt_catalogue()}
