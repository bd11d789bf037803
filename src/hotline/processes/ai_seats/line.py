"""The sound of calls at the switch: chan_websocket connects here once for each call, A-law both ways.

Sound comes in frames of 20 ms. Sound out may be of any length; the switch plays it in time. What is said about it is
JSON: MEDIA_START, DTMF_END from the switch, FLUSH_MEDIA to it.
"""

import contextlib
import json
from collections.abc import Awaitable, Callable

import aiohttp
import structlog
from aiohttp import web

log = structlog.get_logger()
PATH = "/media"
PROTOCOL = "media"
#: Bytes of one message to the switch, whole frames: two seconds.
PIECE = 16_000
#: Calls that are still here then are cut off: callcontrol has another seat for them.
SHUTDOWN_SECONDS = 1.0

type Refusal = str


class SwitchLine:
    def __init__(self, socket: web.WebSocketResponse) -> None:
        self._socket = socket

    async def send(self, alaw: bytes) -> None:
        with contextlib.suppress(ConnectionError, aiohttp.ClientError):  # that a caller is gone is heard separately
            for at in range(0, len(alaw), PIECE):
                await self._socket.send_bytes(alaw[at : at + PIECE])

    async def flush(self) -> None:
        with contextlib.suppress(ConnectionError, aiohttp.ClientError):
            await self._socket.send_str(json.dumps({"command": "FLUSH_MEDIA"}))


class Sounds:
    """What ``serve`` gives the sound of one call to."""

    async def frame(self, alaw: bytes) -> None:
        raise NotImplementedError

    def key(self, key: str) -> None:
        raise NotImplementedError

    async def over(self) -> None:
        """The connection is over. Returns when all is written down."""
        raise NotImplementedError


#: Takes a call for an agent, or refuses: the connection's call, offer and agent, and its line.
type Take = Callable[[str, str, str, SwitchLine], Awaitable[Sounds]]
type Admit = Callable[[str, str, str], Awaitable[Refusal]]


async def serve(port: int, admit: Admit, take: Take) -> web.AppRunner:
    """Listens on loopback until the runner is cleaned up."""

    async def media(request: web.Request) -> web.StreamResponse:
        call, offer, agent = (request.query.get(name, "") for name in ("call", "offer", "agent"))
        if refusal := await admit(call, offer, agent):
            log.warning("a call is not taken", action="ai_seat_refuses", call_id=call, agent=agent, why=refusal)
            return web.Response(status=409, text=refusal)
        socket = web.WebSocketResponse(protocols=(PROTOCOL,))
        await socket.prepare(request)
        sounds = await take(call, offer, agent, SwitchLine(socket))
        try:
            async for message in socket:
                if message.type is aiohttp.WSMsgType.BINARY:
                    await sounds.frame(message.data)
                elif message.type is aiohttp.WSMsgType.TEXT:
                    _note(sounds, message.data)
        finally:
            await sounds.over()
        return socket

    application = web.Application()
    application.router.add_get(PATH, media)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner


def _note(sounds: Sounds, text: str) -> None:
    event = json.loads(text)
    if event.get("event") == "DTMF_END":
        sounds.key(str(event["digit"]))
