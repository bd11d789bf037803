"""The agent's hand is up: a leader is wanted in this talk."""

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import AcknowledgeHelp, RequestHelp, WithdrawHelp
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.events.calls import HelpOver, HelpRequested
from hotline.kernel.actor import SYSTEM, Actor

LONGEST_TEXT = 60
HELP_IS_OVER = "求助已经结束，不用再处理。"


def refuse_text(_call: Call, _plan: Plan, command: RequestHelp) -> str:
    return "" if len(command.text) <= LONGEST_TEXT else f"求助的话最多 {LONGEST_TEXT} 个字。"


def refuse_withdrawal(call: Call, _plan: Plan, _command: WithdrawHelp) -> str:
    return "" if call.help_asked_at is not None else "您没有在求助。"


def refuse_acknowledgement(call: Call, _plan: Plan, _command: AcknowledgeHelp) -> str:
    return "" if call.help_asked_at is not None else HELP_IS_OVER


def request(draft: Draft, command: RequestHelp) -> None:
    """The text is for the leaders' screens while the hand is up, the sealed one for the event log."""
    since = draft.call.help_asked_at or draft.at
    draft.change(help_asked_at=since, help_text=command.text.strip(), help_seen_by="")
    draft.record(HelpRequested(command.by, command.sealed), Actor.staff(command.by))


def withdraw(draft: Draft, command: WithdrawHelp) -> None:
    _lower(draft, HelpOver(command.by, "taken_back"), Actor.staff(command.by))


def acknowledge(draft: Draft, command: AcknowledgeHelp) -> None:
    """The leader's number stays with the call, so that the agent knows who comes."""
    talk, leader = draft.call.talk, command.by
    _lower(draft, HelpOver(talk.agent if talk else "", "acknowledged", leader), Actor.staff(leader))
    draft.change(help_seen_by=leader)


def talk_over(draft: Draft, agent: str) -> None:
    """Nobody comes to a talk that is over."""
    if draft.call.help_asked_at is not None:
        _lower(draft, HelpOver(agent, "talk_over"), SYSTEM)
    draft.change(help_seen_by="")


def _lower(draft: Draft, over: HelpOver, actor: Actor) -> None:
    draft.change(help_asked_at=None, help_text="")
    draft.record(over, actor)
