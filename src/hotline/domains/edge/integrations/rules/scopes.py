"""Scopes: what a client may be permitted to do. Every operation of the open interface needs one of these."""

from collections.abc import Iterable

#: Scope -> what it allows, in the users' words.
SCOPES = {
    "calls.dial": "代坐席拨打电话",
    "calls.control": "代坐席接听、挂断、保持、转接、会议",
    "agents.read": "查看坐席状态",
    "agents.write": "代坐席就绪、示忙、签退",
    "queues.read": "查看队列",
    "records.read": "查询通话记录（号码脱敏）",
    "records.numbers": "查看通话的完整号码",
    "recordings.read": "查询录音信息",
    "recordings.download": "下载录音",
    "events.read": "读取事件与实时流",
    "webhooks.manage": "管理事件推送",
}


def unknown_scopes(scopes: Iterable[str]) -> list[str]:
    return sorted(set(scopes) - SCOPES.keys())
