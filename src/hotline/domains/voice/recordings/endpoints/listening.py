"""The sound of a listening: WAV, marked, for the sign-in that began it, as long as it is valid.

What the sound is of decides who may hear it (``ports.sound_sources``).
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

from asgiref.sync import sync_to_async
from django.http import HttpResponse, StreamingHttpResponse
from ninja import Router, Status

from hotline.domains.voice.recordings.actions import listening as listening_actions
from hotline.domains.voice.recordings.models import Listening
from hotline.domains.voice.recordings.ports import Sound
from hotline.domains.voice.recordings.queries import listening
from hotline.domains.voice.recordings.rules.wav import HEADER_BYTES, wav_header
from hotline.domains.voice.recordings.schemas import TokenBody
from hotline.infrastructure.permissions import Principal, StaffRequest, current_staff, needs
from hotline.infrastructure.sessions import refusal_of
from hotline.kernel.spans import Span, requested_span

router = Router(tags=["recordings"], auth=needs())


@router.get("/{int:listening_id}", response={200: None})
def sound(request: StaffRequest, listening_id: int, token: str) -> HttpResponse | StreamingHttpResponse:
    """The sound. Honours Range headers. 409 ``listening_over``, 403 ``listening_elsewhere``."""
    reader = current_staff(request)
    row = listening.current(reader, listening_id, token)
    found = listening.sound_of(reader, row)
    size = HEADER_BYTES + found.size
    try:
        requested = requested_span(request.headers.get("Range", ""), size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    span = requested or Span(0, size)
    answer = StreamingHttpResponse(
        while_valid(wav_pieces(found, span), reader, row), status=206 if requested else 200, content_type="audio/wav"
    )
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Length"] = str(span.stop - span.start)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Accel-Buffering"] = "no"  # the proxy takes only what the listener takes
    if requested:
        answer["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{size}"
    return answer


@router.post("/{int:listening_id}/end", response={204: None})
def end(request: StaffRequest, listening_id: int, body: TokenBody) -> Status[None]:
    """The page is left."""
    listening_actions.end(by=current_staff(request), id=listening_id, token=body.token)
    return Status(204, None)


async def while_valid(pieces: AsyncIterator[bytes], reader: Principal, row: Listening) -> AsyncIterator[bytes]:
    """The pieces, broken off once the session or the listening is over."""
    async for piece in pieces:
        if refusal_of(reader) is not None or row.expires_at <= datetime.now(UTC):
            return
        yield piece


async def wav_pieces(sound: Sound, span: Span) -> AsyncIterator[bytes]:
    """Bytes [start, stop) of header and sound together, read as the listener takes them."""
    if span.start < HEADER_BYTES:
        yield wav_header(sound.size, sound.channels)[span.start : span.stop]
    start, stop = max(span.start - HEADER_BYTES, 0), span.stop - HEADER_BYTES
    if stop > start:
        pieces = sound.pieces(start, stop)
        while piece := await sync_to_async(lambda: next(pieces, b""))():
            yield piece
