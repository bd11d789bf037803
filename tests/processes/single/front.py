"""nginx alone, as it stands before the pages, with both behind it played by the test."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from hotline.infrastructure.settings import Settings
from hotline.processes.single import nginx
from hotline.processes.single.layout import Layout
from hotline.processes.single.people import SystemUser, ensure_folder

#: Sessions side by side have ports of their own.
BASE = 14000 + 20 * (os.getpid() % 900)
ME = SystemUser("me", os.getuid(), os.getgid())
LIMIT = 10
#: An office of ours.
FRIEND = "127.0.0.77"
#: The one that passes staff's certificates on.
GATEWAY = "127.0.0.88"
FEW_PHONES = 6


class Behind:
    """A server that notes what it is asked for and answers when told to."""

    def __init__(self) -> None:
        self.paths: list[str] = []
        #: Of the last request, by lower-case name.
        self.headers: dict[str, str] = {}
        self.status = "200 OK"
        self.answering = asyncio.Event()
        self._came = asyncio.Condition()

    async def received(self, times: int) -> None:
        """Waits until it was asked so often."""
        async with asyncio.timeout(10), self._came:
            await self._came.wait_for(lambda: len(self.paths) >= times)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.paths.append(head.split(b" ")[1].decode())
                lines = (line.partition(": ") for line in head.decode().strip().splitlines()[1:])
                self.headers = {name.lower(): value for name, _, value in lines}
                async with self._came:
                    self._came.notify_all()
                await self.answering.wait()
                writer.write(f"HTTP/1.1 {self.status}\r\nContent-Length: 2\r\n\r\nok".encode())
                await writer.drain()
        writer.close()


class Front:
    def __init__(
        self, origin: str, app: Behind, switch: Behind, command: tuple[str, ...], program: asyncio.subprocess.Process
    ) -> None:
        self.origin, self.app, self.switch = origin, app, switch
        self.command, self.program = command, program

    async def get(self, path: str, source: str = "127.0.0.1", **headers: str) -> tuple[int, str]:
        """The path as it stands, which a careful client would tidy up."""
        connector = aiohttp.TCPConnector(local_addr=(source, 0))
        async with (
            aiohttp.ClientSession(connector=connector) as http,
            http.get(aiohttp.client.URL(f"{self.origin}{path}", encoded=True), headers=headers) as answer,
        ):
            return answer.status, await answer.text()


@pytest.fixture
async def front(tmp_path: Path) -> AsyncIterator[Front]:
    async with running(tmp_path) as made:
        yield made


@contextlib.asynccontextmanager
async def running(folder: Path, **listen: str) -> AsyncIterator[Front]:
    settings = Settings.model_validate(
        {
            "place": {"data": folder},
            "ports": {"base": BASE},
            "listen": {"connections_by_address": LIMIT, **listen},
            "door": {"friends": [FRIEND]},
            "certificate_gateway": {"addresses": [GATEWAY]},
        }
    )
    layout = Layout(settings)
    ensure_folder(layout.run, ME, 0o755)
    app, switch = Behind(), Behind()
    ports = settings.ports
    servers = [
        await asyncio.start_server(app.serve, "127.0.0.1", ports.app),
        await asyncio.start_server(switch.serve, "127.0.0.1", ports.asterisk_http),
    ]
    command = (*nginx.prepare(layout, ME), "-g", "user root;")
    program = await asyncio.create_subprocess_exec(*command, start_new_session=True)
    try:
        made = Front(f"http://127.0.0.1:{ports.web}", app, switch, command, program)
        await until_it_listens(ports.web)
        yield made
    finally:
        made.program.terminate()
        await made.program.wait()
        for server in servers:
            server.close()


async def until_it_listens(port: int) -> None:
    async with asyncio.timeout(10):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.05)
            else:
                writer.close()
                return
