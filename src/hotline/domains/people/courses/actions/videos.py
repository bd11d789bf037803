"""Videos of courses: checked by content, packed again, sealed; what no course has is removed."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.domains.people.courses.actions.courses import may_manage
from hotline.domains.people.courses.models import CourseVideo
from hotline.domains.people.courses.queries.videos import video_about, videos_in_use
from hotline.infrastructure import audit
from hotline.infrastructure.archive import archive
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.infrastructure.sandbox.wire import SandboxLimits
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.kernel.actor import SYSTEM
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid
from hotline.kernel.files.types import FileType
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy
from hotline.kernel.ids import new_id

FOLDER = "courses"
POLICY = UploadPolicy(
    frozenset({FileType.MP4, FileType.WEBM}),
    max_bytes=60 * MEGABYTE,
    wrong_type="不支持此类文件。请上传 MP4 或 WebM 视频。",
    unchanged=True,
)
LONGEST_SECONDS = 3 * 3600.0
LIMITS = SandboxLimits(cpu_seconds=30, memory_mb=768, result_mb=64)
MEDIA_TYPES = {FileType.MP4: "video/mp4", FileType.WEBM: "video/webm"}
#: A video that was uploaded so long ago and that no course has is removed.
UNUSED = timedelta(days=2)
#: Days whose files may still be on their way to a row.
RECENT_DAYS = 2


def upload_video(*, by: Principal, name: str, content: bytes) -> CourseVideo:
    """For a chapter that names it then. Raises NotPermitted, Invalid for what a page does not play, Unavailable."""
    may_manage(by, "course/video")
    file = admit(name, content, POLICY, by=by.number)
    film, seconds = _film(file.content)
    at, id = now(), new_id("video")
    row = CourseVideo(
        id=id, name=file.name, media_type=MEDIA_TYPES[file.type], size=len(film), seconds=seconds,
        file=store_sealed(FOLDER, id, at, film), uploaded_by=by.number, uploaded_at=at,
    )  # fmt: skip
    with transaction.atomic():
        row.save(force_insert=True)
        audit.record(by=by.number, action="courses.upload", about=video_about(id), name=row.name, size=row.size)
    return row


def remove_unused(at: datetime) -> int:
    """Videos that no draft and no version has, and files whose upload broke off. Returns how many."""
    old = CourseVideo.objects.filter(uploaded_at__lt=at - UNUSED)
    with transaction.atomic():
        removed = old.exclude(pk__in=videos_in_use()).delete()[0]
        if removed:
            audit.record(by=str(SYSTEM), action="courses.remove_videos", about=video_about("unused"), count=removed)
    named = set(CourseVideo.objects.values_list("file", flat=True))
    recent = tuple(f"{FOLDER}/{at - timedelta(days=days):%Y/%m/%d}/" for days in range(RECENT_DAYS))
    for stray in [name for name, _ in archive().sizes(FOLDER) if name not in named and not name.startswith(recent)]:
        discard(stray)
    return removed


def _film(content: bytes) -> tuple[bytes, float]:
    # Imported when first called: decoders take a fifth of a second, which most processes never need.
    from hotline.infrastructure.film import NotFilm, film_for_page
    from hotline.infrastructure.sound import TooLong

    try:
        return in_sandbox(film_for_page, errors=(NotFilm, TooLong), limits=LIMITS)(content, LONGEST_SECONDS)
    except NotFilm as error:
        message = "浏览器无法播放这个视频。请另存为 MP4（H.264、AAC）或 WebM 后上传。"
        raise Invalid(message, code="not_film") from error
    except TooLong as error:
        raise Invalid("视频超过 3 小时，请分段后上传。", code="too_long") from error
