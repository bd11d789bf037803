"""Records and agents' time follow the log."""

from collections.abc import Sequence

from hotline.domains.voice.records.actions import folding
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    folding.fold(events)
