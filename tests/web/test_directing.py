"""Leaders direct the agents of their group over the bus; what they did is in the log, the audit trail, the list."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest
from django.db import transaction
from django.test import AsyncClient, Client

from hotline.config.reactions import react
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.routing import ports as acd
from hotline.events.envelope import envelope
from hotline.events.routing import AgentDirected, subject
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.eventlog.intake import LoggedMessage, take_in
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.permissions import SESSION_KEY, Principal
from tests.nats_server import until
from tests.web.acd import Acd
from tests.web.people import sign_in

GROUP = "早班一组"
WHY = "话后太久"


def leader(*permissions: str, group: str = GROUP) -> AsyncClient:
    """A leader's browser, signed in without a database."""
    from django.contrib.sessions.backends.signed_cookies import SessionStore

    held = frozenset(permissions or ("live.floor", "live.direct"))
    later = datetime.now(UTC) + timedelta(hours=1)
    session = SessionStore()
    session[SESSION_KEY] = Principal("2001", "韩梅", group, ("leader",), (), held, 1, later).to_session()
    session.save()
    client = AsyncClient()
    client.cookies["hotline_session"] = session.session_key or ""
    return client


@pytest.fixture
async def others(bus: Bus) -> Acd:
    stand_in = Acd(bus)
    await stand_in.serve()
    return stand_in


async def directs(client: AsyncClient, to: str, why: str = WHY, agent: str = "1001") -> Any:
    body = {"to": to, "reason": why}
    return await client.post(f"/api/live/agents/{agent}/direct", body, content_type="application/json")


@pytest.mark.real
@pytest.mark.parametrize("to", ["ready", "not_ready", "signed_out"])
async def test_the_routers_command_says_who_and_why(others: Acd, to: str) -> None:
    await others.show_agent("1001", state=acd.AgentState.WRAP_UP)
    assert (await directs(leader(), to)).status_code == 200
    assert others.agent_commands == [acd.Direct("1001", to, "2001", "韩梅", WHY)]


@pytest.mark.real
async def test_who_was_signed_out_loses_the_phone(others: Acd, monkeypatch: pytest.MonkeyPatch) -> None:
    await others.show_agent("1001", state=acd.AgentState.READY)
    original = others.doc
    monkeypatch.setattr(others, "doc", lambda number, **fields: original(number, state=acd.AgentState.SIGNED_OUT))
    assert (await directs(leader(), "signed_out")).status_code == 200
    await until(lambda: bool(others.removed))


@pytest.mark.real
async def test_a_talk_is_ended_where_the_call_is(others: Acd) -> None:
    await others.show_agent("1001", state=acd.AgentState.TALKING, call="c1")
    await others.show_talk("c1", "1001")
    assert (await directs(leader(), "hang_up", " 骚扰电话 ")).status_code == 200
    assert others.desk_commands == [order.CutOff("c1", "2001", "韩梅", "1001", "骚扰电话")]


@pytest.mark.real
@pytest.mark.parametrize(
    ("client", "agent", "to", "why", "status", "code"),
    [
        (leader("desk.use"), "1001", "ready", WHY, 403, "not_permitted"),
        (leader(group="早班二组"), "1001", "ready", WHY, 403, "not_permitted"),
        (leader(), "1999", "ready", WHY, 404, "not_found"),
        (leader(), "1001", "ready", "  ", 422, "invalid"),
        (leader(), "1001", "hang_up", "骚扰电话 13800000000", 422, "invalid"),
        (leader(), "1001", "talking", WHY, 422, "invalid"),
        (leader(), "1001", "hang_up", WHY, 409, "not_now"),
    ],
)
async def test_what_may_not_be_changes_nothing(
    others: Acd, client: AsyncClient, agent: str, to: str, why: str, status: int, code: str
) -> None:
    await others.show_agent("1001", state=acd.AgentState.NOT_READY)
    answer = await directs(client, to, why, agent)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"].endswith("。")
    assert (others.agent_commands, others.desk_commands) == ([], [])


@pytest.mark.real
async def test_a_refusal_reaches_the_leader_in_the_routers_words(others: Acd) -> None:
    await others.show_agent("1001", state=acd.AgentState.READY)
    others.refusal = acd.Ack(False, "not_now", "1001 已是该状态，或本通结束后生效，无需再操作。", 409)
    answer = await directs(leader("live.direct", "calls.view_all", group=""), "ready")
    assert (answer.status_code, answer.json()["message"]) == (409, "1001 已是该状态，或本通结束后生效，无需再操作。")


def project(fact: AgentDirected, seq: int, at: datetime, agent: str = "1001") -> None:
    """As the projector does it."""
    by = f"staff:{fact.by}"
    event = envelope(fact, subject=subject(agent), seq=seq, at=at, actor=by, site="bj1", node="a")
    with transaction.atomic():
        react(take_in([LoggedMessage(event.subject, msgspec.json.encode(event), seq)], "stream"))


@pytest.mark.django_db
def test_todays_directions_are_listed_and_audited(person: Callable[..., Staff]) -> None:
    person("1001", "王晓芳", ["agent"], GROUP)
    person("2001", "韩梅", ["leader"], GROUP)
    person("2002", "唐志远", ["leader"], "早班二组")
    person("8001", "沈明远", ["client"])
    now = datetime.now(UTC)
    project(AgentDirected("not_ready", "2001", "昨天的", GROUP), 1, now - timedelta(days=1))
    project(AgentDirected("hang_up", "2001", "骚扰电话", GROUP, "c1"), 2, now)
    project(AgentDirected("hang_up", "2001", "骚扰电话", GROUP, "c1"), 2, now)  # said twice by the bus

    seen = {number: Client() for number in ("1001", "2001", "2002", "8001")}
    for number, browser in seen.items():
        assert sign_in(browser, number).status_code == 200
    (row,) = seen["2001"].get("/api/live/directions").json()["rows"]
    assert row | {"at": ""} == {
        "at": "",
        "by": "2001",
        "by_name": "韩梅",
        "agent": "1001",
        "agent_name": "王晓芳",
        "to": "hang_up",
        "why": "骚扰电话",
        "call": "c1",
    }
    assert seen["2002"].get("/api/live/directions").json()["rows"] == []
    assert len(seen["8001"].get("/api/live/directions").json()["rows"]) == 1  # sees everybody
    assert seen["1001"].get("/api/live/directions").status_code == 403

    audited = AuditRow.objects.get(action="live.direct_hang_up")
    assert (audited.by, audited.about, audited.detail["why"]) == ("2001", "agent/1001", "骚扰电话")
