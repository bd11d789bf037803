"""What the checks of the audit trail find, and how it is put to people."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from hotline.kernel.clock import BEIJING


class FindingKind(StrEnum):
    """The kind of the alarm."""

    ROW = "audit_row"  # a row was altered
    TAIL = "audit_tail"  # the end of the chain is gone
    REWRITTEN = "audit_rewritten"  # the chain is another one than was signed_head
    GONE = "audit_gone"  # a table is not there
    COUNTS = "audit_counts"  # the database has counted changes or removals
    OUTSIDE = "audit_outside"  # a row that no link covers
    DDL = "audit_ddl"  # the tables' structure was changed
    GUARD = "audit_guard"  # a protection is off
    HEAD = "audit_head"  # heads are missing or were not confirmed
    FORGED = "audit_forged"  # a head that is not signed by us, or does not follow the one before
    PLACE = "audit_place"  # a second place does not answer


STOPPED = "已停止签名，请安全负责人立即查看。"
#: Of these the chain is not what was signed: no head is signed over them.
CONTRADICTIONS = frozenset({FindingKind.TAIL, FindingKind.REWRITTEN, FindingKind.GONE, FindingKind.FORGED})
#: All others are red.
ORANGE = frozenset({FindingKind.HEAD, FindingKind.PLACE})


class Finding(NamedTuple):
    """``about``: the subject, equal for the same finding of a later check."""

    kind: FindingKind
    about: str
    text: str

    @property
    def level(self) -> str:
        return "orange" if self.kind in ORANGE else "red"


def contradicts(findings: Iterable[Finding]) -> bool:
    return any(finding.kind in CONTRADICTIONS for finding in findings)


def altered(row: int, position: int) -> Finding:
    text = f"审计记录 {row}（链上第 {position} 条）的内容与入链时不一致，已被改动。请安全负责人立即查看。"
    return Finding(FindingKind.ROW, f"audit/{row}", text)


def removed(row: int, position: int) -> Finding:
    text = f"审计记录 {row}（链上第 {position} 条）缺失。请安全负责人立即查看。"
    return Finding(FindingKind.ROW, f"audit/{row}", text)


def broken(position: int) -> Finding:
    text = f"审计链在第 {position} 条断开：前后不符。请安全负责人立即查看。"
    return Finding(FindingKind.REWRITTEN, "audit/chain", text)


def tail_gone(position: int, stored: int, place: str) -> Finding:
    text = f"审计链只到第 {position} 条，{place}存的签名链头已到第 {stored} 条：末尾被删。{STOPPED}"
    return Finding(FindingKind.TAIL, "audit/chain", text)


def rewritten(position: int, place: str) -> Finding:
    text = f"审计链第 {position} 条与{place}存的签名链头不同：记录被整体改写。{STOPPED}"
    return Finding(FindingKind.REWRITTEN, "audit/chain", text)


def begins_later(position: int, stored: int, place: str) -> Finding:
    text = f"审计链从第 {position} 条之后开始，{place}存的签名链头从第 {stored} 条之后开始：早期记录被删。{STOPPED}"
    return Finding(FindingKind.REWRITTEN, "audit/begin", text)


def table_gone(table: str) -> Finding:
    return Finding(FindingKind.GONE, "audit/table", f"审计表 {table} 缺失。请安全负责人立即查看，并从备份恢复。")


def counted(updates: int, deletes: int) -> Finding:
    done = "、".join(filter(None, (f"修改 {updates} 次" if updates else "", f"删除 {deletes} 次" if deletes else "")))
    return Finding(
        FindingKind.COUNTS, "audit/counts", f"数据库记到审计表被{done}，审计表只许新增。请安全负责人立即查看。"
    )


def counts_reset() -> Finding:
    text = "数据库对审计表的改动计数变小：数据库曾异常重启，或计数被清除。请安全负责人查明原因。"
    return Finding(FindingKind.COUNTS, "audit/counts-reset", text)


def outside(rows: int, first: int) -> Finding:
    text = f"有 {rows} 条审计记录不在链上（第一条编号 {first}），可能是事后插入的。请安全负责人立即查看。"
    return Finding(FindingKind.OUTSIDE, f"audit/{first}", text)


def structure_changed(number: int, command: str, target: str, user: str, at: datetime) -> Finding:
    moment = f"{at.astimezone(BEIJING):%m-%d %H:%M:%S}"
    text = f"{moment} 数据库用户 {user} 对审计表执行了 {command}（{target}）。请安全负责人立即查看。"
    return Finding(FindingKind.DDL, f"audit/ddl/{number}", text)


GUARD_NAMES = {"triggers": "防改触发器", "role": "只许新增的数据库权限", "ddl": "结构改动的触发器"}


def guard_lost(guard: str) -> Finding:
    text = f"审计表的{GUARD_NAMES.get(guard, guard)}已被关闭。请安全负责人立即查看。"
    return Finding(FindingKind.GUARD, f"audit/guard/{guard}", text)


def heads_missing(start: datetime, end: datetime) -> Finding:
    span = f"{start.astimezone(BEIJING):%m-%d %H:%M} 至 {end.astimezone(BEIJING):%H:%M}"
    return Finding(
        FindingKind.HEAD,
        f"audit/heads/{start:%Y%m%dT%H%M}",
        f"{span} 没有审计链的签名链头。请运维查看后台作业与存证处。",
    )


def unconfirmed() -> Finding:
    return Finding(FindingKind.HEAD, "audit/unconfirmed", "审计链头已签名，但没有存证处接收。请运维查看存证处。")


def forged(place: str, position: int) -> Finding:
    text = f"{place}里第 {position} 条处的链头签名有误，或与前一个不衔接。{STOPPED}"
    return Finding(FindingKind.FORGED, f"audit/forged/{place}", text)


def place_silent(place: str) -> Finding:
    return Finding(FindingKind.PLACE, f"audit/place/{place}", f"审计存证处“{place}”连续未接收链头。请运维查看。")
