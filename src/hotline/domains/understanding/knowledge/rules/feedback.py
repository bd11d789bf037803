"""Rules of feedback on articles: the kinds, and the day by which it is answered."""

from enum import StrEnum
from typing import Literal


class FeedbackKind(StrEnum):
    WRONG = "wrong"
    MISSING = "missing"
    CONFUSING = "unclear"
    #: Inspection confirmed that an agent answered wrongly what the article has: is the article to blame?
    MISTAKEN = "mistaken"


class FeedbackOutcome(StrEnum):
    """The answer to feedback. ``CHANGED``: the article has been or will be changed. ``UNCHANGED``: it is right."""

    WAITING = ""
    CHANGED = "changed"
    UNCHANGED = "kept"


#: What readers can say of an article.
type ReadersKind = Literal[FeedbackKind.WRONG, FeedbackKind.MISSING, FeedbackKind.CONFUSING]
#: Working days until the answer is due: callers may be told what is wrong meanwhile.
WORKING_DAYS = {FeedbackKind.WRONG: 1, FeedbackKind.MISSING: 3, FeedbackKind.CONFUSING: 3, FeedbackKind.MISTAKEN: 3}
MAX_TEXT = 500
