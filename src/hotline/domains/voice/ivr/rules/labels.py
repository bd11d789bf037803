"""Names of the parts of a flow, in Chinese, for sentences that its authors read. The screens use the same words."""

from collections.abc import Mapping

#: Names of outcomes for every kind of node.
OUTCOMES = {
    "done": "下一步",
    "timeout": "未按键",
    "wrong": "按键错误",
    "collected": "收到",
    "failed": "失败",
    "missing": "无内容",
    "left": "已留言",
    "empty": "未说话",
    "promised": "已登记",
    "else": "其余情况",
    "served": "已接通",
    "callback": "已约回拨",
    "lost_agent": "坐席掉线",
    "rated": "已评价",
    "skipped": "未评价",
    "refused": "不符",
    "locked": "锁定",
}
#: Names of outcomes for single kinds of node.
OUTCOMES_OF: dict[str, dict[str, str]] = {
    "query": {"done": "查到", "failed": "未查到", "timeout": "超时"},
    "message": {"done": "已发送", "failed": "发送失败"},
    "collect": {"failed": "未收到"},
    "callback": {"failed": "登记失败"},
    "queue": {"failed": "未接通"},
}
#: Settings; one that is not here is named as it is written.
SETTINGS = {
    "kind": "种类",
    "label": "名称",
    "prompts": "播报",
    "prompt": "播报",
    "wrong_prompts": "按错提示",
    "text": "文字",
    "switch": "开关",
    "queue": "队列",
    "priority": "优先级",
    "reason": "原因",
    "wait_seconds": "等待秒数",
    "rounds": "轮数",
    "into": "记为",
    "least": "最少位数",
    "most": "最多位数",
    "ways": "条件",
    "flow": "子流程",
    "sealed": "密封",
    "check": "校验",
    "service": "服务",
    "operation": "查询事项",
    "send": "发送字段",
    "take": "取回字段",
    "seconds": "限时秒数",
    "guard": "防猜测",
    "repeatable": "可重复",
    "parts": "播报内容",
    "most_seconds": "最长秒数",
    "silence_seconds": "静音结束秒数",
    "outcome": "分支",
    "weekdays": "星期",
    "day": "当天",
    "from": "从",
    "to": "到",
    "fact": "情况",
    "equals": "等于",
    "as": "读法",
}
#: Names of builtin values, by setting. Authors' own values are shown as written.
VALUES = {
    "kind": {
        "play": "播报录音",
        "say": "播报文字",
        "read_out": "播报结果",
        "menu": "按键菜单",
        "collect": "收号",
        "query": "查询",
        "branch": "条件分支",
        "set_priority": "优先级",
        "no_recording": "不录音",
        "queue": "排队转人工",
        "callback": "登记回拨",
        "voicemail": "留言",
        "message": "发短信",
        "rating": "服务评价",
        "subflow": "子流程",
        "back": "返回",
        "hang_up": "挂机",
    },
    "day": {"working": "工作日", "holiday": "休息日"},
    "check": {"identity": "身份证号"},
    "as": {
        "digits": "逐个数字",
        "number": "数值",
        "amount": "金额",
        "date": "日期",
        "month": "年月",
        "duration": "年和月数",
    },
}


def outcome_word(kind: str, outcome: str) -> str:
    """An outcome in Chinese: a key as 按1, a branch under the name that its author gave it."""
    if len(outcome) == 1 and outcome in "0123456789*#":
        return f"按{outcome}"
    return OUTCOMES_OF.get(kind, {}).get(outcome) or OUTCOMES.get(outcome, outcome)


def setting_word(setting: str) -> str:
    return SETTINGS.get(setting, setting)


def value_text(value: object, setting: str = "") -> str:
    """A setting's value in words; "" for nothing. A value with parts is described part by part."""
    match value:
        case None | "":
            return ""
        case bool():
            return "是" if value else "否"
        case str():
            return VALUES.get(setting, {}).get(value, value)
        case Mapping():
            pairs = ((setting_word(key), value_text(each, key)) for key, each in value.items())
            return "，".join(f"{word} {text}" for word, text in pairs if text)
        case list() | tuple():
            joint = "；" if any(isinstance(each, Mapping) for each in value) else "、"
            return joint.join(value_text(each, setting) for each in value)
        case _:
            return str(value)
