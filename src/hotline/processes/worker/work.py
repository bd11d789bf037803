"""The tasks of a worker, which continue through outages of the database and the bus."""

import asyncio
import contextlib

import structlog
from asgiref.sync import sync_to_async
from django.db import InterfaceError, OperationalError, connections
from nats.errors import Error as NatsError
from nats.js.errors import Error as JetStreamError
from procrastinate import PsycopgConnector, exceptions
from procrastinate.contrib.django import app

from hotline.domains.edge.integrations.actions.push import push_due
from hotline.domains.edge.integrations.adapters.http_poster import HttpPoster
from hotline.domains.understanding.knowledge.actions.index import IndexKeeper
from hotline.infrastructure import outbox
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.jobs import with_database
from hotline.infrastructure.settings import settings
from hotline.processes.worker.listener import connector

log = structlog.get_logger()
#: Should a notification be missed.
RELAY_SECONDS = 2.0
PUSH_SECONDS = 1.0
INDEX_SECONDS = 2.0
PAUSE_SECONDS = 2.0
SHUTDOWN_SECONDS = 10.0
POLL_SECONDS = 2.0
SIDE_BY_SIDE = 4
AWAY = (
    OperationalError,
    InterfaceError,
    NatsError,
    JetStreamError,
    TimeoutError,
    OSError,
    exceptions.ConnectorException,
)


class Work:
    """``errors`` by part, empty while all is well, is for the heartbeat."""

    def __init__(self, bus: Bus, name: str) -> None:
        self._bus, self._name = bus, name
        self.relayed = 0
        self._errors: dict[str, str] = {}
        self._written = asyncio.Event()

    def look(self) -> tuple[str, str, dict[str, float]]:
        """State, detail and figures for the heartbeat."""
        errors = "; ".join(self._errors.values())
        return ("degraded" if errors else "ok"), errors, {"relayed": float(self.relayed)}

    async def relay(self, term: int) -> None:
        """Send what waits in the outbox, oldest first, until cancelled; one worker at a time."""
        while True:
            self._written.clear()
            try:
                sent = await outbox.relay(self._bus)
            except AWAY as error:
                await self._pause("outbox", error)
                await sync_to_async(connections.close_all)()
                continue
            self._errors.pop("outbox", None)
            self.relayed += sent
            if not sent:
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(self._written.wait(), RELAY_SECONDS)

    async def push(self, term: int) -> None:
        """Push news to other systems, until cancelled; one worker at a time."""
        async with HttpPoster(settings().webhooks.allowed) as poster:
            while True:
                try:
                    pushed = await push_due(poster)
                except AWAY as error:
                    await self._pause("webhooks", error)
                    await sync_to_async(connections.close_all)()
                    continue
                self._errors.pop("webhooks", None)
                if not pushed:
                    await asyncio.sleep(PUSH_SECONDS)

    async def maintain_index(self) -> None:
        """Have what is published found on this node, until cancelled."""
        keeper = IndexKeeper()
        while True:
            try:
                await sync_to_async(with_database(keeper.refresh), thread_sensitive=False)()
                self._errors.pop("index", None)
                await asyncio.sleep(INDEX_SECONDS)
            except AWAY as error:
                await self._pause("index", error)

    async def do_jobs(self) -> None:
        """Take jobs, and hear of what is written to the outbox, until cancelled."""
        while True:
            try:
                line = connector()
                jobs = app.with_connector(line)
                async with jobs.open_async():
                    self._errors.pop("jobs", None)
                    listening = asyncio.create_task(self._listen(line), name="outbox written")
                    try:
                        await jobs.run_worker_async(
                            name=self._name,
                            concurrency=SIDE_BY_SIDE,
                            fetch_job_polling_interval=POLL_SECONDS,
                            shutdown_graceful_timeout=SHUTDOWN_SECONDS,
                            delete_jobs="successful",
                            install_signal_handlers=False,
                        )
                    finally:
                        listening.cancel()
            except AWAY as error:
                await self._pause("jobs", error)

    async def _listen(self, line: PsycopgConnector) -> None:
        async def hear(*, channel: str, payload: str) -> None:
            self._written.set()

        while True:
            try:
                await line.listen_notify(hear, [outbox.CHANNEL])
            except AWAY:
                await asyncio.sleep(PAUSE_SECONDS)

    async def _pause(self, part: str, error: Exception) -> None:
        self._errors[part] = f"{part}: {type(error).__name__}"
        log.warning("trying again soon", action="worker_retry", part=part, error=repr(error))
        await asyncio.sleep(PAUSE_SECONDS)
