"""Half a million cases in the database: a few are worked to each stage by the product itself, then multiplied."""

import itertools
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hotline.domains.service.workorders.models import Case
    from hotline.infrastructure.permissions import Principal

BY = "bench"
#: Users by role; together two hundred.
WORKING = {"agent": 100, "reviewer": 30, "department": 50, "client": 20}
FIRST_NUMBER = {"agent": 71001, "reviewer": 72001, "department": 73001, "client": 74001}
#: Of the cases, those not over; who has them is drawn evenly.
OPEN_SHARE = 0.03
OPEN_WITHIN, RETENTION = timedelta(days=14), timedelta(days=730)
CALLERS = 150_000
DEPARTMENTS = ("pension", "labor-inspection", "chaoyang", "haidian", "fengtai")
TRADES = ("建筑", "餐饮", "物业", "快递", "教育", "电子", "家政", "保安", "装饰", "纺织")
NAME_PARTS = ("京城", "华远", "天诚", "恒信", "瑞丰", "金鼎", "宏达", "明德", "顺通", "博雅", "同创", "长安")
WHATS = (
    "拖欠工资三个月未付", "未签劳动合同要求双倍工资", "加班费没有按规定支付", "社保断缴半年要求补缴",
    "工伤认定材料被退回", "养老金停发询问原因", "失业金申领没有到账", "被违法辞退要求赔偿", "年假没有安排也没有补偿",
    "档案转移迟迟没有办理",
    "生育津贴申领进度", "职称评审结果有异议", "灵活就业参保缴费咨询", "工资低于最低标准", "试用期被无故延长",
)  # fmt: skip
ASIDES = (
    "本人多次联系单位无果",
    "同事多人情况相同",
    "材料已经备齐",
    "希望尽快处理",
    "对方一直推脱",
    "已经向街道反映过",
)


@dataclass(frozen=True)
class Stage:
    """A case worked this far; ``over`` or whose step is open, and whether it is claimed."""

    case: "Case"
    over: bool
    role: str = ""


def people() -> "dict[str, list[Principal]]":
    """Two hundred who work on cases, members of departments those of that role; made when they are not there."""
    from django.db import transaction

    from hotline.domains.platform.accounts.actions import administer
    from hotline.domains.platform.accounts.rules.roles import ROLES
    from hotline.domains.service.workorders.actions import organisation
    from hotline.infrastructure.permissions import Principal

    numbers = {role: [str(FIRST_NUMBER[role] + n) for n in range(count)] for role, count in WORKING.items()}
    with transaction.atomic():
        for role, each in numbers.items():
            for number in each:
                administer.save_staff(by=BY, number=number, name=f"量{number}", roles=[role])
        for at, code in enumerate(DEPARTMENTS):
            organisation.set_members(by=BY, code=code, members=numbers["department"][at :: len(DEPARTMENTS)])
    until = datetime.now(UTC) + timedelta(hours=12)
    return {
        role: [
            Principal(
                number, f"量{number}", "", (role,), (ROLES[role].name,), frozenset(ROLES[role].permissions), 1, until
            )
            for number in each
        ]
        for role, each in numbers.items()
    }


def staged(who: "dict[str, list[Principal]]") -> list[Stage]:
    """One case for every stage of its life, worked by the product's own actions."""
    at = itertools.count()
    agent, reviewer = who["agent"][0], who["reviewer"][0]
    ways: dict[str, list[tuple[str, str, dict[str, Any]]]] = {"review": []}
    ways["dispatch"] = [("review", "pass", {})]
    ways["sign"] = [*ways["dispatch"], ("dispatch", "dispatch", {"department": "chaoyang"})]
    ways["handle"] = [*ways["sign"], ("sign", "sign", {})]
    ways["check_reply"] = [*ways["handle"], ("handle", "reply", {"values": {"reply": "<p>已核实，责令限期支付。</p>"}})]
    ways["follow_up"] = [*ways["check_reply"], ("check_reply", "pass", {})]
    ways["closed"] = [*ways["follow_up"], ("follow_up", "done", {"result": "resolved", "satisfied": True})]
    member = next(one for one in who["department"][2 :: len(DEPARTMENTS)])
    doers = {"review": reviewer, "dispatch": reviewer, "check_reply": reviewer, "sign": member, "handle": member}
    found = []
    for stage, way in ways.items():
        case = _opened(agent, next(at))
        for step, outcome, doing in way:
            _do(case.pk, step, outcome, doers.get(step, agent), doing)
        roles = {"sign": "department", "handle": "department", "follow_up": "agent"}
        found.append(Stage(case, stage == "closed", roles.get(stage, "reviewer")))
    return found


def _opened(by: "Principal", at: int) -> "Case":
    from hotline.domains.service.workorders.actions import creation
    from hotline.domains.service.workorders.actions.creation import Opening

    values = {
        "kind": "投诉", "topic": "wage-arrears", "urgency": "一般", "summary": f"样张 {at}", "district": "朝阳区",
        "employer": f"样张第{at}公司", "name": "张三", "phone": "13900000000", "wants_follow_up": True,
    }  # fmt: skip
    return creation.open_case(by=by, opening=Opening("appeal", values, outcome="submit"))


def _do(case: str, step: str, outcome: str, by: "Principal", doing: dict[str, Any]) -> None:
    from hotline.domains.service.workorders.actions import steps
    from hotline.domains.service.workorders.actions.steps import Doing
    from hotline.domains.service.workorders.models import Case, CaseTask

    task = CaseTask.objects.get(case=case, step=step, state="open")
    revision = Case.objects.values_list("revision", flat=True).get(pk=case)
    steps.complete(by=by, case=case, task=task.pk, revision=revision, doing=Doing(outcome, **doing))


COLUMNS = {
    "id": "text", "number": "text", "template": "text", "shift": "interval", "created_by": "text",
    "department": "bigint", "person": "text", "topic": "text", "district": "text", "urgency": "text",
    "kind": "text", "employer": "text",
    "employer_key": "text", "summary": "text", "phone_index": "text", "words": "text", "pairs": "text[]",
}  # fmt: skip


def fresh(count: int, stages: Sequence[Stage], who: "dict[str, list[Principal]]") -> Iterator[tuple[Any, ...]]:
    """What differs from case to case, in the order of COLUMNS. Asks the database before the first is gone through."""
    from hotline.domains.service.workorders.models import Department, Member
    from hotline.domains.service.workorders.rules.keywords import employer_key, pairs, searchable
    from hotline.domains.understanding.knowledge.queries.tree import topics
    from hotline.infrastructure.sealing import number_index

    dice, themes = random.Random(12333), topics()
    departments = dict(Department.objects.filter(code__in=DEPARTMENTS).values_list("code", "id"))
    members = {
        id: list(Member.objects.filter(department=id).values_list("number", flat=True)) for id in departments.values()
    }
    districts = {
        departments[code]: name for code, name in (("chaoyang", "朝阳区"), ("haidian", "海淀区"), ("fengtai", "丰台区"))
    }
    callers = [number_index(f"139{n:08}") for n in range(CALLERS)]
    over, open = [each for each in stages if each.over], [each for each in stages if not each.over]

    def rows() -> Iterator[tuple[Any, ...]]:
        for at in range(count):
            is_open = at < count * OPEN_SHARE
            stage = dice.choice(open if is_open else over)
            back = OPEN_WITHIN * dice.random() if is_open else OPEN_WITHIN + (RETENTION - OPEN_WITHIN) * dice.random()
            department, theme = dice.choice(list(members)), dice.choice(themes)
            holders = (
                members[department] if stage.role == "department" else [each.number for each in who.get(stage.role, [])]
            )
            employer = f"北京{dice.choice(NAME_PARTS)}{dice.choice(NAME_PARTS)}{dice.choice(TRADES)}有限公司"
            people, yuan = dice.randint(1, 60), dice.randint(1000, 90000)
            summary = f"{employer}{dice.choice(WHATS)}，{dice.choice(ASIDES)}，涉及{people}人{yuan}元"
            number = f"BN{at:07d}"
            search_text = searchable([number, theme.title, employer, summary])
            yield (
                f"case_bench{at:07d}", number, stage.case.pk, -back, dice.choice(who["agent"]).number, department,
                dice.choice(holders) if holders and dice.random() < 0.5 else "", theme.id,
                districts.get(department, "西城区"),
                dice.choices(("一般", "紧急", "特急"), (90, 9, 1))[0], dice.choice(("投诉", "咨询", "求助")),
                employer, employer_key(employer), summary, dice.choice(callers), search_text, pairs(search_text),
            )  # fmt: skip

    return rows()


def multiply(count: int) -> None:
    """Fill the tables, unless they are full; says how long each took."""
    from django.db import connection, transaction

    from hotline.domains.service.workorders.models import Case, CaseDeadline, CaseSearchText, CaseTask, Entry

    if Case.objects.count() >= count:
        return
    who = people()
    stages = staged(who)
    began = time.monotonic()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '1GB'; SET LOCAL synchronous_commit = off")
        shape = ", ".join(f"{name} {kind}" for name, kind in COLUMNS.items())
        rows = fresh(count, stages, who)
        cursor.execute(f"CREATE TEMPORARY TABLE fresh ({shape}) ON COMMIT DROP")
        with cursor.copy(f"COPY fresh ({', '.join(COLUMNS)}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute("ANALYZE fresh")
        summary = f"{time.monotonic() - began:.0f} s to make up"
        for model, different in (
            (Case, CASE), (CaseSearchText, {"case_id": "n.id", "text": "n.words", "pairs": "n.pairs"}),
            (CaseTask, TASK), (Entry, {"case_id": "n.id"}), (CaseDeadline, {"case_id": "n.id", "next_at": "NULL"}),
        ):  # fmt: skip
            started = time.monotonic()
            _copies(cursor, model, different)
            summary += f", {time.monotonic() - started:.0f} s {model._meta.db_table}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_size_pretty(pg_database_size(current_database()))")
        summary += f"; database {cursor.fetchone()[0]}"
    print(f"{Case.objects.count()} cases, {CaseTask.objects.count()} steps, {Entry.objects.count()} lines: {summary}")


CASE = {
    **{
        name: f"n.{name}" for name in ("id", "number", "created_by", "topic", "district", "urgency", "kind", "employer")
    },
    **{name: f"n.{name}" for name in ("employer_key", "summary", "phone_index")},
    "department_id": "CASE WHEN t.department_id IS NULL THEN NULL ELSE n.department END",
    "seq": "0",
    "fields": "t.fields || jsonb_build_object('summary', n.summary, 'employer', n.employer, 'topic', n.topic,"
    " 'district', n.district, 'urgency', n.urgency, 'kind', n.kind)",
}
TASK = {
    "case_id": "n.id",
    "department_id": "CASE WHEN t.department_id IS NULL THEN NULL ELSE n.department END",
    "person": "CASE WHEN t.state = 'open' THEN n.person ELSE t.person END",
}


def _copies(cursor: Any, model: Any, different: dict[str, str]) -> None:
    """Every row of the templates once for each case made of them, moved in time. Indexes are made anew afterwards."""
    from django.db.models import DateTimeField

    table = model._meta.db_table
    columns, values = [], []
    for field in model._meta.concrete_fields:
        if field.primary_key and field.column == "id" and model._meta.model_name != "case":
            continue
        columns.append(f'"{field.column}"')
        moved = f't."{field.column}" + n.shift' if isinstance(field, DateTimeField) else f't."{field.column}"'
        values.append(different.get(field.column, moved))
    key = "id" if model._meta.model_name == "case" else "case_id"
    cursor.execute(
        "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
        [table],
    )
    indexes = cursor.fetchall()
    for name, _ in indexes:
        cursor.execute(f'DROP INDEX "{name}"')
    cursor.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(values)} FROM {table} t JOIN fresh n"
        f" ON n.template = t.{key}"
    )
    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # an index is not made over rows that are still to be checked
    for _, definition in indexes:
        cursor.execute(definition)
