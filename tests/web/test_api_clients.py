"""Other systems are let in by key or token, for what they may do, so often and no longer; each call leaves a trace."""

from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from asgiref.sync import sync_to_async

from hotline.domains.edge.integrations.actions import clients
from hotline.domains.edge.integrations.models import ApiClient, ApiUse
from hotline.domains.edge.integrations.rules.keys import presented
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.voice.routing.ports import QueueDoc
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.models import AuditRow
from hotline.kernel.errors import Invalid, Refused
from tests.web.clients import ADMINISTRATOR, APPROVER, agent, call, client_request, client_with, issued, soon
from tests.web.people import signed_in

pytestmark = [
    pytest.mark.real,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("sealing_keys", "bus"),
]
make = sync_to_async(client_with)


async def token_for(key: str, **form: str) -> Any:
    parts = presented(key)
    assert parts is not None
    from django.test import AsyncClient

    form_data = {"grant_type": "client_credentials", "client_id": parts.client, "client_secret": parts.secret} | form
    return await AsyncClient().post("/api/v1/oauth/token", form_data)


async def row_of(key: str) -> ApiClient:
    parts = presented(key)
    assert parts is not None
    return await ApiClient.objects.aget(pk=parts.client)


async def trail(action: str) -> list[AuditRow]:
    return [row async for row in AuditRow.objects.filter(action=action).order_by("id")]


def social(waiting: int = 3) -> QueueDoc:
    return QueueDoc("social", "社保席", waiting, 0, None, 2, 9, 40, datetime.now(UTC))


async def test_a_key_opens_what_its_client_may_do(bus: Bus) -> None:
    await bus.bucket("queues", QueueDoc).put("social", social())
    key = await make("queues.read")
    answer = await call("get", "queues", key)
    assert answer.status_code == 200
    assert [(queue["id"], queue["waiting"]) for queue in answer.json()["queues"]] == [("social", 3)]


async def test_without_or_with_a_wrong_key_nothing_is_answered() -> None:
    key = await make("queues.read")
    for wrong in ("", "hk_nobody", key[:-1] + ("A" if key[-1] != "A" else "B"), "a.b.c"):
        answer = await call("get", "queues", wrong)
        assert (answer.status_code, answer.json()["code"]) == (401, "invalid_token")
        assert answer.headers["WWW-Authenticate"].startswith("Bearer")


async def test_a_missing_scope_is_named() -> None:
    answer = await call("get", "queues", await make("agents.read"))
    assert (answer.status_code, answer.json()["code"], answer.json()["scope"]) == (403, "scope_missing", "queues.read")


async def test_a_queue_that_a_client_may_not_see_is_not_in_the_list(bus: Bus) -> None:
    await bus.bucket("queues", QueueDoc).put("social", social())
    answer = await call("get", "queues", await make("queues.read", queues=[]))
    assert answer.json() == {"queues": []}


async def test_a_token_for_id_and_secret_opens_like_the_key_and_for_no_more_than_was_asked() -> None:
    key = await make("queues.read", "agents.read")
    granted = (await token_for(key, scope="agents.read")).json()
    assert (granted["token_type"], granted["expires_in"], granted["scope"]) == ("Bearer", 3600, "agents.read")
    assert (await call("get", "queues", granted["access_token"])).status_code == 403
    token = (await token_for(key)).json()["access_token"]
    assert (await call("get", "queues", token)).status_code == 200


async def test_id_and_secret_may_come_by_http_basic() -> None:
    import base64

    from django.test import AsyncClient

    parts = presented(await make("queues.read"))
    assert parts is not None
    basic = base64.b64encode(f"{parts.client}:{parts.secret}".encode()).decode()
    form_data = {"grant_type": "client_credentials"}
    answer = await AsyncClient().post("/api/v1/oauth/token", form_data, headers={"Authorization": f"Basic {basic}"})
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("form", "status", "error"),
    [
        ({"client_secret": "wrong"}, 401, "invalid_client"),
        ({"client_id": "app-\x00"}, 401, "invalid_client"),
        ({"grant_type": "password"}, 400, "unsupported_grant_type"),
        ({"scope": "records.numbers"}, 400, "invalid_scope"),
    ],
)
async def test_a_token_is_refused_in_the_words_of_the_standard(form: dict[str, str], status: int, error: str) -> None:
    answer = await token_for(await make("queues.read"), **form)
    assert (answer.status_code, answer.json()["error"]) == (status, error)


async def test_a_token_ends_after_an_hour() -> None:
    token = (await token_for(await make("queues.read"))).json()["access_token"]
    with time_machine.travel(soon(minutes=59)):
        assert (await call("get", "queues", token)).status_code == 200
    with time_machine.travel(soon(minutes=61)):
        assert (await call("get", "queues", token)).status_code == 401


async def test_asking_too_often_is_refused_until_the_next_minute() -> None:
    key = await make("queues.read", per_minute=2)
    with time_machine.travel("2026-11-25T01:00:20Z", tick=False):
        assert [(await call("get", "queues", key)).status_code for _ in range(3)] == [200, 200, 429]
        refused = await call("get", "queues", key)
        assert (refused.headers["Retry-After"], refused.json()["retry_after"]) == ("40", 40)
    with time_machine.travel("2026-11-25T01:01:00Z", tick=False):
        assert (await call("get", "queues", key)).status_code == 200
    assert sorted([use.count async for use in ApiUse.objects.all()]) == [1, 4]


async def test_every_call_stands_in_the_audit_trail_with_the_client_and_what_came_of_it(sealing_keys: None) -> None:
    key = await make("queues.read", per_minute=1)
    row = await row_of(key)
    await call("get", "queues?x=张三", key)
    await call("get", "queues", key)
    noted = await trail("api.queues.read")
    assert [(each.by, each.about, each.outcome, each.detail["status"]) for each in noted] == [
        (row.id, "queues", "done", 200),
        (row.id, "queues", "refused", 429),
    ]


async def test_a_rotated_secret_lets_the_old_one_open_while_the_other_side_changes_over() -> None:
    old = await make("queues.read")
    row = await row_of(old)
    new = await sync_to_async(issued)(row.id, overlap_hours=24)
    assert [(await call("get", "queues", key)).status_code for key in (old, new)] == [200, 200]
    with time_machine.travel(soon(hours=25)):
        assert [(await call("get", "queues", key)).status_code for key in (old, new)] == [401, 200]


async def test_rotated_at_once_neither_the_old_secret_nor_its_tokens_open() -> None:
    old = await make("queues.read")
    row, token = await row_of(old), (await token_for(old)).json()["access_token"]
    await sync_to_async(issued)(row.id)
    assert [(await call("get", "queues", key)).status_code for key in (old, token)] == [401, 401]


async def test_a_revoked_client_is_out_at_once_and_for_good() -> None:
    key = await make("queues.read")
    row, token = await row_of(key), (await token_for(key)).json()["access_token"]
    await sync_to_async(clients.revoke_client)(by=ADMINISTRATOR, id=row.id, reason="系统下线")
    assert [(await call("get", "queues", each)).status_code for each in (key, token)] == [401, 401]
    assert (await token_for(key)).json()["error"] == "invalid_client"
    with pytest.raises(Refused, match="已停用"):
        await sync_to_async(issued)(row.id)
    (noted,) = await trail("integrations.revoke_client")
    assert (noted.by, noted.about, noted.detail["reason"]) == ("9001", f"client/{row.id}", "系统下线")


async def test_a_client_whose_time_is_over_is_out() -> None:
    key = await make("queues.read", expires_at=soon(days=1))
    assert (await call("get", "queues", key)).status_code == 200
    with time_machine.travel(soon(days=2)):
        assert (await call("get", "queues", key)).status_code == 401


async def test_a_scope_taken_away_is_gone_from_tokens_already_issued() -> None:
    key = await make("queues.read", "agents.read")
    row, token = await row_of(key), (await token_for(key)).json()["access_token"]
    await sync_to_async(clients.change_client)(by=ADMINISTRATOR, id=row.id, request=client_request("agents.read"))
    assert (await call("get", "queues", token)).status_code == 403


@pytest.mark.parametrize(
    ("different", "message"),
    [
        ({"scopes": ["everything"]}, "没有这些权限：everything"),
        ({"agents": ["7777"]}, "没有这些工号：7777"),
        ({"queues": ["nowhere"]}, "没有这些队列：nowhere"),
        ({"expires_at": soon(days=-1)}, "到期时间须晚于现在"),
    ],
)
async def test_what_there_is_not_makes_no_client(different: dict[str, Any], message: str) -> None:
    with pytest.raises(Invalid, match=message):
        await make("queues.read", **different)
    assert await ApiClient.objects.acount() == 0


async def test_two_clients_have_two_names() -> None:
    await make("queues.read")
    with pytest.raises(Refused, match="请更换名称"):
        await make("agents.read")


async def test_no_secret_is_kept_nor_audited() -> None:
    key = await make("queues.read")
    parts, row = presented(key), await row_of(key)
    assert parts is not None
    assert parts.secret not in str(row.__dict__)
    assert parts.secret not in str([each.__dict__ for each in await trail("integrations.issue_key")])


async def test_a_key_is_issued_once_another_person_has_approved_what_its_client_may_do() -> None:
    row = await sync_to_async(clients.create_client)(by=ADMINISTRATOR, request=client_request("queues.read"))
    own, other = signed_in("9001", "integrations.manage"), signed_in("8001", "accounts.approve")
    path = f"/api/integrations/clients/{row.id}"

    async def issue() -> Any:
        return await own.post(f"{path}/keys", {"overlap_hours": 0}, content_type="application/json")

    assert (await issue()).json()["code"] == "approval_needed"
    key_request = await own.post(f"{path}/key-requests", {"reason": "系统接入"}, content_type="application/json")
    assert key_request.json()["key_request"] == "waiting"
    assert (await issue()).json()["code"] == "approval_needed"
    (waiting,) = (await other.get("/api/approvals")).json()["rows"]
    assert ("权限", "查看队列") in [(fact["label"], fact["text"][:4]) for fact in waiting["facts"]]
    await other.post(f"/api/approvals/{waiting['id']}/approve", {"remark": ""}, content_type="application/json")
    assert (await call("get", "queues", (await issue()).json()["key"])).status_code == 200
    assert (await issue()).json()["code"] == "approval_needed", "one approval is one key"


async def test_what_a_key_was_approved_for_is_not_made_more_afterwards() -> None:
    row = await row_of(await make("queues.read"))
    with pytest.raises(Refused, match="另行申请密钥"):
        await sync_to_async(clients.change_client)(
            by=ADMINISTRATOR, id=row.id, request=client_request("queues.read", "calls.dial")
        )
    key_request = await sync_to_async(clients.request_key)(by=ADMINISTRATOR, id=row.id, reason="换密钥")
    await sync_to_async(clients.change_client)(
        by=ADMINISTRATOR, id=row.id, request=client_request("queues.read", per_minute=5)
    )
    await sync_to_async(requests.approve)(by=APPROVER, id=key_request.pk)
    with pytest.raises(Refused, match="在申请后有改动"):
        await sync_to_async(clients.issue_key)(by=ADMINISTRATOR, id=row.id, overlap_hours=0)


async def test_the_page_shows_clients_and_no_secret() -> None:
    await sync_to_async(agent)()
    body = {"name": "大厅系统", "scopes": ["calls.dial"], "agents": ["1001"], "queues": [], "per_minute": 60}
    browser = signed_in("9001", "integrations.manage")
    made = (await browser.post("/api/integrations/clients", body, content_type="application/json")).json()
    assert (made["has_key"], made["key_request"]) == (False, "")
    page = (await browser.get("/api/integrations")).json()
    assert [(client["name"], client["agents"], client["requests_today"]) for client in page["clients"]] == [
        ("大厅系统", ["1001"], 0)
    ]
    assert "secret" not in str(page)
    assert {"id": "1001", "name": "王晓芳"} in page["agents"]


async def test_the_page_is_for_who_administers_it() -> None:
    assert (await signed_in("9001", "accounts.manage").get("/api/integrations")).status_code == 403


def test_only_administrators_let_other_systems_in() -> None:
    may = {code for code, role in ROLES.items() if "integrations.manage" in role.permissions}
    assert may == {"security_administrator"}
