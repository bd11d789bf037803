"""A running installation lent to the measurement: its own queue, flow and agents on SIP telephones."""

import asyncio
import contextlib
import itertools
import os
from collections.abc import AsyncIterator

import msgspec
from msgspec.structs import replace

from bench.call_load import MENU_KEY, Load
from bench.processes import pid_on_port
from hotline.domains.calls.ports import PhoneReply, ProvisionPhone, RemovePhone
from hotline.domains.ivr.rules.flow import Flow, FlowSet
from hotline.domains.routing.ports import (
    Ack,
    AgentConfig,
    AgentReply,
    GetReady,
    QueueConfig,
    RoutingConfig,
    SignIn,
    SignOut,
)
from hotline.domains.telephony.adapters.phone import Phone
from hotline.infrastructure.bus import Bus
from hotline.infrastructure.heartbeat import Beat
from hotline.infrastructure.settings import Settings

QUEUE = "bench"
SIGN_IN_AT_ONCE = 20
PUBLISHED_SECONDS = 1.0
FLOW = {
    "id": "bench",
    "version": 1,
    "name": "测量",
    "entry": "menu",
    "person": "queue",
    "nodes": {
        "menu": {"kind": "menu", "label": "主菜单", "prompts": ["menu-main"]},
        "queue": {"kind": "queue", "label": "测量", "queue": QUEUE},
        "rating": {"kind": "rating", "label": "评价", "prompts": ["rating-ask"]},
        "end": {"kind": "hang_up", "label": "挂机"},
    },
    "edges": [
        *({"from": "menu", "on": on, "to": "queue", "label": "人工"} for on in (MENU_KEY, "timeout", "wrong")),
        *(
            {"from": "queue", "on": on, "to": to}
            for on, to in (("served", "rating"), ("callback", "end"), ("failed", "end"))
        ),
        *({"from": "rating", "on": on, "to": "end"} for on in ("rated", "skipped")),
    ],
}


@contextlib.asynccontextmanager
async def published(bus: Bus, agents: list[str]) -> AsyncIterator[None]:
    """One queue, these agents and a short flow for the time of the run."""
    routing, flows = bus.bucket("config", RoutingConfig), bus.bucket("config", FlowSet)
    before, flows_before = await routing.get("routing"), await flows.get("flows")
    version = before[0].version + 1 if before else 1
    queue = QueueConfig(QUEUE, "测量", QUEUE, wrap_up_seconds=1)
    staff = tuple(AgentConfig(agent, agent, "测量", {QUEUE: 3}) for agent in agents)
    flow = msgspec.convert(FLOW, Flow)
    flow_version = flows_before[0].version + 1 if flows_before else 1
    await routing.put("routing", RoutingConfig(version, (queue,), staff))
    await flows.put("flows", FlowSet(flow_version, {"bench": flow}, {}, "bench"))
    await asyncio.sleep(PUBLISHED_SECONDS)
    try:
        yield
    finally:
        if before and flows_before:
            await routing.put("routing", replace(before[0], version=version + 1))
            await flows.put("flows", replace(flows_before[0], version=flow_version + 1))
        else:
            await routing.delete("routing")
            await flows.delete("flows")


@contextlib.asynccontextmanager
async def agents_at_work(config: Settings, bus: Bus, agents: list[str], load: Load) -> AsyncIterator[None]:
    """Signed in, with a registered telephone each, ready."""
    node = f"callcontrol.{config.place.node}"
    async with contextlib.AsyncExitStack() as phones:
        for batch in itertools.batched(agents, SIGN_IN_AT_ONCE, strict=False):
            await asyncio.gather(*(sign_in(config, bus, node, agent, load, phones) for agent in batch))
        try:
            yield
        finally:
            for agent in agents:
                await bus.request("router.agent", SignOut(agent), AgentReply)
    for agent in agents:
        await bus.request(f"{node}.phone_remove", RemovePhone(agent), Ack)


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
    )
    await phones.enter_async_context(phone)
    phone.answering = load.serve
    await phone.register(600)
    signed = SignIn(agent, "phone", config.place.node, account.endpoint, "bench", takeover=True)
    for command in (signed, GetReady(agent)):
        answer = await bus.request("router.agent", command, AgentReply)
        assert answer.ack.ok, answer.ack.message


async def pids(config: Settings, bus: Bus) -> dict[str, int]:
    """The processes that a call passes through, and this program."""
    beats = await bus.bucket("health", Beat).items()
    found = {
        b.process: b.pid
        for b in beats.values()
        if b.process == "callcontrol" or (b.process, b.state) == ("router", "ok")
    }
    ports = {"asterisk": (config.ports.sip, "udp"), "nats": (config.ports.nats, "tcp")}
    found |= {name: pid for name, (port, kind) in ports.items() if (pid := pid_on_port(port, kind))}
    return found | {"this program": os.getpid()}
