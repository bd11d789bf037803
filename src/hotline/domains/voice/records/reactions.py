"""Records and agents' time follow the log."""

from collections.abc import Sequence

from hotline.domains.voice.records import actions
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    actions.fold(events)
