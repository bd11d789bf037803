"""The invariants on a real call: Asterisk, the bus and the database held against one another."""

from collections.abc import Iterator

import msgspec
import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from hotline.domains.insight.operations.actions.invariants import check_invariants
from hotline.domains.insight.operations.models import OpenViolation
from hotline.domains.voice.calls.ports import LegRole
from hotline.infrastructure.settings import settings
from tests.domains.voice.calls.tales import NINE
from tests.processes.projector import projecting
from tests.scenarios.callcontrol.node import Floor, Node, talk

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def as_worker(node: Node, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The settings of the node's worker."""
    for name, value in node.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("hotline.domains.insight.operations.actions.invariants.LOOK_AGAIN_SECONDS", 1.0)
    settings.cache_clear()
    yield
    settings.cache_clear()


async def violated() -> set[tuple[str, str]]:
    """Look, as the worker does: invariant and subject of everything that is wrong now."""

    def look() -> set[tuple[str, str]]:
        OpenViolation.objects.all().delete()
        try:
            check_invariants(NINE)
            return set(OpenViolation.objects.values_list("invariant", "about"))
        finally:
            connections.close_all()

    # In a thread of its own, as the worker is a process of its own: the projector goes on meanwhile.
    return await sync_to_async(look, thread_sensitive=False)()


async def test_a_talk_holds_them_and_what_is_broken_about_it_is_seen(floor: Floor, as_worker: None) -> None:
    async with await floor.agent_phone() as phone, projecting(floor.bus):
        await phone.register()
        caller, _, waiting = await talk(floor, phone)
        assert await violated() == set()
        live = await floor.snapshot(waiting.call)
        assert live is not None

        twin = msgspec.structs.replace(live, id="twin")
        await floor.calls.put("twin", twin)
        assert await violated() == {("invariant_one_call", "agent/1001")}

        gone = msgspec.structs.replace(live.inside, legs={LegRole.CALLER: "no-such.1"})
        await floor.calls.put("twin", msgspec.structs.replace(twin, internals=gone))
        assert await violated() == {("invariant_open", "call/twin")}

        await floor.calls.delete("twin")
        assert await violated() == set()
        await caller.hang_up()


async def test_a_switch_that_is_away_is_no_violation(
    floor: Floor, as_worker: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    call = await floor.citizen.call("12333", caller="13800138000")
    monkeypatch.setenv("HOTLINE_TELEPHONY__ARI_PASSWORD", "wrong")
    settings.cache_clear()
    assert await violated() == set()
    await call.hang_up()
