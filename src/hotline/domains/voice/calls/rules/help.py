"""The agent's hand is up: a leader is wanted in this talk."""

from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.call_commands import AcknowledgeHelp, RequestHelp, WithdrawHelp
from hotline.domains.voice.calls.rules.draft import Draft, Plan
from hotline.domains.voice.calls.rules.parts import RaisedHand
from hotline.domains.voice.calls.rules.phases import InTalk
from hotline.events.calls import HelpOver, HelpRequested
from hotline.kernel.actor import SYSTEM, Actor

LONGEST_TEXT = 60
HELP_IS_OVER = "求助已结束，无需处理。"


def refuse_text(_call: Call, _plan: Plan, command: RequestHelp) -> str:
    return "" if len(command.text) <= LONGEST_TEXT else f"求助内容最多 {LONGEST_TEXT} 个字。"


def hand_of(call: Call) -> RaisedHand | None:
    return call.state.hand if isinstance(call.state, InTalk) else None


def refuse_withdrawal(call: Call, _plan: Plan, _command: WithdrawHelp) -> str:
    return "" if hand_of(call) else "您未求助，无需取消。"


def refuse_acknowledgement(call: Call, _plan: Plan, _command: AcknowledgeHelp) -> str:
    return "" if hand_of(call) else HELP_IS_OVER


def request(draft: Draft, command: RequestHelp) -> None:
    """The text is for the leaders' screens while the hand is up, the sealed one for the event log."""
    before = hand_of(draft.call)
    hand = RaisedHand(before.since if before else draft.at, command.text.strip())
    draft.update(hand=hand, help_seen_by="")
    draft.record(HelpRequested(command.by, command.sealed), Actor.staff(command.by))


def withdraw(draft: Draft, command: WithdrawHelp) -> None:
    _lower(draft, HelpOver(command.by, "taken_back"), Actor.staff(command.by))


def acknowledge(draft: Draft, command: AcknowledgeHelp) -> None:
    """The leader's number stays with the call, so that the agent knows who comes."""
    agent, leader = draft.expect(InTalk).talk.agent, command.by
    _lower(draft, HelpOver(agent, "acknowledged", leader), Actor.staff(leader))
    draft.update(help_seen_by=leader)


def talk_over(draft: Draft, agent: str) -> None:
    """Nobody comes to a talk that is over."""
    if hand_of(draft.call):
        _lower(draft, HelpOver(agent, "talk_over"), SYSTEM)


def _lower(draft: Draft, over: HelpOver, actor: Actor) -> None:
    draft.update(hand=None)
    draft.record(over, actor)
