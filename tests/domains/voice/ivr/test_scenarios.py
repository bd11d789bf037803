"""Scenarios: the builtin ones pass, and a flow that behaves otherwise fails at the right step."""

import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.nodes.base import Edge
from hotline.domains.voice.ivr.rules.nodes.branch import Branch, Way
from hotline.domains.voice.ivr.rules.nodes.spoken_text import SpokenText
from hotline.domains.voice.ivr.rules.scenarios import SENTENCES, Scenario, failures, scenarios_from_toml
from hotline.kernel.errors import Invalid
from tests.domains.voice.ivr.callers import builtin_flow

FLOW = builtin_flow()
BUILTIN = Path("deploy/flows/scenarios/main.toml").read_text()


def fails(*steps: str, flow: Flow = FLOW, **scenario: object) -> tuple[int, str] | None:
    """The step that fails, and why; None when all is well."""
    failed = failures(flow, [Scenario("试", steps, **scenario)])  # type: ignore[arg-type]
    return (failed[0].step, failed[0].message) if failed else None


def test_the_shipped_scenarios_pass_in_milliseconds() -> None:
    scenarios = scenarios_from_toml(BUILTIN).scenario
    began = time.perf_counter()
    assert failures(FLOW, scenarios) == []
    assert len(scenarios) >= 40
    assert time.perf_counter() - began < 1


def test_the_shipped_scenarios_walk_every_edge_a_key_takes() -> None:
    """A branch led elsewhere is noticed: otherwise a scenario is missing."""
    scenarios = scenarios_from_toml(BUILTIN).scenario
    for place, edge in enumerate(FLOW.edges):
        if not FLOW.nodes[edge.source].is_menu or (edge.source, edge.outcome) == ("main", "wrong"):
            continue  # every key of the main menu means something
        elsewhere = "rating" if edge.target != "rating" else "end"
        edges = (*FLOW.edges[:place], replace(edge, target=elsewhere), *FLOW.edges[place + 1 :])
        assert failures(replace(FLOW, edges=edges), scenarios), f"nobody walks {edge.source} {edge.outcome}"


@pytest.mark.parametrize(
    ("steps", "step", "why"),
    [
        (["按 3", "排队 talent"], 2, "实际进入队列 general"),
        (["按 *", "排队 expert 优先 5"], 2, "实际优先级 100"),
        (["按 1", "来到 主菜单"], 2, "实际在“社会保险”"),
        (["等待", "听到 goodbye"], 2, "听到的是：menu-main"),
        (["等待", "没听到 menu-main"], 2, "听到了“menu-main”"),
        (["按 0 1"], 1, "按“1”时来电人在队列 general，按键无效"),
        (["按 0", "等待"], 2, "此时来电人在队列 general，等待后无下一步"),
        (["按 1", "路径 养老"], 2, "实际路径“社会保险”"),
        (["接通后结束"], 1, "来电人没有排队，在“欢迎与录音告知”"),
        (["按 0", "挂机"], 2, "没有挂机，来电人在队列 general"),
        (["按 0", "接通后结束", "按 2", "评价 3"], 4, "实际评价 2"),
        (["按 0", "评价 3"], 2, "没有评价"),
        (["按 0", "接通后结束", "按 2", "未评价"], 4, "评价了 2"),
        (["记下 order 123"], 1, "实际是“”"),
    ],
)
def test_the_step_that_fails_is_named_with_what_happened_instead(steps: list[str], step: int, why: str) -> None:
    assert fails(*steps) == (step, why)


def test_a_failure_reads_as_a_sentence() -> None:
    (failed,) = failures(FLOW, [Scenario("养老", ("按 1 1", "排队 labor"))])
    assert str(failed) == "场景“养老”第2步“排队 labor”：实际进入队列 social"


def test_texts_that_are_spoken_are_heard_by_their_words() -> None:
    nodes = {**FLOW.nodes, "emergency": SpokenText(label="停电", text="今天停电，请改日再拨。")}
    assert fails("等待", "听到 今天停电", "来到 停电", flow=replace(FLOW, nodes=nodes)) is None


def test_a_scenario_has_its_moment_and_its_days() -> None:
    nodes = {**FLOW.nodes, "welcome": Branch(label="日历", ways=(Way(outcome="closed", day="holiday"),))}
    edges = tuple(edge for edge in FLOW.edges if edge.source != "welcome")
    flow = replace(
        FLOW, nodes=nodes, edges=(*edges, Edge("welcome", "closed", "goodbye"), Edge("welcome", "else", "main"))
    )
    assert fails("听到 goodbye", flow=flow, at="2026-10-01 10:00") is None
    assert fails("听到 menu-main", flow=flow, at="2026-10-10 10:00") is None
    assert fails("听到 goodbye", flow=flow, at="2026-11-25 10:00", days={"2026-11-25": "holiday"}) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("flow = 3", "flow"),
        ('flow = "main"\n[[scenario]]\nname = "x"\nsteps = []', "steps"),
        ('flow = "main"\n[[scenario]]\nname = "x"\nsteps = ["唱 歌"]', "唱 歌"),
        ('flow = "main"\n[[scenario]]\nname = "x"\nsteps = ["按 井号"]', "按 井号"),
        ('flow = "main"\n[[scenario]]\nname = "x"\nsteps = ["等待 5秒"]', "等待 5秒"),
        ('flow = "main"\n[[scenario]]\nname = "x"\nat = "明天"\nsteps = ["等待"]', "明天"),
        ("= what", "格式有误"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_its_place(text: str, named: str) -> None:
    with pytest.raises(Invalid, match=named) as refusal:
        scenarios_from_toml(text)
    assert refusal.value.code == "scenarios_unreadable"


def test_every_sentence_there_is_is_told_in_the_guide() -> None:
    guide = Path("docs/flows.md").read_text()
    assert [verb for verb in SENTENCES if f"`{verb}" not in guide] == []
