"""The bounds that the self-checks hold an installation against, and what is said of a value beside one."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from hotline.domains.platform.security.rules.self_checks import CheckResult, failed, passed, result_of, unknown
from hotline.kernel.clock import BEIJING

#: GB/T 22239 asks for idle sessions to end and for one person's sessions to be few; these are our delivered values.
MAX_SESSIONS, MAX_IDLE_MINUTES = 3, 30
CERTIFICATE_DAYS = 30
#: A head is signed every minute, a verification made every hour: some may be late.
HEAD_LATE, VERIFICATION_LATE = timedelta(minutes=5), timedelta(hours=2)
#: A drill is made each Sunday.
DRILL_LATE = timedelta(days=10)
SIGNATURES_OLD = timedelta(days=7)
KEY_OLD = timedelta(days=365)
DORMANT_DAYS = 90
#: Seconds by which the machine's clock and the database's may differ.
MAX_SKEW = 1.0

CONTENT_POLICY, HSTS = "content-security-policy", "strict-transport-security"
#: Header -> what it must hold, of every page.
PAGE_HEADERS: Mapping[str, str] = {
    CONTENT_POLICY: "default-src",
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=()",
}


def certificate_result(not_after: datetime, now: datetime) -> CheckResult:
    days, end = (not_after - now).days, f"{not_after.astimezone(BEIJING):%Y-%m-%d}"
    if now >= not_after:
        return failed(f"证书已于 {end} 到期。")
    text = f"证书 {end} 到期，还有 {days} 天。"
    return failed(text) if days < CERTIFICATE_DAYS else passed(text)


def headers_result(headers: Mapping[str, str], *, expects_hsts: bool) -> CheckResult:
    """``headers``: those of a page, names in small letters."""
    expected = {**PAGE_HEADERS, **({HSTS: "max-age="} if expects_hsts else {})}
    problems = [f"{name} 缺少或有误" for name, part in expected.items() if part not in headers.get(name, "")]
    policy = headers.get(CONTENT_POLICY, "")
    if "'unsafe-inline'" in policy:
        problems.append("CSP 允许内联脚本或样式")
    return result_of(problems, f"{len(expected)} 项响应头都在，脚本和样式不许内联。")


def drill_result(drilled: datetime | None, problem: str, now: datetime) -> CheckResult:
    if drilled is None:
        return failed("尚未进行恢复演练。")
    day = f"{drilled.astimezone(BEIJING):%Y-%m-%d %H:%M}"
    if problem:
        return failed(f"{day} 的演练发现问题：{problem}")
    if now - drilled > DRILL_LATE:
        return failed(f"上次演练在 {day}，已超过 {DRILL_LATE.days} 天。")
    return passed(f"{day} 的演练恢复成功，内容一致。")


def signatures_result(made: datetime | None, now: datetime) -> CheckResult:
    """Of the scanner's signatures, once it has found the test sample."""
    if made is None:
        return passed("查出了测试样本；没有报告病毒库的日期。")
    day = f"{made.astimezone(BEIJING):%Y-%m-%d}"
    if now - made > SIGNATURES_OLD:
        return failed(f"查出了测试样本，但病毒库是 {day} 的，已 {(now - made).days} 天没有更新。")
    return passed(f"查出了测试样本，病毒库 {day}。")


def key_result(made: datetime | None, now: datetime) -> CheckResult:
    if made is None:
        return unknown("密钥文件里没有启用日期（旧版本生成），更换一次后就有。")
    text = f"现用密钥启用于 {made.astimezone(BEIJING):%Y-%m-%d}，已用 {(now - made).days} 天。"
    return failed(text) if now - made > KEY_OLD else passed(text)


def clock_result(synchronised: bool | None, skew: float) -> CheckResult:
    """``synchronised`` None: the system does not say. ``skew``: seconds from the database's clock."""
    if skew > MAX_SKEW:
        return failed(f"与数据库的时钟相差 {skew:.1f} 秒。")
    if synchronised is None:
        return unknown("无法读取系统时间同步状态。与数据库的时钟一致。")
    return passed("已与时间服务器同步。") if synchronised else failed("系统时钟没有与时间服务器同步。")
