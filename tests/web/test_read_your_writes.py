"""Who writes and then reads sees it: answers name the events made, reads wait for the projector, and not for ever."""

import asyncio
import time
from collections.abc import Sequence
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.test import AsyncClient, RequestFactory
from django.urls import Resolver404, resolve

from hotline.config.read_your_writes import PROJECTED, read_your_writes
from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.service.workorders.actions import publication
from hotline.domains.service.workorders.models import Case
from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand, Hold
from hotline.domains.voice.routing.ports import Ack
from hotline.infrastructure import live, positions
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.eventlog import catch_up
from hotline.kernel.positions import BEHIND, POSITION, REQUESTED_POSITION
from tests.domains.service.messaging.arrivals import log
from tests.domains.service.workorders.staffed import VALUES
from tests.domains.voice.calls.tales import answered_call
from tests.nats_server import until
from tests.web.acd import Acd
from tests.web.people import signed_in

pytestmark = [pytest.mark.real, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("sealing_keys")]

CALL = answered_call("c1", "1001").events
OF_CALL = [event for event in CALL if event.subject == "call/c1"]
ALL_OF_IT = f"call/c1={len(OF_CALL)}"
LATE_SECONDS = 0.4


def position_header(text: str) -> dict[str, str]:
    return {REQUESTED_POSITION: text}


async def get(path: str, position: str = "", number: str = "2001") -> tuple[Any, float]:
    """The answer, and how many seconds it took."""
    browser, began = signed_in(number, "calls.view_all", "workorders.view_all"), time.monotonic()
    answer = await browser.get(path, headers=position_header(position) if position else {})
    return answer, time.monotonic() - began


async def project_late() -> None:
    await asyncio.sleep(LATE_SECONDS)
    await sync_to_async(log)(CALL)


async def test_a_read_waits_for_a_slow_projector_and_has_the_row() -> None:
    late = asyncio.create_task(project_late())
    answer, took = await get("/api/calls/c1", ALL_OF_IT)
    await late
    assert (answer.status_code, answer.json()["row"]["id"]) == (200, "c1")
    assert took >= LATE_SECONDS
    assert BEHIND not in answer.headers


async def test_with_the_projector_stopped_it_is_answered_and_says_that_it_is_behind(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(catch_up, "MAX_WAIT_SECONDS", LATE_SECONDS)
    answer, took = await get("/api/calls", ALL_OF_IT)
    assert (answer.status_code, answer.json()["rows"]) == (200, [])
    assert answer[BEHIND] == ALL_OF_IT
    assert LATE_SECONDS <= took < LATE_SECONDS + 2


async def test_once_reached_nobody_asks_the_log_again(monkeypatch: pytest.MonkeyPatch) -> None:
    await sync_to_async(log)(CALL)
    queries = count_questions(monkeypatch)
    for _ in range(3):
        answer, _ = await get("/api/calls", ALL_OF_IT)
        assert BEHIND not in answer.headers
    assert len(queries) == 1


async def test_without_a_position_or_on_a_page_of_no_projection_nobody_asks_the_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    queries = count_questions(monkeypatch)
    for path, position in (("/api/calls", ""), ("/api/session", ALL_OF_IT), ("/api/calls", "case/x=1")):
        answer, _ = await get(path, position)
        assert (answer.status_code, BEHIND in answer.headers) == (200, False)
    assert queries == []


async def test_a_hundred_who_wait_ask_by_one_query_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    queries = count_questions(monkeypatch)
    late = asyncio.create_task(project_late())
    found = await asyncio.gather(*(catch_up.missing({"call/c1": n % len(OF_CALL) + 1}) for n in range(100)))
    await late
    assert list(found) == [{}] * 100
    assert len(queries) <= LATE_SECONDS / catch_up.LOOK_SECONDS + 3


async def test_nonsense_is_refused_and_who_is_not_signed_in_waits_for_nothing() -> None:
    answer, _ = await get("/api/calls", "call/c1=never")
    assert (answer.status_code, answer.json()["code"]) == (422, "bad_position")
    began = time.monotonic()
    stranger = await AsyncClient().get("/api/calls", headers=position_header("call/c1=9"))
    assert (stranger.status_code, time.monotonic() - began < 1) == (401, True)


async def test_of_those_who_wait_for_the_far_future_only_so_many_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catch_up, "MAX_WAITING", 2)
    waiting = [asyncio.create_task(catch_up.missing({"call/c1": 2_000_000}, 5)) for _ in range(2)]
    await asyncio.sleep(0.1)
    answer, took = await get("/api/calls", "call/c1=2000000")
    assert (answer.status_code, answer[BEHIND]) == (200, "call/c1=2000000")
    assert took < 1
    for each in waiting:
        each.cancel()


def count_questions(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[tuple[str, int]]]:
    queries: list[Sequence[tuple[str, int]]] = []
    original = catch_up.in_log

    def counted(subjects: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
        queries.append(subjects)
        return original(subjects)

    monkeypatch.setattr(catch_up, "in_log", counted)
    return queries


def test_every_page_that_waits_exists() -> None:
    for prefix in PROJECTED:
        assert any(map(_is_there, (prefix, f"{prefix}/x"))), prefix


def _is_there(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


# What answers name -------------------------------------------------------------------------------------------------


def make_roles() -> None:
    """Roles that migrations made are gone in tests that commit."""
    for code, role in ROLES.items():
        administer.save_role(by="test", code=code, name=role.name, permissions=role.permissions)
    administer.save_staff(by="test", number="1001", name="王晓芳", roles=["agent"])
    publication.load_builtin(by="test")


async def open_case(number: str = "1001", **more: Any) -> Any:
    browser = signed_in(number, *ROLES["agent"].permissions)
    body = {"model": "appeal", "values": VALUES, "outcome": "submit", **more}
    return await browser.post("/api/workorders/cases", body, content_type="application/json")


async def test_a_write_names_the_events_that_it_made_and_a_refused_one_none() -> None:
    await sync_to_async(make_roles)()
    opened = await open_case()
    assert opened.status_code == 200, opened.content
    case = await Case.objects.aget()
    assert opened[POSITION] == f"case/{case.pk}={case.seq}"
    refused = await open_case(values={})
    assert (refused.status_code, POSITION in refused.headers) == (422, False)


async def test_a_command_to_a_call_names_how_far_the_call_is(bus: Bus) -> None:
    class Busy(Acd):
        async def on_command(self, command: AnyCallCommand) -> Ack:
            answer = await super().on_command(command)
            positions.note("call/c1", 17)
            return answer

    others = Busy(bus)
    await others.serve()
    await others.show_talk("c1", "1001")
    mirror = await live.ready_mirror()
    await until(lambda: mirror.get("calls/c1") is not None)
    answer = await signed_in("1001", "desk.use").post("/api/desk/calls/c1/hold", {}, content_type="application/json")
    assert (answer.status_code, answer[POSITION]) == (200, "call/c1=17")
    assert isinstance(others.desk_commands[0], Hold)


async def test_a_stranger_on_a_public_page_learns_of_no_events() -> None:
    """An alarm that a citizen's words raise is one of them."""
    request = RequestFactory().post("/api/chat")

    async def raises_an_alarm(_: HttpRequest) -> HttpResponse:
        positions.note("alarm/a1", 1)
        return HttpResponse()

    for staff, named in ((None, False), (signed_in, True)):
        request.staff = staff  # type: ignore[attr-defined]
        answer = await read_your_writes(raises_an_alarm)(request)
        assert (POSITION in answer.headers) is named


# A case opened from a call whose record is not there yet --------------------------------------------------------------


async def on_its_way(bus: Bus) -> None:
    """The bus has the call's events, the log has none."""
    await live.ready_mirror()
    outlet = EventOutlet(bus)
    for event in CALL:
        outlet.emit(event)
    await outlet.settle()


async def test_a_case_is_opened_at_once_from_a_call_that_the_projector_has_not_written(
    bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    await sync_to_async(make_roles)()
    await on_its_way(bus)
    waited = count_questions(monkeypatch)
    known = await signed_in("1001", *ROLES["agent"].permissions).get("/api/workorders/cases/prefill?call=c1")
    opened = await open_case(call="c1")
    assert (known.status_code, known.json()["call"]) == (200, "c1")
    assert (opened.status_code, opened.json()["call"], opened.json()["source"]) == (200, "c1", "call")
    assert opened.json()["sealed"]["phone"] == known.json()["phone"] != ""
    assert waited == []


@pytest.mark.parametrize(("number", "call"), [("1002", "c1"), ("1001", "c2"), ("1001", "c 1")])
async def test_another_agents_call_and_an_unknown_one_stay_hidden_while_the_projector_lags(
    bus: Bus, number: str, call: str
) -> None:
    await sync_to_async(make_roles)()
    await on_its_way(bus)
    answer = await open_case(number=number, call=call)
    assert answer.status_code == 404
