"""What others may know of the inbox."""

from datetime import datetime

import msgspec


class KindCount(msgspec.Struct, frozen=True):
    """``waiting``: nobody has them; ``taken``: somebody deals with them; ``overdue``: of both, past their time."""

    waiting: int = 0
    taken: int = 0
    overdue: int = 0


class InboxSummary(msgspec.Struct, frozen=True):
    """Bucket ``inbox``, key ``summary``: kind -> how many are not done; kinds with none are there too."""

    at: datetime
    kinds: dict[str, KindCount]
