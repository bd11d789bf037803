"""The participants of complete calls: agents on SIP telephones who use the API like a browser, and citizens."""

import asyncio
import tomllib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
import pytest_asyncio

from hotline.demo.desk import Desk, origin_of
from hotline.demo.main import ACCOUNTS
from hotline.demo.phone.call import Call
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.ivr.rules.flow import FlowSet
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.settings import Settings
from tests.installation import Installation

CALLER_TONE, AGENT_TONE = 400, 700
#: From the bus into callcontrol.
ARRIVES_SECONDS = 0.5
PASSWORD: str = tomllib.loads(ACCOUNTS.read_text())["password"]
#: Nobody's numbers, one for each test call, so that none counts as ringing again.
_numbers = iter(range(13800009000, 13800009999))


class Seat:
    """An agent at work. ``desk`` is the API, ``phone`` the telephone."""

    def __init__(self, desk: Desk, phone: Phone) -> None:
        self.desk, self.phone = desk, phone

    async def agent(self) -> dict[str, Any]:
        """The document ``Agent`` of docs/api.md."""
        agent: dict[str, Any] = (await self.desk.snapshot())["agent"]
        return agent

    async def is_in(self, *states: str, within: float = 5.0) -> dict[str, Any]:
        """The agent's document once the state is one of these. TimeoutError when it does not come to that."""
        seen = ""

        async def look() -> dict[str, Any] | None:
            nonlocal seen
            agent = await self.agent()
            seen = agent["state"]
            return agent if seen in states else None

        try:
            return await until(look, within)
        except TimeoutError:
            raise TimeoutError(f"{self.desk.number} is {seen}, not {states}") from None

    async def take(self, within: float = 10.0, tone: int = AGENT_TONE) -> tuple[Call, str]:
        """Answer the next call that rings and speak a tone: the telephone's call and the hotline's id of it."""
        call = await self.phone.incoming(within)
        call.answer()
        call.audio.play_tone(tone)
        agent = await self.is_in("talking")
        return call, str(agent["call"])

    async def finish(self, call_id: str) -> None:
        """Save the wrap-up and be ready again."""
        await self.is_in("wrap_up", "ready")
        topics, dispositions = await self.desk.topics()
        await self.desk.wrap_up(call_id, topic=topics[0], disposition=dispositions[0], notes="测试", then="ready")


@asynccontextmanager
async def seated(settings: Settings, number: str, password: str = PASSWORD, ready: bool = True) -> AsyncIterator[Seat]:
    """Signed in with a registered telephone, ready; signed out afterwards."""
    async with Desk(origin_of(settings), number, password) as desk:
        account = await desk.sign_in()
        server = ("127.0.0.1", settings.ports.sip)
        async with Phone(account.user, server, login=account.login, password=account.password) as phone:
            await phone.register()
            seat = Seat(desk, phone)
            if ready:
                await desk.ready()
            try:
                yield seat
            finally:
                await desk.sign_out()


def fresh_number() -> str:
    return str(next(_numbers))


async def ring_in(phone: Phone, settings: Settings, *keys: str, number: str | None = None) -> Call:
    """Ring the hotline, speak a tone and press these keys once a prompt is heard."""
    caller = fresh_number() if number is None else number
    call = await phone.call(settings.telephony.access_number, caller=caller)
    call.audio.play_tone(CALLER_TONE)
    await call.audio.wait_until(lambda port: port.reception.packets > 5, within=10)
    for key in keys:
        await call.audio.send_keys(key)
    return call


async def reached_callcontrol(settings: Settings, holds: Callable[[FlowSet], bool]) -> None:
    """What was decided about flows is on its way to the callers."""
    async with Bus(settings, "test") as bus:

        async def look() -> bool | None:
            found = await bus.bucket("config", FlowSet).get("flows")
            return True if found and holds(found[0]) else None

        await until(look)
    await asyncio.sleep(ARRIVES_SECONDS)


async def until[T](look: Callable[[], Awaitable[T | None]], within: float = 5.0, every: float = 0.1) -> T:
    """What ``look`` finds, asked again until it finds something. TimeoutError."""
    async with asyncio.timeout(within):
        while True:
            if (found := await look()) is not None:
                return found
            await asyncio.sleep(every)


# Fixtures ------------------------------------------------------------------------------------------------------


@pytest.fixture
def settings(installation: Installation) -> Settings:
    return installation.settings


@pytest_asyncio.fixture(loop_scope="session")
async def phone(settings: Settings) -> AsyncIterator[Phone]:
    """A telephone to ring in with."""
    async with Phone("citizen", ("127.0.0.1", settings.ports.sip)) as phone:
        yield phone
