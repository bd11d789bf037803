"""A caller whose line died with the switch: rung back first in line, with the place that was lost.

Who waited keeps the place in line. Who talked with somebody is first in line, for the same agent if that agent is free
soon. Who was in the menu, or at the rating, is not rung back: there was nobody yet, or nobody any more, to talk to.
"""

from msgspec.structs import replace

from hotline.domains.voice.calls.rules import close, queue_wait, sound, supervision_steps
from hotline.domains.voice.calls.rules.call import Call
from hotline.domains.voice.calls.rules.draft import Draft
from hotline.domains.voice.calls.rules.parts import QueueVisit
from hotline.domains.voice.calls.rules.phases import CallbackDialling, CallbackWaiting, InTalk, Offered, Outside, Queued
from hotline.events.calls import SWITCH_LOST
from hotline.events.lost_lines import LineLost
from hotline.kernel.sealed import Sealed

REASON, CALLED_AGAIN = "switch_lost", "called_again"


def caller_lost(draft: Draft, *, rings_back: bool) -> None:
    state = draft.call.state
    if isinstance(state, CallbackDialling):
        sound.caller_hears_nothing_more(draft)
        close.agent_left_dialling(draft, REASON)
    elif rings_back and isinstance(state, Queued | Offered | InTalk | Outside) and _may_ring(draft.call):
        _ring_back(draft, state)
    else:
        close.caller_gone(draft, SWITCH_LOST, "system")


def _may_ring(call: Call) -> bool:
    """The number may be rung; and the caller rang us: whom an agent dialled, the agent dials again."""
    caller = call.caller
    return (
        call.direction == "in" and caller.number is not None and caller.rings_back and not (caller.test or call.ending)
    )


def _ring_back(draft: Draft, state: Queued | Offered | InTalk | Outside) -> None:
    stage, agent = draft.call.phase, draft.call.talk.agent if draft.call.talk else ""
    supervision_steps.end(draft, "call_over")
    close.release_agents(draft, "system", switch_lost=True)
    sound.caller_hears_nothing_more(draft)
    draft.news.clear()
    draft.change(timers={})
    draft.record(LineLost(stage.value, agent))
    if isinstance(state, Queued | Offered):
        queue_wait.leave(draft, state.visit, "failed")
        visit = replace(state.visit, reasons=_with_reason(state.visit.reasons), reserving="")
    else:
        visit = _first_in_line(draft, state)
    queue_wait.wait_for_callback(draft, visit)


def _first_in_line(draft: Draft, state: InTalk | Outside) -> QueueVisit:
    history = draft.call.history
    talk = state.talk if isinstance(state, InTalk) else None
    queue, agent = (talk.queue, talk.agent) if talk else (history.last_queue, history.last_agent)
    reasons = _with_reason(talk.reasons if talk else ())
    visit = queue_wait.visit_at_head(draft, queue, agent, reasons, priority=talk.priority if talk else 0)
    draft.change(visits=visit.index)
    return visit


def _with_reason(reasons: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*reasons, REASON)))


# The caller calls again before being rung back ------------------------------------------------------------------------


def place_to_take_back(call: Call, number: Sealed) -> QueueVisit | None:
    """The place of a caller with this number who lost the line and waits to be rung back; None for other calls."""
    own, state = call.caller.number, call.state
    if not isinstance(state, CallbackWaiting) or own is None or own.index != number.index:
        return None
    return state.visit if REASON in state.visit.reasons else None


def called_again(draft: Draft) -> None:
    """The place goes on with the other call, and nobody is rung back any more."""
    if isinstance(draft.call.state, CallbackWaiting | Offered):
        close.give_up_callback(draft, CALLED_AGAIN)
    else:
        draft.note("called again, too late")
