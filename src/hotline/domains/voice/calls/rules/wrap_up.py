"""The agent's summary of a call: what it must say before the agent may take the next one."""

NOTES_LIMIT = 500
ANSWERED, OPENS_CASE = "已答复", "已建工单"
#: What became of the caller's matter.
DISPOSITIONS = (ANSWERED, OPENS_CASE, "需回拨", "已转介其他热线", "来电人未说清", "无效来电")


def wrap_up_error(topic: str, disposition: str, notes: str, then: str) -> str:
    """Why this cannot be saved, as a sentence for the agent; "" when it can. ``then`` ``stay`` saves a draft."""
    if len(notes) > NOTES_LIMIT:
        return f"备注超出 {len(notes) - NOTES_LIMIT} 字，请精简。"
    if disposition and disposition not in DISPOSITIONS:
        return "处理结果无效，请重新选择。"
    if then == "stay":
        return ""
    missing = [word for word, value in (("主题", topic), ("处理结果", disposition)) if not value]
    return f"请选择{'和'.join(missing)}后提交。" if missing else ""
