"""Whose data is blocked (限制处理), as it is published on the bus for processes without the database."""

import msgspec

#: In bucket ``config``.
KEY = "blocked"

#: Stands in lists and exports in the place of a blocked number or name.
HIDDEN = "限制处理"


class BlockedNumbers(msgspec.Struct, frozen=True):
    """``indexes``: of each blocked number, under each key that is left."""

    indexes: frozenset[str] = frozenset()
