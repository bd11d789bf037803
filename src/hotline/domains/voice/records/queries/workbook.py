"""Call records as an Excel workbook, written row by row in constant memory."""

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import IO

from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.names import Names
from hotline.domains.voice.records.queries.search import case_of
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn, write_workbook

#: Rows whose names are read from the database together.
AT_ONCE = 500

COLUMNS = (
    ("时间", 20),
    ("方向", 6),
    ("号码", 16),
    ("归属地", 10),
    ("工号", 8),
    ("坐席", 10),
    ("队列", 14),
    ("等待（秒）", 10),
    ("通话（秒）", 10),
    ("主题", 36),
    ("评价", 10),
    ("挂断方", 8),
    ("标记", 24),
    ("录音", 10),
    ("编号", 28),
    ("12345 工单号", 22),
)
DIRECTIONS = {"in": "呼入", "out": "呼出"}
RATINGS = {1: "非常满意", 2: "满意", 3: "基本满意", 4: "不满意", 5: "非常不满意"}
PARTIES = {"caller": "来电人", "agent": "坐席", "leader": "班长", "system": "系统"}
RECORDINGS = {"none": "无", "pending": "待核", "verified": "正常", "faulty": "异常", "deleted": "已销毁"}
FLAGS = {
    "to_rating": "已转评价",
    "abandoned": "放弃",
    "short_abandon": "短放弃",
    "callback": "选择回拨",
    "callback_done": "回拨接通",
    "missed_offer": "有漏接",
    "repeat": "一小时内再次来电",
    "unrest": "不稳定因素",
    "switch_lost": "线路中断",
    "agent_lost": "坐席断线",
    "handed_over": "12345 转来",
    "self_service": "自助查询",
    "voicemail": "留言",
    "sensitive": "敏感",
    "told": "已告知录音",
    "objected": "反对录音",
    "test": "测试",
}


def write(file: IO[bytes], rows: Iterable[tuple[CallRecord, str]]) -> None:
    """Write a workbook with one row per call, in constant memory. Each call comes with its number as displayed."""
    columns = [SheetColumn(title, width) for title, width in COLUMNS]
    write_workbook(file, [Sheet("通话记录", columns, _lines(rows))], streaming=True)


def _lines(rows: Iterable[tuple[CallRecord, str]]) -> Iterator[tuple[Cell, ...]]:
    for some in batched(rows, AT_ONCE, strict=False):
        names = Names(row.agent for row, _ in some)
        yield from (_cells(row, number, names) for row, number in some)


def _cells(row: CallRecord, number: str, names: Names) -> tuple[Cell, ...]:
    return (
        row.at,
        DIRECTIONS.get(row.direction, row.direction),
        number or "未显示",
        row.place,
        row.agent,
        names.agent(row.agent),
        names.queue(row.queue),
        row.wait_seconds,
        row.talk_seconds,
        names.topic(row.topic),
        RATINGS.get(row.rating, "") if row.rating else "",
        PARTIES.get(row.hung_up_by, row.hung_up_by),
        "、".join(FLAGS.get(flag, flag) for flag in row.flags),
        RECORDINGS[row.recording],
        row.id,
        case_of(row),
    )
