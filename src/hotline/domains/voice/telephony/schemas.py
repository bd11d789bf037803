"""Calls out on the wire: what may be dialled, and what was."""

from datetime import date, datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from hotline.domains.voice.telephony.rules.outbound import NumberKind
from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPath
from hotline.kernel.published import one_of

Prefixes = list[Annotated[str, Field(max_length=20)]]


class LimitsBody(Schema):
    """Upper limits of outbound calls, as in the outbound policy."""

    agent_hour: int
    agent_day: int
    agent_live: int
    all_hour: int
    all_day: int
    all_live: int
    number_day: int
    talk_minutes: int


class RoleRuleBody(Schema):
    """What a role may ring. ``role``: code of a role, or @others, @open_interface, @call_back."""

    role: str = Field(max_length=40)
    kinds: list[NumberKind]
    prefixes: Prefixes


class PolicyBody(Schema):
    """``seen``: the version that it was made from; ``comment``: why it is changed."""

    seen: int
    comment: str = Field(max_length=200)
    roles: list[RoleRuleBody]
    denied: Prefixes
    countries: Prefixes
    limits: LimitsBody


class RoleChoice(Schema):
    code: str
    name: str


class KindChoice(Schema):
    code: str
    label: str


class LimitField(Schema):
    """``highest``: the most that can be set; ``builtin``: what holds before anybody sets it."""

    name: str
    label: str
    highest: int
    builtin: int


class PolicyVersionOut(Schema):
    version: int
    saved_at: datetime
    by: str
    by_name: str
    comment: str


class PolicyOut(Schema):
    """The policy in force and what can be set. ``choices``: roles that have no rule of their own yet."""

    version: int
    roles: list[RoleRuleBody]
    denied: list[str]
    countries: list[str]
    limits: LimitsBody
    role_names: list[RoleChoice]
    choices: list[RoleChoice]
    kinds: list[KindChoice]
    fields: list[LimitField]
    history: list[PolicyVersionOut]


class UsageOut(Schema):
    """How much of a cap of all together is used; ``count`` None while the bus does not answer."""

    cap: str
    label: str
    count: int | None
    limit: int


class AgentUsageOut(Schema):
    """One agent's day. ``hour`` and ``live`` (at this moment) None while the bus does not answer."""

    agent: str
    name: str
    group: str
    dialled: int
    refused: int
    hour: int | None
    live: int | None


class KindUsageOut(Schema):
    kind: str
    label: str
    dialled: int
    refused: int


class HourUsageOut(Schema):
    hour: int
    dialled: int
    refused: int


class RefusalOut(Schema):
    """A number that was not dialled, masked."""

    at: datetime
    agent: str
    name: str
    path: Annotated[str, one_of(*OutboundPath)]
    kind_label: str
    number: str
    reason: str
    call: str


class TodayOut(Schema):
    """Today's calls out, in Beijing."""

    day: date
    dialled: int
    refused: int
    limits: LimitsBody
    usage: list[UsageOut]
    agents: list[AgentUsageOut]
    kinds: list[KindUsageOut]
    hours: list[HourUsageOut]
    refusals: list[RefusalOut]
