"""Taking a call up again after we lost sight of it: what lives goes on, what died meanwhile is caught up with."""

from hotline.domains.voice.calls.rules import (
    close,
    consultation,
    dial,
    offers,
    queue_wait,
    self_service,
    silence,
    sound,
    supervision_steps,
    talk_steps,
    transfer,
)
from hotline.domains.voice.calls.rules.call import LegRole, PartyStatus, Phase
from hotline.domains.voice.calls.rules.commands import Answer, Connect, HangUp, RequestEnqueue, StartMusic
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.inputs import Adopted
from hotline.events.calls import SWITCH_LOST

NOT_KNOWN = 0


def adopt(draft: Draft, seen: Adopted) -> None:
    if draft.call.phase is Phase.ARRIVED:
        close.end(draft, "system", NOT_KNOWN)
        return
    supervision_steps.adopt(draft, seen)
    _bury_the_gone(draft, seen)
    if draft.call.phase is not Phase.ENDED:
        _welcome_the_answered(draft, seen)
        _restore_sound(draft, seen)
        _restore_place(draft)
        self_service.take_up_again(draft)
        draft.do(*(HangUp(leg) for leg in sorted(seen.alive - set(draft.call.legs.values()))))


def _bury_the_gone(draft: Draft, seen: Adopted) -> None:
    """Legs that ended in the gap. Nobody knows how, so an agent's leg counts as lost, not as hung up."""
    call = draft.call
    if call.channel and call.channel not in seen.alive:
        if seen.switch_restarted:
            close.caller_gone(draft, SWITCH_LOST, "system")
        else:
            close.caller_gone(draft, NOT_KNOWN)
    for role, leg in call.legs.items():
        if role is not LegRole.CALLER and leg not in seen.alive:
            _agent_leg_gone(draft, leg)


def _agent_leg_gone(draft: Draft, leg: str) -> None:
    offer, talk = draft.call.offer, draft.call.talk
    if draft.call.leg_of(leg) is None:
        return
    if draft.call.phase in dial.UNDER_WAY:
        close.dial_failed(draft, *dial.why_gone(draft.call, leg, NOT_KNOWN))
    elif offer is not None and offer.channel == leg:
        offers.leg_gone(draft, NOT_KNOWN)
    elif draft.call.phase is Phase.OUTSIDE:
        transfer.outside_gone(draft, NOT_KNOWN)
    elif draft.call.party is not None:
        consultation.leg_of_three_gone(draft, leg, NOT_KNOWN)
    elif talk is not None and leg in (talk.channel, talk.coming):
        talk_steps.leg_gone(draft, leg, NOT_KNOWN)


def _welcome_the_answered(draft: Draft, seen: Adopted) -> None:
    call = draft.call
    if call.phase is Phase.OFFERED and call.offer is not None and call.offer.channel in seen.up:
        offers.answered(draft)
    elif call.phase is Phase.PICKING_UP and call.offer is not None and call.offer.channel in seen.up:
        dial.picked_up(draft)
    elif call.phase is Phase.DIALLING and call.channel in seen.up:
        dial.citizen_answered(draft)
    elif call.phase is Phase.CALLBACK_DIALLING and call.channel in seen.up:
        offers.citizen_answered(draft)
    elif call.phase is Phase.AGENT_LOST and call.talk is not None and call.talk.coming in seen.up:
        consultation.fetched(draft)
    call = draft.call
    if call.party is not None and not call.party.answered and call.party.channel in seen.up:
        consultation.answered(draft)


def _restore_sound(draft: Draft, seen: Adopted) -> None:
    """What was being said is said again from its beginning: nobody knows how far it came."""
    call = draft.call
    if not call.channel or call.phase in (Phase.CALLBACK_DIALLING, Phase.DIALLING):
        return
    if call.channel not in seen.up:
        draft.do(Answer(call.channel))
    if call.ending:
        draft.do(HangUp(call.channel))
    elif call.playing is not None:
        sound.play_prompts(draft, call.playing.prompts, call.playing.then)
    elif call.music:
        draft.do(StartMusic(call.channel))
    elif len(together := silence.in_the_talk(call)) > 1 and not seen.bridged.issuperset(together):
        draft.do(Connect(call.bridge, together))
    _restore_side(draft, seen)


def _restore_side(draft: Draft, seen: Adopted) -> None:
    call, party = draft.call, draft.call.party
    if party is None or call.talk is None:
        return
    aside = (call.talk.channel, party.channel)
    if call.phase is Phase.AGENT_LOST:
        draft.do(*([StartMusic(party.channel)] if party.answered else []))
    elif party.standing is PartyStatus.CONSULTING and not seen.aside.issuperset(aside):
        draft.do(Connect(call.side_bridge, aside))
    elif party.standing is PartyStatus.ASIDE:
        draft.do(StartMusic(party.channel))


def _restore_place(draft: Draft) -> None:
    call = draft.call
    if offers.waits(call) and call.stay is not None and not call.stay.reserving:
        draft.do(RequestEnqueue(queue_wait.enqueue_of(call, call.stay)))
