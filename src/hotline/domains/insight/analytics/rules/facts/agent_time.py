"""Agents' time, cut at every quarter of an hour, so that it can be counted by day, hour and quarter."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from hotline.domains.insight.analytics.rules.facts.shape import MINUTES, Fact, quarter_of_an_hour
from hotline.kernel.clock import BEIJING, beijing_day

SIGNED_OUT = "signed_out"
PIECE = timedelta(minutes=MINUTES)


class AgentTimeFact(Fact, frozen=True, kw_only=True):
    """A stretch in one state within one quarter of an hour; ``id`` is ``<agent>/<number of the event>``."""

    agent: str
    state: str
    reason: str
    ms: int


def time_facts(
    agent: str, seq: int, state: str, reason: str, start: datetime, end: datetime
) -> Iterator[AgentTimeFact]:
    """Yields one fact for each quarter of an hour that [start, end) touches; none while the agent is signed out."""
    begin = start if state != SIGNED_OUT else end
    while begin < end:
        until = min(_next_quarter(begin), end)
        yield AgentTimeFact(
            id=f"{agent}/{seq}",
            at=begin,
            day=beijing_day(begin),
            slot=quarter_of_an_hour(begin),
            agent=agent,
            state=state,
            reason=reason,
            ms=round((until - begin).total_seconds() * 1000),
        )
        begin = until


def _next_quarter(moment: datetime) -> datetime:
    local = moment.astimezone(BEIJING)
    interval_start = local.replace(minute=local.minute // MINUTES * MINUTES, second=0, microsecond=0)
    return interval_start + PIECE
