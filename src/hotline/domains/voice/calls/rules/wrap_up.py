"""The agent's summary of a call: what it must say before the agent may take the next one."""

NOTES_LIMIT = 500
#: What became of the caller's matter.
DISPOSITIONS = ("已答复", "已建工单", "需回电", "已转介其他热线", "来电人未说清", "无效来电")


def wrap_up_error(topic: str, disposition: str, notes: str, then: str) -> str:
    """Why this cannot be saved, as a sentence for the agent; "" when it can. ``then`` ``stay`` saves a draft."""
    if len(notes) > NOTES_LIMIT:
        return f"备注太长，请删去 {len(notes) - NOTES_LIMIT} 个字。"
    if disposition and disposition not in DISPOSITIONS:
        return "处理结果不在可选的里面，请重新选。"
    if then == "stay":
        return ""
    missing = [word for word, value in (("主题", topic), ("处理结果", disposition)) if not value]
    return f"还没选{'和'.join(missing)}，选好再提交。" if missing else ""
