"""A flow that would lose, trap or puzzle callers is refused, with the node named."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet, flow_from_json, flow_to_json
from hotline.domains.voice.ivr.rules.problems import problems
from hotline.kernel.errors import Invalid
from tests.domains.voice.ivr.callers import BUILTIN, Caller, builtin_flow

type FlowJson = dict[str, Any]


def builtin_json() -> FlowJson:
    """The delivered flow as it is written down, to be spoilt."""
    return dict(json.loads(BUILTIN.read_text()))


def edge(flow: FlowJson, source: str, outcome: str) -> dict[str, str]:
    return next(e for e in flow["edges"] if (e["from"], e["on"]) == (source, outcome))


def aim(flow: FlowJson, source: str, outcome: str, target: str) -> None:
    edge(flow, source, outcome)["to"] = target


def found(flow: FlowJson) -> set[tuple[str, str]]:
    return {(problem.node, problem.code) for problem in problems(flow_from_json(json.dumps(flow)))}


def add_third_menu(flow: FlowJson) -> None:
    flow["nodes"]["third"] = {"kind": "menu", "label": "三级", "prompts": ["x"]}
    aim(flow, "social-menu", "1", "third")
    flow["edges"] += [{"from": "third", "on": on, "to": "social"} for on in ("0", "timeout", "wrong")]


def circle_in_silence(flow: FlowJson) -> None:
    aim(flow, "main", "timeout", "orders")
    aim(flow, "orders", "done", "main")


def close_for_ever(flow: FlowJson) -> None:
    """A branch whose every way leads back to itself by way of an announcement."""
    flow["nodes"]["b"] = {"kind": "branch", "label": "分", "ways": [{"outcome": "open", "day": "working"}]}
    flow["edges"] += [{"from": "b", "on": "open", "to": "general"}, {"from": "b", "on": "else", "to": "orders"}]
    aim(flow, "orders", "done", "b")


def branch_on_nothing(flow: FlowJson) -> None:
    close_for_ever(flow)
    flow["nodes"]["b"]["ways"] = [{"outcome": "open"}]


def announce_welcome_only(flow: FlowJson) -> None:
    flow["nodes"]["welcome"]["prompts"] = ["welcome"]


def announce_recording_only_sometimes(flow: FlowJson) -> None:
    flow["nodes"]["welcome"]["switch"] = "busy-day"


def announce_recording_on_one_way_only(flow: FlowJson) -> None:
    announce_welcome_only(flow)
    flow["nodes"]["orders"]["prompts"] = ["recording-notice"]


def a_message_before_it(flow: FlowJson) -> None:
    flow["entry"] = "voicemail"


def zero_to_a_branch(flow: FlowJson) -> None:
    close_for_ever(flow)
    aim(flow, "orders", "done", "general")
    aim(flow, "b", "else", "goodbye")
    aim(flow, "main", "0", "b")


SPOILT: list[tuple[Callable[[FlowJson], object], tuple[str, str]]] = [
    (lambda f: f.update(entry="nowhere"), ("", "unknown_entry")),
    (lambda f: f.update(person="goodbye"), ("", "unknown_person")),
    (lambda f: aim(f, "main", "3", "nowhere"), ("main", "unknown_target")),
    (lambda f: f["edges"].append({"from": "ghost", "on": "done", "to": "end"}), ("ghost", "unknown_source")),
    (lambda f: f["edges"].append({"from": "main", "on": "maybe", "to": "end"}), ("main", "unexpected_branch")),
    (lambda f: f["edges"].append({"from": "main", "on": "9", "to": "end"}), ("main", "unexpected_branch")),
    (lambda f: f["edges"].append({"from": "main", "on": "1", "to": "end"}), ("main", "double_branch")),
    (lambda f: f["edges"].remove(edge(f, "orders", "done")), ("orders", "dead_end")),
    (lambda f: f["edges"].remove(edge(f, "main", "0")), ("main", "missing_branch")),
    (lambda f: f["edges"].remove(edge(f, "rating", "skipped")), ("rating", "missing_branch")),
    (lambda f: aim(f, "main", "4", "general"), ("talent", "unreachable")),
    (lambda f: aim(f, "goodbye", "done", "goodbye"), ("goodbye", "no_way_out")),
    (circle_in_silence, ("main", "silent_loop")),
    (add_third_menu, ("third", "too_deep")),
    (close_for_ever, ("orders", "silent_loop")),
    (branch_on_nothing, ("b", "no_condition")),
    (zero_to_a_branch, ("main", "no_person")),
    (lambda f: aim(f, "main", "0", "social-menu"), ("main", "no_person")),
    (lambda f: aim(f, "main", "0", "goodbye"), ("main", "no_person")),
    (announce_welcome_only, ("general", "no_notice")),
    (announce_recording_only_sometimes, ("general", "no_notice")),
    (announce_recording_on_one_way_only, ("social", "no_notice")),
    (a_message_before_it, ("voicemail", "no_notice")),
]


@pytest.mark.parametrize(("spoil", "problem"), SPOILT, ids=[f"{node or 'flow'}-{code}" for _, (node, code) in SPOILT])
def test_what_is_wrong_is_named_with_its_node(spoil: Callable[[FlowJson], object], problem: tuple[str, str]) -> None:
    flow = builtin_json()
    spoil(flow)
    assert problem in found(flow)


def test_zero_may_lead_to_a_person_by_way_of_a_branch_and_an_announcement() -> None:
    flow = builtin_json()
    zero_to_a_branch(flow)
    aim(flow, "b", "else", "orders")
    assert "no_person" not in {code for _, code in found(flow)}


def test_a_prompt_nobody_recorded_is_named_with_its_node() -> None:
    flow = builtin_flow()
    (missing,) = problems(flow, prompts=flow.prompts() - {"rights-moment"})
    assert (missing.node, missing.code) == ("rights-ask", "missing_prompt")
    assert problems(flow, prompts=flow.prompts()) == []


def test_the_flow_as_delivered_has_no_problem() -> None:
    assert found(builtin_json()) == set()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda f: f["nodes"]["main"].update(kind="lottery"),
        lambda f: f["nodes"]["main"].update(prompts=[]),
        lambda f: f["nodes"]["main"].update(wait_seconds=0),
        lambda f: f["nodes"]["main"].update(colour="red"),
        lambda f: f["nodes"]["general"].pop("queue"),
        lambda f: f.update(id="Not An Id"),
    ],
)
def test_what_is_no_flow_at_all_is_unreadable(spoil: Callable[[FlowJson], object]) -> None:
    flow = builtin_json()
    spoil(flow)
    with pytest.raises(Invalid) as refusal:
        flow_from_json(json.dumps(flow))
    assert refusal.value.code == "flow_unreadable"


def test_a_flow_survives_being_written_and_read() -> None:
    assert flow_from_json(flow_to_json(builtin_flow())) == builtin_flow()


def test_a_dialled_number_has_its_flow_and_others_the_default() -> None:
    flow, other = builtin_flow(), flow_from_json(json.dumps({**builtin_json(), "id": "night"}))
    flows = FlowSet(1, {"main": flow, "night": other}, {"12333": "main"}, "night")
    assert (flows.answering("12333").id, flows.answering("010").id) == ("main", "night")


targets = st.sampled_from(sorted(builtin_flow().nodes))


@given(st.lists(st.tuples(st.integers(0, len(builtin_flow().edges) - 1), targets), min_size=1, max_size=6))
def test_a_flow_judged_sound_brings_every_silent_caller_to_a_person_or_the_end(rewired: list[tuple[int, str]]) -> None:
    flow = builtin_json()
    for place, target in rewired:
        flow["edges"][place]["to"] = target
    parsed: Flow = flow_from_json(json.dumps(flow))
    if problems(parsed):
        return
    ringing = Caller(parsed)
    for _ in range(4 * len(parsed.nodes)):
        if ringing.queue or ringing.hung_up:
            break
        ringing.waits()
    assert ringing.queue or ringing.hung_up
