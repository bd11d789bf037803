"""The table of call commands: permission, roles and phases, further checks, and effect of each command."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from hotline.domains.voice.calls.rules import (
    ai_talk,
    command_checks,
    command_effects,
    consultation,
    cut_off,
    dial,
    help,
    supervision_steps,
    talk_steps,
    transfer,
    unrecorded,
)
from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import AnyCallCommand, CallCommand, Refusal
from hotline.domains.voice.calls.rules.command_checks import possible
from hotline.domains.voice.calls.rules.commands import Refuse
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.calls.rules.roles import DIALLING, OWN, Role, roles_of
from hotline.kernel.permissions import Permission

DESK = Permission.DESK_USE
CONNECTED = frozenset({Phase.TALKING})
TALK = CONNECTED | {Phase.AGENT_LOST}
RINGING = TALK | {Phase.OFFERED}
ALIVE = frozenset(Phase) - {Phase.ARRIVED, Phase.ENDED}

type Who = Mapping[Role, frozenset[Phase]]
type Check = Callable[[Call, Plan, Any], str]
type Effect = Callable[[Draft, Any], None]

TALKER: Who = {Role.TALKING: TALK}
CONNECTED_TALKER: Who = {Role.TALKING: CONNECTED}
OFFERED_AGENT: Who = {Role.OFFERED: RINGING}
ANY_LEADER: Who = {Role.STAFF: TALK}


class Row(NamedTuple):
    """``permission`` lets a person give the command at all; ``who``: by which part in the call, in which phases.

    ``leads``: only to calls of agents whom this person leads, see ``accounts.queries.leads``.
    ``check`` gives the sentence why it is still not possible, "" when it is. ``otherwise`` is the sentence for a person
    or a phase that ``who`` does not name; "" takes the usual one.
    """

    permission: Permission
    who: Who
    effect: Effect
    check: Check = possible
    otherwise: str = ""
    leads: bool = False


TABLE: Mapping[type[CallCommand], Row] = {
    order.Hold: Row(DESK, CONNECTED_TALKER, lambda draft, _: talk_steps.hold(draft), command_checks.alone),
    order.Resume: Row(DESK, CONNECTED_TALKER, lambda draft, _: talk_steps.resume(draft), command_checks.alone),
    order.ToRating: Row(DESK, TALKER, command_effects.to_rating, command_checks.alone),
    order.HangUp: Row(
        DESK, {**TALKER, Role.DIALLING: DIALLING}, command_effects.hang_up, command_checks.alone_with_reason
    ),
    order.SendKeys: Row(DESK, CONNECTED_TALKER, command_effects.send_keys, command_checks.sendable),
    order.Rejoin: Row(DESK, TALKER, command_effects.rejoin),
    order.ToPerson: Row(DESK, CONNECTED_TALKER, ai_talk.hand_over, ai_talk.refuse),
    order.RequestHelp: Row(DESK, TALKER, help.request, help.refuse_text),
    order.WithdrawHelp: Row(DESK, TALKER, help.withdraw, help.refuse_withdrawal),
    order.StopRecording: Row(DESK, CONNECTED_TALKER, unrecorded.stop, unrecorded.refuse_stop),
    order.Answer: Row(DESK, OFFERED_AGENT, command_effects.answer, otherwise=command_checks.RINGING_ENDED),
    order.Reject: Row(DESK, OFFERED_AGENT, command_effects.reject, otherwise=command_checks.RINGING_ENDED),
    order.Consult: Row(DESK, CONNECTED_TALKER, consultation.start, command_checks.one_to_consult),
    order.Complete: Row(DESK, CONNECTED_TALKER, lambda draft, _: consultation.complete(draft), command_checks.answered),
    order.Cancel: Row(
        DESK, CONNECTED_TALKER, lambda draft, _: consultation.fail(draft, "cancelled"), command_checks.not_joined_yet
    ),
    order.Swap: Row(DESK, CONNECTED_TALKER, lambda draft, _: consultation.swap(draft), command_checks.answered_apart),
    order.Join: Row(DESK, CONNECTED_TALKER, lambda draft, _: consultation.join(draft), command_checks.answered_apart),
    order.Drop: Row(
        DESK, {**CONNECTED_TALKER, Role.CONSULTED: TALK}, command_effects.drop, command_checks.can_be_dropped
    ),
    order.Transfer: Row(DESK, CONNECTED_TALKER, transfer.pass_on, command_checks.one_to_pass_on_to),
    order.AcknowledgeHelp: Row(
        Permission.LIVE_FLOOR, ANY_LEADER, help.acknowledge, help.refuse_acknowledgement, help.HELP_IS_OVER, leads=True
    ),
    order.CutOff: Row(
        Permission.LIVE_DIRECT, ANY_LEADER, cut_off.cut_off, cut_off.refuse, cut_off.NOT_IN_TALK, leads=True
    ),
    order.Supervise: Row(
        Permission.LIVE_SUPERVISE,
        {**ANY_LEADER, Role.SUPERVISOR: ALIVE},
        supervision_steps.supervise,
        supervision_steps.refuse,
        supervision_steps.NOT_IN_TALK,
        leads=True,
    ),
    order.StopSupervising: Row(
        Permission.LIVE_SUPERVISE,
        {Role.SUPERVISOR: ALIVE},
        lambda draft, _: supervision_steps.end(draft, "left"),
        otherwise=supervision_steps.NOT_HERE,
    ),
    order.Dial: Row(
        Permission.CALLS_DIAL, {Role.STAFF: frozenset({Phase.ARRIVED})}, dial.begin, otherwise="这通电话已拨出。"
    ),
}


def refusal_of(call: Call, command: AnyCallCommand, plan: Plan) -> Refusal | None:
    """The refusal of this command; None when the call accepts it."""
    if call.phase is Phase.ENDED:
        return call_over(command)
    row, roles = TABLE[type(command)], roles_of(call, command.by)
    if not any(call.phase in phases for role, phases in row.who.items() if role in roles):
        return Refusal(command, *_turned_away(row, roles, command))
    text = row.check(call, plan, command)
    return Refusal(command, "not_now", text) if text else None


def call_over(command: AnyCallCommand) -> Refusal:
    return Refusal(command, "call_over", "这通电话已结束。")


def _turned_away(row: Row, roles: frozenset[Role], command: AnyCallCommand) -> tuple[str, str]:
    """Code and sentence for a sender without the role, or in the wrong phase."""
    is_foreign = not roles & OWN and Role.STAFF not in row.who and Role.SUPERVISOR not in row.who
    code = "not_your_call" if is_foreign else "not_now"
    return code, row.otherwise.format(command=command) or command_checks.default_sentence(roles)


def obey(draft: Draft, command: AnyCallCommand) -> None:
    """Apply the command, or return its refusal to the sender without a change."""
    if refusal := refusal_of(draft.call, command, draft.plan):
        draft.do(Refuse(refusal))
    else:
        TABLE[type(command)].effect(draft, command)
