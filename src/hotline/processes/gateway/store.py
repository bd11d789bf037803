"""Where the lines have their texts from and leave their news: the tables, while this process holds the lease."""

import time
from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog
from asgiref.sync import sync_to_async

from hotline.domains.service.messaging.actions import carrier_lines, carrier_texts
from hotline.domains.service.messaging.actions.carrier_lines import LineState
from hotline.domains.service.messaging.adapters.carrier_line import Claimed, News
from hotline.domains.service.messaging.queries.carriers import has_planned_parts, loads
from hotline.domains.service.messaging.rules.carriers.routes import Terms
from hotline.domains.service.messaging.rules.carriers.session import Session
from hotline.infrastructure.jobs import with_database

log = structlog.get_logger()


class TableStore:
    """``leads``: whether this process is certainly the only one with this account now."""

    def __init__(self, account: str, terms: Terms, leads: Callable[[], bool]) -> None:
        self._account, self._terms, self._leads = account, terms, leads
        #: When parts were handed over in the last minute.
        self._handed_over: deque[float] = deque()

    async def has_work(self) -> bool:
        return self._leads() and await _in_thread(has_planned_parts, self._account, datetime.now(UTC))

    async def claim(self, room: int, session: Session, now: float) -> Sequence[Claimed]:
        if not self._leads():
            return ()
        claimed = await _in_thread(
            carrier_texts.claim,
            account=self._account,
            terms=self._terms,
            room=room,
            reserve=lambda: session.reserve(now),
            id_of=session.id_of,
        )
        self._handed_over.extend([time.monotonic()] * len(claimed))
        return [Claimed(each.sequence, each.outgoing) for each in claimed]

    @property
    def per_minute(self) -> int:
        """Parts handed over in the last minute."""
        while self._handed_over and self._handed_over[0] < time.monotonic() - 60:
            self._handed_over.popleft()
        return len(self._handed_over)

    async def note(self, news: Sequence[News]) -> None:
        await _in_thread(carrier_texts.note, account=self._account, terms=self._terms, news=news)


async def settle_left_over(account: str, *, repeats_are_safe: bool) -> None:
    left = await _in_thread(carrier_texts.settle_left_over, account=account, repeats_are_safe=repeats_are_safe)
    if left:
        log.warning("parts were under way", action="carrier_left_over", account=account, count=left)


async def plan(terms: dict[str, Terms], limit: int) -> int:
    """Returns how many texts were looked at."""
    return await _in_thread(_plan, terms, limit)


def _plan(terms: dict[str, Terms], limit: int) -> int:
    found = loads(terms, datetime.now(UTC))
    carrier_texts.plan_again(terms=terms, limit=limit, loads=found)
    return carrier_texts.plan(terms=terms, limit=limit, loads=found)


async def note_lines(lines: list[LineState]) -> None:
    await _in_thread(carrier_lines.note_lines, lines, datetime.now(UTC))


async def _in_thread[**P, R](work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    def here() -> R:
        return with_database(work)(*args, **kwargs)

    return await sync_to_async(here, thread_sensitive=False)()
