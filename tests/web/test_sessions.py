"""The register of sessions: who is signed in where, and that an end holds everywhere within five seconds."""

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from asgiref.sync import sync_to_async
from django.test import AsyncClient, Client

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Session, Staff
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.infrastructure import live, session_registry, sessions
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.session_registry import SessionState
from hotline.infrastructure.settings import settings
from tests.nats_server import NatsServer, make_stores, until
from tests.scenarios.callcontrol.node import until as until_is
from tests.web.people import PASSWORD, sign_in
from tests.web.test_stream import events

EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/128.0 Safari/537.36 Edg/128.0"


def listed(client: Client) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get("/api/account/sessions").json()["sessions"]
    return rows


# What the database lists ---------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_own_sessions_are_listed_with_device_address_and_times(person: Callable[..., Staff]) -> None:
    person("1001")
    here = Client(headers={"User-Agent": EDGE, "X-Forwarded-For": "10.20.0.8"})
    sign_in(here, "1001")
    sign_in(Client(), "1001")
    (own,) = [row for row in listed(here) if row["own"]]
    assert (own["device"], own["address"], own["number"]) == ("Edge 128 · Windows", "10.20.0.8", "1001")
    assert datetime.now(UTC) - datetime.fromisoformat(own["begun_at"]) < timedelta(minutes=1)
    assert len(listed(here)) == 2


@pytest.mark.django_db
def test_one_session_more_than_allowed_ends_the_one_longest_unused(person: Callable[..., Staff]) -> None:
    person("1001")
    for _ in range(4):
        sign_in(Client(), "1001")
    reasons = list(Session.objects.order_by("begun_at").values_list("end_reason", flat=True))
    assert reasons == ["too_many", "", "", ""]


@pytest.mark.django_db
def test_signing_in_again_at_the_same_browser_ends_what_was_open_there(
    person: Callable[..., Staff], client: Client
) -> None:
    person("1001")
    sign_in(client, "1001")
    sign_in(client, "1001")
    assert list(Session.objects.order_by("begun_at").values_list("end_reason", flat=True)) == ["replaced", ""]


@pytest.mark.django_db
def test_nobody_ends_another_s_session_but_an_administrator_does_with_a_trace(
    person: Callable[..., Staff], sealing_keys: None
) -> None:
    person("1001")
    person("1002")
    person("9001", roles=["security_administrator"])
    agent, other, administrator = Client(), Client(), Client()
    for client, number in ((agent, "1001"), (other, "1002"), (administrator, "9001")):
        sign_in(client, number)
    (victim,) = Session.objects.filter(staff__number="1001")
    assert other.post(f"/api/account/sessions/{victim.pk}/end").status_code == 404
    assert other.get("/api/accounts/sessions").status_code == 403
    assert [row["number"] for row in administrator.get("/api/accounts/sessions?text=100").json()["sessions"]] == [
        "1002",
        "1001",
    ]
    assert administrator.post(f"/api/accounts/sessions/{victim.pk}/end").status_code == 204
    victim.refresh_from_db()
    assert (victim.end_reason, victim.ended_by) == ("forced", "9001")
    assert AuditRow.objects.filter(by="9001", action="accounts.end_session", about="staff/1001").exists()


@pytest.mark.django_db
def test_all_others_are_ended_at_once_and_the_own_one_stays(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    sign_in(Client(), "1001")
    sign_in(Client(), "1001")
    sign_in(client, "1001")
    assert client.post("/api/account/sessions/end-others").json() == {"ended": 2}
    assert [row["own"] for row in listed(client)] == [True]


@pytest.mark.django_db
def test_a_session_out_of_use_is_not_listed_as_open(person: Callable[..., Staff], client: Client) -> None:
    person("1001")
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        sign_in(Client(), "1001")
        clock.shift(timedelta(minutes=31))
        sign_in(client, "1001")
        assert len(listed(client)) == 1


# What every web process holds to -------------------------------------------------------------------------------------


@pytest.fixture
async def served(bus: Bus, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bus]:
    """The web as a server runs it: sessions are held against the register."""
    monkeypatch.setattr(sessions, "_enforced", True)
    pulses = asyncio.create_task(live.session_book().send_pulses(await live.bus()))
    await until(lambda: live.session_book().is_current())
    yield bus
    pulses.cancel()


async def at_desk(number: str) -> AsyncClient:
    client = AsyncClient()
    answer = await client.post(
        "/api/session", {"number": number, "password": PASSWORD}, content_type="application/json"
    )
    assert answer.status_code == 200, answer.content
    return client


async def until_refused(client: AsyncClient, within: float = session_registry.STALE_SECONDS) -> Any:
    """The refusal, which must come within five seconds."""

    async def refused() -> bool:
        nonlocal answer
        answer = await client.get("/api/session")
        return answer.status_code != 200

    answer: Any = None
    await until_is(refused, within)
    return answer.json()


async def hired(number: str, role: str = "agent") -> Staff:
    """Tests of several connections begin with empty tables."""

    def hire() -> Staff:
        administer.save_role(by="test", code=role, name=role, permissions=ROLES[role].permissions)
        staff = administer.save_staff(by="test", number=number, name="某人", roles=[role])
        staff.set_password(PASSWORD)
        staff.save(update_fields=["password"])
        return staff

    return await sync_to_async(hire)()


@pytest.mark.django_db(transaction=True)
async def test_an_ended_session_is_over_and_its_streams_end(served: Bus) -> None:
    await hired("9001", "security_administrator")
    here, there = await at_desk("9001"), await at_desk("9001")
    stream = events(await there.get("/api/live/stream?view=own"))
    assert (await anext(stream))[0] == "snapshot"
    await here.post("/api/account/sessions/end-others")
    async with asyncio.timeout(5):
        assert await anext(stream) == ("bye", {"code": "session_expired"})
    refusal = await until_refused(there)
    assert (refusal["code"], refusal["message"]) == ("session_expired", "您在“我的账号”中结束了本次登录。请重新登录。")
    assert (await here.get("/api/session")).status_code == 200


@pytest.mark.django_db(transaction=True)
async def test_a_cookie_that_was_copied_is_worth_nothing_after_signing_out(served: Bus) -> None:
    await hired("1001")
    client, thief = await at_desk("1001"), AsyncClient()
    thief.cookies["hotline_session"] = client.cookies["hotline_session"].value
    assert (await thief.get("/api/session")).status_code == 200
    assert (await client.delete("/api/session")).status_code == 204
    assert (await until_refused(thief))["code"] == "session_expired"


@pytest.mark.django_db(transaction=True)
async def test_a_new_password_ends_every_session(served: Bus) -> None:
    staff = await hired("1001")
    client = await at_desk("1001")
    await sync_to_async(administer.set_password)(by="9001", staff=staff, password="another-horse-2026")
    assert (await until_refused(client))["message"] == "密码已修改。请用新密码登录。"


@pytest.mark.django_db(transaction=True)
async def test_a_session_that_the_register_does_not_know_is_none_even_if_well_signed(served: Bus) -> None:
    await hired("1001")
    client = await at_desk("1001")
    session = await sync_to_async(Session.objects.get)()
    await served.bucket(session_registry.BUCKET, SessionState).delete(session.pk)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=6)):
        assert (await until_refused(client))["code"] == "session_expired"


@pytest.mark.django_db(transaction=True)
async def test_without_use_for_half_an_hour_a_session_is_over_and_use_keeps_it(served: Bus) -> None:
    await hired("1001")
    client = await at_desk("1001")
    begin = datetime.now(UTC)
    with time_machine.travel(begin + timedelta(minutes=29)):
        assert (await client.post("/api/session/use")).status_code == 204
    with time_machine.travel(begin + timedelta(minutes=58)):
        assert (await client.get("/api/session")).status_code == 200
    with time_machine.travel(begin + timedelta(minutes=60)):
        answer = (await client.get("/api/session")).json()
        assert answer["message"] == "长时间没有操作，已自动退出。请重新登录，页面内容已保留。"
        assert (await client.post("/api/session/use")).status_code == 401


@pytest.mark.django_db(transaction=True)
async def test_while_the_bus_is_away_nobody_is_let_in_and_everybody_is_again_afterwards(
    served: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An end could be missed meanwhile. How soon they are let in no more, a killed bus shows below."""
    await hired("9001", "security_administrator")
    client = await at_desk("9001")
    book = live.session_book()
    monkeypatch.setattr(book, "_receive_pulse", lambda key, pulse: None)
    assert (await until_refused(client, within=30))["code"] == "no_answer"
    monkeypatch.undo()
    monkeypatch.setattr(sessions, "_enforced", True)
    await until(lambda: book.is_current(), seconds=30)
    assert (await client.get("/api/session")).status_code == 200


@pytest.mark.django_db(transaction=True)
async def test_a_killed_bus_closes_every_session_within_five_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    await hired("1001")
    server = NatsServer(tmp_path)
    await make_stores(server)
    monkeypatch.setenv("HOTLINE_BUS__URL", f"nats://127.0.0.1:{server.port}")
    settings.cache_clear()
    monkeypatch.setattr(sessions, "_enforced", True)
    pulses = asyncio.create_task(live.session_book().send_pulses(await live.bus()))
    try:
        client = await at_desk("1001")
        server.kill()
        assert (await until_refused(client, within=5.5))["code"] == "no_answer"
        refused = await client.post(
            "/api/session", {"number": "1001", "password": PASSWORD}, content_type="application/json"
        )
        assert refused.status_code == 503
        assert await sync_to_async(Session.objects.count)() == 1
    finally:
        pulses.cancel()
        await live.hang_up()
        settings.cache_clear()


def test_a_server_holds_sessions_against_the_register() -> None:
    """Whoever serves the application has loaded this module."""
    assert "\nenforce_registered_sessions()\n" in Path("src/hotline/config/asgi.py").read_text()
