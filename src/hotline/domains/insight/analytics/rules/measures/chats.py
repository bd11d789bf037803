"""Measures of chats: citizens who write with a person."""

from hotline.domains.insight.analytics.rules.measures.definitions import counted
from hotline.domains.insight.analytics.rules.measures.shape import Measure, Unit

REQUESTED, TAKEN = ("chat.asked",), ("chat.asked", "chat.taken")
ENDED, RATED = ("chat.asked", "chat.taken", "chat.ended"), ("chat.rated",)
MS, MINUTE_MS = 1000, 60_000
OVER = "taken AND ended"
STARRED = "stars > 0"


def _mean(
    named: tuple[str, str, Unit, str], column: str, of: str, per: int, sources: tuple[str, ...], digits: int = 1
) -> Measure:
    key, name, unit, meaning = named
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=f"{meaning.removesuffix('。')}：合计 ÷ 次数",
        unit=unit,
        table="chats",
        num=f"coalesce(sum({column}) FILTER (WHERE {of}), 0)",
        den=f"count(*) FILTER (WHERE {of})",
        per=per,
        digits=digits,
        shows=of,
        base=of,
        sources=sources,
    )


def _share(key: str, texts: tuple[str, str, str], parts: tuple[str, str], sources: tuple[str, ...]) -> Measure:
    name, meaning, formula = texts
    part, denominator = parts
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=formula,
        unit="%",
        table="chats",
        num=f"count(*) FILTER (WHERE {part})",
        den=f"count(*) FILTER (WHERE {denominator})",
        digits=2,
        shows=part,
        base=denominator,
        sources=sources,
    )


MEASURES = (
    counted("chats", "chats", ("在线咨询", "次", "市民在网上请求在线人工的次数。"), "true", REQUESTED),
    counted("chats", "chats_taken", ("咨询接入", "次", "已由坐席接入的在线咨询。"), "taken", TAKEN),
    counted("chats", "chats_left", ("咨询放弃", "次", "未接入即结束的在线咨询。"), "ended AND NOT taken", ENDED),
    counted("chats", "chats_rated", ("咨询评价", "次", "市民已评分的在线咨询。"), STARRED, RATED),
    _share(
        "chat_take_rate",
        ("咨询接入率", "已接入或已结束的在线咨询中坐席接入的比例。", "咨询接入 ÷（咨询接入 + 咨询放弃）"),
        ("taken", "taken OR ended"),
        ENDED,
    ),
    _mean(
        ("mean_chat_wait", "咨询等待", "秒", "在线咨询从请求到首次接入的平均秒数。"),
        "wait_ms",
        "taken",
        MS,
        TAKEN,
    ),
    Measure(
        key="longest_chat_wait",
        name="最长咨询等待",
        meaning="在线咨询从请求到首次接入的最长一次。",
        formula="各次等待的最大值",
        unit="秒",
        table="chats",
        num="coalesce(max(wait_ms) FILTER (WHERE taken), 0)",
        per=MS,
        shows="taken",
        sources=TAKEN,
    ),
    _mean(
        ("mean_chat_length", "咨询用时", "分钟", "在线咨询从首次接入到结束的平均分钟数。"),
        "talk_ms",
        OVER,
        MINUTE_MS,
        ENDED,
    ),
    _mean(("mean_chat_messages", "咨询消息", "条", "每次在线咨询双方的平均消息数。"), "messages", OVER, 1, ENDED),
    _mean(
        ("mean_chat_stars", "咨询得分", "分", "已评分的在线咨询平均得分，满分 5 分。"), "stars", STARRED, 1, RATED, 2
    ),
    _share(
        "chat_satisfaction",
        ("咨询满意率", "已评分的在线咨询中 4 分和 5 分的比例。", "4 分、5 分 ÷ 咨询评价"),
        ("stars >= 4", STARRED),
        RATED,
    ),
)
