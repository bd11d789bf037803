"""``hotline web``: the web server: API, live updates. Any number of workers behind one port."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from granian.constants import Interfaces, Loops
from granian.server import Server
from nats.errors import Error as NatsError

from hotline.infrastructure.imports import lasting_objects
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import settings

if TYPE_CHECKING:
    from hotline.infrastructure.bus.connection import Bus
    from hotline.infrastructure.mirror import Mirror

type Scope = dict[str, Any]
type Receive = Callable[[], Awaitable[Scope]]
type Send = Callable[[Mapping[str, Any]], Awaitable[None]]

ORPHAN_CHECK_SECONDS = 0.5
SUCCESSOR_CHECK_SECONDS = 0.5
#: Even if no successor comes.
ORPHAN_SECONDS = 30.0
CANCEL_SECONDS = 1.0
WARM_UP_SECONDS = 60.0


def main(arguments: list[str]) -> int:
    configure_logging("web")
    load_application()
    Server(
        "hotline.processes.web:make_application",
        factory=True,
        address="127.0.0.1",
        port=settings().ports.app,
        interface=Interfaces.ASGI,
        workers=settings().web.workers,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
        loop=Loops.uvloop,
        log_level="warning",  # type: ignore[arg-type]
        static_path_route=["/static"],
        static_path_mount=[static_folder()],
    ).serve()
    return 0


def load_application() -> None:
    """Import all that a worker needs, before there is one: workers are forked from this process.

    So a worker that dies has a successor at once, instead of one that first loads for seconds, and the modules are in
    memory once.
    """
    with lasting_objects():
        import hotline.config.asgi  # Django's parts, which the rest needs
        import hotline.config.urls
        import hotline.processes.ai_seat_services
        import hotline.processes.answers
        import hotline.processes.campaign_calls
        import hotline.processes.promised_calls
        import hotline.processes.seats
        import hotline.processes.watch  # noqa: F401


def static_folder() -> Path:
    """The folder into which ``hotline manage collectstatic`` puts the files of the interfaces' documentation."""
    folder = settings().place.data / "static"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def make_application() -> Callable[[Scope, Receive, Send], Awaitable[None]]:
    """Django, and around it the lifespan of the worker: the connection to the bus and the heartbeat."""
    configure_logging("web")
    from hotline.config.asgi import application as django

    parent = os.getppid()

    async def application(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await lifespan(receive, send, parent)
        else:
            await django(scope, receive, send)

    return application


async def lifespan(receive: Receive, send: Send, parent: int) -> None:
    await receive()
    tasks = [
        asyncio.create_task(heartbeat(), name="heartbeat"),
        asyncio.create_task(pulse(), name="session pulse"),
        asyncio.create_task(clear_seats(), name="seats without a session"),
        asyncio.create_task(dial_promises(), name="promised calls"),
        asyncio.create_task(hand_out_campaigns(), name="campaigns"),
        asyncio.create_task(republish_configuration(), name="configuration"),
        asyncio.create_task(run_alarm_watch(), name="alarm watch"),
        asyncio.create_task(warm_up(), name="assistant"),
        asyncio.create_task(answer_ai_seats(), name="answers"),
    ]
    orphan_check = asyncio.create_task(outlive(parent, tasks), name="orphan check")
    await send({"type": "lifespan.startup.complete"})
    await receive()
    orphan_check.cancel()
    await cancel_tasks(tasks)
    await send({"type": "lifespan.shutdown.complete"})


async def cancel_tasks(tasks: "list[asyncio.Task[None]]") -> None:
    from hotline.infrastructure import live

    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    await live.hang_up()


async def heartbeat() -> None:
    """Opens the line to the bus too, so that the first visitor finds the live documents ready."""
    from hotline.infrastructure.heartbeat import send_heartbeats

    bus, mirror = await line()

    def look() -> tuple[str, str, dict[str, float]]:
        state = "ok" if bus.connected and mirror.ready.is_set() else "degraded"
        return state, "", {"documents": len(mirror), "streams": mirror.watched}

    await send_heartbeats(bus, "web", own_name(), look)


async def pulse() -> None:
    """Keeps what this process knows of sessions provably current."""
    from hotline.infrastructure import live

    bus, _ = await line()
    await live.session_book().send_pulses(bus)


async def clear_seats() -> None:
    """Every worker is ready to; one does."""
    from hotline.infrastructure import live
    from hotline.processes.seats import run_seat_watch

    bus, mirror = await line()
    await run_seat_watch(bus, mirror, live.session_book(), own_name())


async def dial_promises() -> None:
    """Every worker is ready to; one does."""
    from hotline.processes.promised_calls import run_promised_calls

    bus, mirror = await line()
    await run_promised_calls(bus, mirror, own_name())


async def hand_out_campaigns() -> None:
    """Every worker is ready to; one does."""
    from hotline.processes.campaign_calls import run_campaign_calls

    bus, mirror = await line()
    await run_campaign_calls(bus, mirror, own_name())


async def run_alarm_watch() -> None:
    """Every worker is ready to; one does."""
    from hotline.infrastructure.probes import probe_parts
    from hotline.processes.watch import run_watch

    bus, mirror = await line()
    await run_watch(bus, mirror, settings().place, own_name(), probe_parts)


async def line() -> "tuple[Bus, Mirror]":
    """The line to the bus, however long it takes to open."""
    from hotline.infrastructure import live
    from hotline.kernel.errors import Unavailable

    while True:
        try:
            return await live.bus(), live.mirror()
        except Unavailable:
            continue


def own_name() -> str:
    return f"{settings().place.node}-{os.getpid()}"


async def republish_configuration() -> None:
    """A bus that lost its store, or is new, gets the configuration that the database has."""
    from hotline.domains.insight.operations.actions.alarms import send_thresholds_again, show_again
    from hotline.domains.platform.notifications.actions.upkeep import publish_again as publish_notifications_again
    from hotline.domains.voice.ivr.actions.common import send_again
    from hotline.domains.voice.routing.actions.administration import publish_again
    from hotline.domains.voice.routing.actions.notices import show_notices_again
    from hotline.domains.voice.routing.ports import RoutingConfig
    from hotline.domains.voice.telephony.actions import publish_again as publish_outbound_again
    from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPolicy
    from hotline.infrastructure import live
    from hotline.infrastructure.database import from_database
    from hotline.kernel.errors import Unavailable

    mirror = live.mirror()
    await mirror.ready.wait()
    routing = mirror.read("config/routing", RoutingConfig)
    with contextlib.suppress(Unavailable):
        await from_database(lambda: publish_again(newer_than=routing.version if routing else 0))
        outbound = mirror.read("config/outbound", OutboundPolicy)
        await from_database(lambda: publish_outbound_again(newer_than=outbound.version if outbound else 0))
        if mirror.get("config/flows") is None:
            await from_database(send_again)
        if mirror.get("config/alarms") is None:
            await from_database(send_thresholds_again)
        known = {name for name, _ in mirror.named("alarms")}
        await from_database(lambda: show_again(unless_in=known))
        displayed = {name for name, _ in mirror.named("notices")}
        await from_database(lambda: show_notices_again(unless_in=displayed))
        counted = {name for name, _ in mirror.named("notifications")}
        await from_database(lambda: publish_notifications_again(unless_in=counted))


async def answer_ai_seats() -> None:
    from hotline.processes.ai_seat_services import serve_ai_seat_services
    from hotline.processes.answers import serve_answers

    bus, _ = await line()
    await serve_ai_seat_services(bus)
    await serve_answers(bus)


async def warm_up() -> None:
    """Load the assistant, so that the first citizen's question to this worker does not wait for it."""
    from hotline.domains.understanding.assistant import queries
    from hotline.infrastructure.database import from_database
    from hotline.kernel.errors import Unavailable

    with contextlib.suppress(Unavailable):
        await from_database(queries.warm_up, WARM_UP_SECONDS)


async def outlive(parent: int, tasks: "list[asyncio.Task[None]]") -> None:
    """When the master is killed, serve on until another worker is there, then end.

    The workers share the port. Without an end this one would hold the port for ever. Without the grace period a killed
    master would mean seconds without pages.
    """
    while os.getppid() == parent:  # noqa: ASYNC110 - nobody tells us
        await asyncio.sleep(ORPHAN_CHECK_SECONDS)
    orphaned = datetime.now(UTC)
    silence_output()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(ORPHAN_SECONDS):
            while not await succeeded(orphaned):  # noqa: ASYNC110 - as above
                await asyncio.sleep(SUCCESSOR_CHECK_SECONDS)
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(CANCEL_SECONDS):
            await cancel_tasks(tasks)
    os.kill(os.getpid(), signal.SIGKILL)  # streams end too, and browsers reconnect to the successor


def silence_output() -> None:
    """Send stdout and stderr to /dev/null. Their reader died with the master, so a log line would raise an error."""
    nobody = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        os.dup2(nobody, stream.fileno())


async def succeeded(orphaned: datetime) -> bool:
    """Whether a worker of this node that began since then is in order."""
    from hotline.infrastructure import live
    from hotline.infrastructure.heartbeat import Heartbeat
    from hotline.kernel.errors import Unavailable

    node = settings().place.node
    try:
        beats = await (await live.bus()).bucket("health", Heartbeat).items()
    except (Unavailable, NatsError, OSError):
        return False
    return any(
        (heartbeat.process, heartbeat.instance, heartbeat.state) == ("web", f"{node}-{heartbeat.pid}", "ok")
        and heartbeat.started_at > orphaned
        for heartbeat in beats.values()
    )
