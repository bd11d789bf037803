"""A table that strangers fill: it forgets what was used longest ago, so its size does not depend on them."""

from collections import OrderedDict
from collections.abc import Callable


class Recent[K, V]:
    """At most ``limit`` entries. Reading an entry counts as use."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._entries: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def __contains__(self, key: K) -> bool:
        if key not in self._entries:
            return False
        self._entries.move_to_end(key)
        return True

    def __getitem__(self, key: K) -> V:
        """Raises KeyError."""
        value = self._entries[key]
        self._entries.move_to_end(key)
        return value

    def get_or_add(self, key: K, make: Callable[[], V]) -> V:
        """The entry; a new one, made by ``make``, where there is none or none any more."""
        if key in self._entries:
            self._entries.move_to_end(key)
            return self._entries[key]
        while len(self._entries) >= self._limit:
            self._entries.popitem(last=False)
        return self._entries.setdefault(key, make())

    def clear(self) -> None:
        self._entries.clear()
