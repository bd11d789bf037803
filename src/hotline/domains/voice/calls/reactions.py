"""What calls do when events were logged: keep the records and the call-back list up to date, and the audit."""

from collections.abc import Sequence

from hotline.domains.voice.calls import actions
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    actions.note_callbacks(actions.fold(events))
    actions.audit_supervisions(events)
