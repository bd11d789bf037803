"""A video on its way to a player: any part of it, by HTTP range."""

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from hotline.domains.people.courses.models import CourseVideo
from hotline.domains.people.courses.queries.videos import video_pieces
from hotline.kernel.spans import Span, requested_span


def played(request: HttpRequest, row: CourseVideo) -> HttpResponse | StreamingHttpResponse:
    """200 or 206; 416 beyond the end."""
    try:
        requested = requested_span(request.headers.get("Range", ""), row.size)
    except ValueError:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{row.size}"})
    span = requested or Span(0, row.size)
    status = 206 if requested else 200
    answer = StreamingHttpResponse(_pieces(row, span), status=status, content_type=row.media_type)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Length"] = str(span.stop - span.start)
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["X-Accel-Buffering"] = "no"  # the proxy takes only what the player takes
    if requested:
        answer["Content-Range"] = f"bytes {span.start}-{span.stop - 1}/{row.size}"
    return answer


async def _pieces(row: CourseVideo, span: Span) -> AsyncIterator[bytes]:
    """Read as the player takes them."""
    pieces = video_pieces(row, span)
    while piece := await sync_to_async(lambda: next(pieces, b""))():
        yield piece
