"""Drafts, trials, publications and roll-backs: who may overwrite what, which callers get which version, who did it."""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from hotline.domains.voice.ivr import ports
from hotline.domains.voice.ivr.actions import drafts, publication, switches
from hotline.domains.voice.ivr.models import FlowChange, FlowVersion
from hotline.domains.voice.ivr.queries.flows import changed, changes, published_flows
from hotline.domains.voice.ivr.rules.flow import Flow
from hotline.domains.voice.ivr.rules.nodes.back import Back
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Node
from hotline.domains.voice.ivr.rules.nodes.spoken_text import SpokenText, prompt_of
from hotline.domains.voice.ivr.rules.nodes.subflow import Subflow
from hotline.domains.voice.routing.actions.administration import save_queue, save_skill
from hotline.domains.voice.routing.ports import QueueConfig
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.errors import Invalid, NotFound, Refused
from tests.domains.voice.ivr.callers import builtin_flow

pytestmark = pytest.mark.django_db

SCENARIOS = Path("deploy/flows/scenarios/main.toml").read_text()
spoken: list[dict[str, str]] = []


def remember(texts: dict[str, str]) -> dict[str, bytes]:
    """In the voice's place: what it was asked to say."""
    spoken.append(texts)
    return {name: text.encode() for name, text in texts.items()}


@pytest.fixture(autouse=True)
def _published() -> None:
    """The shipped flow answers calls as version 1."""
    spoken.clear()
    save_skill(by="1001", code="all", name="综合")
    for queue in builtin_flow().queues():
        save_queue(by="1001", queue=QueueConfig(queue, queue, "all"))
    publication.publish_flow(by="1001", flow=builtin_flow(), numbers=["12333"], scenarios=SCENARIOS)


def renamed(name: str) -> Flow:
    return replace(builtin_flow(), name=name)


def draft(flow: Flow, base: int = 1, by: str = "2001") -> int:
    return drafts.save_draft(by=by, flow=flow, base=base, numbers=["12333"], scenarios=SCENARIOS).version


def sent() -> int:
    return Outgoing.objects.filter(subject="config/flows").count()


def state(version: int) -> str:
    return FlowVersion.objects.get(flow="main", version=version).state


# Drafts ----------------------------------------------------------------------------------------------------------


def test_a_draft_is_heard_by_nobody() -> None:
    before = sent()
    assert draft(renamed("新")) == 2
    assert (sent(), published_flows().flows["main"].version, state(2)) == (before, 1, "draft")
    assert AuditRow.objects.filter(by="2001", action="ivr.save_flow", about="flow/main/2").exists()


def test_a_draft_may_be_unsound_for_it_is_not_finished() -> None:
    assert draft(replace(builtin_flow(), edges=())) == 2


def test_of_two_who_began_from_the_same_version_the_second_is_told_and_overwrites_nothing() -> None:
    draft(renamed("甲"), by="2001")
    with pytest.raises(Refused) as refusal:
        draft(renamed("乙"), by="2002")
    assert (refusal.value.status, refusal.value.code) == (409, "stale_version")
    assert {"newest": 2, "by": "2001"}.items() <= refusal.value.extra.items()
    assert FlowVersion.objects.count() == 2
    assert draft(renamed("乙"), base=2, by="2002") == 3


def test_a_draft_with_scenarios_nobody_understands_is_refused() -> None:
    with pytest.raises(Invalid) as refusal:
        drafts.save_draft(by="2001", flow=builtin_flow(), base=1, scenarios="flow = 3")
    assert refusal.value.code == "scenarios_unreadable"


# Trials ----------------------------------------------------------------------------------------------------------


def test_a_draft_on_trial_answers_its_own_number_and_no_other() -> None:
    draft(renamed("试"))
    drafts.try_version(by="2001", flow="main", version=2, numbers=["9901"])
    flows = published_flows()
    assert (flows.answering("9901").name, flows.answering("12333").version) == ("试", 1)


def test_a_new_trial_ends_the_one_before_and_ending_it_frees_the_number() -> None:
    draft(renamed("试"))
    draft(renamed("再试"), base=2)
    drafts.try_version(by="2001", flow="main", version=2, numbers=["9901"])
    drafts.try_version(by="2001", flow="main", version=3, numbers=["9901"])
    assert (state(2), published_flows().answering("9901").name) == ("draft", "再试")
    drafts.end_trial(by="2001", flow="main")
    assert (state(3), published_flows().trials) == ("draft", {})
    with pytest.raises(Refused, match="没有试用中的版本"):
        drafts.end_trial(by="2001", flow="main")


def test_callers_of_a_trial_that_ended_still_finish_in_it() -> None:
    draft(renamed("试"))
    drafts.try_version(by="2001", flow="main", version=2, numbers=["9901"])
    drafts.end_trial(by="2001", flow="main")
    walked = published_flows().walked("main", 2)
    assert walked is not None
    assert walked.name == "试"


def test_a_number_that_citizens_dial_is_not_for_trials() -> None:
    draft(renamed("试"))
    with pytest.raises(Refused) as refusal:
        drafts.try_version(by="2001", flow="main", version=2, numbers=["12333"])
    assert refusal.value.code == "number_taken"


def test_what_is_not_fit_to_be_published_is_not_tried_either() -> None:
    draft(replace(builtin_flow(), edges=()))
    with pytest.raises(Invalid):
        drafts.try_version(by="2001", flow="main", version=2, numbers=["9901"])
    assert state(2) == "draft"


# Publishing and going back -----------------------------------------------------------------------------------------


def test_a_published_draft_answers_calls_and_the_one_before_is_kept_for_calls_in_progress() -> None:
    draft(renamed("新"))
    before = published_flows().version
    publication.publish_version(by="2001", flow="main", version=2)
    flows = published_flows()
    assert flows.version > before
    assert (flows.answering("12333").name, state(1)) == ("新", "retired")
    assert flows.walked("main", 1) == builtin_flow()
    with pytest.raises(Refused, match="已发布"):
        publication.publish_version(by="2001", flow="main", version=2)


def test_a_version_no_call_can_be_in_any_more_is_not_sent_along() -> None:
    draft(renamed("新"))
    publication.publish_version(by="2001", flow="main", version=2)
    FlowVersion.objects.filter(version=1).update(left_at=datetime.now(UTC) - timedelta(days=2))
    assert published_flows().older == ()


def test_going_back_brings_the_old_version_and_its_numbers_back_at_once() -> None:
    draft(renamed("新"))
    publication.publish_version(by="2001", flow="main", version=2)
    before, version = sent(), published_flows().version
    publication.revert(by="2002", flow="main", version=1)
    assert (state(1), state(2), sent()) == ("published", "retired", before + 1)
    assert published_flows().answering("12333") == builtin_flow()
    assert published_flows().version > version
    assert AuditRow.objects.filter(by="2002", action="ivr.roll_back_flow", about="flow/main/1").exists()


def test_there_is_no_going_back_to_what_was_never_published() -> None:
    draft(renamed("新"))
    for version in (1, 2):
        with pytest.raises(Refused, match="只能退回"):
            publication.revert(by="2002", flow="main", version=version)
    with pytest.raises(NotFound):
        publication.revert(by="2002", flow="main", version=99)


def test_a_flow_that_fails_a_scenario_is_not_published_and_the_step_is_named() -> None:
    flow = builtin_flow()
    edges = tuple(
        replace(edge, target="talent") if (edge.source, edge.outcome) == ("main", "3") else edge for edge in flow.edges
    )
    draft(replace(flow, edges=edges))
    with pytest.raises(
        Invalid, match="场景“按3就业创业，进综合席”第2步“排队 general 优先 0”：实际进入队列 talent"
    ) as refusal:
        publication.publish_version(by="2001", flow="main", version=2)
    assert refusal.value.code == "scenario_failed"
    assert (state(1), state(2)) == ("published", "draft")


def test_a_prompt_nobody_recorded_keeps_a_flow_from_being_published() -> None:
    flow = builtin_flow()
    nodes = {**flow.nodes, "rights": replace(flow.nodes["rights"], prompts=("no-such-prompt",))}
    draft(replace(flow, nodes=nodes))
    with pytest.raises(Invalid, match="：没有这些播报：no-such-prompt"):
        publication.publish_version(by="2001", flow="main", version=2)


def with_text(text: str) -> Flow:
    flow = builtin_flow()
    return replace(flow, nodes={**flow.nodes, "emergency": SpokenText(label="紧急播报", text=text, switch="emergency")})


@ports.prompt_speaker.override(remember)
def test_texts_are_spoken_before_anybody_can_hear_them() -> None:
    drafts.save_draft(by="2001", flow=with_text("今天停电。"), base=1)
    publication.publish_version(by="2001", flow="main", version=2)
    assert spoken == [{prompt_of("今天停电。"): "今天停电。"}]


def test_what_is_published_while_a_trial_is_prepared_goes_on_answering_calls() -> None:
    """Speaking takes seconds, in which somebody else decides."""
    drafts.save_draft(by="2001", flow=with_text("今天停电。"), base=1, numbers=["12333"])

    def publish_meanwhile(texts: dict[str, str]) -> dict[str, bytes]:
        with ports.prompt_speaker.override(remember):
            publication.publish_version(by="2002", flow="main", version=2)
        return remember(texts)

    with ports.prompt_speaker.override(publish_meanwhile), pytest.raises(Refused) as refusal:
        drafts.try_version(by="2001", flow="main", version=2, numbers=["9901"])
    assert refusal.value.code == "already_published"
    assert (state(2), published_flows().answering("12333").version) == ("published", 2)


def test_what_changed_and_who_did_it_can_be_read() -> None:
    draft(renamed("新"), by="2001")
    publication.publish_version(by="2002", flow="main", version=2)
    assert [each.message for each in changed("main", 1, 2)] == ["流程名称由“12333 主流程”改为“新”"]
    log = [(row.what, row.version, row.by) for row in changes("main")]
    assert log == [("published", 2, "2002"), ("saved", 2, "2001"), ("published", 1, "1001")]


# Flows that are parts of others ------------------------------------------------------------------------------------


def part(*, comes_back: bool = True) -> Flow:
    flow = builtin_flow()
    reused = {name: flow.nodes[name] for name in ("orders", "general", "end")}
    nodes: dict[str, Node] = {**reused, "back": Back(label="返回")}
    edges = tuple(Edge("general", on, "end") for on in ("served", "callback", "failed"))
    onward = Edge("orders", "done", "back" if comes_back else "general")
    if not comes_back:
        del nodes["back"]
        nodes["orders"] = replace(flow.nodes["orders"], prompts=("recording-notice",))
    return Flow("notice", 1, "须知", "orders", "general", nodes, (*edges, onward))


def calling_the_part() -> Flow:
    flow = builtin_flow()
    return replace(flow, nodes={**flow.nodes, "orders": Subflow(label="须知", flow="notice")})


def test_a_flow_with_a_part_is_published_after_the_part() -> None:
    draft(calling_the_part())
    with pytest.raises(Invalid, match="没有已发布的子流程“notice”"):
        publication.publish_version(by="2001", flow="main", version=2)
    publication.publish_flow(by="2001", flow=part())
    FlowVersion.objects.filter(version=2).update(scenarios="")
    publication.publish_version(by="2001", flow="main", version=2)
    assert published_flows().flows.keys() == {"main", "notice"}


def test_a_part_that_would_break_the_flows_it_is_a_part_of_is_refused() -> None:
    publication.publish_flow(by="2001", flow=part())
    publication.publish_flow(by="2001", flow=calling_the_part(), numbers=["12333"])
    with pytest.raises(Invalid, match="流程“12333 主流程”会因此出错") as refusal:
        publication.publish_flow(by="2001", flow=part(comes_back=False))
    assert refusal.value.code == "breaks_another_flow"


# Switches and days -------------------------------------------------------------------------------------------------


def test_one_switch_turns_an_announcement_on_for_the_next_caller_and_off_again() -> None:
    switches.switch(by="2001", name="emergency", on=True)
    assert published_flows().on == {"emergency"}
    before = sent()
    switches.switch(by="2001", name="emergency", on=True)
    assert sent() == before, "it was on already"
    switches.switch(by="2001", name="emergency", on=False)
    assert published_flows().on == frozenset()
    assert AuditRow.objects.filter(action="ivr.switch_announcement", about="announcement/emergency").count() == 2


def test_an_announcement_no_flow_has_cannot_be_switched() -> None:
    with pytest.raises(NotFound):
        switches.switch(by="2001", name="party", on=True)


def test_a_day_decided_otherwise_goes_to_callcontrol_and_can_be_taken_back() -> None:
    switches.set_day(by="2001", day=date(2026, 12, 31), kind="holiday")
    assert published_flows().days == {"2026-12-31": "holiday"}
    switches.set_day(by="2001", day=date(2026, 12, 31), kind="")
    assert published_flows().days == {}
    assert FlowChange.objects.filter(about="day/2026-12-31").count() == 2


def test_what_is_sent_is_small_enough_for_the_bus_after_many_publications() -> None:
    for version in range(2, 30):
        drafts.save_draft(by="2001", flow=renamed(f"第{version}"), base=version - 1)
        publication.publish_version(by="2001", flow="main", version=version)
    newest = Outgoing.objects.filter(subject="config/flows").order_by("-id")[0]
    assert len(bytes(newest.payload)) < 512 * 1024
    assert len(json.loads(bytes(newest.payload))["older"]) == 20
