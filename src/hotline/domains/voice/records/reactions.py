"""Records and agents' time follow the log."""

from collections.abc import Sequence

from hotline.domains.voice.records.actions import fold
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    fold.fold(events)
