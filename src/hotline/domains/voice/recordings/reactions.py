"""A call is over: its recording is to be checked."""

from collections.abc import Sequence

from hotline.domains.voice.recordings.actions import checks
from hotline.domains.voice.records.queries.details import records_of
from hotline.events.catalogue import subject_id
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    ended = [subject_id(event) for event in events if event.type == "call.ended"]
    checks.schedule_checks(
        record.id for record in records_of(ended) if record.recording.state == "pending" or record.recording_removed
    )
