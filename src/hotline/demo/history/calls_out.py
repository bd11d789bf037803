"""Calls of the invented history that staff made to citizens: logged and folded at once, as those from citizens are."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from hotline.demo.history.call_events import BYTES_PER_SECOND, CHECK_SECONDS, DatedFact
from hotline.demo.history.past_actions import NODE
from hotline.domains.insight.analytics.actions.fact_folds import note_corrections
from hotline.domains.voice.records.actions.fold import fold
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.details import records_of
from hotline.events import calls, recordings
from hotline.events.envelope import Envelope, envelope
from hotline.infrastructure.eventlog.log import append, lock_head
from hotline.infrastructure.settings import settings
from hotline.kernel.actor import SYSTEM


class CallOut(NamedTuple):
    """``talk_seconds``: 0 where nobody talked, of which there is no recording."""

    id: str
    facts: Sequence[DatedFact]
    talk_seconds: float

    @property
    def over(self) -> datetime:
        return self.facts[-1][0]

    def events(self) -> list[Envelope]:
        events = _numbered(calls.subject(self.id), self.facts)
        if self.talk_seconds:
            seconds = self.talk_seconds
            size = int(seconds * BYTES_PER_SECOND)
            checked = recordings.RecordingVerified(seconds, seconds, size, recordings.NO_DIGEST)
            at = self.over + timedelta(seconds=CHECK_SECONDS)
            events += _numbered(recordings.subject(self.id), [(at, checked, SYSTEM)])
        return events


def log_calls(out: Sequence[CallOut]) -> list[CallRecord]:
    """Inside a transaction. Returns their records, in the same order."""
    events = sorted((event for one in out for event in one.events()), key=lambda event: (event.at, event.seq))
    head = lock_head()
    append(head, ((event, None) for event in events))
    head.save()
    fold(events)
    note_corrections(events, datetime.now(UTC))
    found = {record.id: record for record in records_of(one.id for one in out)}
    return [found[one.id] for one in out]


def _numbered(subject: str, facts: Sequence[DatedFact]) -> list[Envelope]:
    site = settings().place.site
    return [
        envelope(fact, subject=subject, seq=seq, at=at, actor=actor, site=site, node=NODE)
        for seq, (at, fact, actor) in enumerate(facts, 1)
    ]
