"""Thresholds of alarms: per kind, and apart for single queues or groups."""

from enum import StrEnum

import msgspec


class Level(StrEnum):
    """How urgent an alarm is, as the colour of all alarms."""

    WARN = "orange"
    URGENT = "red"


class Unit(StrEnum):
    SECONDS = "seconds"  # the longer the worse
    SHARE = "share"  # the less the worse
    ALWAYS = "always"  # nothing to measure: it is there or not


class AlarmKind(msgspec.Struct, frozen=True):
    """A kind of alarm that the watch looks for."""

    code: str
    unit: Unit
    warn: float = 0
    urgent: float = 0
    min_calls: int = 0
    #: What may have a threshold of its own: queue, group.
    scopes: tuple[str, ...] = ()
    #: The shortest time in seconds that can be observed.
    lowest: float = 1


KINDS = {
    kind.code: kind
    for kind in (
        AlarmKind("unrest", Unit.ALWAYS, scopes=("queue",)),
        AlarmKind("wait", Unit.SECONDS, 60, 180, scopes=("queue",)),
        AlarmKind("answer_rate", Unit.SHARE, 0.92, 0.85, min_calls=20, scopes=("queue",)),
        AlarmKind("talk", Unit.SECONDS, 900, 1800, scopes=("queue", "group")),
        AlarmKind("wrap_up", Unit.SECONDS, 120, 300, scopes=("queue", "group")),
        AlarmKind("silence", Unit.SECONDS, 20, 60, scopes=("queue", "group"), lowest=10),
        AlarmKind("stuck", Unit.SECONDS, 60, 180, scopes=("group",)),
        AlarmKind("process_silent", Unit.SECONDS, 20, 120, lowest=10),
        AlarmKind("part_down", Unit.SECONDS, 10, 60, lowest=5),
    )
}
LONGEST_SECONDS = 24 * 3600


class Threshold(msgspec.Struct, frozen=True):
    """``queue`` and ``group`` "": for all that have no threshold of their own. Seconds, or shares 0 … 1.

    ``min_calls``: with fewer calls a share says nothing.
    """

    kind: str
    #: With ``group`` also "": for every queue and group that has no threshold of its own.
    queue: str = ""
    group: str = ""
    on: bool = True
    warn: float = 0
    urgent: float = 0
    min_calls: int = msgspec.field(default=0, name="least")


class Thresholds(msgspec.Struct, frozen=True):
    """The document at key ``alarms`` of bucket ``config``: the changed thresholds. All others have their defaults."""

    rows: tuple[Threshold, ...] = ()

    def of(self, kind: str, queue: str = "", group: str = "") -> Threshold:
        """The one that counts: a queue's own before a group's before the general one."""
        rows = {(row.queue, row.group): row for row in self.rows if row.kind == kind}
        chosen = (rows.get((queue, "")) if queue else None) or (rows.get(("", group)) if group else None)
        return chosen or rows.get(("", "")) or builtin(kind)


def builtin(kind: str) -> Threshold:
    known = KINDS[kind]
    return Threshold(kind, warn=known.warn, urgent=known.urgent, min_calls=known.min_calls)


def what_is_wrong(row: Threshold) -> str:
    """A sentence for whoever sets it, "" when all is well."""
    kind = KINDS.get(row.kind)
    if kind is None:
        return "没有这种告警，请重新选择。"
    if row.queue and row.group:
        return "队列和班组只能选一个。"
    if (row.queue and "queue" not in kind.scopes) or (row.group and "group" not in kind.scopes):
        return "此类告警不能单独设置，请另选。"
    return _wrong_figures(row, kind)


def _wrong_figures(row: Threshold, kind: AlarmKind) -> str:
    match kind.unit:
        case Unit.ALWAYS:
            return ""
        case Unit.SECONDS if not kind.lowest <= row.warn < row.urgent <= LONGEST_SECONDS:
            return f"提醒至少 {kind.lowest:g} 秒，紧急须大于提醒，最多 24 小时。"
        case Unit.SHARE if not 0 < row.urgent < row.warn <= 1 or row.min_calls < 1:
            return "紧急须低于提醒，均在 0 到 100% 之间；至少 1 通。"
        case _:
            return ""
