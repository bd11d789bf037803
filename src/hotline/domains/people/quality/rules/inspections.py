"""An inspection: why a call is inspected, by whom, how far it is, and until when an agent may appeal. Pure."""

from datetime import datetime, timedelta
from enum import StrEnum

#: For so long an agent may appeal an item.
APPEAL_DAYS = 3
#: A failed item names the second it happened at, up to a day.
MAX_SECONDS = 86_400
MAX_COMMENT = 300
#: What is right instead of a wrong answer.
MAX_CORRECTION = 500


class Reason(StrEnum):
    """Why a call was drawn: every one of a kind, at random, or because a machine has marked it."""

    RANDOM = "random"
    CERTAIN = "certain"
    MACHINE = "machine"


class Turn(StrEnum):
    """Whose inspection of the call it is: the one that counts, or the blind second one that shows agreement."""

    FIRST = "first"
    DOUBLE = "double"


class MachineAnswer(StrEnum):
    """What an inspector did with a proposal of the machine."""

    TAKEN = "taken"
    DECLINED = "declined"


class InspectionState(StrEnum):
    WAITING = "waiting"
    SUBMITTED = "submitted"


class PlanStage(StrEnum):
    DRAFT = "draft"
    DRAWN = "drawn"


class Certain(StrEnum):
    """Kinds of calls all of which are inspected. The first that fits is the call's stratum."""

    BAD_RATING = "bad_rating"
    UNREST = "unrest"
    SHORT = "short"
    TRANSFERRED = "transferred"


class AppealState(StrEnum):
    REVIEW = "review"
    ARBITRATION = "arbitration"
    UPHELD = "upheld"
    CHANGED = "changed"


class WrongState(StrEnum):
    """Of an answer that an inspector found wrong: nobody has confirmed it, a second person has, or it was not wrong."""

    WAITING = "waiting"
    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"


class Unreachable(StrEnum):
    """Why a citizen who got a wrong answer is not called back."""

    WITHHELD = "withheld"  # the call displayed no number
    UNVERIFIED = "unverified"  # the carrier does not vouch for the number, which may be somebody else's
    BLOCKED = "blocked"  # the citizen's data is blocked
    OPTED_OUT = "opted_out"  # the citizen wants no calls or texts of ours


def appeal_is_over(submitted_at: datetime | None, now: datetime) -> bool:
    return submitted_at is not None and appeal_ends(submitted_at) <= now


def appeal_ends(submitted_at: datetime) -> datetime:
    return submitted_at + timedelta(days=APPEAL_DAYS)
