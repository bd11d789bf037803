"""Notes each number that was dialled or refused, as soon as its event is logged."""

from collections.abc import Sequence

from hotline.domains.voice.telephony import actions
from hotline.events.catalogue import kind_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    actions.note_attempts([event for event in events if kind_of(event) == "outbound"])
