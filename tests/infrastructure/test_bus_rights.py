"""What each process may do on the bus: its own work, and nothing else. Tried on a real server, whose refusals count."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import nats
import pytest
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.api import AckPolicy, ConsumerConfig
from nats.js.errors import Error as JetStreamError
from pydantic import SecretStr

from hotline.domains.voice.routing.ports import Ack
from hotline.events import calls
from hotline.events.envelope import Envelope, envelope
from hotline.infrastructure.bus.connection import BUCKETS, Bus
from hotline.infrastructure.bus.feed import EventFeed
from hotline.infrastructure.bus.lease import Lease
from hotline.infrastructure.bus.outlet import EventOutlet
from hotline.infrastructure.bus.rights import EVENT_STREAM, OPERATOR, RIGHTS, inbox_of
from hotline.infrastructure.settings import Bus as BusSettings
from hotline.infrastructure.settings import Settings
from hotline.kernel.errors import Unavailable
from hotline.processes.single.identities import NEEDS, Identity
from hotline.processes.single.nats import users
from tests.nats_server import NatsServer, until

pytestmark = pytest.mark.real

DOCUMENTED = (Path(__file__).parents[2] / "docs/bus.md").read_text()
EVENTS, REQUESTS, DOCUMENTS = DOCUMENTED.split("\n## ")[2:5]
KINDS = re.findall(r"^\| `(\w+)` \|", EVENTS, re.MULTILINE)
SUBJECTS = [re.sub(r"<\w+>", "a", found) for found in re.findall(r"^\| `([\w.<>-]+)` \|", REQUESTS, re.MULTILINE)]
PROCESSES = sorted(RIGHTS)


def password_of(process: str) -> str:
    return f"password-of-{process}"


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NatsServer]:
    known = [Identity(process, password_of(process)) for process in PROCESSES]
    server = NatsServer(tmp_path_factory.mktemp("nats"), users(password_of(OPERATOR), known))

    async def make() -> None:
        async with Bus(settings_of(server, OPERATOR), "up") as bus:
            await bus.create_stores()

    asyncio.run(make())
    yield server
    server.kill()


def settings_of(server: NatsServer, user: str) -> Settings:
    password = SecretStr(password_of(user))
    return Settings(bus=BusSettings(url=f"nats://127.0.0.1:{server.port}", user=user, password=password))


class Probe:
    """A connection of the process in the hands of somebody who took it over."""

    def __init__(self, line: Client, refusals: list[str]) -> None:
        self._line, self._refusals = line, refusals

    async def may_publish(self, subject: str, reply: str = "") -> bool:
        await self._line.publish(subject, b'{"name":"","term":1}', reply=reply)  # a lease may be taken afterwards
        return await self._was_allowed()

    async def may_subscribe(self, subject: str) -> bool:
        subscription = await self._line.subscribe(subject)
        allowed = await self._was_allowed()
        await subscription.unsubscribe()
        return allowed

    async def _was_allowed(self) -> bool:
        """The server says what it refuses before it answers the next ping; the client's first ping may overtake."""
        await self._line.flush()
        await self._line.flush()
        refused = list(self._refusals)
        self._refusals.clear()
        return not refused


@pytest.fixture
async def taken_over(guarded: NatsServer, request: pytest.FixtureRequest) -> AsyncIterator[Probe]:
    refusals: list[str] = []

    async def note(error: Exception) -> None:
        refusals.append(str(error))

    line = await nats.connect(
        f"nats://127.0.0.1:{guarded.port}", user=request.param, password=password_of(request.param), error_cb=note
    )
    yield Probe(line, refusals)
    await line.close()


def of_each_process(test: object) -> object:
    cases = [(process, process) for process in PROCESSES]
    return pytest.mark.parametrize(("process", "taken_over"), cases, indirect=["taken_over"], ids=PROCESSES)(test)


def test_every_program_on_the_bus_has_rights_of_its_own_and_the_page_names_all_there_is() -> None:
    assert set(RIGHTS) == set(NEEDS)
    assert {kind for rights in RIGHTS.values() for kind in rights.announces} == set(KINDS)
    named = {key.partition("/")[0] for rights in RIGHTS.values() for key in rights.writes}
    assert named == set(BUCKETS) == set(re.findall(r"^\| `(\w+)` \|", DOCUMENTS, re.MULTILINE))
    requested = {subject.replace("*", "a") for rights in RIGHTS.values() for subject in rights.requests}
    assert requested == set(SUBJECTS)


@of_each_process
async def test_it_announces_its_own_kinds_of_events_alone(process: str, taken_over: Probe) -> None:
    assert [kind for kind in KINDS if await taken_over.may_publish(f"events.{kind}.x")] == [
        kind for kind in KINDS if kind in RIGHTS[process].announces
    ]


@of_each_process
async def test_it_asks_what_it_has_to_ask(process: str, taken_over: Probe) -> None:
    own = {subject.replace("*", "a") for subject in RIGHTS[process].requests}
    assert {subject for subject in SUBJECTS if await taken_over.may_publish(subject)} == own


@of_each_process
async def test_it_hears_requests_to_itself_alone(process: str, taken_over: Probe) -> None:
    received = {subject.partition(".")[0] for subject in SUBJECTS if await taken_over.may_subscribe(subject)}
    assert received == {subject.partition(".")[0] for subject in RIGHTS[process].serves}
    assert not [wide for wide in (">", "*", "events.>", "$KV.>", "$JS.>") if await taken_over.may_subscribe(wide)]


@of_each_process
async def test_it_writes_its_own_documents_alone(process: str, taken_over: Probe) -> None:
    written = {bucket for bucket in BUCKETS if await taken_over.may_publish(f"$KV.{bucket}.{process}.x")}
    assert written == {key.partition("/")[0] for key in RIGHTS[process].writes if key.endswith(">")}
    known = ("router", "watch", "seats", "promises", "campaigns", "projector", "outbox", "webhooks", "carrier.*")
    leases = {lease for lease in known
              if await taken_over.may_publish(f"$KV.leases.{lease.replace("*", "x")}")}  # fmt: skip
    assert leases == {key.partition("/")[2] for key in RIGHTS[process].writes if key.startswith("leases/")}
    others = [other for other in PROCESSES if other != process]
    assert not [other for other in others if await taken_over.may_publish(f"$KV.health.{other}.x")]


@of_each_process
async def test_it_reads_what_it_needs(process: str, taken_over: Probe) -> None:
    rights = RIGHTS[process]
    for bucket in BUCKETS:
        looked_up = await taken_over.may_publish(f"$JS.API.STREAM.MSG.GET.KV_{bucket}")
        followed = await taken_over.may_publish(f"$JS.API.CONSUMER.CREATE.KV_{bucket}.x.$KV.{bucket}.>")
        assert (bucket, followed) == (bucket, bucket in rights.watches)
        assert (bucket, looked_up) == (bucket, bucket in {*rights.gets, *rights.watches})
    assert await taken_over.may_publish(f"$JS.API.CONSUMER.CREATE.{EVENT_STREAM}") == rights.all_events


@of_each_process
async def test_it_neither_makes_nor_empties_stores_nor_listens_to_answers_of_others(
    process: str, taken_over: Probe
) -> None:
    for store in (EVENT_STREAM, *(f"KV_{bucket}" for bucket in BUCKETS)):
        for what in ("STREAM.CREATE", "STREAM.UPDATE", "STREAM.DELETE", "STREAM.PURGE", "STREAM.MSG.DELETE"):
            assert not await taken_over.may_publish(f"$JS.API.{what}.{store}")
        assert not await taken_over.may_publish(f"$JS.API.CONSUMER.LIST.{store}")
    assert not await taken_over.may_subscribe("_INBOX.>")
    for other in PROCESSES:
        assert await taken_over.may_subscribe(f"{inbox_of(other)}.>") == (other == process)


@pytest.mark.parametrize(
    ("process", "subject"),
    [
        ("web", "router.offer_result"),
        ("web", "callcontrol.a.offer"),
        ("web", "events.call.c1"),
        ("web", "$KV.config.routing"),
        ("projector", "callcontrol.a.desk"),
        ("projector", "router.take"),
        ("projector", "$KV.calls.c1"),
        ("worker", "callcontrol.a.desk"),
        ("worker", "events.agent.1001"),
        ("router", "callcontrol.a.desk"),
        ("router", "callcontrol.a.phone"),
        ("ai-seats", "callcontrol.a.desk"),
        ("ai-seats", "router.agent"),
        ("transcriber", "callcontrol.a.desk"),
        ("transcriber", "callcontrol.a.seat"),
        ("gateway", "callcontrol.a.desk"),
        ("gateway", "router.agent"),
        ("callcontrol", "router.agent"),
        ("callcontrol", "events.destruction.x"),
    ],
)
async def test_what_would_harm_callers_is_not_open_to_who_has_no_business_with_it(
    guarded: NatsServer, process: str, subject: str
) -> None:
    async with Bus(settings_of(guarded, process), process) as bus:
        await bus.send(subject, {})
        await bus.flush()
        assert f'permissions violation for publish to "{subject.lower()}"' in bus.refused


async def test_a_strangers_password_opens_nothing(guarded: NatsServer) -> None:
    for user, password in (("web", password_of("router")), (OPERATOR, password_of("web")), ("", "")):
        login = {"user": user, "password": password} if user else {}
        with pytest.raises(nats.errors.Error):
            await nats.connect(f"nats://127.0.0.1:{guarded.port}", allow_reconnect=False, connect_timeout=2, **login)


# Each at its work --------------------------------------------------------------------------------------------------


@of_each_process
async def test_it_can_do_its_work_without_a_refusal(process: str, taken_over: Probe, guarded: NatsServer) -> None:
    """By the code that it does its work with."""
    rights = RIGHTS[process]
    async with Bus(settings_of(guarded, process), process) as bus:
        for key in rights.writes:
            bucket, _, name = key.partition("/")
            name = name.replace(">", "x").replace("*", "x")
            if bucket == "leases":
                assert await Lease(bus, name, process)._try()
            else:
                await bus.bucket(bucket, msgspec.Raw).put(name, msgspec.Raw(b"{}"))
                await bus.bucket(bucket, msgspec.Raw).delete(name)
        for bucket in rights.gets:
            assert await bus.bucket(bucket, msgspec.Raw).get("nobody") is None
        for bucket in rights.watches:
            await bus.bucket(bucket, msgspec.Raw).items()
        for kind in rights.announces:
            outlet = EventOutlet(bus)
            outlet.emit(event_of(kind))
            await asyncio.wait_for(outlet.settle(), 3)
        if rights.last_events:
            assert await bus.last_number(f"nobody/{process}") == 0
        if rights.all_events:
            feed = EventFeed(bus)
            assert await feed.stream()
            await feed.start_after(0)
            await feed.fetch(10, 0.2)
            await feed.stop()
        if rights.events_end:
            assert await EventFeed(bus).last_position() >= 0
        if rights.last_events:
            await bus.await_stores(*rights.watches)
        assert bus.refused == ""


async def test_requests_and_their_answers_go_through(guarded: NatsServer) -> None:
    async with Bus(settings_of(guarded, "web"), "web") as web, Bus(settings_of(guarded, "router"), "router") as router:

        async def take(message: dict[str, object]) -> Ack:
            return Ack()

        await router.serve("router.agent", dict, take)
        assert await web.request("router.agent", {}, Ack) == Ack()
        assert (web.refused, router.refused) == ("", "")
        with pytest.raises(Unavailable):
            await web.request("router.enqueue", {}, Ack, within=0.3)
        assert "router.enqueue" in web.refused


# What is no request -------------------------------------------------------------------------------------------------


async def test_a_stored_document_that_is_delivered_as_a_command_is_turned_away(guarded: NatsServer) -> None:
    """Whoever may follow a bucket may have the server deliver its documents anywhere, past what it may publish."""
    received: list[dict[str, object]] = []

    async def hear(message: dict[str, object]) -> Ack:
        received.append(message)
        return Ack()

    async with (
        Bus(settings_of(guarded, "callcontrol"), "callcontrol") as callcontrol,
        Bus(settings_of(guarded, "router"), "router") as router,
    ):
        await callcontrol.serve("callcontrol.a.desk", dict, hear)
        arrived: list[Msg] = []

        async def note(message: Msg) -> None:
            arrived.append(message)

        await callcontrol._client.subscribe("callcontrol.a.desk", cb=note)
        await router.bucket("agents", msgspec.Raw).put("1001", msgspec.Raw(b'{"dial":"10000"}'))
        config = ConsumerConfig(deliver_subject="callcontrol.a.desk", ack_policy=AckPolicy.NONE)
        await router.jetstream._jsm.add_consumer("KV_agents", config)
        await until(lambda: bool(arrived))
        assert received == []


@pytest.mark.parametrize("target", ["$KV.config.routing", "events.call.c1", "$JS.API.STREAM.PURGE.KV_figures"])
async def test_a_stored_document_cannot_be_delivered_into_another_store(guarded: NatsServer, target: str) -> None:
    async with (
        Bus(settings_of(guarded, OPERATOR), "up") as operator,
        Bus(settings_of(guarded, "router"), "router") as router,
    ):
        await operator.bucket("figures", msgspec.Raw).put("floor", msgspec.Raw(b"{}"))
        stored_before = (await operator.jetstream.stream_info(EVENT_STREAM)).state.last_seq
        await router.bucket("agents", msgspec.Raw).put("1001", msgspec.Raw(b'{"version":1}'))
        config = ConsumerConfig(deliver_subject=target, ack_policy=AckPolicy.NONE)
        with contextlib.suppress(JetStreamError):  # refused, or made and never delivered
            await router.jetstream._jsm.add_consumer("KV_agents", config)
        await asyncio.sleep(0.5)
        assert await operator.bucket("config", msgspec.Raw).get("routing") is None
        assert (await operator.jetstream.stream_info(EVENT_STREAM)).state.last_seq == stored_before
        assert await operator.bucket("figures", msgspec.Raw).get("floor") is not None


async def test_an_answer_is_never_sent_as_a_command_to_another_service(guarded: NatsServer) -> None:
    received: list[object] = []

    async def hear(message: dict[str, object]) -> Ack:
        received.append(message)
        return Ack()

    async with (
        Bus(settings_of(guarded, "web"), "web") as web,
        Bus(settings_of(guarded, "callcontrol"), "callcontrol") as callcontrol,
        Bus(settings_of(guarded, "router"), "router") as router,
    ):
        await router.serve("router.agent", dict, hear)
        await callcontrol.serve("callcontrol.a.offer", dict, hear)
        await web._client.publish("router.agent", b"{}", reply="callcontrol.a.offer")
        assert await web.request("router.agent", {}, Ack) == Ack()
        assert len(received) == 1


def event_of(kind: str) -> Envelope:
    fact, at = calls.Rated(agent="1001", score=1), datetime(2026, 11, 25, tzinfo=UTC)
    return envelope(fact, subject=f"{kind}/x", seq=1, at=at, actor="caller", site="bj1", node="a")
