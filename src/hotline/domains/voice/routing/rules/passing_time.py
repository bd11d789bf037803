"""Changes of the routing state that are due because time has passed."""

from datetime import datetime

from hotline.domains.voice.routing.rules.callers import overflow
from hotline.domains.voice.routing.rules.documents import AgentState
from hotline.domains.voice.routing.rules.matcher import match_agent, much_news
from hotline.domains.voice.routing.rules.offers import offer_overdue
from hotline.domains.voice.routing.rules.routing_state import Due, RoutingState
from hotline.domains.voice.routing.rules.states import done


def pass_time(state: RoutingState, now: datetime) -> None:
    """Do everything that has fallen due. A reminder that is outdated has no effect.

    Reminders of one moment are handled together, so that the most urgent caller is matched first.
    """
    dues = list(state.falls_due(now))
    if len(dues) == 1:
        _look_at(state, dues[0], now)
    elif dues:
        with much_news(state, now):
            for due in dues:
                _look_at(state, due, now)


def _look_at(state: RoutingState, due: Due, now: datetime) -> None:
    if due.kind == "offer":
        offer_overdue(state, due.about, now)
    elif due.kind == "overflow":
        overflow(state, due.about, now)
    elif due.kind == "loan":
        state.describe(due.about, now)
        match_agent(state, due.about, now)
    else:
        _wrap_up_may_be_over(state, due.about, now)


def _wrap_up_may_be_over(state: RoutingState, agent: str, now: datetime) -> None:
    doc = state.agent(agent)
    if doc is not None and doc.state is AgentState.WRAP_UP and doc.until is not None and doc.until <= now:
        done(state, doc, AgentState.READY, now)
