"""Calls that the release before left in the bucket go on after an upgrade, as they would have gone on there.

``snapshots_before_phases.json`` was written by that release's own code: of each call what lay in the bucket, what
screens showed of it, what it was to the router, and what that release did when it took the call up again, everybody
still there (``adopted``) or nobody (``buried``). ``plan`` is the number of the plan in chaos.py it went by.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_doc import for_screens
from hotline.domains.voice.calls.rules.confidential import Confidential, joined
from hotline.domains.voice.calls.rules.held_calls import open_offers_of, waiting_of
from hotline.domains.voice.calls.rules.inputs import Adopted
from hotline.domains.voice.calls.rules.machine import Step, step
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.snapshot import call_from, doc_of, snapshot_of
from tests.domains.voice.calls.chaos import PLANS

SNAPSHOTS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("snapshots_before_phases.json").read_text())
NAMES = {"social": "社保席"}, {"1001": "王晓芳"}

each = pytest.mark.parametrize("left", SNAPSHOTS, ids=[snapshot["what"] for snapshot in SNAPSHOTS])
with_plan = [snapshot for snapshot in SNAPSHOTS if "plan" in snapshot]
each_with_plan = pytest.mark.parametrize("left", with_plan, ids=[snapshot["what"] for snapshot in with_plan])


def as_json(value: object) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def taken_up(left: Mapping[str, Any]) -> Call:
    call = call_from(msgspec.json.encode(left["stored"]))
    return joined(call, msgspec.convert(left["private"], Confidential)) if "private" in left else call


def adopted(call: Call, plan: int, legs: frozenset[str]) -> Step:
    return step(call, Adopted(at=call.at, alive=legs, up=legs, bridged=frozenset()), PLANS[plan])


def did(done: Step) -> tuple[list[str], list[str]]:
    """Without what that release did not know."""
    return [repr(command).replace(", people_only=False", "") for command in done.commands], [
        event.type for event in done.events
    ]


def test_every_phase_was_left() -> None:
    assert {snapshot["stored"].get("phase", "arrived") for snapshot in SNAPSHOTS} == set(Phase) - {Phase.ARRIVED}


@each
def test_screens_and_router_find_what_they_found(left: Mapping[str, Any]) -> None:
    call = taken_up(left)
    assert as_json(for_screens(doc_of(call), *NAMES)) == left["shown"] | {
        "talk_limit_at": None,
        "presentation": "unscreened",
        "objected": False,
    }
    assert sorted(call.legs.values()) == left["legs"]
    assert as_json(waiting_of(call)) == (left["waiting"] and left["waiting"] | {"people_only": False})
    offers = [open_offers_of(call, talking=talking) for talking in (False, True)]
    assert as_json(offers) == left["offers"]


@each
def test_what_had_happened_and_is_due_is_kept(left: Mapping[str, Any]) -> None:
    call, stored = taken_up(left), left["stored"]
    assert as_json(call.timers) == stored.get("timers", {})
    assert as_json(call.unstored) == stored.get("unstored", [])
    assert (call.seq, call.names, call.ending) == (stored["seq"], stored.get("names", 0), stored.get("ending", ""))


@each_with_plan
def test_taken_up_with_everybody_there_the_call_goes_on_as_it_would_have(left: Mapping[str, Any]) -> None:
    assert did(adopted(taken_up(left), left["plan"], frozenset(left["legs"]))) == (left["adopted"], left["told"])


@each_with_plan
def test_taken_up_with_nobody_there_the_call_is_closed_as_it_would_have_been(left: Mapping[str, Any]) -> None:
    assert did(adopted(taken_up(left), left["plan"], frozenset())) == (left["buried"], left["buried_told"])


@each
def test_written_again_it_reads_the_same(left: Mapping[str, Any]) -> None:
    call = taken_up(left)
    assert call_from(msgspec.json.encode(snapshot_of(call))) == call


def test_what_was_sealed_stays_sealed_until_it_is_opened() -> None:
    left = next(snapshot for snapshot in SNAPSHOTS if "private" in snapshot)
    sealed = call_from(msgspec.json.encode(left["stored"]))
    assert sealed.private is not None
    assert taken_up(left).private is None


def test_a_call_that_had_not_begun_is_read_too() -> None:
    call = call_from(b'{"id":"c","site":"bj1","node":"a","at":"2026-04-01T01:00:00Z"}')
    assert (call.id, call.phase) == ("c", Phase.ARRIVED)
