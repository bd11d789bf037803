"""Endpoints of calls out: who may ring what, and what was dialled and refused today."""

from collections.abc import Sequence
from datetime import UTC, datetime

import msgspec
from ninja import Router

from hotline.domains.platform.accounts.queries import groups_of, names_of, role_names
from hotline.domains.voice.telephony import actions, queries
from hotline.domains.voice.telephony.models import OutboundAttempt
from hotline.domains.voice.telephony.rules.outbound import SELECTABLE, NumberKind
from hotline.domains.voice.telephony.rules.outbound_blocked import BLOCKED
from hotline.domains.voice.telephony.rules.outbound_caps import (
    BUILTIN_LIMITS,
    HIGHEST,
    LIMIT_LABELS,
    Cap,
    Counters,
    Limits,
    as_of,
)
from hotline.domains.voice.telephony.rules.outbound_policy import (
    CALL_BACK,
    KIND_LABELS,
    OPEN_INTERFACE,
    OTHERS,
    OutboundPolicy,
    RoleRule,
)
from hotline.domains.voice.telephony.schemas import (
    AgentUsageOut,
    HourUsageOut,
    KindChoice,
    KindUsageOut,
    LimitField,
    LimitsBody,
    PolicyBody,
    PolicyOut,
    PolicyVersionOut,
    RefusalOut,
    RoleChoice,
    RoleRuleBody,
    TodayOut,
    UsageOut,
)
from hotline.infrastructure import live
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.database import from_database
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.blocked_numbers import HIDDEN
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Unavailable
from hotline.kernel.permissions import Permission

router = Router(tags=["outbound"], auth=needs(Permission.OUTBOUND_VIEW, Permission.OUTBOUND_CONFIGURE))
CONFIGURE = needs(Permission.OUTBOUND_CONFIGURE)
SYSTEM_ROLES = {OTHERS: "其他角色", OPEN_INTERFACE: "开放接口（其他系统）", CALL_BACK: "排队回拨（系统）"}
#: What the screens call the kinds that nobody may ring.
FORBIDDEN_LABELS = {
    NumberKind.EMERGENCY: "紧急电话",
    NumberKind.OWN: "本热线号码",
    NumberKind.INTERNAL: "内部号码",
    NumberKind.PREMIUM: "收费信息台",
    NumberKind.TRANSIT: "IP 电话、转接接入号",
    NumberKind.SATELLITE: "卫星电话",
    NumberKind.UNKNOWN: "无法识别的号码",
}
LABELS = {kind.value: label for kind, label in (KIND_LABELS | FORBIDDEN_LABELS).items()}


@router.get("/settings", response=PolicyOut, auth=CONFIGURE)
def settings(request: StaffRequest) -> PolicyOut:
    policy, names = queries.policy_in_force(), role_names() | SYSTEM_ROLES
    versions = queries.policy_versions()
    savers = names_of({version.by for version in versions})
    return PolicyOut(
        version=policy.version,
        roles=[_rule_out(role, rule) for role, rule in policy.roles.items()],
        denied=list(policy.denied),
        countries=list(policy.countries),
        limits=_limits_out(policy.limits),
        role_names=[RoleChoice(code=role, name=names.get(role, role)) for role in policy.roles],
        choices=[RoleChoice(code=code, name=name) for code, name in names.items() if code not in policy.roles],
        kinds=[KindChoice(code=kind.value, label=KIND_LABELS[kind]) for kind in SELECTABLE],
        fields=[
            LimitField(name=name, label=label, highest=getattr(HIGHEST, name), builtin=getattr(BUILTIN_LIMITS, name))
            for name, label in LIMIT_LABELS.items()
        ],
        history=[
            PolicyVersionOut(
                version=each.version,
                saved_at=each.saved_at,
                by=each.by,
                by_name=savers.get(each.by, ""),
                comment=each.comment,
            )
            for each in versions
        ],
    )


@router.post("/settings", response=PolicyOut, auth=CONFIGURE)
def save_settings(request: StaffRequest, body: PolicyBody) -> PolicyOut:
    """In force on every node within a second. 409 ``stale_version``, 422 with a sentence."""
    policy = OutboundPolicy(
        roles={rule.role: _rule_in(rule) for rule in body.roles},
        denied=tuple(body.denied),
        countries=tuple(body.countries),
        limits=Limits(**body.limits.dict()),
    )
    actions.save_policy(by=current_staff(request), seen=body.seen, policy=policy, comment=body.comment)
    return settings(request)


@router.get("/today", response=TodayOut)
async def today(request: StaffRequest) -> TodayOut:
    """What was dialled and refused since midnight in Beijing, and how much of the caps is used."""
    now = datetime.now(UTC)
    counters = await _counters()
    return await from_database(lambda: _today(counters, now))


async def _counters() -> Counters | None:
    """As they were left by the last call; None while the bus does not answer."""
    try:
        found = await (await live.bus()).bucket("outbound", Counters).get("counters")
    except (*DOWN, Unavailable, msgspec.MsgspecError):
        return None
    return found[0] if found else Counters()


def _today(counters: Counters | None, now: datetime) -> TodayOut:
    day, limits = beijing_day(now), queries.policy_in_force().limits
    current = as_of(counters, now, limits) if counters is not None else None
    kinds = [
        KindUsageOut(kind=tally.of, label=LABELS.get(tally.of, tally.of), dialled=tally.dialled, refused=tally.refused)
        for tally in queries.by_kind(day)
    ]
    return TodayOut(
        day=day,
        dialled=sum(kind.dialled for kind in kinds),
        refused=sum(kind.refused for kind in kinds),
        limits=_limits_out(limits),
        usage=_usage_out(current, limits),
        agents=_agents_out(queries.by_agent(day), current),
        kinds=kinds,
        hours=[
            HourUsageOut(hour=int(tally.of), dialled=tally.dialled, refused=tally.refused)
            for tally in queries.by_hour(day)
        ],
        refusals=_refusals_out(queries.refusals(day)),
    )


def _usage_out(current: Counters | None, limits: Limits) -> list[UsageOut]:
    return [
        UsageOut(
            cap=cap.value,
            label=LIMIT_LABELS[cap.value],
            count=current.count(cap, "") if current else None,
            limit=limits.of(cap),
        )
        for cap in (Cap.ALL_LIVE, Cap.ALL_HOUR, Cap.ALL_DAY)
    ]


def _agents_out(tallies: Sequence[queries.Tally], current: Counters | None) -> list[AgentUsageOut]:
    numbers = {tally.of for tally in tallies}
    names, groups = names_of(numbers), groups_of(numbers)
    return [
        AgentUsageOut(
            agent=tally.of,
            name=names.get(tally.of, ""),
            group=groups.get(tally.of, ""),
            dialled=tally.dialled,
            refused=tally.refused,
            hour=current.count(Cap.AGENT_HOUR, tally.of) if current else None,
            live=current.count(Cap.AGENT_LIVE, tally.of) if current else None,
        )
        for tally in tallies
    ]


def _refusals_out(rows: Sequence[OutboundAttempt]) -> list[RefusalOut]:
    names = names_of({row.agent for row in rows})
    return [
        RefusalOut(
            at=row.at,
            agent=row.agent,
            name=names.get(row.agent, ""),
            path=row.path,
            kind_label=LABELS.get(row.kind, row.kind),
            number=HIDDEN if row.reason == BLOCKED else row.number_masked,
            reason=row.reason,
            call=row.call,
        )
        for row in rows
    ]


def _rule_out(role: str, rule: RoleRule) -> RoleRuleBody:
    return RoleRuleBody(role=role, kinds=list(rule.kinds), prefixes=list(rule.prefixes))


def _rule_in(rule: RoleRuleBody) -> RoleRule:
    return RoleRule(tuple(rule.kinds), tuple(rule.prefixes))


def _limits_out(limits: Limits) -> LimitsBody:
    return LimitsBody(**msgspec.to_builtins(limits))
