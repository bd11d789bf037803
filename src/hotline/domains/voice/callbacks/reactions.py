"""What calls leave to be rung up, and what came of those that were, as soon as their records are there."""

from collections.abc import Sequence

from hotline.domains.voice.callbacks import actions
from hotline.domains.voice.records.queries.details import records_of
from hotline.events.catalogue import call_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    actions.note_callbacks(records_of({call_of(event) for event in events} - {""}))
