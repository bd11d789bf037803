"""Which version of a flow a call gets, as new ones are published while it lasts."""

from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from hotline.domains.calls.rules import Call
from hotline.domains.ivr.rules import Flow, FlowSet, start
from hotline.processes.callcontrol.plans import Plans
from tests.domains.ivr.callers import shipped_flow

FIRST = shipped_flow()
SECOND = replace(FIRST, version=2, name="新")
NINE = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)


def call(flow: Flow | None = None, dialed: str = "12333") -> Call:
    """Under way in a flow, or just arrived."""
    walk = start(flow, {})[0] if flow else None
    return Call(id="c", site="bj1", node="a", at=NINE, dialed=dialed, walk=walk)


def plans(flows: FlowSet) -> Plans:
    told = Plans()
    told._take("flows", msgspec.json.encode(flows))
    return told


def published(*older: Flow) -> FlowSet:
    return FlowSet(2, {"main": SECOND}, {"12333": "main"}, "main", older=older)


def test_a_call_in_progress_keeps_its_version_and_a_new_one_gets_the_newest() -> None:
    told = plans(published(FIRST))
    assert told.plan_for(call(FIRST)).flow == FIRST
    assert told.plan_for(call()).flow == SECOND


def test_a_version_no_longer_kept_is_continued_in_the_newest() -> None:
    assert plans(published()).plan_for(call(FIRST)).flow == SECOND


def test_a_trial_number_is_answered_by_the_version_on_trial() -> None:
    draft = replace(FIRST, version=3)
    told = plans(replace(published(), trials={"9901": draft}))
    assert told.plan_for(call(dialed="9901")).flow == draft
    assert told.plan_for(call(draft, dialed="9901")).flow == draft


def test_the_plan_carries_what_the_flow_may_lead_to() -> None:
    flows = replace(published(), on=frozenset({"emergency"}), days={"2026-12-31": "holiday"})
    assert plans(flows).plan_for(call()).flows == flows
