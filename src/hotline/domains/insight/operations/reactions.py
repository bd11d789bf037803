"""Updates alarms by their events; raises alarms for texts that sound like unrest, and for caps on calls out."""

from collections.abc import Sequence

from hotline.domains.insight.operations.actions import alarms, notifications, outbound, unrest
from hotline.events.catalogue import kind_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if kind_of(event) == "alarm":
            alarms.fold(event)
            notifications.notify_of(event)
        elif kind_of(event) == "outbound":
            outbound.look_for_caps(event)
    unrest.look_for_unrest(events)
