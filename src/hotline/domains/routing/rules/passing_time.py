"""What happens because time has passed."""

from datetime import datetime

from hotline.domains.routing.rules.callers import offer_overdue
from hotline.domains.routing.rules.documents import AgentState
from hotline.domains.routing.rules.floor import Floor
from hotline.domains.routing.rules.matching import match_call
from hotline.domains.routing.rules.states import done


def pass_time(floor: Floor, now: datetime) -> None:
    """Do all that has fallen due by now. A due that no longer matters does nothing."""
    for due in floor.falls_due(now):
        match due.kind:
            case "offer":
                offer_overdue(floor, due.about, now)
            case "overflow" | "retry":
                match_call(floor, due.about, now)
            case "wrap_up":
                _wrap_up_may_be_over(floor, due.about, now)


def _wrap_up_may_be_over(floor: Floor, agent: str, now: datetime) -> None:
    doc = floor.agent(agent)
    if doc is not None and doc.state is AgentState.WRAP_UP and doc.until is not None and doc.until <= now:
        done(floor, doc, AgentState.READY, now)
