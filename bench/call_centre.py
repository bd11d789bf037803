"""Agents on SIP telephones at work in a running installation, and the processes that serve them."""

import asyncio
import contextlib
import itertools
import os
from collections.abc import AsyncIterator

from bench.call_load import Load
from bench.processes import pid_on_port
from hotline.demo.phone.phone import Phone
from hotline.domains.voice.calls.ports import PhoneReply, ProvisionPhone
from hotline.domains.voice.routing.ports import (
    AgentReply,
    GetReady,
    SignIn,
)
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.heartbeat import Heartbeat
from hotline.infrastructure.settings import Settings

SIGN_IN_AT_ONCE = 20
#: The first sign of life of what has just started.
BEATING_SECONDS = 30.0


@contextlib.asynccontextmanager
async def agents_at_work(config: Settings, bus: Bus, agents: list[str], load: Load) -> AsyncIterator[None]:
    """Signed in, with a registered telephone each, ready."""
    node = f"callcontrol.{config.place.node}"
    async with contextlib.AsyncExitStack() as phones:
        for batch in itertools.batched(agents, SIGN_IN_AT_ONCE, strict=False):
            await asyncio.gather(*(sign_in(config, bus, node, agent, load, phones) for agent in batch))
        yield


async def sign_in(
    config: Settings, bus: Bus, node: str, agent: str, load: Load, phones: contextlib.AsyncExitStack
) -> None:
    reply = await bus.request(f"{node}.phone", ProvisionPhone(agent, "phone"), PhoneReply)
    assert reply.phone is not None, reply.message
    account = reply.phone
    phone = Phone(
        account.endpoint,
        ("127.0.0.1", config.ports.sip),
        login=account.username,
        password=account.password,
        sound=False,
        shared=load.phone.shared,
    )
    await phones.enter_async_context(phone)
    phone.answering = load.serve
    await phone.register(600)
    signing_in = SignIn(agent, "phone", config.place.node, account.endpoint, "bench", takeover=True)
    for command in (signing_in, GetReady(agent)):
        answer = await bus.request("router.agent", command, AgentReply)
        assert answer.ack.ok, answer.ack.message


async def pids(config: Settings, bus: Bus, *more: str) -> dict[str, int]:
    """The processes that a call passes through, ``more`` of ours, what they stand on, and this program."""
    found: dict[str, int] = {}
    async with asyncio.timeout(BEATING_SECONDS):
        while not {"callcontrol", "router", *more} <= found.keys():
            beats = await bus.bucket("health", Heartbeat).items()
            found = {b.process: b.pid for b in beats.values() if b.state != "standby"}
            await asyncio.sleep(0.2)
    ports = {
        "asterisk": (config.ports.sip, "udp"),
        "nats": (config.ports.nats, "tcp"),
        "postgres": (config.ports.postgres, "tcp"),
    }
    found |= {name: pid for name, (port, kind) in ports.items() if (pid := pid_on_port(port, kind))}
    return found | {"this program": os.getpid()}
