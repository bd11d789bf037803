"""Do the parts we did not write answer? Each probe gives up after a second, and its answer serves for one."""

import asyncio
import time
from collections.abc import Awaitable, Callable

import aiohttp
import msgspec
from django.db import connection

from hotline.infrastructure import live
from hotline.infrastructure.database import from_database
from hotline.infrastructure.settings import settings
from hotline.infrastructure.sip_edge import query_edge
from hotline.kernel.errors import Unavailable

SECONDS = 1.0


class Part(msgspec.Struct, frozen=True):
    """``ms`` the answer took; ``detail`` what went wrong, for operators."""

    name: str
    ok: bool
    detail: str
    ms: int


_latest: tuple[float, "asyncio.Task[list[Part]]"] | None = None


async def probe_parts() -> list[Part]:
    """PostgreSQL, NATS and Asterisk, side by side, as they were a second ago at most.

    Whoever asks while they are probed gets that answer: a flood of questions causes one probe a second.
    """
    global _latest
    now, loop = time.monotonic(), asyncio.get_running_loop()
    if _latest is None or now - _latest[0] > SECONDS or _latest[1].get_loop() is not loop:
        _latest = (now, loop.create_task(_probe_all(), name="probes"))
    return await asyncio.shield(_latest[1])


async def _probe_all() -> list[Part]:
    probes = {"postgres": _postgres, "nats": _nats, "asterisk": _asterisk}
    if settings().door.on:
        probes["door"] = _sip_edge
    return list(await asyncio.gather(*(_probe(name, probe) for name, probe in probes.items())))


async def _probe(name: str, probe: Callable[[], Awaitable[None]]) -> Part:
    begun = time.monotonic()
    try:
        async with asyncio.timeout(SECONDS):
            await probe()
        detail = ""
    except (Unavailable, OSError, TimeoutError, aiohttp.ClientError) as error:
        detail = str(error) or type(error).__name__
    return Part(name, not detail, detail, round((time.monotonic() - begun) * 1000))


async def _postgres() -> None:
    def probe() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")

    await from_database(probe, SECONDS)


async def _nats() -> None:
    bus = await live.bus()
    if not bus.connected:
        raise OSError("not connected")
    await bus.bucket("config", msgspec.Raw).get("routing")


async def _asterisk() -> None:
    await query_asterisk("asterisk/ping")


async def _sip_edge() -> None:
    await query_edge()


async def query_asterisk(path: str) -> bytes:
    """The answer of this node's Asterisk to a GET under ``/ari/``. Raises aiohttp's errors."""
    telephony = settings().telephony
    login = aiohttp.encode_basic_auth(telephony.ari_user, telephony.ari_password.get_secret_value())
    async with (
        aiohttp.ClientSession(headers={"Authorization": login}) as session,
        session.get(f"{settings().ari_url}/ari/{path}") as answer,
    ):
        answer.raise_for_status()
        return await answer.read()
