"""Measures of calls. They leave out test calls."""

from hotline.domains.insight.analytics.rules.measures.shape import Measure

ARRIVED, QUEUED = ("call.arrived",), ("call.queued", "call.queue_left")
TALKED = ("call.queued", "call.queue_left", "call.talk_started")
RATED = ("call.rating_started", "call.rated", "call.rating_skipped")
#: Agents' wrap-up counts by their own events.
WRAPPED = ("agent.state_changed",)
PERCENT = 2


def _count(condition: str) -> str:
    return f"count(*) FILTER (WHERE {condition})"


def _counted(key: str, name: str, meaning: str, condition: str, sources: tuple[str, ...]) -> Measure:
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=f"{name}的通数",
        unit="通",
        table="calls",
        num=_count(condition),
        shows=condition,
        sources=sources,
    )


def _share(key: str, name: str, meaning: str, parts: tuple[str, str, str], sources: tuple[str, ...]) -> Measure:
    formula, part, denominator = parts
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=formula,
        unit="%",
        table="calls",
        num=_count(part),
        den=_count(denominator),
        digits=PERCENT,
        shows=part,
        base=denominator,
        sources=sources,
    )


def _mean(key: str, name: str, meaning: str, parts: tuple[str, str, str], sources: tuple[str, ...]) -> Measure:
    formula, column, of = parts
    return Measure(
        key=key,
        name=name,
        meaning=meaning,
        formula=formula,
        unit="秒",
        table="calls",
        num=f"coalesce(sum({column}) FILTER (WHERE {of}), 0)",
        den=_count(of),
        per=1000,
        digits=1,
        shows=of,
        base=of,
        sources=sources,
    )


INCOMING = "direction = 'in'"
RATINGS = "score > 0"
#: By who had the caller last: AI seats are numbered AI01 and on.
BY_AI, BY_PEOPLE = "agent LIKE 'AI__'", "agent NOT LIKE 'AI__'"
AI_ANSWERED, PEOPLE_ANSWERED = f"answered AND {BY_AI}", f"answered AND {BY_PEOPLE}"


def _apart(who: str, of: str) -> tuple[Measure, ...]:
    """The shares of the contract for the calls that one kind of seat had last."""
    key, name = ("ai", "智能坐席") if of == BY_AI else ("people", "坐席人员")
    return (
        _share(
            f"{key}_answer_rate",
            f"{name}接通率",
            f"进入人工排队的来电中由{who}的比例；两者之和是人工接通率。",
            (f"由{who} ÷ 排队已有结果", f"answered AND {of}", "decided"),
            TALKED,
        ),
        _share(
            f"{key}_rating_rate",
            f"{name}转评价率",
            f"由{who}的来电中转入评价的比例。",
            ("转入评价 ÷ 已结束的接通", f"to_rating AND {of}", f"served AND {of}"),
            RATED,
        ),
        _share(
            f"{key}_satisfaction",
            f"{name}满意率",
            f"由{who}的来电，有效评价中满意侧的比例。",
            ("满意评价 ÷ 有效评价", f"score BETWEEN 1 AND 3 AND {of}", f"{RATINGS} AND {of}"),
            RATED,
        ),
    )


MEASURES = (
    _counted("calls_in", "来电", "全部呼入来电，含仅听菜单的；测试来电不计。", INCOMING, ARRIVED),
    _counted("menu_only", "只听菜单", "未进入人工排队即结束的来电。", f"{INCOMING} AND NOT entered", ARRIVED),
    _counted("self_served", "自助办理", "自助查询成功的来电。", f"{INCOMING} AND self_service", ("call.queried",)),
    _counted("entered", "进入排队", "进入人工排队的来电，多次转队计一通。", "entered", QUEUED),
    _counted("decided", "排队已有结果", "进入人工排队、已接通或已离开的来电；等待中的不计。", "decided", QUEUED),
    _counted("answered", "人工接通", "排队时由坐席接听的来电；回拨接通的另计。", "answered", TALKED),
    _counted(
        "people_answered",
        "坐席人员接通",
        "人工接通中由人员接听到最后的，不含智能坐席独自办结的。",
        PEOPLE_ANSWERED,
        TALKED,
    ),
    _counted(
        "ai_answered", "智能坐席办结", "智能坐席接听、没有转人工的来电；转了人工的计入人员。", AI_ANSWERED, TALKED
    ),
    _counted("abandoned", "放弃", "排队时主动挂断、未接通且未选择回拨的来电。", "abandoned", QUEUED),
    _counted("short_abandoned", "短放弃", "放弃且等待不足五秒的来电。", "short_abandon", QUEUED),
    _counted(
        "callbacks_taken", "选择回拨", "排队时选择由坐席回拨的来电。", "callback_taken", ("call.callback_accepted",)
    ),
    _counted("callbacks_done", "回拨接通", "选择回拨且已接通的来电。", "callback_done", TALKED),
    _counted("served", "已结束的接通", "人工接通、已转评价或已结束的来电：转评价率的分母。", "served", TALKED),
    _counted("to_rating", "转入评价", "人工接通后转入评价的来电，不论哪方先挂断。", "to_rating", RATED),
    _counted(
        "hung_up_first",
        "未转评价的先挂断",
        "人工接通、来电人先挂断而未转入评价的来电：仍计入转评价率的分母。",
        "served AND NOT to_rating AND hung_up_by = 'caller'",
        RATED,
    ),
    _counted("rated", "有效评价", "来电人按键的评价，未按键的以短信回复为准；弃评、剔除的差评不计。", RATINGS, RATED),
    _counted("satisfied", "满意评价", "非常满意、满意、基本满意。", "score BETWEEN 1 AND 3", RATED),
    _counted("dissatisfied", "差评", "不满意、非常不满意。", "score >= 4", RATED),
    _counted("transferred", "转接", "坐席转给其他坐席、队列或流程的通话。", "transferred", ("call.transferred",)),
    _counted("unrest", "不稳定因素", "因不稳定因素优先接入的来电。", "unrest", QUEUED),
    _counted("repeat", "一小时内重复来电", "同一号码一小时内再次来电。", "repeat", QUEUED),
    _counted("handed_over", "12345转来", "12345转来且附工单号的来电。", "handed_over", ("call.handed_over",)),
    _counted("voicemails", "留言", "已留言的来电。", "voicemail", ("call.voicemail_left",)),
    _counted("missed_offers", "有漏接", "至少一次派给坐席未应答的来电。", "missed_offer", ("call.offer_lapsed",)),
    _counted("waited_long", "等待超过60秒", "人工接通且等待超过60秒的来电。", "answered AND wait_ms > 60000", TALKED),
    _counted("dialled", "外呼", "坐席拨出的电话。", "direction = 'out'", ("call.dialled",)),
    _counted("reached", "外呼接通", "拨出且接通的电话。", "reached", ("call.dialled", "call.talk_started")),
    _share(
        "answer_rate",
        "人工接通率",
        "进入人工排队的来电中坐席接听的比例；分母含短放弃，回拨接通不计。",
        ("人工接通 ÷ 排队已有结果", "answered", "decided"),
        TALKED,
    ),
    _share(
        "abandon_rate",
        "放弃率",
        "进入人工排队的来电中放弃的比例。",
        ("放弃 ÷ 排队已有结果", "abandoned", "decided"),
        QUEUED,
    ),
    _share(
        "rating_rate",
        "转评价率",
        "人工接通的来电中转入评价的比例，分母含来电人先挂断的。",
        ("转入评价 ÷ 已结束的接通", "to_rating", "served"),
        RATED,
    ),
    _share(
        "satisfaction",
        "满意率",
        "有效评价中满意侧的比例。",
        ("满意评价 ÷ 有效评价", "score BETWEEN 1 AND 3", RATINGS),
        RATED,
    ),
    *_apart("智能坐席独自办结", BY_AI),
    *_apart("人员接听到最后", BY_PEOPLE),
    _share(
        "ai_alone_rate",
        "智能坐席办结占比",
        "人工接通的来电中智能坐席独自办结、没有转人工的比例。",
        ("智能坐席办结 ÷ 人工接通", AI_ANSWERED, "answered"),
        TALKED,
    ),
    _mean(
        "mean_wait",
        "平均等待",
        "人工接通的来电从选人工到应答的平均秒数，多次转队累计。",
        ("等待秒数之和 ÷ 人工接通", "wait_ms", "answered"),
        TALKED,
    ),
    _mean(
        "mean_arrival_wait",
        "进线到应答",
        "人工接通的来电从进线到应答的平均秒数，含菜单。",
        ("进线到应答的秒数之和 ÷ 人工接通", "arrival_wait_ms", "answered"),
        TALKED,
    ),
    _mean(
        "mean_abandoned_wait",
        "放弃前等待",
        "放弃的来电平均等待秒数。",
        ("等待秒数之和 ÷ 放弃", "wait_ms", "abandoned"),
        QUEUED,
    ),
    _mean(
        "mean_talk",
        "平均通话",
        "人工接通的来电平均通话秒数，含保持。",
        ("通话秒数之和 ÷ 人工接通", "talk_ms", "answered"),
        TALKED,
    ),
    _mean(
        "mean_wrap_up",
        "平均话后",
        "人工接通的来电平均话后秒数。",
        ("话后秒数之和 ÷ 人工接通", "wrap_up_ms", "answered"),
        WRAPPED,
    ),
    _mean(
        "mean_handling",
        "平均处理时长",
        "通话加话后。",
        ("（通话 + 话后）秒数之和 ÷ 人工接通", "talk_ms + wrap_up_ms", "answered"),
        (*TALKED, *WRAPPED),
    ),
    Measure(
        key="longest_wait",
        name="最长等待",
        meaning="人工接通的来电中等待最久的一通。",
        formula="等待秒数的最大值",
        unit="秒",
        table="calls",
        num="coalesce(max(wait_ms) FILTER (WHERE answered), 0)",
        per=1000,
        digits=1,
        shows="answered",
        zero_is_none=True,
        sources=TALKED,
    ),
)
