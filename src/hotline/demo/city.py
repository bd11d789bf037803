"""``hotline demo-city``: substitutes for 12345. It sends cases, urges them, rejects answers, and receives our messages.

Listens on loopback only. ``POST /cases`` makes it send the next case of deploy/data/demo_city.toml. ``POST
/cases/{number}/…`` acts on a case that it sent: ``urge``, ``rework`` (``{"reason"}``), ``withdraw``, ``judge`` or
``return``. ``GET /cases`` lists its cases and the messages about them. Our messages arrive at ``POST /messages``.
"""

import argparse
import asyncio
import json
import secrets
import tomllib
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count, cycle
from pathlib import Path
from typing import Any

import aiohttp
import structlog
from aiohttp import web

from hotline.domains.service.workorders.rules.exchange.signatures import signature_error, signature_headers
from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import settings
from hotline.processes.foreground import run_until_stopped

CASES = Path(__file__).parents[3] / "deploy/data/demo_city.toml"
MAX_RECEIVED = 1000
_in_chinese = partial(json.dumps, ensure_ascii=False)

log = structlog.get_logger()


class DemoCity:
    """The simulated 12345. ``to`` is the address at which our hotline receives messages.

    ``cases``: external number -> every message received about the case, in order.
    """

    def __init__(self, to: str, secret: str, digest: str = "sha256") -> None:
        self._to, self._secret, self._digest = to, secret.encode(), digest
        self.cases: dict[str, list[dict[str, Any]]] = {}
        self._received: dict[str, None] = {}
        self._examples = cycle(tomllib.loads(CASES.read_text())["cases"])
        self._numbers = count(1)

    def application(self) -> web.Application:
        app = web.Application(client_max_size=256 * 1024)
        app.router.add_get("/health", self._well)
        app.router.add_post("/messages", self.hear)
        app.router.add_get("/cases", self.look)
        app.router.add_post("/cases", self.dispatch)
        app.router.add_post("/cases/{number}/{deed}", self.act)
        return app

    async def _well(self, _: web.Request) -> web.Response:
        return web.json_response({})

    async def hear(self, request: web.Request) -> web.Response:
        """Receive a message of the hotline about a case. A repeated message counts once."""
        body = await request.read()
        if why := signature_error(self._secret, request.headers, body, int(datetime.now(UTC).timestamp())):
            return web.json_response({"message": why}, status=401, dumps=_in_chinese)
        message = json.loads(body)
        if message["external"] not in self.cases:
            return web.json_response({"message": "没有这张工单"}, status=404, dumps=_in_chinese)
        if message["id"] not in self._received:
            self._received[message["id"]] = None
            self.cases[message["external"]].append(message)
            while len(self._received) > MAX_RECEIVED:
                del self._received[next(iter(self._received))]
        return web.json_response({"ok": True})

    async def look(self, _: web.Request) -> web.Response:
        return web.json_response(self.cases, dumps=_in_chinese)

    async def dispatch(self, _: web.Request) -> web.Response:
        example = dict(next(self._examples))
        due = datetime.now(UTC) + timedelta(days=example.pop("days"))
        external = f"{datetime.now(UTC):%Y%m%d}-{next(self._numbers):06d}"
        self.cases[external] = []
        return await self._send(external, {"kind": "dispatch", "values": example, "due_at": due.isoformat()})

    async def act(self, request: web.Request) -> web.Response:
        external, action = request.match_info["number"], request.match_info["deed"]
        body = json.loads(await request.read() or b"{}")
        if external not in self.cases or action not in BODIES:
            raise web.HTTPNotFound
        return await self._send(external, BODIES[action] | body)

    async def _send(self, external: str, message: Mapping[str, Any]) -> web.Response:
        message_out = {
            "id": secrets.token_hex(12),
            "external": external,
            "at": datetime.now(UTC).isoformat(),
            **message,
        }
        body, now = _in_chinese(message_out).encode(), int(datetime.now(UTC).timestamp())
        headers = signature_headers(
            self._secret, digest=self._digest, timestamp=now, nonce=secrets.token_hex(16), body=body
        )
        async with (
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as http,
            http.post(self._to, data=body, headers=headers | {"Content-Type": "application/json"}) as answer,
        ):
            reply = await answer.json(content_type=None)
            return web.json_response({"external": external, "answer": reply}, status=answer.status, dumps=_in_chinese)


BODIES: dict[str, dict[str, Any]] = {
    "urge": {"kind": "urge", "words": "市民再次来电催办"},
    "rework": {"kind": "rework", "reason": "市民对答复不满意"},
    "withdraw": {"kind": "withdraw", "reason": "市民撤诉"},
    "judge": {"kind": "judged", "responded": True, "resolved": True, "satisfied": True},
    "return": {"kind": "return_decided", "accepted": True},
}


async def run(port: int, every: float) -> None:
    """Serve until cancelled. Send a case every so many seconds; 0: only on request."""
    configured = settings()
    origin = f"http://127.0.0.1:{configured.ports.app}"
    city = DemoCity(f"{origin}/api/exchange/12345/messages", configured.city.secret.get_secret_value())
    runner = web.AppRunner(city.application(), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
        log.info("ready", action="demo_city_ready", port=port)
        while True:
            await asyncio.sleep(every or 3600)
            if every:
                await _one_more(port)
    finally:
        await runner.cleanup()


async def _one_more(port: int) -> None:
    async with aiohttp.ClientSession() as http, http.post(f"http://127.0.0.1:{port}/cases") as answer:
        log.info("sent a case", action="demo_city_sent", status=answer.status)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="hotline demo-city", description="stand in for 12345")
    parser.add_argument("--port", type=int, default=settings().ports.city, help="default: %(default)s")
    parser.add_argument("--every", type=float, default=0, help="send a case every so many seconds")
    options = parser.parse_args(arguments)
    if not settings().city.secret.get_secret_value():
        print("set [city] secret and url in the settings first, see docs/workorders.md")
        return 2
    configure_logging("demo-city")
    return run_until_stopped(lambda: run(options.port, options.every))
