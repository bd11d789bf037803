"""Which version of a flow a call gets, as new ones are published while it lasts."""

from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.parts import Caller
from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.sounds import StoredSound
from hotline.domains.voice.ivr.rules.walk import start
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.storage import Folder
from hotline.processes.callcontrol.plans import Plans
from hotline.processes.callcontrol.sounds import Sounds
from tests.domains.voice.ivr.callers import builtin_flow

FIRST = builtin_flow()
SECOND = replace(FIRST, version=2, name="新")
NINE = datetime(2026, 11, 25, 1, 0, tzinfo=UTC)


def call(flow: Flow | None = None, dialed: str = "12333") -> Call:
    """Under way in a flow, or just arrived."""
    walk = start(flow, {})[0] if flow else None
    return Call(id="c", site="bj1", node="a", at=NINE, caller=Caller(dialed=dialed), walk=walk)


async def plans(bus: Bus, flows: FlowSet, folder: Path = Path("nowhere"), **more: Collection[str]) -> Plans:
    plans_taken = Plans(Sounds(bus, Folder(folder)), **more)
    await plans_taken._take("flows", msgspec.json.encode(flows))
    return plans_taken


def published(*older: Flow) -> FlowSet:
    return FlowSet(2, {"main": SECOND}, {"12333": "main"}, "main", older=older)


async def test_a_call_in_progress_keeps_its_version_and_a_new_one_gets_the_newest(bus: Bus) -> None:
    plans_taken = await plans(bus, published(FIRST))
    assert plans_taken.plan_for(call(FIRST)).flow == FIRST
    assert plans_taken.plan_for(call()).flow == SECOND


async def test_a_version_no_longer_kept_is_continued_in_the_newest(bus: Bus) -> None:
    assert (await plans(bus, published())).plan_for(call(FIRST)).flow == SECOND


async def test_a_trial_number_is_answered_by_the_version_on_trial(bus: Bus) -> None:
    draft = replace(FIRST, version=3)
    plans_taken = await plans(bus, replace(published(), trials={"9901": draft}))
    assert plans_taken.plan_for(call(dialed="9901")).flow == draft
    assert plans_taken.plan_for(call(draft, dialed="9901")).flow == draft


async def test_the_plan_carries_what_the_flow_may_lead_to(bus: Bus) -> None:
    flows = replace(published(), on=frozenset({"emergency"}), days={"2026-12-31": "holiday"})
    assert (await plans(bus, flows)).plan_for(call()).flows == flows


async def test_callers_are_told_of_the_recording_and_citizens_dialled_where_that_is_set(bus: Bus) -> None:
    assert (await plans(bus, published())).plan_for(call()).notice == {"in"}
    assert (await plans(bus, published(), notice=("in", "out"))).plan_for(call()).notice == {"in", "out"}


async def test_a_sound_is_fetched_before_anything_may_say_it(bus: Bus, tmp_path: Path) -> None:
    await bus.bucket("sounds", StoredSound).put("own/aa", StoredSound(b"tone"))
    plans_taken = await plans(bus, replace(published(), sounds={"welcome": "own/aa"}), tmp_path)
    assert (tmp_path / "own/aa.alaw").read_bytes() == b"tone"
    assert plans_taken.plan_for(call()).sounds_of(("welcome", "goodbye")) == ("own/aa", "goodbye")


async def test_where_a_sound_is_not_to_be_had_the_delivered_prompt_is_said(bus: Bus, tmp_path: Path) -> None:
    plans_taken = await plans(bus, replace(published(), sounds={"welcome": "own/gone"}), tmp_path)
    assert plans_taken.plan_for(call()).sounds_of(("welcome",)) == ("welcome",)
