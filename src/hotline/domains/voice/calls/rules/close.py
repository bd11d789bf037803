"""How a call ends, whoever ends it, from any phase."""

from hotline.domains.voice.calls.rules import (
    consultation,
    dial,
    offers,
    queue_wait,
    self_service,
    sound,
    supervision_steps,
    talk_steps,
)
from hotline.domains.voice.calls.rules.call import Phase
from hotline.domains.voice.calls.rules.commands import HangUp
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import SWITCH_LOST, CallBackFailed, CallEnded, RatingSkipped

GONE = "gone"
GONE_SECONDS = 5.0
NORMAL = 16


def hang_up(draft: Draft, by: str) -> None:
    """Hang the caller up. The call ends when the channel is gone, or when its word does not come."""
    if draft.call.phase is Phase.ENDED or draft.call.ending:
        return
    if not draft.call.channel:
        end(draft, by, NORMAL)
        return
    sound.quiet(draft)
    draft.news.clear()
    draft.change(ending=by)
    draft.do(HangUp(draft.call.channel))
    draft.set_timer(GONE, GONE_SECONDS)


def prompt_ended(draft: Draft) -> None:
    """The last words are spoken. Who took the call-back goes, but keeps the place."""
    if draft.call.holds_place:
        draft.do(HangUp(draft.call.channel))
        sound.caller_hears_nothing_more(draft)
    else:
        hang_up(draft, "system")


def caller_gone(draft: Draft, cause: int, by: str = "caller") -> None:
    if draft.call.phase is Phase.DIALLING:
        dial_failed(draft, *dial.why_gone(draft.call, draft.call.channel, cause))
    elif draft.call.phase is Phase.CALLBACK_DIALLING:
        sound.caller_hears_nothing_more(draft)
        citizen_not_reached(draft, str(cause))
    elif draft.call.holds_place:
        sound.caller_hears_nothing_more(draft)
    else:
        sound.caller_hears_nothing_more(draft)
        end(draft, draft.call.ending or by, cause)


def citizen_not_reached(draft: Draft, cause: str) -> None:
    stage = draft.call.phase
    offers.dialling_failed(draft, cause)
    end(draft, "system", NORMAL, stage)


def end_if_nobody_waits(draft: Draft) -> None:
    """A call-back that has been tried often enough has neither caller nor agent nor place, however the agent left."""
    if draft.call.phase is Phase.CALLBACK_DIALLING and draft.call.offer is None:
        end(draft, "system", NORMAL)


def dial_failed(draft: Draft, why: str, outcome: OfferOutcome | None = OfferOutcome.CALLER_GONE) -> None:
    """The citizen whom an agent rang up was not reached."""
    stage = draft.call.phase
    dial.fail(draft, why, outcome)
    end(draft, "agent" if why == dial.CANCELLED else "system", NORMAL, stage)


def give_up_callback(draft: Draft, cause: str) -> None:
    """Nobody could be found to call back."""
    draft.record(CallBackFailed("", cause))
    end(draft, "system", NORMAL)


def end(draft: Draft, by: str, cause: int, stage: Phase | None = None) -> None:
    """Release everybody and everything. Safe in any phase."""
    stage = stage or draft.call.phase
    actor = talk_steps.actor_of(draft.call.last_agent, by)
    if stage is Phase.ENDED:
        return
    _release_agents(draft, by, switch_lost=cause == SWITCH_LOST and by == "system")
    self_service.drop(draft)
    supervision_steps.end(draft, "call_over")
    if draft.call.stay is not None:
        queue_wait.dequeue(draft, "abandoned" if by == "caller" else "failed")
    if draft.call.rating:
        draft.record(RatingSkipped(draft.call.last_agent, "hung_up"), actor)
    if draft.call.channel:
        draft.do(HangUp(draft.call.channel))
    draft.news.clear()
    sound.caller_hears_nothing_more(draft)
    draft.record(CallEnded(by, cause, stage.value), actor)
    draft.change(phase=Phase.ENDED, timers={}, rating=False)


def _release_agents(draft: Draft, by: str, *, switch_lost: bool) -> None:
    if draft.call.phase in dial.UNDER_WAY and draft.call.offer is not None:
        dial.fail(draft, "failed")
    elif draft.call.phase is Phase.CALLBACK_DIALLING and draft.call.offer is not None:
        offers.dialling_failed(draft, "ended")
    elif draft.call.offer is not None:
        offers.lapse(draft, OfferOutcome.CALLER_GONE)
    if draft.call.party is not None:
        consultation.release(draft, "caller_gone" if by == "caller" else "ended")
    if draft.call.talk is not None:
        talk_steps.end(draft, by, "switch_lost" if switch_lost else "hangup")
