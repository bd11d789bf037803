"""Calls that can be drawn and inspected, as rows of the database."""

from datetime import datetime, timedelta

from hotline.domains.voice.records.models import CallRecord

COLUMNS = {
    "direction": "in",
    "origin": "trunk",
    "number_masked": "138****0000",
    "number_cipher": "",
    "number_index": "",
    "number_tail": "",
    "place": "",
    "queue": "labor",
    "answered": True,
    "wait_seconds": 5,
    "held_seconds": 0,
    "wrap_up_seconds": 10,
    "topic": "",
    "hung_up_by": "caller",
    "recording": "none",
}


def call(id: str, agent: str, at: datetime, *, rating: int | None = None, seconds: float = 120, flags: str = "") -> str:
    CallRecord.objects.create(
        id=id, at=at, ended_at=at + timedelta(seconds=seconds), agent=agent, agents=[agent], talk_seconds=seconds,
        rating=rating, flags=flags.split(), detail={"call": id, "transfers": []}, **COLUMNS,
    )  # fmt: skip
    return id
