"""What bus or database refuse a process is a red alarm, until nothing was refused for ten minutes."""

from datetime import datetime

from hotline.domains.insight.operations.actions.conditions import raise_or_clear
from hotline.domains.insight.operations.ports import bus_log, database_log
from hotline.domains.insight.operations.rules.refusals import alarm_text, database_refusals, refusals

BUS, DATABASE = "bus_refused", "database_refused"


def check_refusals(now: datetime) -> set[str]:
    """Raise each alarm once, clear it later; returns the kinds that stand. Safe to repeat."""
    texts = {
        BUS: alarm_text(refusals(bus_log()(), now), "内部通道"),
        DATABASE: alarm_text(database_refusals(database_log()(), now), "数据库"),
    }
    for kind, text in texts.items():
        raise_or_clear(kind, f"{kind.removesuffix('_refused')}/refusals", text, now)
    return {kind for kind, text in texts.items() if text}
