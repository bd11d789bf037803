"""Updates alarms by their events, and raises alarms for texts that sound like unrest."""

from collections.abc import Sequence

from hotline.domains.insight.operations.actions import alarms, notifications, unrest
from hotline.events.catalogue import kind_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if kind_of(event) == "alarm":
            alarms.fold(event)
            notifications.notify_of(event)
    unrest.look_for_unrest(events)
