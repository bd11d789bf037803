"""What calls do when events were logged: keep the records up to date, and the audit."""

from collections.abc import Sequence

from hotline.domains.voice.calls import actions
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    actions.fold(events)
    actions.audit_supervisions(events)
