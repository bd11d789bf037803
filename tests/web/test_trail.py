"""Every operation of both interfaces leaves its row in the audit trail, allowed and refused."""

import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError
from django.test import AsyncClient, RequestFactory
from django.urls import resolve

from hotline.config.trail import PLAIN, REFUSED, SILENT, is_plain, searched_for
from hotline.domains.edge.integrations.rules.scopes import SCOPES
from hotline.infrastructure import audit, audit_intake, live
from hotline.infrastructure.audit_origin import Origin, originating, short_client
from hotline.infrastructure.models import AuditRow
from hotline.infrastructure.rate_limits import address_of
from hotline.kernel.permissions import Permission
from tests.web.clients import agent, client_with
from tests.web.people import signed_in
from tests.web.tables import ANYBODY, OPEN, STAFF, SYSTEMS, Operation, read
from tests.web.test_permissions import REASON, address, response_to

CHROME = (
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/128.0.0.0 Safari/537.36"
)


@pytest.fixture
async def line(nats_port: int, sealing_keys: None, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    monkeypatch.setattr(audit_intake, "WITHIN_SECONDS", 60)  # a busy machine's database is slow, not away
    yield
    await live.hang_up()


def staff_operations() -> list[Operation]:
    return read(STAFF)


@sync_to_async
def newest(after: int) -> list[AuditRow]:
    return list(AuditRow.objects.filter(id__gt=after).order_by("id"))


@sync_to_async
def last_id() -> int:
    row = AuditRow.objects.order_by("-id").first()
    return row.id if row else 0


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_each_operation_leaves_its_row_when_it_is_allowed(line: None) -> None:
    """Everything is allowed to this person. Only plain reads leave none; an action's own row counts."""
    missing = []
    for operation in staff_operations():
        before = await last_id()
        client = signed_in("9009", *Permission)
        status = (await response_to(client, operation, "/api", **{"User-Agent": CHROME})).status_code
        rows = await newest(before)
        path = address("/api", operation)
        plain = (operation.method == "GET" and is_plain(path)) or (operation.method, path) in SILENT
        if bool(rows) is (plain and status not in REFUSED):
            missing.append(f"{operation.method} {operation.path} {status}: {len(rows)} rows")
        for row in rows:
            if not (row.address == "127.0.0.1" and row.correlation and row.client == "Chrome 128 · Windows"):
                missing.append(f"{operation.method} {operation.path}: from where? {vars(row)}")
            if operation.who not in ((OPEN,), (ANYBODY,)) and row.permission not in operation.who and status != 404:
                missing.append(f"{operation.method} {operation.path}: permission {row.permission}")
    assert missing == [], "\n".join(missing)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("number", "status"), [("", 401), ("1009", 403)])
async def test_each_operation_leaves_its_row_when_it_is_refused(line: None, number: str, status: int) -> None:
    client, missing = signed_in(number) if number else AsyncClient(), []
    for operation in staff_operations():
        if operation.who == (OPEN,) or (number and operation.who == (ANYBODY,)):
            continue
        before = await last_id()
        answer = await response_to(client, operation, "/api")
        rows = [row for row in await newest(before) if row.status is not None]
        audited = [(row.by, row.outcome, row.status, row.action.split()[0]) for row in rows]
        if answer.status_code != status and operation.path in ("/live/snapshot", "/live/stream"):
            continue
        if audited != [(number, "refused", status, operation.method)] or not rows[0].detail.get("code"):
            missing.append(f"{operation.method} {operation.path} {answer.status_code}: {audited}")
    assert missing == [], "\n".join(missing)


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_each_operation_of_the_open_interface_leaves_its_row(line: None) -> None:
    await sync_to_async(agent)()
    key, other = await sync_to_async(lambda: (client_with(*SCOPES), client_with("queues.read", name="无权限")))()
    missing = []
    for operation in read(SYSTEMS):
        if operation.who == (OPEN,) or operation.path in ("/stream", "/events"):
            continue
        for credential in (key, other):
            before = await last_id()
            headers = {"Authorization": f"Bearer {credential}", "X-Reason": REASON}
            status = (await response_to(AsyncClient(), operation, "/api/v1", **headers)).status_code
            rows = await newest(before)
            if not rows:
                missing.append(f"{operation.method} {operation.path} {status}: no row")
            for row in rows:
                if row.permission != operation.who[0] or not row.by:
                    missing.append(f"{operation.method} {operation.path}: {row.by} {row.permission}")
    assert missing == [], "\n".join(missing)


def test_what_holds_no_personal_data_is_there() -> None:
    """A prefix that leads nowhere would hide that its pages have moved."""
    known = {f"/api{operation.path}" for operation in read(STAFF)}
    known |= {f"/api/v1{operation.path}" for operation in read(SYSTEMS)}
    own = {"/api/docs", "/api/openapi.json", "/api/v1/docs", "/api/v1/openapi.json"}
    lost = [prefix for prefix in PLAIN if prefix not in own and not any(path.startswith(prefix) for path in known)]
    assert lost == []
    assert all(resolve(path) for path in own)


@pytest.mark.parametrize(
    ("path", "plain"),
    [
        ("/api/calls", False),
        ("/api/calls/c1", False),
        ("/api/alarms", True),
        ("/api/alarms/a1/said", False),
        ("/api/chat", True),
        ("/api/chats/past", False),
        ("/api/survey-answers", True),
        ("/api/surveys/1/comments", False),
        ("/api/workorders/models/appeal", True),
        ("/api/workorders/cases", False),
        ("/api/workorders/house/people", False),
        ("/api/knowledge/articles", True),
        ("/api/knowledge/export", False),
    ],
)
def test_reads_of_personal_data_are_told_from_others(path: str, plain: bool) -> None:
    assert is_plain(path) is plain


def test_what_was_searched_for_is_there_without_personal_data(sealing_keys: None) -> None:
    found = searched_for(
        {
            "q": "张三",
            "number": "13800000001",
            "state": "open",
            "from": "2026-11-01T00:00:00Z",
            "topic": "社保卡丢了",
            "queue": "main",
            "cursor": "abc",
            "empty": "",
        }
    )
    assert {name: value for name, value in found.items() if not value.startswith("#")} == {
        "state": "open",
        "from": "2026-11-01T00:00:00Z",
        "queue": "main",
    }
    assert {name for name, value in found.items() if value.startswith("#")} == {"q", "number", "topic"}
    assert searched_for({"q": "张三"})["q"] == found["q"]
    assert searched_for({"q": "李四"})["q"] != found["q"]


@pytest.mark.parametrize(
    ("agent", "short"),
    [
        (CHROME, "Chrome 128 · Windows"),
        (CHROME + " Edg/128.0.0.0", "Edge 128 · Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0", "Firefox 130 · Linux"),
        ("curl/8.14.1", "curl/8.14.1"),
        ("", ""),
    ],
)
def test_a_browser_is_put_shortly(agent: str, short: str) -> None:
    assert short_client(agent) == short


@pytest.mark.parametrize(("peer", "address"), [("127.0.0.1", "203.0.113.9"), ("198.51.100.7", "198.51.100.7")])
def test_only_our_proxy_is_believed_about_the_address(peer: str, address: str) -> None:
    """The proxy on this machine states the address; what a client elsewhere states is its own invention."""
    headers = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": "10.0.0.1, 203.0.113.9"}
    assert address_of(RequestFactory().get("/api/calls", **headers)) == address


@pytest.mark.django_db
def test_rows_of_an_action_come_from_its_request() -> None:
    with originating(Origin(session="s1", address="10.1.2.3", client="Firefox 130", permission="calls.dial")) as origin:
        audit.record(by="1001", action="calls.dial", about="call/c1")
    row = AuditRow.objects.get()
    assert (row.session, row.address, row.client, row.permission) == ("s1", "10.1.2.3", "Firefox 130", "calls.dial")
    assert row.correlation == origin.correlation


def waiting(spool: Path) -> tuple[int, int]:
    """Rows in the file, and its mode."""
    return len(spool.read_text().splitlines()), spool.stat().st_mode & 0o777


def away(*arguments: Any) -> None:
    raise OperationalError("the database is away")


@pytest.mark.real
@pytest.mark.django_db(transaction=True)
async def test_while_the_database_is_away_rows_wait_in_a_file_and_none_is_lost(
    line: None, audit_spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(audit_intake, "insert", away)
        for _ in range(3):
            begun = time.monotonic()
            assert (await AsyncClient().get("/api/calls")).status_code == 401
            assert time.monotonic() - begun < 2, "nobody waits for the database"
    assert waiting(audit_spool) == (3, 0o640)
    assert await last_id() == 0
    assert await sync_to_async(audit_intake.drain)() == 3
    assert await sync_to_async(lambda: AuditRow.objects.filter(status=401).count())() == 3
    assert waiting(audit_spool) == (0, 0o640)


@pytest.mark.django_db
def test_a_row_that_is_both_in_the_file_and_in_the_table_is_taken_once(audit_spool: Path) -> None:
    row = AuditRow(
        at=datetime.now(UTC), by="1001", action="GET /calls", about="calls", status=200, correlation="c" * 32
    )
    audit_intake.append([row])
    audit_intake.insert([row])
    assert audit_intake.drain() == 1
    assert AuditRow.objects.count() == 1
