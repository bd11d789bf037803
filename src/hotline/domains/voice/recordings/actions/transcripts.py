"""Transcripts of talks that are over, taken from the bus into the database, beside their recordings."""

import asyncio
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import msgspec

from hotline.domains.voice.recordings.models import RecordingFile, TalkTranscript
from hotline.domains.voice.recordings.queries.transcripts import TranscriptReading, reading
from hotline.infrastructure import audit, transcripts
from hotline.infrastructure.bus.buckets import DOWN
from hotline.infrastructure.bus.connection import Bus
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.infrastructure.transcripts import Transcribing, TranscribingState
from hotline.kernel.errors import Unavailable
from hotline.kernel.sealed import Sealed
from hotline.kernel.wording import fit_for_all

WITHIN_SECONDS = 20.0
#: A transcript that nobody ended, since its process was gone, is stored as it is once its call is over for so long.
UNFINISHED = timedelta(minutes=10)
ENDED = frozenset({TranscribingState.OVER, TranscribingState.FULL, TranscribingState.NOT_CHOSEN})


class _Waiting(NamedTuple):
    state: Transcribing
    text: Sealed


def read(*, by: Principal, call: str, reason: str = "") -> TranscriptReading:
    """The transcript for who may listen to the recording, with an audit row. Raises as ``reading``."""
    found = reading(by, call, reason)
    why = fit_for_all(reason) if reason.strip() else ""
    audit.record(by=by.number, action="recordings.read_transcript", about=f"call/{call}", reason=why)
    return found


def store_finished() -> int:
    """Store what is over and take it from the bus. Safe to repeat. Returns how many."""
    waiting = asyncio.run(_waiting())
    finished = [each for each in waiting if each.state.state in ENDED or _is_left(each.state.call)]
    for each in finished:
        call = each.state.call
        text = TalkTranscript.text.columns(each.text, call=call)
        file = RecordingFile.objects.filter(pk=call).first()
        if file is not None and file.deleted_at is not None:
            continue  # destroyed meanwhile
        fields = {"at": file.at if file is not None else datetime.now(UTC), "level": each.state.level, **text}
        TalkTranscript.objects.update_or_create(call=call, defaults=fields)
    asyncio.run(_forget(each.state.call for each in finished))
    return len(finished)


def _is_left(call: str) -> bool:
    before = datetime.now(UTC) - UNFINISHED
    return RecordingFile.objects.filter(pk=call, checked_at__lt=before).exists()


async def _waiting() -> list[_Waiting]:
    """The transcripts on the bus of calls that are over."""
    try:
        async with asyncio.timeout(WITHIN_SECONDS), Bus(settings(), "transcripts") as bus:
            states = await bus.bucket(transcripts.STATES, Transcribing).items()
            live = (await bus.bucket("calls", msgspec.Raw).items()).keys() if states else set()
            texts = bus.bucket(transcripts.BUCKET, Sealed)
            over = [state for state in states.values() if state.call not in live]
            found = [(state, await texts.get(state.call)) for state in over]
    except DOWN as error:
        raise Unavailable("总线无响应") from error
    return [_Waiting(state, text[0]) for state, text in found if text is not None]


async def _forget(calls: Iterable[str]) -> None:
    async with asyncio.timeout(WITHIN_SECONDS), Bus(settings(), "transcripts") as bus:
        for call in calls:
            await bus.bucket(transcripts.STATES, msgspec.Raw).delete(call)
            await bus.bucket(transcripts.BUCKET, msgspec.Raw).delete(call)
