"""What a call leaves behind: its row, its recording with a tone on either side, and its tables."""

import io
import wave
from typing import Any

import numpy as np
import psycopg

from hotline.demo.desk import Desk, DeskRefused
from hotline.domains.voice.recordings.rules.check import SLACK_SECONDS
from hotline.infrastructure import audio
from hotline.infrastructure.settings import Settings
from hotline.processes.single import tables
from tests.e2e.floor import until

#: A recording is checked within a minute after the call.
CHECKED_SECONDS = 75.0


async def record_of(reader: Desk, call_id: str, within: float = 10.0) -> dict[str, Any]:
    """The call's record once the call is over in it."""

    async def look() -> dict[str, Any] | None:
        try:
            record: dict[str, Any] = await reader.get(f"/api/calls/{call_id}")
        except DeskRefused as refusal:
            if refusal.status in {404, 0, 502, 503}:  # not projected yet, or the web process is on its way back
                return None
            raise
        return record if record["ended_at"] else None

    return await until(look, within)


async def verified_record_of(reader: Desk, call_id: str, stood_still: float = 0.0) -> dict[str, Any]:
    """The record once its recording was found good, or too short by no more seconds than the telephones stood still:
    they leave out what they are late with, so there was nothing to record.
    """

    async def look() -> dict[str, Any] | None:
        record = await record_of(reader, call_id)
        recording = record["recording"]
        if recording["state"] == "faulty":
            lacking = sum(talk["seconds"] for talk in record["talks"]) - recording["seconds"]
            assert recording["why"] == "short", recording
            assert lacking <= SLACK_SECONDS + stood_still, recording
            return record
        return record if recording["state"] == "verified" else None

    return await until(look, CHECKED_SECONDS, every=1.0)


async def begun(reader: Desk, call_id: str, reason: str = "投诉复核") -> str:
    """The address of a listening of this call's recording."""
    listening: dict[str, Any] = await reader.post(f"/api/calls/{call_id}/listenings", reason=reason)
    return f"/api/listenings/{listening['id']}?token={listening['token']}"


async def sides_of(reader: Desk, call_id: str) -> tuple[audio.Samples, audio.Samples]:
    """The recording's caller and agent, 8 kHz."""
    with wave.open(io.BytesIO(await reader.download(await begun(reader, call_id)))) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (2, 2, audio.RATE)
        both = np.frombuffer(file.readframes(file.getnframes()), np.int16)
    return both[0::2], both[1::2]


def middle_of(side: audio.Samples) -> audio.Samples:
    """A second from the middle."""
    middle = len(side) // 2
    return side[max(0, middle - audio.RATE // 2) : middle + audio.RATE // 2]


def connected(settings: Settings) -> psycopg.Connection:
    """To the database of the installation, for what no page shows."""
    return tables.connect(settings)
