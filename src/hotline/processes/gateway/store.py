"""Where the lines have their texts from and leave their news: the tables, while this process holds the lease."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import structlog
from asgiref.sync import sync_to_async

from hotline.domains.service.messaging.actions import carrier_texts
from hotline.domains.service.messaging.adapters.carrier_line import Claimed, News
from hotline.domains.service.messaging.queries.carriers import has_planned_parts
from hotline.domains.service.messaging.rules.carriers.routes import Terms
from hotline.domains.service.messaging.rules.carriers.session import Session
from hotline.infrastructure.jobs import with_database

log = structlog.get_logger()


class TableStore:
    """``leads``: whether this process is certainly the only one with this account now."""

    def __init__(self, account: str, terms: Terms, leads: Callable[[], bool]) -> None:
        self._account, self._terms, self._leads = account, terms, leads

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
        return [Claimed(each.sequence, each.outgoing) for each in claimed]

    async def note(self, news: Sequence[News]) -> None:
        await _in_thread(carrier_texts.note, account=self._account, terms=self._terms, news=news)


async def settle_left_over(account: str, *, repeats_are_safe: bool) -> None:
    left = await _in_thread(carrier_texts.settle_left_over, account=account, repeats_are_safe=repeats_are_safe)
    if left:
        log.warning("parts were under way", action="carrier_left_over", account=account, count=left)


async def plan(terms: dict[str, Terms], limit: int) -> int:
    return await _in_thread(carrier_texts.plan, terms=terms, limit=limit)


async def _in_thread[**P, R](work: Callable[P, R], *args: P.args, **kwargs: P.kwargs) -> R:
    def here() -> R:
        return with_database(work)(*args, **kwargs)

    return await sync_to_async(here, thread_sensitive=False)()
