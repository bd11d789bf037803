"""Checks of a command beyond person and phase. Each returns the sentence for the sender, or "" when satisfied."""

import re
from collections.abc import Sequence

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import (
    KEYS,
    CallCommand,
    Cancel,
    Complete,
    Consult,
    Drop,
    HangUp,
    Join,
    SendKeys,
    Swap,
    Transfer,
)
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.parts import Party, PartyStatus
from hotline.domains.voice.calls.rules.roles import DIALLING, Role, roles_of

RECONNECTING = "正在重新接通，请稍候再操作。"
RINGING_ENDED = "这通来电已停止振铃，请等下一通。"
ONLY_CONSULTED = "您是被咨询方，只能接听、拒接或退出。"
NOBODY_CONSULTED = "当前无咨询，请先发起咨询。"


def default_sentence(roles: frozenset[Role]) -> str:
    """The sentence for somebody whose role in the call does not allow the command now."""
    if Role.DIALLING in roles:
        return "正在拨打对方的电话，请接通后再操作。"
    if Role.CONSULTED in roles:
        return ONLY_CONSULTED
    if Role.TALKING in roles:
        return RECONNECTING
    return "您不在这通电话中，通话可能已结束。请刷新查看。"


def possible(_call: Call, _plan: Plan, _command: CallCommand) -> str:
    return ""


# The talk of two -----------------------------------------------------------------------------------------------------


def alone(call: Call, _plan: Plan, _command: CallCommand) -> str:
    return "第三方在线，请先结束咨询或完成转接。" if call.party is not None else ""


def alone_with_reason(call: Call, plan: Plan, command: HangUp) -> str:
    """Hanging up needs a reason and no third party. Cancelling a dialling needs neither."""
    if call.phase in DIALLING:
        return ""
    return alone(call, plan, command) or ("" if command.reason.strip() else "请先填写挂机原因。")


def sendable(_call: Call, _plan: Plan, command: SendKeys) -> str:
    return "" if re.fullmatch(KEYS, command.keys) else "只能发送数字、*、# 和字母 A 到 D，一次最多 32 个。"


# A third party, and passing on ---------------------------------------------------------------------------------------


def one_to_consult(call: Call, _plan: Plan, command: Consult) -> str:
    return _one_target(call, command, [command.agent, command.number], "请选择咨询对象：工号或电话号码。")


def one_to_pass_on_to(call: Call, plan: Plan, command: Transfer) -> str:
    targets = [command.agent, command.queue, command.number, command.flow]
    if text := _one_target(call, command, targets, "请选择对象：工号、队列、语音流程或电话号码。"):
        return text
    if command.queue and command.queue not in plan.queues:
        return "没有这个队列，请重新选择。"
    if command.flow and plan.published(command.flow) is None:
        return "没有这个语音流程，或未发布，请重新选择。"
    return ""


def _one_target(call: Call, command: Consult | Transfer, targets: Sequence[object], choose: str) -> str:
    if call.party is not None:
        return "第三方已在线，请先结束咨询或完成转接。"
    if sum(map(bool, targets)) != 1:
        return choose
    return "不能选择本人，请另选他人。" if command.agent == command.by else ""


def answered(call: Call, _plan: Plan, _command: Complete | Join | Swap) -> str:
    if call.party is None:
        return NOBODY_CONSULTED
    return "" if call.party.answered else "对方未接听，请接通后操作。"


def answered_apart(call: Call, plan: Plan, command: Join | Swap) -> str:
    return answered(call, plan, command) or ("已是三方通话。" if _joined(call.party) else "")


def not_joined_yet(call: Call, _plan: Plan, _command: Cancel) -> str:
    if call.party is None:
        return NOBODY_CONSULTED
    return "正在三方通话，请用“移出”让对方退出。" if _joined(call.party) else ""


def can_be_dropped(call: Call, _plan: Plan, command: Drop) -> str:
    """A third party who has answered may leave at any time; the agent may remove it from a three-way talk only."""
    if call.party is None:
        return NOBODY_CONSULTED
    if Role.CONSULTED in roles_of(call, command.by):
        return "" if call.party.answered else ONLY_CONSULTED
    return "" if _joined(call.party) else "对方未加入三方通话，请用“取消咨询”。"


def _joined(party: Party | None) -> bool:
    return party is not None and party.status is PartyStatus.JOINED
