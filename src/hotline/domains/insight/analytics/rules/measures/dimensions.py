"""The dimensions by which measures are split and narrowed."""

from hotline.domains.insight.analytics.rules.measures.shape import Dimension, Table

#: Who had the caller last: AI seats are numbered AI01 and on.
SERVED_BY = "CASE WHEN agent = '' THEN '' WHEN agent LIKE 'AI__' THEN 'ai' ELSE 'person' END"
#: The groups by which shares of a queue's callers are drawn (``routing.rules.shares``).
TRIAL_GROUP = "('0x' || substr(md5(id), 1, 8))::BIGINT % 10"
TIMED: tuple[Table, ...] = (
    "calls",
    "stays",
    "agent_time",
    "cases",
    "deadlines",
    "consults",
    "alarms",
    "texts",
    "steps",
    "messages",
    "chats",
    "ratings",
)
#: Tables of entries, which hold for an entire day.
ENTERED: tuple[Table, ...] = ("entries", "inspections", "attendance")
EVERY: tuple[Table, ...] = (*TIMED, *ENTERED)


def _time(key: str, name: str, expression: str, tables: tuple[Table, ...] = EVERY) -> Dimension:
    return Dimension(key=key, name=name, columns=dict.fromkeys(tables, expression), kind="time")


def _column(key: str, name: str, *tables: Table, column: str = "", offered: bool = True) -> Dimension:
    return Dimension(key=key, name=name, columns=dict.fromkeys(tables, column or key), offered=offered)


_ALL = (
    _time("slot", "15分钟", "slot", TIMED),
    _time("hour", "小时", "slot // 4", TIMED),
    _time("day", "日", "day"),
    _time("weekday", "星期", "isodow(day)"),
    _time("week", "周", "date_trunc('week', day)::DATE"),
    _time("month", "月", "date_trunc('month', day)::DATE"),
    _time("quarter", "季", "date_trunc('quarter', day)::DATE"),
    _time("year", "年", "date_trunc('year', day)::DATE"),
    _column("queue", "队列", "calls", "stays", "alarms"),
    _column("outcome", "离队结果", "stays"),
    _column("agent", "坐席", "calls", "agent_time", "consults", "alarms", "steps", "messages", "chats", "ratings"),
    _column("served_by", "接待方", "calls", column=SERVED_BY),
    _column("trial_group", "试验组", "calls", column=TRIAL_GROUP),
    _column("topic", "主题", "calls", "cases", "chats"),
    _column("place", "归属地", "calls"),
    _column("origin", "来源号码", "calls"),
    _column("site", "机房", "calls"),
    _column("score", "评价", "calls", "ratings"),
    _column("hung_up_by", "挂断方", "calls"),
    _column("state", "状态", "agent_time", "cases"),
    _column("reason", "示忙原因", "agent_time"),
    _column("kind", "诉求类型", "cases"),
    _column("source", "工单来源", "cases"),
    _column("district", "区", "cases", "deadlines", "steps"),
    _column("urgency", "紧急程度", "cases"),
    _column("department", "承办单位", "cases", "deadlines", "steps"),
    _column("clock", "时限", "deadlines"),
    _column("step", "环节", "steps"),
    _column("effect", "环节结果", "steps"),
    _column("role", "办理角色", "steps"),
    _column("article", "知识条目", "consults"),
    _column("how", "查看方式", "consults"),
    _column("alarm", "告警种类", "alarms", column="kind"),
    _column("level", "告警级别", "alarms"),
    _column("why", "未发原因", "texts"),
    _column("message", "留言种类", "messages"),
    _column("ended_by", "咨询结束", "chats"),
    _column("stars", "咨询打分", "chats"),
    _column("channel", "评价渠道", "ratings"),
    _column("cause", "差评原因", "ratings"),
    _column("excluded", "剔除认定", "ratings"),
    _column("register", "台账", "entries", offered=False),
    _column("about", "登记对象", "entries", "inspections"),
    _column("inspected", "抽检内容", "inspections"),
    _column("entry", "登记号", *ENTERED, offered=False),
)
DIMENSIONS = {dimension.key: dimension for dimension in _ALL}
