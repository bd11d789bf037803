"""What agents say is wrong with an article, and by when they get an answer."""

from enum import StrEnum


class FeedbackKind(StrEnum):
    WRONG = "wrong"
    MISSING = "missing"
    UNCLEAR = "unclear"


class FeedbackOutcome(StrEnum):
    """``CHANGED``: the article is or will be; ``KEPT``: it is right as it is."""

    WAITING = ""
    CHANGED = "changed"
    KEPT = "kept"


#: Working days until the answer is due: callers may be told what is wrong meanwhile.
WORKING_DAYS = {FeedbackKind.WRONG: 1, FeedbackKind.MISSING: 3, FeedbackKind.UNCLEAR: 3}
MAX_TEXT = 500
