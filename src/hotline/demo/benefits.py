"""``hotline demo-benefits``: substitutes for two services of the client's.

One knows everybody's 社保个人权益记录, the other is the gateway that sends texts. Both speak the protocol of
docs/self-service.md, about the invented people of deploy/data/demo_benefits.toml. Texts reach nobody: they stay in
memory, where tests and a presenter read them.
"""

import asyncio
import hmac
import json
import tomllib
from collections import OrderedDict
from collections.abc import Iterable
from functools import partial
from pathlib import Path

import msgspec
import structlog
from aiohttp import web

from hotline.infrastructure.logging import configure_logging
from hotline.infrastructure.settings import settings
from hotline.processes.foreground import run_until_stopped

PEOPLE = Path(__file__).parents[3] / "deploy/data/demo_benefits.toml"
LARGEST = 64 * 1024
MAX_TEXTS = 1000
UNREACHABLE = "13800000503"

log = structlog.get_logger()


class Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Identified by number and the last six digits of the card; ``seconds`` until answered, ``faulty`` never is."""

    name: str
    id_number: str
    card_tail: str
    months: int
    last_month: str
    balance: str
    seconds: float = 0
    faulty: bool = False


class Question(msgspec.Struct, frozen=True):
    id_number: str = ""
    card_tail: str = ""


class Letter(msgspec.Struct, frozen=True):
    to: str
    text: str


class Benefits:
    """The same question is answered the same, so an idempotency key changes nothing."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._people = {person.id_number: person for person in people}

    async def personal_record(self, request: web.Request) -> web.Response:
        question = _body(await request.read(), Question)
        person = self._people.get(question.id_number)
        if person is None or not hmac.compare_digest(person.card_tail.encode(), question.card_tail.encode()):
            return web.json_response({}, status=403)
        await asyncio.sleep(person.seconds)
        if person.faulty:
            return web.json_response({}, status=500)
        found = {"months": person.months, "last_month": person.last_month, "balance": person.balance}
        return web.json_response(found)


class Gateway:
    """Sends each text once, however often the hotline submits it under its name. One number always fails."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, Letter] = OrderedDict()

    async def send(self, request: web.Request) -> web.Response:
        letter, name = _body(await request.read(), Letter), request.headers.get("Idempotency-Key", "")
        if not name:
            raise web.HTTPBadRequest
        if letter.to == UNREACHABLE:
            return web.json_response({}, status=503)
        self._sent.setdefault(name, letter)
        while len(self._sent) > MAX_TEXTS:
            self._sent.popitem(last=False)
        return web.json_response({"id": name})

    async def look(self, request: web.Request) -> web.Response:
        """The texts sent to a number, as its telephone would show them."""
        texts = [letter.text for letter in self._sent.values() if letter.to == request.query.get("to")]
        return web.json_response({"texts": texts}, dumps=_in_chinese)


_in_chinese = partial(json.dumps, ensure_ascii=False)


def _body[T](raw: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(raw, type=kind)
    except msgspec.MsgspecError:
        raise web.HTTPBadRequest from None


def people_of(path: Path = PEOPLE) -> list[Person]:
    return msgspec.convert(tomllib.loads(path.read_text())["people"], list[Person])


def application() -> web.Application:
    benefits, gateway = Benefits(people_of()), Gateway()
    app = web.Application(client_max_size=LARGEST)
    app.router.add_get("/health", _well)
    app.router.add_post("/personal-record", benefits.personal_record)
    app.router.add_post("/texts/send", gateway.send)
    app.router.add_get("/texts", gateway.look)
    return app


async def _well(_: web.Request) -> web.Response:
    return web.json_response({})


async def run() -> None:
    """Serve on loopback until cancelled."""
    runner = web.AppRunner(application(), access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", settings().ports.benefits).start()
        log.info("ready", action="demo_benefits_ready", port=settings().ports.benefits)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


def main(arguments: list[str]) -> int:
    """No arguments, all settings from the environment and the settings file."""
    if arguments:
        print(f"hotline demo-benefits takes no arguments, got: {' '.join(arguments)}")
        return 2
    configure_logging("demo-benefits")
    return run_until_stopped(run)
