"""Call records as an Excel workbook, written row by row in constant memory."""

from collections.abc import Iterable
from typing import IO

from hotline.domains.voice.records.schemas import CallRow
from hotline.infrastructure.workbooks.writer import Sheet, SheetColumn, write_workbook

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
    "test": "测试",
}


def write(file: IO[bytes], rows: Iterable[CallRow]) -> None:
    """Write a workbook with one row per call, in constant memory."""
    columns = [SheetColumn(title, width) for title, width in COLUMNS]
    write_workbook(file, [Sheet("通话记录", columns, ((row.at, *cells(row)) for row in rows))], streaming=True)


def cells(row: CallRow) -> tuple[str | float, ...]:
    """The cells of a row after the first, which is the moment."""
    return (
        DIRECTIONS.get(row.direction, row.direction),
        row.number or "未显示",
        row.place,
        row.agent,
        row.agent_name,
        row.queue_name,
        row.wait_seconds,
        row.talk_seconds,
        row.topic_title,
        RATINGS.get(row.rating, "") if row.rating else "",
        PARTIES.get(row.hung_up_by, row.hung_up_by),
        "、".join(FLAGS.get(flag, flag) for flag in row.flags),
        RECORDINGS[row.recording],
        row.id,
        row.case_number,
    )
