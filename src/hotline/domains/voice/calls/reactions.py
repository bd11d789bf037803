"""What calls do when events were logged: the audit of leaders who were with them."""

from collections.abc import Sequence

from hotline.domains.voice.calls.actions.supervisions import audit_supervisions
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    audit_supervisions(events)
