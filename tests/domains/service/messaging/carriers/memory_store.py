"""Messages and what became of them in memory, for lines without a database."""

from collections.abc import Sequence as Several

from hotline.domains.service.messaging.adapters.carrier_line import Claimed, News
from hotline.domains.service.messaging.rules.carriers.dialects.base import Outgoing
from hotline.domains.service.messaging.rules.carriers.news import Received
from hotline.domains.service.messaging.rules.carriers.session import Session


class MemoryStore:
    def __init__(self) -> None:
        self.waiting: list[Outgoing] = []
        self.handed_over: list[str] = []
        self.news: list[News] = []
        #: Raised by everything while set: the database is away.
        self.away: Exception | None = None

    async def has_work(self) -> bool:
        self._look()
        return bool(self.waiting)

    async def claim(self, room: int, session: Session, now: float) -> Several[Claimed]:
        self._look()
        claimed = [Claimed(session.reserve(now), each) for each in self.waiting[:room]]
        del self.waiting[:room]
        self.handed_over += [each.outgoing.key for each in claimed]
        return claimed

    async def note(self, news: Several[News]) -> None:
        self._look()
        self.news += news

    def _look(self) -> None:
        if self.away:
            raise self.away

    def of[N: News](self, kind: type[N]) -> list[N]:
        return [each for each in self.news if isinstance(each, kind)]

    def received[W](self, kind: type[W]) -> list[W]:
        return [each.what for each in self.of(Received) if isinstance(each.what, kind)]
