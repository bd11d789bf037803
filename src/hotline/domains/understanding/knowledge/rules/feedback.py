"""Rules of feedback on articles: the kinds, and the day by which it is answered."""

from enum import StrEnum


class FeedbackKind(StrEnum):
    WRONG = "wrong"
    MISSING = "missing"
    UNCLEAR = "unclear"


class FeedbackOutcome(StrEnum):
    """The answer to feedback. ``CHANGED``: the article has been or will be changed. ``KEPT``: it is right as it is."""

    WAITING = ""
    CHANGED = "changed"
    KEPT = "kept"


#: Working days until the answer is due: callers may be told what is wrong meanwhile.
WORKING_DAYS = {FeedbackKind.WRONG: 1, FeedbackKind.MISSING: 3, FeedbackKind.UNCLEAR: 3}
MAX_TEXT = 500
