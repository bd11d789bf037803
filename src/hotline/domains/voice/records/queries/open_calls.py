"""Calls whose record has no end."""

from dataclasses import dataclass

from hotline.domains.voice.records.models import CallRecord
from hotline.domains.voice.records.queries.details import record_in
from hotline.domains.voice.records.rules.shape import PartKind

#: Phase of a call, as ``call.ended`` names it, by the part of the journey that it stands in.
STAGES: dict[PartKind, str] = {
    "menu": "in_flow",
    "wait": "queued",
    "talk": "talking",
    "hold": "talking",
    "lost": "agent_lost",
    "rating": "rating",
    "callback": "callback_waiting",
    "outside": "outside",
    "dial": "dialling",
}


@dataclass(frozen=True)
class OpenCall:
    id: str
    stage: str
    site: str
    node: str
    test: bool


def open_calls() -> list[OpenCall]:
    """Oldest first."""
    found = []
    for row in CallRecord.objects.filter(ended_at=None).order_by("at", "id"):
        record = record_in(row)
        stage = STAGES[record.journey[-1].kind] if record.journey else "in_flow"
        found.append(OpenCall(row.pk, stage, record.site, record.node, "test" in row.flags))
    return found
