"""Adoption of a call after a gap without events: live legs go on, ended legs are handled as ended."""

from hotline.domains.voice.calls.rules import (
    close,
    leg_steps,
    lost_lines,
    offers,
    queue_wait,
    self_service,
    silence,
    sound,
    supervision_steps,
)
from hotline.domains.voice.calls.rules.commands import Answer, Connect, HangUp, RequestEnqueue, StartMusic
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import Adopted
from hotline.domains.voice.calls.rules.parts import Music, Party, PartyStatus, Playing
from hotline.domains.voice.calls.rules.phases import (
    AgentLost,
    Arrived,
    CallbackDialling,
    Dialling,
    Ended,
    LegRole,
    Talking,
)

NOT_KNOWN = 0


def adopt(draft: Draft, seen: Adopted) -> None:
    if isinstance(draft.call.state, Arrived):
        close.end(draft, "system", NOT_KNOWN)
        return
    supervision_steps.adopt(draft, seen)
    _bury_the_gone(draft, seen)
    if not isinstance(draft.call.state, Ended):
        _welcome_the_answered(draft, seen)
        _restore_sound(draft, seen)
        _restore_place(draft)
        self_service.take_up_again(draft)
        draft.do(*(HangUp(leg) for leg in sorted(seen.alive - set(draft.call.legs.values()))))


def _bury_the_gone(draft: Draft, seen: Adopted) -> None:
    """Handle legs that ended in the gap. Their cause is unknown, so an agent's leg counts as lost, not as hung up."""
    call = draft.call
    if call.channel and call.channel not in seen.alive:
        if seen.switch_restarted:
            lost_lines.caller_lost(draft, rings_back=seen.rings_back)
        else:
            close.caller_gone(draft, NOT_KNOWN)
    for role, leg in call.legs.items():
        if role is not LegRole.CALLER and leg not in seen.alive and draft.call.leg_of(leg) is not None:
            leg_steps.gone(draft, leg, NOT_KNOWN)


def _welcome_the_answered(draft: Draft, seen: Adopted) -> None:
    for role in draft.call.state.ringing:
        leg = draft.call.legs.get(role)
        if leg is not None and leg in seen.up:
            leg_steps.answered(draft, leg)


def _restore_sound(draft: Draft, seen: Adopted) -> None:
    """Restart the prompt that was playing."""
    call = draft.call
    if not call.channel or (isinstance(call.state, CallbackDialling | Dialling) and call.sound is None):
        return
    if call.channel not in seen.up:
        draft.do(Answer(call.channel))
    if call.ending:
        draft.do(HangUp(call.channel))
    elif isinstance(call.sound, Playing):
        sound.restore(draft, call.sound)
    elif isinstance(call.sound, Music):
        draft.do(StartMusic(call.channel))
    elif len(together := silence.in_the_talk(call)) > 1 and not seen.bridged.issuperset(together):
        draft.do(Connect(call.bridge, together))
    _restore_side(draft, seen)


def _restore_side(draft: Draft, seen: Adopted) -> None:
    match draft.call.state:
        case AgentLost(party=Party(answered=True, channel=third)):
            draft.do(StartMusic(third))
        case Talking(channel=agent, party=Party(status=PartyStatus.CONSULTING, channel=third)):
            if not seen.aside.issuperset((agent, third)):
                draft.do(Connect(draft.call.side_bridge, (agent, third)))
        case Talking(party=Party(status=PartyStatus.ASIDE, channel=third)):
            draft.do(StartMusic(third))
        case _:
            pass


def _restore_place(draft: Draft) -> None:
    call, visit = draft.call, draft.call.visit
    if offers.waits(call) and visit is not None and not visit.reserving:
        draft.do(RequestEnqueue(queue_wait.enqueue_of(call, visit)))
