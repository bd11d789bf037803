"""Reaction to calls of campaigns: the result of each try, as soon as the call's record is written."""

from collections.abc import Sequence

from hotline.domains.service.campaigns.actions import entries
from hotline.domains.voice.records.queries.details import records_of
from hotline.events.catalogue import call_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    entries.note_tries(records_of({call_of(event) for event in events} - {""}))
