"""Receipts (状态报告) of each protocol, in the forms that were seen, and what became of the message.

The carriers' codes differ by province and maker: the reasons are a table, and the raw code is stored.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from hotline.domains.service.messaging.rules.carriers import cmpp, sgip, smgp, smpp


class Outcome(StrEnum):
    ARRIVED = "delivered"
    FAILED = "failed"
    EXPIRED = "expired"
    WAITING = "waiting"  # not final


@dataclass(frozen=True)
class Receipt:
    """``id``: as the answer to the submit named it, in hex where it is octets. ``number``: the citizen's."""

    id: str
    stat: str
    number: str
    outcome: Outcome
    done_at: str = ""
    error: str = ""


_FINAL = {"DELIVRD": Outcome.ARRIVED, "EXPIRED": Outcome.EXPIRED}
_NOT_FINAL = {"ACCEPTD", "ENROUTE", "BUFFRED", "BUFFERED"}
_SMPP_STATES = {
    1: "ENROUTE",
    2: "DELIVRD",
    3: "EXPIRED",
    4: "DELETED",
    5: "UNDELIV",
    6: "ACCEPTD",
    7: "UNKNOWN",
    8: "REJECTD",
}


def outcome_of(stat: str) -> Outcome:
    """What is neither success nor under way has failed, also codes that nobody has documented."""
    code = stat.strip().upper()
    return Outcome.WAITING if code in _NOT_FINAL else _FINAL.get(code, Outcome.FAILED)


def of_cmpp(deliver: cmpp.Deliver) -> Receipt | None:
    """Of 60 octets in 2.0 and 71 in 3.0, where some gateways send 60. None where the content is no receipt."""
    content = deliver.msg_content
    if deliver.registered_delivery != 1 or not 60 <= len(content) <= 71:
        return None
    number_ends = 35 + len(content) - 39
    stat, done, number = (_text(content[a:b]) for a, b in ((8, 15), (25, 35), (35, number_ends)))
    return Receipt(content[:8].hex(), stat, number, outcome_of(stat), done, content[number_ends:].hex())


_KEYS = re.compile(r"(submit[ _]?date|done[ _]?date|stat|err|dlvrd|sub|text|txt)\s*[:=]\s*(\S*)", re.IGNORECASE)


def of_smgp(deliver: smgp.Deliver) -> Receipt | None:
    """Ten raw octets behind ``id:``, where any octet may stand, then keys in any order and case."""
    content = deliver.msg_content
    at = content[:4].lower().find(b"id:")
    if deliver.is_report != 1 or at < 0 or len(content) < at + 13:
        return None
    values = _values(content[at + 13 :].decode("latin-1"))
    if "stat" not in values:
        return None
    stat = values["stat"]
    id = content[at + 3 : at + 13].hex()
    return Receipt(id, stat, deliver.src_term_id, outcome_of(stat), values.get("donedate", ""), values.get("err", ""))


def of_smpp(deliver: smpp.DeliverSm) -> Receipt | None:
    """What stands in the optional parameters comes first, the text is only a custom."""
    if deliver.esm_class & 0x3C != 4:
        return None
    text = deliver.short_message.decode("latin-1")
    values = _values(text)
    named = re.search(r"\bid:(\S*)", text, re.IGNORECASE)
    id = deliver.tlvs.get("receipted_message_id") or (named[1] if named else "")
    stat = _SMPP_STATES.get(deliver.tlvs.get("message_state", 0)) or values.get("stat", "")
    if not isinstance(id, str) or not id or not stat:
        return None
    done, error = values.get("donedate", ""), values.get("err", "")
    return Receipt(id, stat, deliver.source_addr, outcome_of(stat), done, error)


def of_sgip(report: sgip.Report) -> Receipt | None:
    """State 1 is under way. The id is our own sequence number."""
    if report.report_type != 0:
        return None
    states = {0: Outcome.ARRIVED, 1: Outcome.WAITING, 2: Outcome.FAILED}
    outcome = states.get(report.state, Outcome.FAILED)
    stat = "DELIVRD" if outcome is Outcome.ARRIVED else f"{report.state}:{report.error_code:03d}"
    return Receipt(
        sequence_id(report.submit_sequence_number), stat, report.user_number, outcome, "", str(report.error_code)
    )


def sequence_id(sequence: tuple[int, int, int]) -> str:
    """SGIP's twelve octets as the id of a message."""
    return "-".join(map(str, sequence))


def _values(text: str) -> dict[str, str]:
    return {re.sub(r"[ _]", "", key.lower()): value for key, value in _KEYS.findall(text)}


def _text(octets: bytes) -> str:
    return octets.split(b"\0")[0].decode("latin-1").strip()


#: Code -> what to say to a member of staff. The first that fits: complete code, then its beginning.
REASONS = {
    "DELIVRD": "已送达",
    "EXPIRED": "超过有效期仍未送达（关机或不在服务区）",
    "UNDELIV": "无法送达",
    "DELETED": "已被运营商删除",
    "REJECTD": "运营商拒绝",
    "UNKNOWN": "运营商未说明原因",
    "MK:0001": "空号",
    "MK:0005": "号码已停机",
    "MK:0013": "号码已停机",
    "MK:0010": "手机关机",
    "MK:0023": "手机关机",
    "MK:0012": "号码被限制接收",
    "MB:1041": "号码被限制接收",
    "MN:0001": "号码被限制接收",
    "DB:0142": "超过运营商每日上限",
    "DB:0144": "号码在运营商黑名单",
    "IB:0008": "发送过快",
    "2:021": "手机不在服务区",
    "2:022": "路由错误",
    "2:023": "没有到该号码的路由",
    "2:024": "计费号码错误",
    "2:025": "手机关机",
    "2:026": "手机存储已满",
    "2:027": "手机不支持短信",
    "2:028": "手机接收出错",
    "2:029": "空号",
    "2:030": "手机不支持此功能",
    "2:031": "设备不支持",
    "2:032": "运营商系统错误",
    "2:033": "运营商队列已满",
    "MA": "短信中心无应答",
    "MB": "短信中心返回错误",
    "MC": "短信中心没有回执",
    "CA": "计费平台无应答",
    "CB": "计费平台返回错误",
    "DA": "业务平台无应答",
    "DB": "业务平台返回错误",
    "SA": "发送方网关无应答",
    "SB": "发送方网关返回错误",
    "IA": "下级网关无应答",
    "IB": "下级网关返回错误",
    "IC": "下级网关没有回执",
    "MK": "交换机返回错误",
    "MI": "交换机返回错误",
    "MN": "交换机返回错误",
    "NP": "号码已携号转网",
    "RESULT": "运营商网关拒收",
}


def reason_of(stat: str) -> str:
    code = stat.strip().upper()
    if code.endswith(":0054"):
        return "运营商处理超时"
    return REASONS.get(code) or REASONS.get(code.partition(":")[0]) or "运营商返回失败"
