"""Access to the SIP edge (Kamailio) for this machine's own processes."""

import asyncio
import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import aiohttp
import msgspec

from hotline.infrastructure.settings import Settings, settings
from hotline.kernel.errors import Unavailable

#: The door's addresses towards the switch: what comes from a trunk, and from anybody else.
TRUNK_SIDE, PHONE_SIDE = "127.0.0.12", "127.0.0.13"
#: The proxy's address towards the switch for browsers' phones. No trunk uses it.
BROWSER_SIDE = "127.0.0.14"
WITHIN_SECONDS = 2.0


@dataclass(frozen=True)
class Ban:
    """A source of which nothing is taken for so many ``seconds`` more. ``why``: flood, password, scanner, stranger,
    malformed, too large."""

    source: str
    seconds: int
    why: str


@dataclass(frozen=True)
class EdgeState:
    """Counts since the edge started."""

    #: Messages of banned or flooding sources.
    dropped: int
    #: Malformed messages, or too many.
    refused: int
    bans: list[Ban]


def edge_key(chosen: Settings) -> str:
    """The secret by which the edge knows this machine's processes.

    Derived from the switch's password: the edge, which meets strangers, does not hold that itself.
    """
    return hmac.digest(chosen.telephony.ari_password.get_secret_value().encode(), b"sip edge", sha256).hex()


async def query_edge() -> EdgeState:
    """Raises what aiohttp raises."""
    totals, *rows = (await _rpc("GET", "/bans")).splitlines()
    dropped, refused = (int(figure) if figure.isdecimal() else 0 for figure in totals.split())
    bans = [Ban(source, int(seconds), why) for source, seconds, why in (row.split(" ", 2) for row in rows)]
    return EdgeState(dropped, refused, sorted(bans, key=lambda ban: -ban.seconds))


async def edge_state() -> EdgeState | None:
    """The edge's state; None on an installation without edge. Raises Unavailable."""
    if not settings().door.on:
        return None
    try:
        async with asyncio.timeout(WITHIN_SECONDS):
            return await query_edge()
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Unavailable("接入网关无响应，请查看“基础设施”状态。") from error


async def lift_ban(source: str) -> None:
    """Harmless for who is not banned. Raises what aiohttp raises."""
    await _rpc("POST", f"/lift/{source}")


class EdgeCall(msgspec.Struct, frozen=True):
    """A call as the edge knows it, by its place in the edge's table. ``start_ts`` 0: not answered yet."""

    h_entry: int
    h_id: int
    start_ts: int
    variables: list[dict[str, str]] = []

    @property
    def answered(self) -> float:
        """Seconds since 1970."""
        return next((float(held["answered"]) for held in self.variables if "answered" in held), float(self.start_ts))


class _Listed(msgspec.Struct, frozen=True):
    result: list[EdgeCall] = []


async def end_calls(before: datetime) -> int:
    """Hang up, to both sides, all calls that were answered before this moment. Returns how many.

    Raises what aiohttp raises. Repeats are harmless.
    """
    listed = msgspec.json.decode(await _rpc("GET", "/calls"), type=_Listed).result
    old = [call for call in listed if 0 < call.answered < before.timestamp()]
    for call in old:
        await _rpc("POST", f"/end/{call.h_entry}/{call.h_id}")
    return len(old)


async def _rpc(method: str, path: str) -> str:
    key = {"X-Door-Key": edge_key(settings())}
    async with (
        aiohttp.ClientSession(headers=key) as session,
        session.request(method, f"http://{TRUNK_SIDE}:{settings().ports.sip}{path}") as answer,
    ):
        answer.raise_for_status()
        return await answer.text()
