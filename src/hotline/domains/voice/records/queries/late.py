"""The record of a call whose events the projector has not written yet, folded from the events on the bus."""

import structlog

from hotline.domains.voice.records.rules import fold
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.infrastructure import live
from hotline.infrastructure.bus.buckets import DOWN
from hotline.kernel.errors import Unavailable
from hotline.kernel.positions import is_subject

log = structlog.get_logger()


async def record_on_the_bus(call: str) -> CallRecord | None:
    """The call's record as its own events on the bus tell it, without wrap-ups, which are events of agents.

    None for a call that the bus does not know, and while the bus is away. Whether the reader may see it is asked by
    whoever uses it (``access.may_see_record``).
    """
    subject = f"call/{call}"
    if not is_subject(subject) or not live.has_line():
        return None
    try:
        events = await (await live.bus()).events_of(subject)
    except (Unavailable, *DOWN):
        log.warning("the bus is away, and the call has no row", action="late_record_unread", call_id=call)
        return None
    return fold.record_of(events)
