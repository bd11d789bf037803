"""Who may do what, operation by operation: the committed tables say it, the code agrees, and so do the answers."""

import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.test import AsyncClient

from hotline.domains.edge.integrations.rules.scopes import SCOPES
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.infrastructure import live
from tests.web.clients import agent, client_with
from tests.web.people import session_of
from tests.web.tables import ANYBODY, OPEN, STAFF, SYSTEMS, Operation, in_code, interfaces, read

#: Values for the places in paths: nobody's and nothing's.
PLACES = {"number": "1001", "webhook_id": f"hook-{'0' * 24}"}
#: Places that hold a number.
COUNTED = {"version", "year", "destruction_id", "rule_id", "day"}
REASON = "tests"
#: What is let in here depends on the view that is named, see tests/web/test_stream.py.
BY_VIEW = {"/live/snapshot", "/live/stream"}
#: What needs this permission beside the table's.
ALSO = {
    ("POST", "/calls/export/numbers"): "citizens.reveal",
    ("POST", "/surveys/comments/{int:comment_id}/reveal"): "surveys.view",
}


def address(prefix: str, operation: Operation) -> str:
    def filled(place: re.Match[str]) -> str:
        kind, _, name = place[1].rpartition(":")
        return PLACES.get(name, "1" if kind == "int" or name in COUNTED else "nothing")

    return prefix + re.sub(r"{([^}]+)}", filled, operation.path)


async def response_to(client: AsyncClient, operation: Operation, prefix: str, **headers: str) -> Any:
    request = getattr(client, operation.method.lower())
    arguments = {} if operation.method == "GET" else {"data": {}, "content_type": "application/json"}
    return await request(address(prefix, operation), **arguments, headers=headers)


@pytest.mark.parametrize("table", [STAFF, SYSTEMS])
def test_every_operation_has_its_row_and_the_code_agrees(table: Path) -> None:
    assert in_code(interfaces()[table]) == read(table), "python -m tests.web.tables, and read what changed"


def test_every_operation_of_the_open_interface_names_a_scope_that_there_is() -> None:
    named = {scope for operation in read(SYSTEMS) for scope in operation.who}
    assert named - {OPEN} == SCOPES.keys()


def test_nothing_but_signing_in_tokens_what_proxies_ask_and_the_citizens_page_is_open_to_everybody() -> None:
    open_to_all = {(row.method, row.path) for table in (STAFF, SYSTEMS) for row in read(table) if row.who == (OPEN,)}
    session = {(method, "/session") for method in ("GET", "POST", "DELETE")} | {("GET", "/installation")}
    session |= {("POST", f"/session/{what}") for what in ("certificate", "code", "passkey", "passkey/options")}
    of_proxies = {("GET", "/health"), ("GET", "/embed/policy"), ("GET", "/assistant/health")}
    with_signature = {("POST", "/oauth/token"), ("POST", "/exchange/12345/messages")}
    posted = ("sessions", "ask", "ratings", "callbacks", "hearing")
    of_citizens = {("POST", f"/assistant/{what}") for what in posted}
    of_citizens |= {("GET", "/assistant/suggest"), ("GET", "/assistant/hearing")}
    of_citizens |= {("GET", "/assistant/articles/{code}")}
    of_citizens |= {("POST", "/chat"), ("GET", "/chat")}
    of_citizens |= {("POST", f"/chat/{what}") for what in ("messages", "end", "rating", "files")}
    of_citizens |= {("POST", "/chat/files/{int:number}/opened"), ("GET", "/chat/opened-files/{token}")}
    of_citizens |= {(method, "/survey-answers") for method in ("GET", "POST")}
    assert open_to_all == session | of_proxies | with_signature | of_citizens


@pytest.fixture
async def line(nats_port: int, sealing_keys: None) -> AsyncIterator[None]:
    yield
    await live.hang_up()


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_each_role_is_let_in_where_the_table_says_and_nowhere_else(line: None) -> None:
    wrong = []
    for code, role in ROLES.items():
        client = AsyncClient()
        client.cookies["hotline_session"] = session_of("9009", *role.permissions, roles=(code,))
        for operation in read(STAFF):
            if operation.who == (OPEN,):
                continue
            status = (await response_to(client, operation, "/api")).status_code
            may = operation.who == (ANYBODY,) or not set(operation.who).isdisjoint(role.permissions)
            may = may and ALSO.get((operation.method, operation.path), operation.who[0]) in (
                *role.permissions,
                *operation.who,
            )
            if status >= 500 and status != 503:
                wrong.append(f"{code} {operation.method} {operation.path}: {status}")
            elif not may and status != 403:
                wrong.append(f"{code} {operation.method} {operation.path}: let in, {status}")
            elif may and status in (401, 403) and operation.path not in BY_VIEW:
                wrong.append(f"{code} {operation.method} {operation.path}: turned away, {status}")
    assert wrong == [], "\n".join(wrong)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_each_scope_lets_in_where_the_table_says_and_nowhere_else(line: None) -> None:
    await sync_to_async(agent)()
    wrong = []
    for scope in SCOPES:
        key = await sync_to_async(client_with)(scope, name=scope)
        for operation in read(SYSTEMS):
            if operation.who == (OPEN,):
                continue
            headers = {"Authorization": f"Bearer {key}", "X-Reason": REASON}
            answer = await response_to(AsyncClient(), operation, "/api/v1", **headers)
            missing = answer.status_code == 403 and answer.json()["code"] == "scope_missing"
            if missing is (operation.who == (scope,)) or answer.status_code == 500:
                wrong.append(f"{scope} {operation.method} {operation.path}: {answer.status_code}")
    assert wrong == [], "\n".join(wrong)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_without_a_session_or_a_key_nothing_else_is_answered(line: None) -> None:
    for table, prefix in ((STAFF, "/api"), (SYSTEMS, "/api/v1")):
        for operation in read(table):
            status = (await response_to(AsyncClient(), operation, prefix)).status_code
            assert status == 401 or operation.who == (OPEN,), operation
