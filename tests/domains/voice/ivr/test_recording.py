"""A rehearsal recorded as a scenario: it passes in its own flow, and fails in one that behaves otherwise."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.nodes.spoken_text import SpokenText
from hotline.domains.voice.ivr.rules.recorder import Offer, Recording, record
from hotline.domains.voice.ivr.rules.scenario_table import TableStep, line_of, step_of
from hotline.domains.voice.ivr.rules.scenarios import Failure, Scenario, failures
from hotline.kernel.errors import Invalid
from tests.domains.voice.ivr.callers import KEYS, builtin_flow

FLOW = builtin_flow()
BEGINNING = Scenario("预演", ())
#: An identity number and the end of a card's: both fit the builtin flow's questions.
NUMBERS = ("110199196503120013", "660013")
ANSWER = '{"months": 278, "last_month": "2026-10", "balance": "45678.90"}'


def recorded(*lines: str, flow: Flow = FLOW) -> list[str]:
    return [line_of(step) for step in record(flow, BEGINNING, [step_of(line) for line in lines]).steps]


def failed(recording: Recording, flow: Flow = FLOW) -> list[Failure]:
    return failures(flow, [Scenario("录下的", tuple(map(line_of, recording.steps)))])


def test_what_the_caller_does_and_what_the_flow_then_does_are_recorded_in_turn() -> None:
    assert recorded("等待", "按 1", "按 1", "接通后结束", "按 2", "等待") == [
        *("听到 recording-notice", "听到 welcome", "来到 欢迎与录音告知"),
        *("等待", "听到 menu-main", "来到 主菜单"),
        *("按 1", "听到 menu-social", "听到 menu-objection", "来到 社会保险"),
        *("按 1", "排队 social 优先 0", "路径 社会保险 › 养老"),
        *("接通后结束", "听到 rating-ask", "来到 服务评价"),
        *("按 2", "听到 rating-thanks", "评价 2", "来到 评价致谢"),
        *("等待", "挂机"),
    ]


def test_keys_that_change_nothing_yet_become_one_step() -> None:
    steps = recorded("按 1", "按 5", *(f"按 {key}" for key in "110199196503120013"))
    assert "按 1 1 0 1 9 9 1 9 6 5 0 3 1 2 0 0 1 3" in steps
    assert not [step for step in steps if step.startswith("记下")], "an identity number is private"


def test_values_and_spoken_texts_are_recorded_in_their_words() -> None:
    identity = "按 1 1 0 1 9 9 1 9 6 5 0 3 1 2 0 0 1 3"
    steps = recorded("按 1 5", identity, "按 6 6 0 0 1 3", f"查询 benefits 成功 {ANSWER}")
    assert {"听到 二十三年两个月", "听到 二零二六年十月"} <= set(steps)
    nodes = {**FLOW.nodes, "welcome": SpokenText(label="停电", text="今天停电，\n请改日再拨。")}
    assert recorded(flow=replace(FLOW, nodes=nodes)) == ["听到 今天停电，", "来到 停电"]


def test_a_recorded_scenario_fails_where_the_flow_is_led_elsewhere() -> None:
    recording = record(FLOW, BEGINNING, [TableStep("等待"), TableStep("按", ("3",))])
    assert failed(recording) == []
    edges = tuple(replace(edge, target="talent") if edge.target == "general" else edge for edge in FLOW.edges)
    assert [found.message for found in failed(recording, replace(FLOW, edges=edges))] == ["实际进入队列 talent"]


def test_what_is_not_possible_now_is_refused() -> None:
    with pytest.raises(Invalid, match="没有排队") as refusal:
        recorded("接通后结束")
    assert refusal.value.code == "step_impossible"


@pytest.mark.parametrize(
    ("lines", "offers"),
    [
        (["按 1"], [("按 0", "人工"), ("按 1", "养老"), ("按 9", "重听"), ("等待", "")]),
        (["按 0"], [("接通后结束", ""), ("约定回拨", ""), ("无人接听", ""), ("坐席掉线", "")]),
        (["按 0", "接通后结束"], [("按 5", "非常不满意")]),
        (["按 0", "接通后结束", "按 1", "等待"], []),
    ],
)
def test_what_may_come_next_is_offered(lines: list[str], offers: list[tuple[str, str]]) -> None:
    recording = record(FLOW, BEGINNING, [step_of(line) for line in lines])
    found = [(line_of(offer.step), offer.label) for offer in recording.offers]
    assert set(offers) <= set(found)
    assert recording.over is (found == [])


@given(st.integers(min_value=0), st.integers(min_value=0, max_value=25))
def test_whatever_is_rehearsed_passes_as_a_scenario(seed: int, length: int) -> None:
    chosen = random.Random(seed)
    actions: list[TableStep] = []
    recording = record(FLOW, BEGINNING, actions)
    while recording.offers and len(actions) < length:
        actions += filled(chosen.choice(recording.offers), chosen)
        recording = record(FLOW, BEGINNING, actions)
    assert failed(recording) == []


def filled(offer: Offer, chosen: random.Random) -> list[TableStep]:
    step = offer.step
    if step.verb == "查询":
        return [TableStep("查询", (*step.values[:2], chosen.choice([ANSWER, ""])))]
    if step.verb != "按" or step.values[0]:
        return [step]
    if offer.label == "号码" and chosen.random() < 0.7:
        return [TableStep("按", (key,)) for key in chosen.choice(NUMBERS)]
    return [TableStep("按", (chosen.choice(KEYS),))]
