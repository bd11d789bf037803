"""Endpoints of agents: their states, and changing a state on an agent's behalf."""

from datetime import datetime
from typing import Literal

import msgspec
from ninja import Router, Schema
from pydantic import AliasChoices, Field

from hotline.domains.edge.integrations.endpoints.access import AgentNumber, ApiRequest, acting_for, requires
from hotline.domains.voice.calls.actions import commands
from hotline.domains.voice.calls.queries import screens
from hotline.domains.voice.routing import ports as acd
from hotline.infrastructure import live
from hotline.infrastructure.mirror import Mirror
from hotline.infrastructure.permissions import Principal

router = Router(tags=["坐席"])


class LivePartyOut(Schema):
    agent: str = Field(description="同事工号，外线时为空")
    number: str = Field(description="外线号码，脱敏")
    status: str = Field(
        validation_alias=AliasChoices("status", "standing"),
        serialization_alias="standing",
        examples=["consulting"],
        description="asked ringing consulting aside joined",
    )


class LiveCallOut(Schema):
    """The call that an agent has now; the number masked."""

    id: str = Field(examples=["bj1a-1795559891-3"])
    phase: str = Field(examples=["talking"])
    direction: Literal["in", "out"]
    number: str = Field(examples=["138******00"])
    place: str = Field(examples=["北京"])
    queue: str = Field(examples=["social"])
    case_number: str = ""
    talk_started_at: datetime | None
    held_since: datetime | None
    party: LivePartyOut | None = Field(description="第三方")


class AgentOut(Schema):
    """``state``: signed_out not_ready ready ringing talking wrap_up missed."""

    number: str = Field(examples=["1001"])
    name: str = Field(examples=["王晓芳"])
    group: str = Field(examples=["早班一组"])
    state: str = Field(examples=["ready"])
    since: datetime | None
    reason: str = Field(default="", examples=["小休"])
    call: LiveCallOut | None = None


class AgentsOut(Schema):
    agents: list[AgentOut]


class StateBody(Schema):
    """The state to set.

    ``reason`` goes with not_ready. During a talk, not_ready and signed_out take effect after it.
    """

    state: Literal["ready", "not_ready", "signed_out"] = Field(examples=["not_ready"])
    reason: str = Field(default="", max_length=60, pattern=r"^[^\x00]*$", examples=["小休"])


@router.get("", **requires("agents.read", AgentsOut), summary="坐席列表与状态")
async def agents(request: ApiRequest) -> AgentsOut:
    mirror, caller = await live.ready_mirror(), request.caller
    known = {agent.id for agent in screens.config_of(mirror).agents}
    known |= {name.removeprefix("agents/") for name, _ in mirror.named("agents")}
    return AgentsOut(agents=[to_out(mirror, number) for number in sorted(known) if caller.acts_for(number)])


@router.get("/{number}", **requires("agents.read", AgentOut, 404, 422), summary="一个坐席的状态与当前通话")
async def agent(request: ApiRequest, number: AgentNumber) -> AgentOut:
    await acting_for(request, number)
    return to_out(await live.ready_mirror(), number)


@router.post("/{number}/state", **requires("agents.write", AgentOut, 400, 404, 409, 422), summary="就绪、示忙、签退")
async def set_state(request: ApiRequest, number: AgentNumber, body: StateBody) -> AgentOut:
    by = await acting_for(request, number)
    doc = await brought_into(by, body)
    return described(doc, await live.ready_mirror())


async def brought_into(by: Principal, body: StateBody) -> acd.AgentDoc:
    match body.state:
        case "ready":
            return await commands.get_ready(by=by)
        case "not_ready":
            return await commands.command_agent(acd.GetNotReady(by.number, body.reason))
        case "signed_out":
            return await commands.sign_out(by=by)


def to_out(mirror: Mirror, number: str) -> AgentOut:
    """The agent's state. An agent who never signed in is signed out."""
    if doc := mirror.read(f"agents/{number}", acd.AgentDoc):
        return described(doc, mirror)
    config = next((agent for agent in screens.config_of(mirror).agents if agent.id == number), None)
    name, group = (config.name, config.group) if config else ("", "")
    return AgentOut(number=number, name=name, group=group, state="signed_out", since=None)


def described(doc: acd.AgentDoc, mirror: Mirror) -> AgentOut:
    return AgentOut(
        number=doc.id,
        name=doc.name,
        group=doc.group,
        state=doc.state.value,
        since=doc.since,
        reason=doc.reason,
        call=call_of(mirror, doc),
    )


def call_of(mirror: Mirror, doc: acd.AgentDoc) -> LiveCallOut | None:
    """The agent's call as their own desk shows it, without internal fields."""
    raw = screens.desk(mirror, doc.id).docs.get(f"calls/{doc.call}") if doc.call else None
    return None if raw is None else LiveCallOut(**msgspec.json.decode(raw))
