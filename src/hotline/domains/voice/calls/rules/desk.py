"""What an agent may do to a call, and when."""

import re

from hotline.domains.voice.calls.rules import (
    closing,
    consulting,
    cutting_off,
    dialling,
    helping,
    offering,
    talking,
    transferring,
)
from hotline.domains.voice.calls.rules.call import Call, Phase, Standing
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import NOBODY, DeskAction, DeskAsked, Target
from hotline.domains.voice.routing.ports import Direction, OfferOutcome

KEYS = re.compile(r"[0-9*#A-D]{1,32}")
ALONE = (DeskAction.HOLD, DeskAction.RESUME, DeskAction.TO_RATING, DeskAction.HANG_UP)
PASSING_ON = (DeskAction.CONSULT, DeskAction.TRANSFER)
HELP = (DeskAction.ASK_HELP, DeskAction.TAKE_HELP_BACK)
OF_THREE = (DeskAction.COMPLETE, DeskAction.CANCEL, DeskAction.SWAP, DeskAction.JOIN, DeskAction.DROP)


def objection(call: Call, by: str, action: DeskAction, text: str = "", to: Target = NOBODY) -> str:
    """Why this is not possible now, as a sentence for the agent; "" when it is."""
    if action is DeskAction.ACK_HELP:
        return "" if call.help_asked_at is not None else "求助已经结束，不用再处理。"
    if action is DeskAction.CUT_OFF:
        return cutting_off.objection(call, to.agent, text)
    if action in (DeskAction.REJECT, DeskAction.ANSWER):
        return "" if _rings_at(call, by) else "这通来电已不在您这里振铃。"
    dials = call.phase is Phase.CALLBACK_DIALLING or call.phase in dialling.UNDER_WAY
    if dials and call.offer is not None and call.offer.agent == by:
        return "" if action is DeskAction.HANG_UP else "正在拨打对方的电话，请接通后再操作。"
    if call.party is not None and call.party.agent == by:
        return _objection_to_party(call, action)
    if call.talk is None or call.talk.agent != by:
        return "您现在不在这通电话中，通话可能已经结束。"
    if action in (*PASSING_ON, *OF_THREE):
        return _objection_to_third(call, by, action, to)
    if action in HELP:
        return _objection_to_help(call, action, text)
    if call.party is not None and action in ALONE:
        return "还有第三方在线，请先结束咨询或完成转接。"
    if action in (DeskAction.HOLD, DeskAction.RESUME, DeskAction.SEND_KEYS) and call.phase is not Phase.TALKING:
        return RECONNECTING
    if action is DeskAction.HANG_UP and not text.strip():
        return "请先填写挂机原因。"
    if action is DeskAction.SEND_KEYS and not KEYS.fullmatch(text):
        return "只能发送数字、*、# 和字母 A 到 D，一次最多 32 个。"
    return ""


RECONNECTING = "正在重新接通，请稍候再操作。"


def _rings_at(call: Call, by: str) -> bool:
    offer, party = call.offer, call.party
    if party is not None and party.agent == by and party.standing is Standing.RINGING:
        return True
    return call.phase is Phase.OFFERED and offer is not None and offer.agent == by


def _objection_to_party(call: Call, action: DeskAction) -> str:
    """Who was asked along may leave, whomever they talk to; all else is up to the agent who asked."""
    there = call.party is not None and call.party.answered
    return "" if action is DeskAction.DROP and there else "您是被咨询的一方，只能接听、拒接或退出通话。"


def _objection_to_help(call: Call, action: DeskAction, text: str) -> str:
    if action is DeskAction.TAKE_HELP_BACK:
        return "" if call.help_asked_at is not None else "您没有在求助。"
    return "" if len(text) <= helping.LONGEST_TEXT else f"求助的话最多 {helping.LONGEST_TEXT} 个字。"


def _objection_to_third(call: Call, by: str, action: DeskAction, to: Target) -> str:
    if call.phase is not Phase.TALKING:
        return RECONNECTING
    if action in PASSING_ON:
        return _objection_to_target(call, by, action, to)
    if call.party is None:
        return "现在没有在咨询，请先呼叫要咨询的人。"
    joined = call.party.standing is Standing.JOINED
    if action is DeskAction.DROP:
        return "" if joined else "对方还没加入三方通话，请用“取消咨询”。"
    if action is DeskAction.CANCEL:
        return "正在三方通话，请用“移出”让对方退出。" if joined else ""
    if not call.party.answered:
        return "对方还没接听，接通后才能操作。"
    return "已经是三方通话了。" if joined and action is not DeskAction.COMPLETE else ""


def _objection_to_target(call: Call, by: str, action: DeskAction, to: Target) -> str:
    if call.party is not None:
        return "已经有第三方在线，请先结束咨询或完成转接。"
    if [bool(to.agent), bool(to.queue), bool(to.flow), to.number is not None].count(True) != 1:
        return "请选一个对象：工号、队列、语音流程或电话号码。"
    if action is DeskAction.CONSULT and (to.queue or to.flow):
        return "只能咨询一个人，请选工号或电话号码。"
    return "不能选自己。" if to.agent == by else ""


def obey(draft: Draft, asked: DeskAsked) -> None:
    if objection(draft.call, asked.by, asked.action, asked.text, asked.to):
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
            _reject(draft)
        case DeskAction.ANSWER:
            _answer(draft)
        case DeskAction.REJOIN:
            _rejoin(draft)
        case DeskAction.CONSULT:
            consulting.start(draft, asked.to)
        case DeskAction.COMPLETE:
            consulting.complete(draft)
        case DeskAction.CANCEL:
            consulting.fail(draft, "cancelled")
        case DeskAction.SWAP:
            consulting.swap(draft)
        case DeskAction.JOIN:
            consulting.join(draft)
        case DeskAction.DROP:
            consulting.fail(draft, "dropped" if asked.by == talking.talk_of(draft).agent else "hung_up")
        case DeskAction.TRANSFER:
            transferring.pass_on(draft, asked.to)
        case DeskAction.ASK_HELP:
            helping.ask(draft, asked.by, asked.text.strip(), asked.sealed)
        case DeskAction.TAKE_HELP_BACK:
            helping.take_back(draft, asked.by)
        case DeskAction.ACK_HELP:
            helping.acknowledge(draft, asked.by)
        case DeskAction.CUT_OFF:
            cutting_off.cut_off(draft, Direction("hang_up", asked.by, asked.name, asked.text, asked.at))


def _answer(draft: Draft) -> None:
    if draft.call.party is not None:
        consulting.ring_to_answer(draft)
    else:
        offering.ring_to_answer(draft)


def _reject(draft: Draft) -> None:
    if draft.call.party is not None:
        consulting.fail(draft, "refused")
    else:
        offering.lapse(draft, OfferOutcome.REFUSED)


def _rejoin(draft: Draft) -> None:
    if draft.call.party is not None:
        consulting.rejoin(draft)
    else:
        talking.rejoin(draft)


def _hang_up(draft: Draft, reason: str) -> None:
    if draft.call.phase is Phase.CALLBACK_DIALLING:
        offering.agent_left_dialling(draft)
        return
    if draft.call.phase in dialling.UNDER_WAY:
        closing.dial_failed(draft, dialling.CANCELLED)
        return
    talking.end(draft, "agent", reason)
    draft.enter(Phase.IN_FLOW)
    closing.hang_up(draft, "agent")
