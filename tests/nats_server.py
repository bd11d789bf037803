"""A NATS server of a test's own, which can be killed and started again on the same store."""

import asyncio
import contextlib
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from hotline.events.envelope import Envelope
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.bus.rights import EVENT_STREAM
from hotline.infrastructure.settings import Bus as BusSettings
from hotline.infrastructure.settings import Settings
from tests.free_ports import free_port


class NatsServer:
    """``users``: who may sign in and do what, as in the server's configuration; empty: everybody, everything."""

    def __init__(self, store: Path, users: str = "") -> None:
        self.store, self.port = store, free_port()
        self._options: list[str] = []
        if users:
            configuration = store / "nats.conf"
            configuration.write_text(f"authorization: {{ users: {users} }}\n")
            self._options = ["-c", str(configuration)]
        self.start()

    def start(self) -> None:
        where = ["-sd", str(self.store), "-a", "127.0.0.1", "-p", str(self.port)]
        command = ["nats-server", "-js", *where, *self._options]
        self.process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        for _ in range(100):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port)):
                return
            time.sleep(0.05)
        raise TimeoutError("nats-server does not answer")

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()


def settings_for(server: NatsServer) -> Settings:
    return Settings(bus=BusSettings(url=f"nats://127.0.0.1:{server.port}"))


async def make_stores(server: NatsServer) -> None:
    """As ``hotline up`` does."""
    async with Bus(settings_for(server), "up") as bus:
        await bus.create_stores()


async def stored(bus: Bus) -> list[Envelope]:
    """Every event the bus has, in its order."""
    js = bus.jetstream
    last = (await js.stream_info(EVENT_STREAM)).state.last_seq
    messages = [await js.get_msg(EVENT_STREAM, seq) for seq in range(1, last + 1)]
    return [msgspec.json.decode(message.data or b"", type=Envelope) for message in messages]


async def until(holds: Callable[[], bool], seconds: float = 3) -> None:
    """Wait for something to come true; TimeoutError when it does not."""
    async with asyncio.timeout(seconds):
        while True:
            if holds():
                return
            await asyncio.sleep(0.02)
