"""When nobody brings texts to the carriers, and how that is put."""

from datetime import datetime, timedelta

from hotline.kernel.clock import BEIJING

#: A gateway that runs stores every five seconds how its lines are; one that is started anew takes seconds.
LATE_AFTER = timedelta(minutes=2)


def alarm_text(waiting: int, seen: datetime | None, now: datetime) -> str:
    """ "" while there is nothing to see to. ``seen``: when a gateway last stored how its lines are."""
    if not waiting or (seen is not None and seen > now - LATE_AFTER):
        return ""
    since = f"自 {seen.astimezone(BEIJING):%m-%d %H:%M} 起没有运行" if seen else "尚未运行过"
    return f"短信网关{since}，{waiting} 条短信等待发送。请运维启动 gateway。"
