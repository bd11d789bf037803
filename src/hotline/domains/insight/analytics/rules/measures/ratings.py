"""Measures of ratings beside those of calls: bad ones and their handling, exclusions, invitations by text."""

from hotline.domains.insight.analytics.rules.measures.definitions import counted
from hotline.domains.insight.analytics.rules.measures.shape import Measure

OPENED, EXCLUDED = ("rating.opened",), ("rating.opened", "rating.excluded")
SENT, ANSWERED = ("invitation.sent",), ("invitation.sent", "invitation.answered")
BAD = "kind = 'bad'"
FIRST = "kind = 'invitation' AND purpose = 'first'"
RATED = f"{FIRST} AND score > 0"
#: A text rating that two people excluded stands in the bad one's row.
NOT_COUNTED = f"{BAD} AND channel = 'text' AND excluded <> ''"


MEASURES = (
    counted("ratings", "bad_ratings", ("差评处置", "件", "已进入处置的差评，含按键和短信。"), BAD, OPENED),
    counted(
        "ratings",
        "ratings_excluded",
        ("剔除差评", "件", "经双人核实为误评、恶意差评，不计入满意率的差评。"),
        f"{BAD} AND excluded <> ''",
        EXCLUDED,
    ),
    Measure(
        key="bad_in_time",
        name="差评按时回访率",
        meaning="已回访或已超时的差评中，在 1 个工作日内回访的比例。",
        formula="按时回访 ÷（已回访 + 超时未回访）",
        unit="%",
        table="ratings",
        num=f"count(*) FILTER (WHERE {BAD} AND in_time)",
        den=f"count(*) FILTER (WHERE {BAD} AND (contacted OR late))",
        digits=2,
        shows=f"{BAD} AND in_time",
        base=f"{BAD} AND (contacted OR late)",
        sources=("rating.opened", "rating.contacted", "rating.overdue"),
    ),
    Measure(
        key="bad_mended",
        name="差评办结率",
        meaning="差评中已整改办结或剔除的比例。",
        formula="已办结 ÷ 差评处置",
        unit="%",
        table="ratings",
        num=f"count(*) FILTER (WHERE {BAD} AND closed)",
        den=f"count(*) FILTER (WHERE {BAD})",
        digits=2,
        shows=f"{BAD} AND closed",
        base=BAD,
        sources=("rating.opened", "rating.closed", "rating.excluded"),
    ),
    counted("ratings", "invited", ("短信邀评", "条", "未转评价或未按键的来电，用短信邀请评价的条数。"), FIRST, SENT),
    counted(
        "ratings",
        "invited_instead",
        ("未转评价的短信邀评", "条", "人工接通而未转评价、改用短信邀请的来电。"),
        f"{FIRST} AND NOT transferred",
        SENT,
    ),
    Measure(
        key="rated_by_text",
        name="短信评价",
        meaning="短信回复的有效评价，24 小时内首条为准；误评、恶意差评不计。",
        formula="短信有效评价的条数",
        unit="条",
        table="ratings",
        num=f"count(*) FILTER (WHERE {RATED}) - count(*) FILTER (WHERE {NOT_COUNTED})",
        shows=RATED,
        sources=ANSWERED,
    ),
    counted(
        "ratings",
        "satisfied_by_text",
        ("短信满意评价", "条", "短信评价中的非常满意、满意、基本满意。"),
        f"{RATED} AND score <= 3",
        ANSWERED,
    ),
)
