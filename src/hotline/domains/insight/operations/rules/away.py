"""Which processes and parts are away, and since when, as the watch sees it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from hotline.domains.insight.operations.rules.processes import ProcessHealth

AWAY = ("silent", "missing")
#: What the watch cannot report the absence of: without the bus nobody learns anything.
UNREPORTED = ("nats",)
NAMES = {
    "process/callcontrol": "呼叫控制",
    "process/router": "排队机",
    "process/web": "页面与接口",
    "process/projector": "投影器",
    "process/worker": "后台作业",
    "part/asterisk": "交换机 Asterisk",
    "part/door": "接入网关 Kamailio",
    "part/postgres": "数据库 PostgreSQL",
}


def away_since(
    processes: Iterable[ProcessHealth], parts: Mapping[str, bool], known: Mapping[str, datetime], now: datetime
) -> dict[str, datetime]:
    """Subject -> since when it has been away. ``parts``: name -> whether it answers. ``known``: the last result."""
    subjects = {f"process/{each.process}" for each in processes if each.state in AWAY}
    subjects |= {f"part/{name}" for name, ok in parts.items() if not ok and name not in UNREPORTED}
    return {subject: known.get(subject, now) for subject in sorted(subjects)}


def name_of(subject: str) -> str:
    return NAMES.get(subject, subject.partition("/")[2])
