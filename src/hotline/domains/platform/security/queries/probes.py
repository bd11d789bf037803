"""What the self-checks look at in the tables and in the database itself."""

from datetime import datetime, timedelta

from django.db import connection
from django.db.models import Count

from hotline.domains.platform.accounts import queries as accounts
from hotline.domains.platform.audit.queries.chain import unrefused_rewrites
from hotline.domains.platform.audit.queries.state import chain_state
from hotline.domains.platform.security.rules.limits import (
    DORMANT_DAYS,
    HEAD_LATE,
    MAX_IDLE_MINUTES,
    MAX_SESSIONS,
    VERIFICATION_LATE,
)
from hotline.domains.platform.security.rules.self_checks import CheckResult, failed, passed, result_of, unknown
from hotline.infrastructure.settings import settings

NAMED_PEOPLE = 5


def audit_chain(now: datetime) -> CheckResult:
    state = chain_state()
    verification = state.verification
    if state.head is None or verification is None:
        return unknown("新装的系统尚未签名或核对：每分钟签名一次，每小时核对一次。")
    problems = []
    if now - state.head.at > HEAD_LATE:
        problems.append("最近 5 分钟没有签名链头")
    problems += [
        f"存证处“{place.name}”未接收最近的链头"
        for place in state.places
        if place.confirmed_at is None or now - place.confirmed_at > HEAD_LATE
    ]
    if now - verification.ended_at > VERIFICATION_LATE:
        problems.append("最近 2 小时未核对")
    elif verification.error:
        problems.append("最近一次核对未完成")
    elif verification.findings:
        problems.append(f"最近一次核对发现 {verification.findings} 处问题")
    return result_of(problems, f"链头按时签名，{len(state.places)} 个存证处都已收下，最近一次核对完好。")


def audit_insert_only(now: datetime) -> CheckResult:
    done = unrefused_rewrites()
    return result_of([f"{each} 没有被拒绝" for each in done], "试着改写、删除审计记录和审计链，都被数据库拒绝。")


def sessions(now: datetime) -> CheckResult:
    rules = settings().sign_in
    problems = []
    if rules.max_sessions > MAX_SESSIONS:
        problems.append(f"每人可同时登录 {rules.max_sessions} 处，多于 {MAX_SESSIONS} 处")
    if rules.idle_minutes > MAX_IDLE_MINUTES:
        problems.append(f"闲置 {rules.idle_minutes} 分钟才退出，长于 {MAX_IDLE_MINUTES} 分钟")
    open_now = accounts.open_sessions().order_by()
    crowded = open_now.values_list("staff__number").annotate(n=Count("pk")).filter(n__gt=rules.max_sessions)
    problems += [f"工号 {number} 同时登录 {n} 处" for number, n in crowded[:NAMED_PEOPLE]]
    late = open_now.filter(begun_at__lt=now - timedelta(hours=settings().web.session_hours)).count()
    if late:
        problems.append(f"{late} 处登录超过了 {settings().web.session_hours} 小时")
    sound = f"每人最多 {rules.max_sessions} 处登录，闲置 {rules.idle_minutes} 分钟退出；当前 {open_now.count()} 处。"
    return result_of(problems, sound)


def second_factors(now: datetime) -> CheckResult:
    chosen = settings()
    if not chosen.sign_in.requires_second_factor(demonstration=chosen.is_demonstration):
        if chosen.is_demonstration:
            return unknown("这是演示环境，演示账号不要求第二重验证。")
        return failed("没有要求第二重验证（sign_in.second_factor = off）。")
    people = accounts.above_agent()
    missing = people.exclude(second_factors__in=accounts.usable_factors())
    signed_in = accounts.open_sessions().filter(staff__in=missing).values_list("staff__number", flat=True)
    if numbers := sorted(set(signed_in)):
        return failed(f"没有第二重验证就在使用：{'、'.join(numbers[:NAMED_PEOPLE])}，共 {len(numbers)} 人。")
    waiting = missing.count()
    rest = f"，其中 {waiting} 人从未登录，首次登录时必须设置" if waiting else ""
    return passed(f"咨询员以上 {people.count()} 人均须第二重验证{rest}。")


def powers(now: datetime) -> CheckResult:
    problems = [f"{staff.number} {staff.name} 兼有两种管理权" for staff in accounts.with_two_powers()]
    if not accounts.powers_are_guarded():
        problems.append("防止一人兼有两种管理权的数据库触发器缺失或已停用")
    return result_of(problems, "无人兼有系统、安全、审计中的两种管理权，数据库防护完好。")


def dormant_accounts(now: datetime) -> CheckResult:
    numbers = list(accounts.dormant_since(now - timedelta(days=DORMANT_DAYS)).values_list("number", flat=True))
    if numbers:
        named = "、".join(numbers[:NAMED_PEOPLE])
        return failed(
            f"{len(numbers)} 个账号 {DORMANT_DAYS} 天没有登录过：{named}{' 等' if len(numbers) > 5 else ''}。"
        )
    return passed(f"启用的账号都在 {DORMANT_DAYS} 天内登录过，或是新设的。")


def database_skew(now: datetime) -> float:
    """Seconds by which the database's clock differs from this machine's, at most."""
    begun = datetime.now(now.tzinfo)
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        there: datetime = cursor.fetchone()[0]
    ended = datetime.now(now.tzinfo)
    return max((there - ended).total_seconds(), (begun - there).total_seconds(), 0.0)
