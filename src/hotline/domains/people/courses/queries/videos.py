"""Reads of videos: which a course has, and one of them as it is played."""

from collections.abc import Iterator

from hotline.domains.people.courses.models import Course, CourseVersion, CourseVideo
from hotline.infrastructure import sealed_files
from hotline.infrastructure.uploads.sealed_store import open_stored
from hotline.kernel.errors import NotFound
from hotline.kernel.spans import Span

NO_VIDEO = "没有这个视频，请刷新页面。"


def video_about(id: str) -> str:
    return f"video/{id}"


def video(id: str) -> CourseVideo:
    """Raises NotFound."""
    row = CourseVideo.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NO_VIDEO)
    return row


def videos_in_use() -> set[str]:
    """Those that a draft or a version has."""
    stored = [
        *Course.objects.values_list("draft", flat=True),
        *CourseVersion.objects.values_list("chapters", flat=True),
    ]
    return {chapter["video"] for chapters in stored for chapter in chapters if chapter.get("video")}


def video_pieces(row: CourseVideo, span: Span) -> Iterator[bytes]:
    """Bytes [start, stop) in the clear. Raises NotFound, Unavailable."""
    clear = open_stored(row.file)
    clear.seek(span.start)
    left = span.stop - span.start
    while left > 0 and (piece := clear.read(min(sealed_files.PIECE, left))):
        yield piece
        left -= len(piece)
