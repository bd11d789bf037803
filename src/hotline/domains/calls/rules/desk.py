"""What an agent may do to a call, and when."""

import re

from hotline.domains.calls.rules import closing, offering, talking
from hotline.domains.calls.rules.call import Call, Phase
from hotline.domains.calls.rules.draft import Draft
from hotline.domains.calls.rules.inputs import DeskAction, DeskAsked
from hotline.domains.routing.ports import OfferOutcome

KEYS = re.compile(r"[0-9*#A-D]{1,32}")


def objection(call: Call, by: str, action: DeskAction, text: str = "") -> str:
    """Why this is not possible now, as a sentence for the agent; "" when it is."""
    if action is DeskAction.REJECT:
        ringing = call.phase is Phase.OFFERED and call.offer is not None and call.offer.agent == by
        return "" if ringing else "这通来电已不在您这里振铃。"
    if call.phase is Phase.CALLBACK_DIALLING and call.offer is not None and call.offer.agent == by:
        return "" if action is DeskAction.HANG_UP else "正在呼叫来电人，请接通后再操作。"
    if call.talk is None or call.talk.agent != by:
        return "您现在不在这通电话中，通话可能已经结束。"
    if action in (DeskAction.HOLD, DeskAction.RESUME, DeskAction.SEND_KEYS) and call.phase is not Phase.TALKING:
        return "正在重新接通，请稍候再操作。"
    if action is DeskAction.HANG_UP and not text.strip():
        return "请先填写挂机原因。"
    if action is DeskAction.SEND_KEYS and not KEYS.fullmatch(text):
        return "只能发送数字、*、# 和字母 A 到 D，一次最多 32 个。"
    return ""


def obey(draft: Draft, asked: DeskAsked) -> None:
    if objection(draft.call, asked.by, asked.action, asked.text):
        draft.note(f"{asked.action} by {asked.by} is not possible")
        return
    match asked.action:
        case DeskAction.HOLD:
            talking.hold(draft)
        case DeskAction.RESUME:
            talking.resume(draft)
        case DeskAction.TO_RATING:
            talking.end_served(draft, "agent", "rating")
        case DeskAction.HANG_UP:
            _hang_up(draft, asked.text.strip())
        case DeskAction.SEND_KEYS:
            talking.send_keys(draft, asked.text)
        case DeskAction.REJECT:
            offering.lapse(draft, OfferOutcome.REFUSED)
        case DeskAction.REJOIN:
            talking.rejoin(draft)


def _hang_up(draft: Draft, reason: str) -> None:
    if draft.call.phase is Phase.CALLBACK_DIALLING:
        offering.agent_left_dialling(draft)
        return
    talking.end(draft, "agent", reason)
    draft.enter(Phase.IN_FLOW)
    closing.hang_up(draft, "agent")
