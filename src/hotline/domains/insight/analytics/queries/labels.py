"""Names of a dimension's values on screens."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import cast

from hotline.domains.insight.analytics.rules.measures.shape import GROUPS, Table
from hotline.domains.platform.accounts.queries import names_of, role_names
from hotline.domains.service.ratings.ports import CAUSE_NAMES, VERDICT_NAMES
from hotline.domains.service.workorders.queries.names import clock_names, source_names, state_names, step_names
from hotline.domains.service.workorders.queries.people import departments
from hotline.domains.understanding.knowledge.queries.articles import articles_of
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.domains.voice.routing.queries.administered import queue_names

WEEKDAYS = {str(n): f"周{day}" for n, day in enumerate("一二三四五六日", start=1)}
SCORES = {"0": "未评价", "1": "非常满意", "2": "满意", "3": "基本满意", "4": "不满意", "5": "非常不满意"}
STATES = {
    "ready": "就绪",
    "not_ready": "示忙",
    "ringing": "振铃",
    "talking": "通话",
    "wrap_up": "话后",
    "missed": "漏接停派",
    "signed_out": "签退",
}
SERVED_BY = {"": "未接通", "ai": "智能坐席", "person": "坐席人员"}
WHO = {"caller": "来电人", "agent": "坐席", "leader": "班长", "system": "系统"}
ALARMS = {
    "unrest": "不稳定因素",
    "wait": "等待过长",
    "answer_rate": "接通率低",
    "talk": "通话过长",
    "wrap_up": "话后过长",
    "silence": "静默",
    "stuck": "停在振铃或漏接",
    "process_silent": "程序无心跳",
    "part_down": "基础设施无响应",
    "recording_missing": "录音缺失",
    "city_exchange": "与12345交换",
    "ratings_excluded": "差评剔除过多",
}
WHY = {
    "refused": "网关拒收",
    "no_gateway": "网关无法连接",
    "destroyed": "密钥已销毁",
    "opted_out": "已退订",
    "blacklisted": "黑名单",
    "capped": "超过当日条数",
}
HOW = {"search": "搜索到", "suggested": "推荐", "opened": "打开", "copied": "复制", "marked": "标为采用"}
EFFECTS = {
    "dispatch": "派发",
    "sign": "签收",
    "return": "退回",
    "reply": "答复",
    "follow_up": "回访",
    "void": "作废",
    "return_out": "退回12345",
    "": "继续",
}
INSPECTED = {"calls": "通话", "records": "工单", "assistant": "智能问答"}
OUTCOMES = {"": "等待中", "answered": "接听", "abandoned": "放弃", "callback": "选择回拨", "failed": "未接通"}
MESSAGES = {"voicemail": "留言", "fax": "传真", "handover": "12345转来", "text": "短信"}
ENDED_BY = {"": "进行中", "citizen": "市民", "agent": "坐席", "silence": "无消息", "left": "市民离开"}
STARS = {"0": "未评价"} | {str(n): f"{n} 分" for n in range(1, 6)}
CHANNELS = {"key": "按键", "text": "短信"}
CAUSES = {"": "未认定"} | {cause.value: name for cause, name in CAUSE_NAMES.items()}
EXCLUDED = {"": "计入"} | {verdict.value: name for verdict, name in VERDICT_NAMES.items()}
LEVELS = {"red": "紧急", "orange": "提醒", "yellow": "留意"}
NOTHING = "（无）"


def word_for(dimension: str, values: Iterable[object]) -> dict[str, str]:
    """Each value, written as filters hold it, mapped to its display name."""
    all_written = {written(value) for value in values}
    known = _KNOWN[dimension](all_written) if dimension in _KNOWN else {}
    return {value: _word(dimension, value, known) for value in all_written}


def word_for_table(table: str) -> str:
    """The Chinese name of a kind of fact."""
    return GROUPS[cast(Table, table)]


def written(value: object) -> str:
    """The value as filters hold it."""
    return "" if value is None else value.isoformat() if isinstance(value, date) else str(value)


def _word(dimension: str, value: str, known: dict[str, str]) -> str:
    match dimension:
        case "slot" if value:
            return f"{int(value) // 4:02}:{int(value) % 4 * 15:02}"
        case "hour" if value:
            return f"{int(value):02}:00"
        case "month" if value:
            return value[:7]
        case "quarter" if value:
            return f"{value[:4]}Q{(int(value[5:7]) + 2) // 3}"
        case "year" if value:
            return value[:4]
        case "agent" if value in known:
            return f"{value} {known[value]}"
        case _:
            return known.get(value) or value or NOTHING


_KNOWN: dict[str, Callable[[set[str]], dict[str, str]]] = {
    "queue": lambda _: queue_names(),
    "agent": names_of,
    "trial_group": lambda _: {str(group): f"第 {group + 1} 组" for group in range(10)},
    "served_by": lambda _: SERVED_BY,
    "topic": lambda _: titles(),
    "weekday": lambda _: WEEKDAYS,
    "score": lambda _: SCORES,
    "state": lambda _: state_names() | STATES,
    "clock": lambda _: clock_names(),
    "step": lambda _: step_names(),
    "effect": lambda _: EFFECTS,
    "role": lambda _: role_names(),
    "source": lambda _: source_names(),
    "how": lambda _: HOW,
    "outcome": lambda _: OUTCOMES,
    "message": lambda _: MESSAGES,
    "ended_by": lambda _: ENDED_BY,
    "stars": lambda _: STARS,
    "inspected": lambda _: INSPECTED,
    "article": lambda codes: {each.article.code: each.article.title for each in articles_of(sorted(codes))},
    "hung_up_by": lambda _: WHO,
    "level": lambda _: LEVELS,
    "alarm": lambda _: ALARMS,
    "channel": lambda _: CHANNELS,
    "cause": lambda _: CAUSES,
    "excluded": lambda _: EXCLUDED,
    "why": lambda _: WHY,
    "department": lambda _: {row.code: row.name for row in departments(working=False)},
}
