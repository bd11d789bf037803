"""Facts follow the log."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hotline.domains.insight.analytics import actions
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    actions.fold(events)
    actions.note_corrections(events, datetime.now(UTC))
