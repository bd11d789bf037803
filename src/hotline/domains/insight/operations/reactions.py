"""Alarms as their events tell of them; words that sound like unrest become one."""

from collections.abc import Sequence

from hotline.domains.insight.operations import actions
from hotline.events.catalogue import kind_of
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    for event in events:
        if kind_of(event) == "alarm":
            actions.fold(event)
            actions.notify_of(event)
    actions.look_for_unrest(events)
