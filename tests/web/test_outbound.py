"""Calls out in the browser: who may ring what is set by who may, and everybody who watches sees today's."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from hotline.config.reactions import react
from hotline.domains.insight.operations.models import Alarm
from hotline.domains.platform.accounts.models import Staff
from hotline.domains.voice.telephony.actions import publish_again
from hotline.domains.voice.telephony.models import OutboundPolicyVersion
from hotline.domains.voice.telephony.rules.outbound import NumberKind
from hotline.domains.voice.telephony.rules.outbound_caps import Counters, LiveCall, admit
from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPolicy
from hotline.events.catalogue import fact_of
from hotline.events.envelope import Envelope, envelope
from hotline.events.outbound import OutboundCapReached, OutboundDialled, OutboundFact, OutboundRefused, subject
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow, Outgoing
from hotline.kernel.sealed import Sealed
from tests.web.people import sign_in, signed_in

NUMBER = Sealed("138******00", "cipher", "2026-11.0123456789abcdef0123")
HOSTILE = Sealed("168****345", "cipher", "fedcba98765432100123")


@pytest.fixture
def administrator(person: Callable[..., Staff], client: Client) -> Client:
    person("8001", "孙安全", ["security_administrator"])
    sign_in(client, "8001")
    return client


def settings(client: Client) -> dict[str, Any]:
    answer: dict[str, Any] = client.get("/api/outbound/settings").json()
    return answer


def body(known: dict[str, Any], **changes: Any) -> dict[str, Any]:
    fields = {name: known[name] for name in ("roles", "denied", "countries", "limits")}
    return {"seen": known["version"], "comment": "按科室要求开通", **fields, **changes}


def save(client: Client, changed: dict[str, Any]) -> Any:
    return client.post("/api/outbound/settings", changed, "application/json")


def event(id: str, fact: OutboundFact, at: datetime | None = None) -> Envelope:
    moment = at or datetime.now(UTC)
    return envelope(fact, subject=subject(id), seq=1, at=moment, actor="system", site="bj1", node="a")


def dialled(id: str, agent: str = "1001", kind: str = "mobile") -> Envelope:
    return event(id, OutboundDialled(agent, ("agent",), "dial", kind, NUMBER, "c1"))


def refused(id: str, agent: str = "1001", kind: str = "premium", reason: str = "kind") -> Envelope:
    return event(id, OutboundRefused(agent, ("agent",), "transfer", kind, HOSTILE, "c1", reason))


def published() -> OutboundPolicy:
    row = Outgoing.objects.filter(subject="config/outbound").latest("id")
    return msgspec.json.decode(bytes(row.payload), type=OutboundPolicy)


# Who may ring what ---------------------------------------------------------------------------------------------------


def test_before_anybody_sets_it_what_is_builtin_holds(administrator: Client) -> None:
    known = settings(administrator)
    assert known["version"] == 0
    assert [role["name"] for role in known["role_names"]] == [
        "咨询员",
        "班长",
        "其他角色",
        "开放接口（其他系统）",
        "排队回拨（系统）",
    ]
    assert "abroad" not in {kind for role in known["roles"] for kind in role["kinds"]}
    assert known["limits"]["agent_hour"] == 30
    assert {"code": "reviewer", "name": "审核员"} in known["choices"]


def test_what_is_saved_is_in_force_published_and_on_record(administrator: Client) -> None:
    known = settings(administrator)
    roles = [*known["roles"], {"role": "reviewer", "kinds": ["local"], "prefixes": ["96156"]}]
    limits = known["limits"] | {"agent_hour": 12}
    answer = save(administrator, body(known, roles=roles, denied=["0755"], limits=limits))
    assert answer.status_code == 200, answer.json()
    policy = published()
    assert (policy.version, policy.denied, policy.limits.agent_hour) == (1, ("0755",), 12)
    assert policy.roles["reviewer"].kinds == (NumberKind.LOCAL,)
    assert policy.roles["reviewer"].prefixes == ("96156",)
    (version,) = answer.json()["history"]
    assert (version["version"], version["by_name"], version["comment"]) == (1, "孙安全", "按科室要求开通")
    row = AuditRow.objects.get(action="telephony.save_outbound_policy")
    assert (row.by, row.about) == ("8001", "config/outbound/1")
    assert row.detail["before"]["limits"]["agent_hour"] == 30
    assert row.detail["after"]["limits"]["agent_hour"] == 12


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"comment": " "}, "事由"),
        ({"denied": ["168a"]}, "禁拨号段"),
        ({"countries": ["852"]}, "00852"),
        ({"roles": [{"role": "nobody", "kinds": [], "prefixes": []}]}, "没有这个角色：nobody"),
        ({"roles": [{"role": "@call_back", "kinds": ["company"], "prefixes": []}]}, "排队回拨"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_saved(
    administrator: Client, change: dict[str, Any], message: str
) -> None:
    answer = save(administrator, body(settings(administrator), **change))
    assert answer.status_code == 422
    assert message in answer.json()["message"]
    assert not OutboundPolicyVersion.objects.exists()


@pytest.mark.parametrize("kind", ["premium", "transit", "emergency", "nonsense"])
def test_no_page_can_open_what_nobody_may_ring(administrator: Client, kind: str) -> None:
    known = settings(administrator)
    answer = save(administrator, body(known, roles=[{"role": "agent", "kinds": [kind], "prefixes": []}]))
    assert answer.status_code == 422


def test_who_had_an_older_version_before_them_is_told_who_was_first(administrator: Client) -> None:
    known = settings(administrator)
    assert save(administrator, body(known)).status_code == 200
    answer = save(administrator, body(known))
    assert (answer.status_code, answer.json()["code"]) == (409, "stale_version")
    assert "孙安全" in answer.json()["message"]


def test_a_bus_without_the_policy_gets_it_again(administrator: Client) -> None:
    save(administrator, body(settings(administrator)))
    Outgoing.objects.all().delete()
    assert not publish_again(newer_than=1)
    assert publish_again(newer_than=0)
    assert published().version == 1


@pytest.mark.parametrize(
    ("role", "sees_today", "sets"),
    [
        ("agent", False, False),
        ("leader", True, False),
        ("manager", True, False),
        ("security_administrator", True, True),
    ],
)
def test_leaders_see_today_and_the_security_administrator_sets(
    person: Callable[..., Staff], client: Client, role: str, sees_today: bool, sets: bool
) -> None:
    person("4001", "某人", [role])
    sign_in(client, "4001")
    assert (client.get("/api/outbound/today").status_code == 200) is sees_today
    assert (client.get("/api/outbound/settings").status_code == 200) is sets


# Today ---------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
async def test_today_is_counted_by_agent_kind_and_hour_and_refusals_are_listed() -> None:
    yesterday = event(
        "old", OutboundDialled("1001", ("agent",), "dial", "mobile", NUMBER, "c0"), datetime(2026, 1, 1, tzinfo=UTC)
    )
    events = [
        dialled("c1-c2"),
        dialled("c2-c2"),
        dialled("c3-r1", "1002", "government"),
        refused("refused-1"),
        yesterday,
    ]
    for _ in range(2):  # safe to repeat
        await sync_to_async(react)(events)
    today = (await signed_in("2001", "outbound.view").get("/api/outbound/today")).json()
    assert (today["dialled"], today["refused"]) == (3, 1)
    first, second = today["agents"]
    assert (first["agent"], first["dialled"], first["refused"]) == ("1001", 2, 1)
    assert (second["agent"], second["dialled"]) == ("1002", 1)
    assert [row["count"] for row in today["usage"]] == [None] * 3, "the bus does not answer"
    assert {kind["label"]: (kind["dialled"], kind["refused"]) for kind in today["kinds"]} == {
        "手机": (2, 0),
        "123 开头的政务热线": (1, 0),
        "收费信息台": (0, 1),
    }
    assert sum(hour["dialled"] for hour in today["hours"]) == 3
    (row,) = today["refusals"]
    assert (row["number"], row["kind_label"], row["path"], row["reason"]) == (
        "168****345",
        "收费信息台",
        "transfer",
        "kind",
    )


@pytest.mark.real
async def test_the_counters_of_the_bus_say_how_much_of_each_cap_is_used(bus: Bus, transactional_db: None) -> None:
    made = admit(Counters(), "leg", LiveCall("1001", "a", datetime.now(UTC)), OutboundPolicy().limits)
    await bus.bucket("outbound", Counters).put("counters", made[0])  # type: ignore[type-var]
    answer = await signed_in("2001", "outbound.view").get("/api/outbound/today")
    usage = {row["cap"]: (row["count"], row["limit"]) for row in answer.json()["usage"]}
    assert usage == {"all_live": (1, 60), "all_hour": (1, 600), "all_day": (1, 5000)}


# Alarms --------------------------------------------------------------------------------------------------------------


def reached(percent: int, cap: str = "agent_hour", agent: str = "1001") -> Envelope:
    number = NUMBER if cap == "number_day" else None
    return event(f"cap-{cap}-{percent}", OutboundCapReached(cap, percent, 24, 30, agent, number))


def alarms() -> list[tuple[str, str]]:
    events = [msgspec.json.decode(bytes(row.payload), type=Envelope) for row in Outgoing.objects.filter(seq__gt=0)]
    assert all(fact_of(each) for each in events), "as the projector reads them"
    react([each for each in events if each.subject.startswith("alarm/")])
    return list(Alarm.objects.filter(cleared_at=None).order_by("raised_at").values_list("level", "message"))


def test_eighty_per_cent_warns_and_a_hundred_takes_its_place(
    administrator: Client, person: Callable[..., Staff]
) -> None:
    person("1001", "王晓芳", ["agent"])
    react([reached(80), reached(80)])
    ((level, message),) = alarms()
    assert level == "orange"
    assert message.startswith("1001 王晓芳 外呼到了“每个坐席每小时”上限的 80%：24 / 30 通。")
    react([reached(100)])
    ((level, message),) = alarms()
    assert (level, "此后的拨打将被拒绝" in message) == ("red", True)
    rows = administrator.get("/api/alarms").json()["rows"]
    assert {row["kind"] for row in rows} == {"outbound_cap"}


def test_a_number_that_is_dialled_too_often_is_named_masked(db: None) -> None:
    react([reached(100, "number_day", "")])
    ((_, message),) = alarms()
    assert "号码 138******00 外呼到了“同一个号码每天”上限的 100%" in message


@pytest.mark.django_db(transaction=True)
async def test_of_who_had_their_data_blocked_not_even_the_mask_is_listed() -> None:
    await sync_to_async(react)([refused("refused-1"), refused("refused-2", kind="mobile", reason="blocked")])
    today = (await signed_in("2001", "outbound.view").get("/api/outbound/today")).json()
    assert {row["reason"]: row["number"] for row in today["refusals"]} == {"kind": "168****345", "blocked": "限制处理"}
