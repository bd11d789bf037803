"""Notifies the people concerned of the events of cases."""

from collections.abc import Sequence

from hotline.domains.service.workorders.actions import notifications
from hotline.events.catalogue import kind_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if kind_of(event) == "case" and not event.test:
            notifications.notify_of(event)
