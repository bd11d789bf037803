"""What agents say is wrong with an article, and by when they get an answer."""

from enum import StrEnum


class Kind(StrEnum):
    WRONG = "wrong"
    MISSING = "missing"
    UNCLEAR = "unclear"


class Outcome(StrEnum):
    """``CHANGED``: the article is or will be; ``KEPT``: it is right as it is."""

    WAITING = ""
    CHANGED = "changed"
    KEPT = "kept"


#: Working days until the answer is due: callers may be told what is wrong meanwhile.
WORKING_DAYS = {Kind.WRONG: 1, Kind.MISSING: 3, Kind.UNCLEAR: 3}
WORDS_MOST = 500
