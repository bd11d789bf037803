"""Sampling plans: set up, and drawn once: calls, inspectors and due days in one transaction."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from hotline.domains.people.quality.models import Inspection, SamplingPlan
from hotline.domains.people.quality.queries.plans import NONE, about, possible_inspectors
from hotline.domains.people.quality.queries.standards import in_force
from hotline.domains.people.quality.rules.assignment import assigned, doubles_assigned
from hotline.domains.people.quality.rules.draws import Drawn, draw, quotas
from hotline.domains.people.quality.rules.inspections import InspectionState, PlanStage, Reason, Turn
from hotline.domains.people.quality.rules.plans import PlanSettings, check_settings, doubles, is_certain
from hotline.domains.people.quality.rules.standards import StandardKind
from hotline.domains.platform.accounts.queries import ai_seats, groups_of
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.voice.records.queries.strata import agents_and_moments, calls_by_stratum
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing
from hotline.kernel.clock import beijing_day, day_bounds, now
from hotline.kernel.errors import Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

#: Kinds whose calls can be drawn.
CALL_KINDS = (StandardKind.CALL, StandardKind.AI_CALL)
#: Of a new inspection, and the values of the last ones.
COLUMNS = (
    *("id", "plan_id", "standard_id", "call", "call_at", "agent", "group", "stratum", "reason", "chance", "turn"),
    *("inspector", "due", "state", "draft", "comment", "red_line", "seq"),
)
UNTOUCHED = (InspectionState.WAITING.value, "{}", "", False, 0)


@transaction.atomic
def create(*, by: Principal, chosen: PlanSettings) -> SamplingPlan:
    """Raises NotPermitted, Invalid ``bad_plan``, Refused ``no_standard``."""
    _may(by, "plan/new")
    _check(chosen)
    row = SamplingPlan(id=new_id("plan"), created_by=by.number, created_at=now(), seed=new_id("seed")[5:])
    _set(row, chosen)
    row.save(force_insert=True)
    audit.record(by=by.number, action="quality.plan", about=about(row.pk), size=row.size)
    return row


def change(*, by: Principal, id: str, chosen: PlanSettings) -> SamplingPlan:
    """While nothing is drawn. Raises NotFound, NotPermitted, Invalid ``bad_plan``, Refused ``drawn``."""
    _may(by, about(id))
    _check(chosen)
    with changing(SamplingPlan.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as changed:
        _refuse_drawn(changed.row)
        _set(changed.row, chosen)
        changed.record("quality.plan", size=chosen.size)
    return changed.row


def draw_plan(*, by: Principal, id: str) -> SamplingPlan:
    """Draw the calls and give each to an inspector. The seed stays in the plan and the audit trail.

    Raises NotFound, NotPermitted, Refused ``drawn``, ``nothing_to_draw``, ``no_standard``, Invalid ``nobody_may``.
    """
    _may(by, about(id))
    with changing(SamplingPlan.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as changed:
        row = changed.row
        _refuse_drawn(row)
        stock = stock_of(row)
        drawn = drawn_of(row, stock)
        if not drawn:
            raise Refused("该时段没有可抽取的通话，请调整日期。", code="nothing_to_draw")
        row.standard = in_force(StandardKind(row.kind))
        row.stock = {stratum: len(calls) for stratum, calls in sorted(stock.items())}
        row.stage, row.drawn_by, row.drawn_at = PlanStage.DRAWN.value, by.number, changed.at
        _store(row, drawn, changed.at)
        changed.record("quality.draw", seed=row.seed, drawn=len(drawn), stock=sum(row.stock.values()))
        _notify(row, changed.at)
    return row


def stock_of(row: SamplingPlan) -> dict[str, list[str]]:
    """The calls of the plan's period, by stratum."""
    since, until = day_bounds(row.since)[0], day_bounds(row.until)[1]
    return calls_by_stratum(since, until, row.certain, ai_seats(), by_machines=row.kind == StandardKind.AI_CALL.value)


def drawn_of(row: SamplingPlan, stock: dict[str, list[str]]) -> list[Drawn]:
    """All of the certain strata; of each agent's rest in proportion, not below the minimum. Same seed, same calls."""
    sizes = {stratum: len(calls) for stratum, calls in stock.items()}
    certain = {stratum: size for stratum, size in sizes.items() if is_certain(stratum)}
    rest = {stratum: size for stratum, size in sizes.items() if stratum not in certain}
    return draw(stock, certain | quotas(rest, row.size, row.min_each), row.seed)


def _store(row: SamplingPlan, drawn: list[Drawn], at: datetime) -> None:
    """The inspections go in by COPY: a quarter has thousands."""
    found = agents_and_moments([each.call for each in drawn])
    agents = {agent for agent, _ in found.values()}
    group_of_agent = groups_of(agents)
    groups = {call: group_of_agent.get(agent, "") for call, (agent, _) in found.items()}
    inspectors = _groups_of_inspectors(row.inspectors, agents)
    first = assigned({each.call: groups[each.call] for each in drawn}, inspectors, row.seed)
    at_random = [each.call for each in drawn if not is_certain(each.stratum)]
    twice = {call: first[call] for call in doubles(at_random, row.double_percent, row.seed)}
    second = doubles_assigned(twice, groups, inspectors, f"{row.seed}/double")
    due = beijing_day(at) + timedelta(days=row.due_days)
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    with connection.cursor() as cursor, cursor.copy(f"COPY {Inspection._meta.db_table} ({names}) FROM STDIN") as rows:
        for each in drawn:
            agent, call_at = found[each.call]
            reason = Reason.CERTAIN if is_certain(each.stratum) else Reason.RANDOM
            turns = {Turn.FIRST: first[each.call]} | ({Turn.DOUBLE: second[each.call]} if each.call in second else {})
            facts = (row.pk, row.standard_id, each.call, call_at, agent, groups[each.call], each.stratum)
            for turn, inspector in turns.items():
                rows.write_row(
                    (new_id("inspection"), *facts, reason.value, each.chance, turn.value, inspector, due, *UNTOUCHED)
                )


def _groups_of_inspectors(inspectors: list[str], agents: set[str]) -> dict[str, str]:
    """Who has no group may inspect every group; an agent without a group may not inspect those without one."""
    groups = groups_of(inspectors)
    return {each: groups.get(each, "" if each in agents else "（无班组）") for each in inspectors}


def _notify(row: SamplingPlan, at: datetime) -> None:
    content = Content(
        key=f"{about(row.pk)}/drawn",
        kind="quality.due",
        title=f"质检待办：{row.name}",
        text="已分配质检任务，请在期限内完成。",
        link="/quality/work",
        at=at,
        urgency=Urgency.IMPORTANT,
        about=about(row.pk),
    )
    notify(content, [Person(number) for number in row.inspectors])


def _check(chosen: PlanSettings) -> None:
    kind = StandardKind(chosen.kind)
    check_settings(chosen, possible_inspectors(), beijing_day(now()))
    if kind not in CALL_KINDS:
        raise Refused("目前可抽取人工通话和智能坐席通话，请重新选择种类。", code="not_drawable")
    in_force(kind)


def _set(row: SamplingPlan, chosen: PlanSettings) -> None:
    for field, value in chosen._asdict().items():
        setattr(row, field, list(value) if isinstance(value, tuple) else value)
    row.name = chosen.name.strip()


def _refuse_drawn(row: SamplingPlan) -> None:
    if row.stage != PlanStage.DRAFT.value:
        raise Refused("该计划已抽取，不能再改。请另建计划。", code="drawn")


def _may(by: Principal, on: str) -> None:
    if not by.may(Permission.QUALITY_DESIGN):
        deny(by, Permission.QUALITY_DESIGN, on)
