"""Messages to 12345 about its cases, and when a failed message is tried again."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from hotline.events.workorders import (
    CaseClosed,
    CaseContacted,
    CaseFact,
    CaseOpened,
    CaseReopened,
    CaseStepDone,
    DeadlineMoved,
)

FIRST, LONGEST = timedelta(seconds=5), timedelta(hours=1)


@dataclass(frozen=True)
class ExchangeStatus:
    """The status of a case that a message to 12345 may hold besides the fact."""

    number: str
    state: str
    state_name: str
    reply: str
    result: str
    satisfied: bool | None
    due_at: datetime | None
    reason: str


class DeliveryResult(StrEnum):
    TAKEN = "taken"
    REFUSED = "refused"  # final
    LATER = "later"  # not there, or too busy


def message_for(fact: CaseFact, case: ExchangeStatus) -> tuple[str, dict[str, Any]] | None:
    """Kind and body of the message for a fact; None for what is ours alone."""
    match fact:
        case CaseOpened():
            return "accepted", {"number": case.number}
        case CaseReopened():
            return "accepted", {"number": case.number, "round": fact.round}
        case CaseStepDone(effect="sign"):
            return "signed", {"department": fact.department, "due_at": _moment(case.due_at)}
        case CaseStepDone():
            return "progress", {"state": case.state, "state_name": case.state_name}
        case CaseContacted():
            return "contacted", {}
        case DeadlineMoved(how="extended"):
            return "extended", {"clock": fact.clock, "due_at": _moment(fact.due_at)}
        case CaseClosed(state="returned_out"):
            return "returned", {"reason": case.reason}
        case CaseClosed(state="closed"):
            settled = {"reply": case.reply, "result": case.result, "satisfied": case.satisfied}
            return "closed", settled
        case CaseClosed():
            return "ended", {"state": fact.state, "reason": case.reason}
        case _:
            return None


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def again_in(failures: int) -> timedelta:
    """5 s, 10 s, 20 s … at most an hour, for as long as it takes."""
    doubled: int = 2 ** min(max(failures - 1, 0), 20)
    return min(FIRST * doubled, LONGEST)


def verdict_of(status: int) -> DeliveryResult:
    """The result for an HTTP status, 0 for no answer.

    408, 425, 429 and 5xx mean try later; other 4xx are final refusals.
    """
    if 200 <= status < 300:
        return DeliveryResult.TAKEN
    return DeliveryResult.REFUSED if 400 <= status < 500 and status not in (408, 425, 429) else DeliveryResult.LATER
