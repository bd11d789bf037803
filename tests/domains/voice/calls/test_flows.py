"""What the flow may ask about a call: the moment, the calendar, switches, and what is known of the caller."""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules.commands import Play
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.domains.voice.ivr.rules.nodes.base import Edge
from hotline.domains.voice.ivr.rules.nodes.branch import Branch, Way
from hotline.domains.voice.ivr.rules.nodes.play import Play as PlayNode
from tests.domains.voice.calls.scripted_call import FLOW, QUEUES, ScriptedCall


def first_prompts(way: Way, **published: object) -> tuple[str, ...]:
    """What a caller at nine in the morning of a Wednesday hears: "open" when the way holds, "closed" else."""
    nodes = {
        **FLOW.nodes,
        "b": Branch(label="分", ways=(way,)),
        "open": PlayNode(label="开", prompts=("open",)),
        "closed": PlayNode(label="关", prompts=("closed",)),
    }
    more = (
        Edge("b", way.outcome, "open"),
        Edge("b", "else", "closed"),
        Edge("open", "done", "general"),
        Edge("closed", "done", "general"),
    )
    flow = replace(FLOW, entry="b", nodes=nodes, edges=(*FLOW.edges, *more))
    flows = FlowSet(1, {flow.id: flow}, {}, flow.id, **published)  # type: ignore[arg-type]
    scripted = ScriptedCall(Plan(flow, QUEUES, flows)).arrives()
    (played,) = (command.prompts for command in scripted.commands if isinstance(command, Play))
    return played


def test_the_moment_of_the_call_decides_in_beijing() -> None:
    assert first_prompts(Way(outcome="w", since="09:00", until="09:01")) == ("open",)
    assert first_prompts(Way(outcome="w", since="01:00", until="02:00")) == ("closed",)


def test_what_the_hotline_decided_for_the_day_decides() -> None:
    assert first_prompts(Way(outcome="w", day="working")) == ("open",)
    assert first_prompts(Way(outcome="w", day="working"), days={"2026-04-01": "holiday"}) == ("closed",)


def test_the_number_dialled_and_the_place_of_the_caller_are_known() -> None:
    assert first_prompts(Way(outcome="w", fact="dialed")) == ("open",)
    assert first_prompts(Way(outcome="w", fact="nothing-known")) == ("closed",)
