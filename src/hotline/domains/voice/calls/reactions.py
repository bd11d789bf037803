"""Reaction to logged events: audit rows for supervision."""

from collections.abc import Sequence

from hotline.domains.voice.calls.actions.supervisions import audit_supervisions
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    audit_supervisions(events)
