"""News for other systems: read from a cursor, followed as it happens, pushed until it is taken."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import time_machine
from aiohttp import web
from asgiref.sync import sync_to_async
from django.db import transaction
from standardwebhooks import Webhook as Verifier

from hotline.domains.edge.integrations.actions import clients
from hotline.domains.edge.integrations.actions import push as integrations_push
from hotline.domains.edge.integrations.adapters.http_poster import HttpPoster
from hotline.domains.edge.integrations.models import ApiClient, Webhook
from hotline.domains.edge.integrations.ports import Posted
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.models import Outgoing
from hotline.infrastructure.settings import settings
from tests.domains.voice.calls.tales import Tale
from tests.web.clients import ADMINISTRATOR, call, client_with, soon

pytestmark = [
    pytest.mark.real,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("sealing_keys", "bus", "loopback"),
]
make = sync_to_async(client_with)
LOOPBACK = ("127.0.0.0/8",)


@pytest.fixture
def loopback(sealing_keys: None) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOTLINE_WEBHOOKS__NETWORKS", json.dumps(LOOPBACK))
        settings.cache_clear()
        yield
    settings.cache_clear()


def log(*ids: str) -> None:
    """A call each that arrives, waits and is answered; one event in four is not public."""
    with transaction.atomic():
        head = lock_head()
        for id in ids:
            tale = Tale(id).arrives().queues("social").offered("1001").answered("1001")
            append(head, ((event, None) for event in tale.events))
        head.save()


class Receiver:
    """Another system's end. ``statuses`` it will answer with, then 204 for ever."""

    def __init__(self) -> None:
        self.received: list[tuple[dict[str, str], str]] = []
        self.statuses: list[int] = []

    async def take(self, request: web.Request) -> web.Response:
        self.received.append((dict(request.headers), await request.text()))
        return web.Response(status=self.statuses.pop(0) if self.statuses else 204)

    @property
    def ids(self) -> list[str]:
        return [headers["webhook-id"] for headers, _ in self.received]


@asynccontextmanager
async def receiving() -> AsyncIterator[tuple[Receiver, str]]:
    receiver, app = Receiver(), web.Application()
    app.router.add_post("/hotline", receiver.take)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    yield receiver, f"http://127.0.0.1:{port}/hotline"
    await runner.cleanup()


async def push() -> int:
    async with HttpPoster(LOOPBACK) as poster:
        return await integrations_push.push_due(poster)


async def subscribed(key: str, url: str, **fields: Any) -> dict[str, Any]:
    answer = await call("post", "webhooks", key, {"url": url} | fields)
    assert answer.status_code == 201, answer.content
    return dict(answer.json())


async def test_events_are_read_from_a_cursor_on_without_numbers_and_without_a_gap() -> None:
    await sync_to_async(log)("c1", "c2")
    key = await make("events.read")
    page = (await call("get", "events?types=call.arrived,call.talk_started", key)).json()
    assert [(event["type"], event["call"]) for event in page["events"]] == [
        ("call.arrived", "c1"),
        ("call.talk_started", "c1"),
        ("call.arrived", "c2"),
        ("call.talk_started", "c2"),
    ]
    assert page["events"][0]["data"]["number"] == "138******01"
    assert "cipher" not in str(page)
    second = page["events"][1]["cursor"]
    rest = (await call("get", f"events?types=call.arrived&after={second}", key)).json()
    assert ([event["call"] for event in rest["events"]], rest["more"]) == (["c2"], False)
    await sync_to_async(log)("c3")
    fresh = (await call("get", f"events?after={rest['cursor']}", key)).json()["events"]
    assert {event["call"] for event in fresh} == {"c3"}
    assert (await call("get", "events?types=call.secret", key)).status_code == 422
    beyond = (await call("get", f"events?after={2**40}", key)).json()
    assert (beyond["events"], beyond["cursor"]) == ([], 15)


async def test_the_stream_goes_on_where_it_broke_off_and_ends_when_the_key_does() -> None:
    await sync_to_async(log)("c1")
    key = await make("events.read")
    first = (await call("get", "events", key)).json()["events"][0]["cursor"]
    answer = await call("get", "stream?types=call.arrived,call.talk_started", key, Last_Event_ID=str(first))
    assert answer["Content-Type"] == "text/event-stream"
    pieces = aiter(answer.streaming_content)
    assert await anext(pieces) == b"retry: 1000\n\n"
    text = (await anext(pieces)).decode()
    assert "event: call.talk_started" in text
    assert "call.arrived" not in text
    await sync_to_async(log)("c2")
    assert '"call":"c2"' in (await anext(pieces)).decode()
    client = await ApiClient.objects.aget()
    await sync_to_async(clients.revoke_client)(by=ADMINISTRATOR, id=client.id, reason="下线")
    assert await anext(pieces) == b'event: bye\ndata: {"code":"invalid_token"}\n\n'


async def test_news_is_pushed_in_order_and_signed_so_that_the_other_side_can_tell() -> None:
    key = await make("webhooks.manage")
    async with receiving() as (receiver, url):
        hook = await subscribed(key, url, types=["call.arrived", "call.talk_started"], sm3=True)
        await sync_to_async(log)("c1", "c2")
        assert await push() == 4
        assert receiver.ids == ["call/c1#1", "call/c1#5", "call/c2#1", "call/c2#5"]
        headers, body = receiver.received[0]
        lowered = {name.lower(): value for name, value in headers.items()}
        assert Verifier(hook["secret"]).verify(body, lowered)["data"]["number"] == "138******01"
        assert await push() == 0
    assert hook["secret"] not in str((await Webhook.objects.aget()).__dict__)


async def test_what_is_not_taken_is_pushed_again_later_and_nothing_overtakes_it() -> None:
    key = await make("webhooks.manage")
    async with receiving() as (receiver, url):
        hook = await subscribed(key, url, types=["call.arrived"])
        await sync_to_async(log)("c1", "c2")
        receiver.statuses = [500]
        assert await push() == 0
        seen = (await call("get", f"webhooks/{hook['id']}", key)).json()
        assert (seen["failures"], seen["last_trouble"], seen["state"]) == (1, "HTTP 500", "active")
        assert await push() == 0
        with time_machine.travel(soon(seconds=6)):
            assert await push() == 2
        assert receiver.ids == ["call/c1#1", "call/c1#1", "call/c2#1"]
        assert (await call("get", f"webhooks/{hook['id']}", key)).json()["failures"] == 0


async def test_after_three_days_in_vain_it_is_dead_with_an_alarm_and_goes_on_where_it_stopped_when_resumed() -> None:
    key = await make("webhooks.manage")
    async with receiving() as (receiver, url):
        hook = await subscribed(key, url, types=["call.arrived"])
        await sync_to_async(log)("c1")
        receiver.statuses = [503, 503]
        await push()
        await Webhook.objects.aupdate(failing_since=soon(days=-3), due_at=soon(seconds=-1))
        await push()
        assert (await call("get", f"webhooks/{hook['id']}", key)).json()["state"] == "dead"
        alarms = [bytes(row.payload) async for row in Outgoing.objects.filter(subject__startswith="alarm/")]
        assert [json.loads(alarm)["data"]["kind"] for alarm in alarms] == ["webhook_dead"]
        assert await push() == 0
        assert (await call("post", f"webhooks/{hook['id']}/resume", key)).json()["state"] == "active"
        assert await push() == 1


async def test_from_a_cursor_everything_is_pushed_once_more_under_the_same_ids() -> None:
    key = await make("webhooks.manage", "events.read")
    async with receiving() as (receiver, url):
        hook = await subscribed(key, url, types=["call.arrived"])
        await sync_to_async(log)("c1", "c2")
        await push()
        answer = await call("post", f"webhooks/{hook['id']}/replay", key, {"after": 0})
        assert answer.status_code == 200
        await push()
        assert receiver.ids == ["call/c1#1", "call/c2#1"] * 2


async def test_a_paused_one_and_one_of_a_client_without_the_scope_are_not_pushed_to() -> None:
    key = await make("webhooks.manage")
    async with receiving() as (receiver, url):
        hook = await subscribed(key, url, types=["call.arrived"])
        await call("post", f"webhooks/{hook['id']}/pause", key)
        await sync_to_async(log)("c1")
        assert await push() == 0
        await call("post", f"webhooks/{hook['id']}/resume", key)
        other = await make("webhooks.manage", name="另一个")
        assert (await call("get", f"webhooks/{hook['id']}", other)).status_code == 404
        assert (await call("delete", f"webhooks/{hook['id']}", other)).status_code == 404
        assert (await call("delete", f"webhooks/{hook['id']}", key)).status_code == 204
        assert await push() == 0
    assert receiver.received == []


@pytest.mark.parametrize("body", [{"url": "https://10.0.0.1/"}, {"url": "https://a.cn", "types": ["call.none"]}])
async def test_an_address_inside_or_a_type_that_there_is_not_makes_no_webhook(body: dict[str, Any]) -> None:
    answer = await call("post", "webhooks", await make("webhooks.manage"), body)
    assert answer.status_code == 422
    assert await Webhook.objects.acount() == 0


async def test_a_name_that_leads_into_our_own_house_is_not_followed() -> None:
    async with HttpPoster(()) as poster:
        assert await poster.post("https://localhost:1/", b"{}", {}) == Posted(0, "not_allowed")
        assert await poster.post("http://localhost:1/", b"{}", {}) == Posted(0, "not_allowed")


@pytest.mark.parametrize(
    "host", ["127。0。0。1", "0x7f.1", "127.1", "2130706433", "１２７．０．０．１", "[::ffff:7f00:1]"]
)
async def test_however_our_own_address_is_written_nothing_is_connected_to(host: str) -> None:
    connected = asyncio.Event()

    async def taken(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connected.set()
        writer.close()

    async with await asyncio.start_server(taken, "127.0.0.1", 0) as server, HttpPoster(()) as poster:
        port = server.sockets[0].getsockname()[1]
        assert (await poster.post(f"https://{host}:{port}/", b"{}", {})).status == 0
    assert not connected.is_set()


async def test_a_redirect_is_no_answer() -> None:
    key = await make("webhooks.manage")
    async with receiving() as (receiver, url):
        await subscribed(key, url, types=["call.arrived"])
        await sync_to_async(log)("c1")
        receiver.statuses = [302]
        assert await push() == 0
        assert (await Webhook.objects.aget()).last_error == "HTTP 302"
