"""Facts follow the log."""

from collections.abc import Sequence
from datetime import UTC, datetime

from hotline.domains.insight.analytics.actions import fact_folds
from hotline.events.envelope import Envelope


def react(events: Sequence[Envelope]) -> None:
    fact_folds.fold(events)
    fact_folds.note_corrections(events, datetime.now(UTC))
