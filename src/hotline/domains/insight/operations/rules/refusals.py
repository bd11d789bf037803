"""What the bus refused lately, by its server's log: a process tries only what it may unless it was taken over."""

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
WHAT = {"Publish": "发送 {subject}", "Subscription": "收听 {subject}", None: "用错误的口令登录"}


class Refusal(NamedTuple):
    """``process``: the account on the bus. ``what``: in words."""

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


def alarm_text(found: Iterable[Refusal]) -> str:
    """Each process with what it tried, the same thing once; "" when there is nothing."""
    tried = list(dict.fromkeys(f"{one.process} 试图{one.what}" for one in found))
    if not tried:
        return ""
    more = f"等 {len(tried)} 项" if len(tried) > NAMED else ""
    return f"内部通道拒绝了越权操作：{'；'.join(tried[:NAMED])}{more}。程序可能被他人控制：请运维隔离并查看该程序。"
