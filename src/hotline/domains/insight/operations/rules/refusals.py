"""What bus and database refused lately, by their logs: a process tries only what it may unless it was taken over."""

import itertools
import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

#: An alarm stands for so long after the last refusal.
REMEMBERED = timedelta(minutes=10)
#: Named in the alarm's text.
NAMED = 3
LINE = re.compile(
    r"^\[\d+\] (?P<at>\d{4}/\d\d/\d\d \d\d:\d\d:\d\d)\.\d+ \[ERR\] .*"
    r"(?:(?P<what>Publish|Subscription) Violation|authentication error)\b.* User \"(?P<process>[^\"]*)\""
    r"(?:, Subject \"(?P<subject>[^\"]*)\")?"
)
DATABASE_LINE = re.compile(
    r"^(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)\.\d+ UTC \[\d+\] hotline_(?P<process>[a-z]+)@\S+ "
    r"(?:ERROR: +(?:permission denied|must be (?:owner|superuser))(?: (?:for|of) table (?P<table>\w+))?"
    r"|FATAL: +(?P<password>password authentication failed))"
)
#: The worker tries every hour, to no effect, that the audit trail cannot be rewritten.
TRIAL = re.compile(r"STATEMENT: .* WHERE false$")
WRONG_PASSWORD = "以错误口令登录"
WHAT = {"Publish": "发送 {subject}", "Subscription": "收听 {subject}", None: WRONG_PASSWORD}


class Refusal(NamedTuple):
    """``process``: by its account on the bus or its role in the database. ``what``: in words."""

    at: datetime
    process: str
    what: str


def refusals(lines: Iterable[str], now: datetime) -> Iterator[Refusal]:
    """Those of the last REMEMBERED. The server writes its times in UTC."""
    for line in lines:
        if found := LINE.match(line):
            at = datetime.strptime(found["at"], "%Y/%m/%d %H:%M:%S").replace(tzinfo=UTC)
            if now - at < REMEMBERED:
                yield Refusal(at, found["process"], WHAT[found["what"]].format(subject=found["subject"]))


def database_refusals(lines: Iterable[str], now: datetime) -> Iterator[Refusal]:
    """Those of the last REMEMBERED. The statement follows in the next line."""
    for line, after in itertools.pairwise([*lines, ""]):
        found = DATABASE_LINE.match(line)
        if found and not TRIAL.search(after):
            at = datetime.fromisoformat(found["at"]).replace(tzinfo=UTC)
            if now - at < REMEMBERED:
                yield Refusal(at, found["process"], _tried(found["table"], bool(found["password"])))


def _tried(table: str | None, password: bool) -> str:
    if password:
        return WRONG_PASSWORD
    return f"操作数据表 {table}" if table else "执行没有权限的数据库命令"


def alarm_text(found: Iterable[Refusal], by: str) -> str:
    """Each process with what it tried, the same thing once; "" when there is nothing. ``by``: who refused it."""
    tried = list(dict.fromkeys(f"{one.process} 试图{one.what}" for one in found))
    if not tried:
        return ""
    more = f"等 {len(tried)} 项" if len(tried) > NAMED else ""
    return f"{by}拒绝了越权操作：{'；'.join(tried[:NAMED])}{more}。程序可能被他人控制：请运维隔离并查看该程序。"
