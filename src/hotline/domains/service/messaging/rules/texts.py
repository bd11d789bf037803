"""Sending a text: what comes of a try, and when the next one is due."""

from dataclasses import dataclass
from enum import StrEnum


class Sending(StrEnum):
    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"


class Verdict(StrEnum):
    """What the gateway made of it."""

    TAKEN = "taken"
    REFUSED = "refused"  # and will refuse it again
    LATER = "later"  # not there, or too busy


#: Seconds before each try after the first. Three of them are made in the three minutes that callers are told of; after
#: the last nobody expects the text any more.
BEFORE_TRIES = (5, 20, 60, 300, 900)
GAVE_UP = "no_gateway"


@dataclass(frozen=True)
class Outcome:
    """``again_in`` seconds while it waits; ``why`` it failed."""

    sending: Sending
    again_in: float = 0
    why: str = ""


def outcome_of(verdict: Verdict, tries: int) -> Outcome:
    """``tries``: how many were made, this one included."""
    match verdict:
        case Verdict.TAKEN:
            return Outcome(Sending.SENT)
        case Verdict.REFUSED:
            return Outcome(Sending.FAILED, why="refused")
        case Verdict.LATER if tries > len(BEFORE_TRIES):
            return Outcome(Sending.FAILED, why=GAVE_UP)
        case Verdict.LATER:
            return Outcome(Sending.WAITING, BEFORE_TRIES[tries - 1])


def verdict_of(status: int) -> Verdict:
    """Of an HTTP status: 408, 425 and 429 ask for patience, other 4xx will not change their mind."""
    if 200 <= status < 300:
        return Verdict.TAKEN
    return Verdict.REFUSED if 400 <= status < 500 and status not in (408, 425, 429) else Verdict.LATER
