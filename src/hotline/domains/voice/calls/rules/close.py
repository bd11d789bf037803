"""The end of a call, from any phase and by any party."""

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
from hotline.domains.voice.calls.rules.commands import HangUp
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.phases import (
    CallbackDialling,
    CallingOut,
    Dialling,
    Ended,
    InTalk,
    Offered,
    Phase,
    Rating,
)
from hotline.domains.voice.routing.ports import OfferOutcome
from hotline.events.calls import SWITCH_LOST, CallBackFailed, CallEnded, RatingSkipped

GONE = "gone"
GONE_SECONDS = 5.0
NORMAL = 16


def hang_up(draft: Draft, by: str) -> None:
    """Hang up the caller. The call ends when the channel is gone, or when that event does not arrive in time."""
    if isinstance(draft.call.state, Ended) or draft.call.ending:
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
    """Handle the end of the last prompt. A caller who accepted a call-back leaves and keeps the place in line."""
    if draft.call.holds_place:
        draft.do(HangUp(draft.call.channel))
        sound.caller_hears_nothing_more(draft)
    else:
        hang_up(draft, "system")


def caller_gone(draft: Draft, cause: int, by: str = "caller") -> None:
    if isinstance(draft.call.state, Dialling):
        dial_failed(draft, *dial.why_gone(draft.call, draft.call.channel, cause))
        return
    sound.caller_hears_nothing_more(draft)
    if isinstance(draft.call.state, CallbackDialling):
        citizen_not_reached(draft, str(cause))
    elif not draft.call.holds_place:
        end(draft, draft.call.ending or by, cause)


def citizen_not_reached(draft: Draft, cause: str) -> None:
    stage = draft.call.phase
    offers.dialling_failed(draft, cause)
    end(draft, "system", NORMAL, stage)


def agent_left_dialling(draft: Draft, cause: str = "agent_left") -> None:
    """The agent left during the dialling: try again with the next agent, a few times."""
    stage = draft.call.phase
    offers.dialling_failed(draft, cause)
    if draft.call.dials < offers.MAX_DIALS:
        queue_wait.wait_on(draft)
    else:
        end(draft, "system", NORMAL, stage)


def dial_failed(draft: Draft, why: str, outcome: OfferOutcome | None = OfferOutcome.CALLER_GONE) -> None:
    """Handle an unreached citizen of an agent's outgoing call."""
    stage = draft.call.phase
    dial.fail(draft, why, outcome)
    end(draft, "agent" if why == dial.CANCELLED else "system", NORMAL, stage)


def give_up_callback(draft: Draft, cause: str) -> None:
    """Give the call-back up, because no agent was found for it."""
    draft.record(CallBackFailed("", cause))
    end(draft, "system", NORMAL)


def end(draft: Draft, by: str, cause: int, stage: Phase | None = None) -> None:
    """End the call: release all legs and agents. Safe in any phase."""
    stage = stage or draft.call.phase
    last_agent = draft.call.history.last_agent
    actor = talk_steps.actor_of(last_agent, by)
    if isinstance(draft.call.state, Ended):
        return
    unrated = isinstance(draft.call.state, Rating) and draft.call.state.awaits_score
    release_agents(draft, by, switch_lost=cause == SWITCH_LOST and by == "system")
    self_service.drop(draft)
    supervision_steps.end(draft, "call_over")
    if draft.call.visit is not None:
        queue_wait.dequeue(draft, draft.call.visit, "abandoned" if by == "caller" else "failed")
    if unrated:
        draft.record(RatingSkipped(last_agent, "hung_up"), actor)
    if draft.call.channel:
        draft.do(HangUp(draft.call.channel))
    draft.news.clear()
    sound.caller_hears_nothing_more(draft)
    draft.record(CallEnded(by, cause, stage.value), actor)
    draft.enter(Ended())
    draft.change(timers={})


def release_agents(draft: Draft, by: str, *, switch_lost: bool) -> None:
    """Release every agent and third party of the call, whatever they did with the caller."""
    match draft.call.state:
        case CallingOut():
            dial.fail(draft, "failed")
        case CallbackDialling():
            offers.dialling_failed(draft, "ended")
        case Offered():
            offers.lapse(draft, OfferOutcome.CALLER_GONE)
        case _:
            pass
    if draft.call.party is not None:
        consultation.release(draft, "caller_gone" if by == "caller" else "ended")
    if isinstance(draft.call.state, InTalk):
        talk_steps.end(draft, by, "switch_lost" if switch_lost else "hangup")
