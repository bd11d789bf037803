"""Recordings: heard as WAV, seen as a waveform. Every playback leaves an audit row."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

from asgiref.sync import sync_to_async
from django.http import HttpResponse, StreamingHttpResponse
from ninja import Router

from hotline.domains.voice.recordings.ports import Sound
from hotline.domains.voice.recordings.queries import playback as recordings_playback
from hotline.domains.voice.recordings.rules.check import holds_of, seconds_in
from hotline.domains.voice.recordings.rules.peaks import peaks_of
from hotline.domains.voice.recordings.rules.wav import HEADER_BYTES, wav_header
from hotline.domains.voice.recordings.schemas import HoldOut, PeaksOut
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission
from hotline.kernel.spans import Span, requested_span

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_LISTEN, Permission.RECORDINGS_LISTEN_OWN))
POINTS = 800
PLAY = "recordings.play"
#: A player that seeks asks again and again: for so long it is the same playback.
ONE_PLAYBACK = timedelta(hours=1)


@router.get("/{call_id}/recording", response={200: None})
def recording(request: StaffRequest, call_id: str) -> HttpResponse | StreamingHttpResponse:
    """The recording as WAV. Honours Range headers."""
    playback = recordings_playback.recording_for(current_staff(request), call_id)
    size = HEADER_BYTES + playback.sound.size
    try:
        requested = requested_span(request.headers.get("Range", ""), size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    span = requested or Span(0, size)
    note_playback(current_staff(request), call_id, span)
    answer = StreamingHttpResponse(
        wav_pieces(playback.sound, span), status=206 if requested else 200, content_type="audio/wav"
    )
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Length"] = str(span.stop - span.start)
    answer["Cache-Control"] = "private, no-store"
    if requested:
        answer["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return answer


@router.get("/{call_id}/peaks", response=PeaksOut)
def peaks(request: StaffRequest, call_id: str) -> PeaksOut:
    """The outline of both sides; holds as marks."""
    playback = recordings_playback.recording_for(current_staff(request), call_id)
    found = peaks_of(b"".join(playback.sound.pieces()), POINTS)
    return PeaksOut(
        seconds=round(seconds_in(playback.sound.size), 3),
        points=len(found.caller),
        caller=found.caller,
        agent=found.agent,
        holds=[HoldOut(at=hold.at, seconds=hold.seconds) for hold in holds_of(playback.record)],
    )


def note_playback(reader: Principal, call: str, span: Span) -> None:
    """Write one audit row per playback: at its start, or when this reader has no recent row for the call."""
    about, now = f"call/{call}", datetime.now(UTC)
    goes_on = span.start > 0 and audit.recorded_since(now - ONE_PLAYBACK, by=reader.number, action=PLAY, about=about)
    if not goes_on:
        audit.record(by=reader.number, action=PLAY, about=about)


async def wav_pieces(sound: Sound, span: Span) -> AsyncIterator[bytes]:
    """Bytes [start, stop) of header and raw sound together, read as the listener takes them."""
    if span.start < HEADER_BYTES:
        yield wav_header(sound.size)[span.start : span.stop]
    start, stop = max(span.start - HEADER_BYTES, 0), span.stop - HEADER_BYTES
    if stop > start:
        pieces = sound.pieces(start, stop)
        while piece := await sync_to_async(lambda: next(pieces, b""))():
            yield piece
