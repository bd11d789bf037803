"""Reaction to finished calls: adds call-backs and records tries, as soon as the call records are written."""

from collections.abc import Sequence

from hotline.domains.voice.callbacks import actions
from hotline.domains.voice.records.queries.details import records_of
from hotline.events.catalogue import call_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    actions.note_callbacks(records_of({call_of(event) for event in events} - {""}))
