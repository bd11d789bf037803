"""The open interface on the whole installation: a real call commanded by it, and thousands of odd requests."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
import pytest_asyncio
import schemathesis
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as hypothesis_settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from hotline.demo.desk import Desk, origin_of
from hotline.demo.phone.phone import Phone
from hotline.domains.edge.integrations.rules.scopes import SCOPES
from hotline.infrastructure.settings import Settings
from tests.e2e.floor import PASSWORD, fresh_number, ring_in, seated, until

pytestmark = pytest.mark.real
ADMINISTRATOR, APPROVER, AGENT = "9003", "8001", "1001"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES, LONGEST_SECONDS = 12, 45


@pytest_asyncio.fixture(loop_scope="session")
async def client(settings: Settings) -> AsyncIterator[dict[str, str]]:
    """The headers of a client that may do everything; revoked afterwards."""
    async with Desk(origin_of(settings), ADMINISTRATOR, PASSWORD) as administrator:
        scopes: dict[str, Any] = {
            "name": f"模糊测试 {time.time_ns()}",
            "scopes": list(SCOPES),
            "agents": ["*"],
            "queues": ["*"],
        }
        made = await administrator.post("/api/integrations/clients", **scopes, per_minute=6000)
        path = f"/api/integrations/clients/{made['id']}"
        await administrator.post(f"{path}/key-requests", reason="测试")
        async with Desk(origin_of(settings), APPROVER, PASSWORD) as approver:
            for one in (await approver.get("/api/approvals"))["rows"]:
                await approver.post(f"/api/approvals/{one['id']}/approve", remark="")
        issued = await administrator.post(f"{path}/keys", overlap_hours=0)
        yield {"Authorization": f"Bearer {issued['key']}"}
        await administrator.post(f"{path}/revoke", reason="测试完")


async def request(settings: Settings, headers: dict[str, str], method: str, path: str, body: Any = None) -> Any:
    async with aiohttp.ClientSession(headers=headers) as http:
        url = f"{origin_of(settings)}/api/v1/{path}"
        async with http.request(method, url, json=body) as answer:
            assert answer.status < 300, await answer.text()
            return await answer.json()


async def test_a_call_is_answered_held_and_ended_by_another_system_which_reads_of_it(
    settings: Settings, phone: Phone, client: dict[str, str]
) -> None:
    before = (await request(settings, client, "GET", f"events?after={2**40}"))["cursor"]
    ours = f"agents/{AGENT}"
    async with seated(settings, AGENT) as seat:
        citizen = await ring_in(phone, settings, "1", "1", number=fresh_number())
        await seat.phone.incoming(20)
        call = (await seat.is_in("ringing"))["call"]
        await request(settings, client, "POST", f"{ours}/calls/{call}/answer")
        again = await seat.phone.incoming(10)
        assert again.header("X-Auto-Answer") == "yes"
        again.answer()
        await seat.is_in("talking")
        await request(settings, client, "POST", f"{ours}/calls/{call}/hold")

        async def held() -> bool | None:
            live = (await request(settings, client, "GET", ours))["call"]
            return True if live and live["held_since"] else None

        await until(held)
        await request(settings, client, "POST", f"{ours}/calls/{call}/resume")
        await request(settings, client, "POST", f"{ours}/calls/{call}/hang-up", {"reason": "测试"})
        await citizen.ended(20)
        await seat.finish(call)

    async def types_published() -> set[str] | None:
        events = (await request(settings, client, "GET", f"events?after={before}"))["events"]
        types = {event["type"] for event in events if event["call"] == call}
        return types if "call.ended" in types else None

    types = await until(types_published, 20)
    assert {"call.arrived", "call.talk_started", "call.held", "call.resumed", "call.talk_ended"} <= types
    record = await request(settings, client, "GET", f"records/{call}")
    assert (record["agent"], record["answered"]) == (AGENT, True)
    assert "*" in record["number"]


async def test_odd_requests_are_answered_as_the_document_says_and_never_by_a_fault(
    settings: Settings, client: dict[str, str]
) -> None:
    document = f"{origin_of(settings)}/api/v1/openapi.json"
    await asyncio.to_thread(fuzz, document, client)


def fuzz(document: str, headers: dict[str, str]) -> None:
    began, tried = time.monotonic(), 0
    for found in schemathesis.openapi.from_url(document).get_all_operations():
        operation = found.ok()
        if operation.path.endswith("/stream"):  # has no end
            continue

        @hypothesis_settings(
            max_examples=EXAMPLES, database=None, derandomize=True, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )  # fmt: skip
        @given(case=operation.as_strategy())
        def holds(case: Any) -> None:
            nonlocal tried
            if time.monotonic() - began > LONGEST_SECONDS:
                return
            tried += 1
            if isinstance(case.body, dict) and "url" in case.body:
                case.body["url"] = "https://127.0.0.1/"  # nothing leaves this machine
            sent = headers if "oauth" not in case.path else {}
            answer = case.call(headers=sent, timeout=20)
            case.validate_response(answer, checks=CHECKS)

        holds()
    assert tried > 200
