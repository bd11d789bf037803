"""News of a leg, live or found out later: whose it is and where the call is say what follows."""

from hotline.domains.voice.calls.rules import (
    close,
    consultation,
    dial,
    offers,
    supervision_steps,
    talk_steps,
    transfer,
)
from hotline.domains.voice.calls.rules.commands import HangUp
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import Party
from hotline.domains.voice.calls.rules.phases import (
    AgentLost,
    CallbackDialling,
    CallingOut,
    Dialling,
    InTalk,
    LegRole,
    Offered,
    Outside,
    PickingUp,
    Talking,
)


def answered(draft: Draft, channel: str) -> None:
    match draft.call.leg_of(channel), draft.call.state:
        case LegRole.LEADER | LegRole.TAP, _:
            supervision_steps.channel_up(draft, channel)
        case LegRole.AGENT, Offered() as offered:
            offers.answered(draft, offered)
        case LegRole.CALLER, CallbackDialling() as dialling:
            offers.citizen_answered(draft, dialling)
        case LegRole.AGENT, PickingUp(offer=own):
            dial.picked_up(draft, own)
        case LegRole.CALLER, Dialling(offer=own):
            dial.citizen_answered(draft, own)
        case LegRole.RETURNING, AgentLost() as lost:
            consultation.fetched(draft, lost)
        case LegRole.PARTY, InTalk(party=Party(answered=False)) | Outside(party=Party(answered=False)):
            consultation.answered(draft)
        case None, _:
            draft.do(HangUp(channel))  # answered a ring that no longer counts
        case _:
            draft.note("answered twice")


def gone(draft: Draft, channel: str, cause: int) -> None:
    call = draft.call
    match call.leg_of(channel), call.state:
        case None, _:
            draft.note("a leg that is not ours")
        case LegRole.LEADER | LegRole.TAP, _:
            supervision_steps.channel_gone(draft, channel, cause)
        case _, CallingOut():
            close.dial_failed(draft, *dial.why_gone(call, channel, cause))
        case LegRole.CALLER, _:
            close.caller_gone(draft, cause)
        case LegRole.AGENT, Offered():
            offers.leg_gone(draft, cause)
        case LegRole.AGENT, CallbackDialling():
            close.agent_left_dialling(draft)
        case LegRole.AGENT, Talking(party=None):
            talk_steps.agent_gone(draft, cause)
        case LegRole.AGENT, _:
            consultation.agent_gone(draft, cause)
        case LegRole.RETURNING, _:
            talk_steps.coming_gone(draft)
        case LegRole.PARTY, Outside():
            transfer.outside_gone(draft, cause)
        case LegRole.PARTY, _:
            consultation.leg_gone(draft, cause)
