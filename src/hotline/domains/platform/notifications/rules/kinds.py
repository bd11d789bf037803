"""The kinds of notifications, and the settings that a person has for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Urgency(StrEnum):
    """``URGENT`` is escalated to the reader's leader while unread; ``IMPORTANT`` is for today; ``ROUTINE`` can wait."""

    ROUTINE = "routine"
    IMPORTANT = "important"
    URGENT = "urgent"


class Channel(StrEnum):
    """``LIST``: the drawer and its count. ``BROWSER``: also the browser's pop-up while the page is hidden."""

    LIST = "list"
    BROWSER = "browser"


@dataclass(frozen=True)
class Kind:
    """``name`` and ``about`` are displayed in the settings. ``required``: the kind cannot be removed from the list."""

    name: str
    about: str
    required: bool = False


KINDS: Mapping[str, Kind] = {
    "case.deadline": Kind("工单时限", "您经办、负责的工单临近期限或已超时", required=True),
    "case.returned": Kind("工单退回", "退回给您的工单", required=True),
    "case.assigned": Kind("工单转来", "转给您的工单、派到本单位的加急工单"),
    "case.urged": Kind("催办、督办", "您经办的工单被催办、列入督办"),
    "case.mention": Kind("留言提到我", "工单留言里提到您"),
    "callback.due": Kind("约定回拨", "您约定、领取的回拨到时间", required=True),
    "callback.correction": Kind("纠错回访", "指派给您的纠错回访：市民得到过错误答复", required=True),
    "rating.bad": Kind("差评处置", "由您处置、负责的差评，新收到、临近或超过时限", required=True),
    "approval.requested": Kind("待我审批", "延期、销毁录音等待您审批", required=True),
    "approval.answered": Kind("审批结果", "您的延期等申请已有结果"),
    "personal.request": Kind(
        "个人信息请求", "市民查阅、更正、删除个人信息的请求，新登记、临近期限、已过期", required=True
    ),
    "knowledge.reading": Kind("必读", "须您阅读并按期确认的知识条目", required=True),
    "knowledge.in_review": Kind("待审条目", "待您审核、发布的知识条目"),
    "knowledge.reviewed": Kind("条目审核结果", "您起草的条目通过、退回、发布"),
    "training.due": Kind("上岗证待办", "待您签发的上岗证", required=True),
    "training.result": Kind("上岗证", "您的上岗证签发、即将到期、失效", required=True),
    "training.course": Kind("课程", "安排给您的课程，即将截止、须重学的课程", required=True),
    "quality.due": Kind("质检待办", "分配给您的质检任务、申诉复核", required=True),
    "quality.result": Kind("质检结果", "您的通话已质检，您的申诉、您评分的通话已有仲裁结果", required=True),
    "roster.request": Kind("班表申请", "同事请您换班，您的请假、换班、加班申请有结果，待您审批的申请", required=True),
    "roster.change": Kind("班表变动", "您的班表已发布、您的班次有变动", required=True),
    "roster.offer": Kind("加班、提前下班邀约", "邀您加班或提前下班，您发起的邀约名额已满", required=True),
    "briefing": Kind("交接班会", "本组交接班会已发布，待您确认；由您主持的，待您发布", required=True),
    "notice": Kind("班长通知", "班长发给您的通知", required=True),
    "report.ready": Kind("报表", "您的定时报表、导出文件已完成或失败"),
    "fault": Kind("系统故障", "系统的紧急告警", required=True),
    "fault.duty": Kind("设备故障", "您值班时新发生的设备故障，三分钟内须确认", required=True),
    "maintenance": Kind("计划维护", "事先报备的计划维护、取消"),
    "certificate": Kind("证书到期", "网站、运营商线路等的证书即将到期或已过期", required=True),
    "security.check": Kind("安全检查", "自动安全检查由合格变为不合格", required=True),
    "security.accident": Kind("安全事故", "新登记的安全事故，临近、超过时限的环节", required=True),
    "security.sign_in": Kind("陌生登录", "有管理权的账号在陌生地点、陌生设备或反常时段登录", required=True),
    "unread": Kind("紧急通知未读", "本组人员、无班长人员长时间未读紧急通知", required=True),
}


def preferred(kind: str, channel: Channel, choices: Mapping[tuple[str, str], bool]) -> bool:
    """Whether a person receives the kind on the channel. ``choices``: (kind, channel) -> on, as far as chosen.

    Every kind is on by default. A kind that is not in the list has no pop-up either.
    """
    listed = KINDS[kind].required or choices.get((kind, Channel.LIST.value), True)
    if channel is Channel.LIST:
        return listed
    return listed and choices.get((kind, channel.value), True)
