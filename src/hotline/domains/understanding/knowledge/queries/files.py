"""Attachments and pictures."""

from collections.abc import Iterator

from hotline.domains.understanding.knowledge.models import File
from hotline.infrastructure.archive import StoreAway, archive
from hotline.kernel.errors import NotFound, Unavailable

FOLDER = "knowledge"


def file_of(digest: str) -> File:
    """Raises NotFound."""
    found = File.objects.filter(pk=digest).first()
    if found is None:
        raise NotFound("没有这个附件。可能已经换成新的，请刷新再看。")
    return found


def content_of_file(digest: str) -> bytes:
    """Raises NotFound, Unavailable."""
    try:
        return b"".join(_pieces(digest))
    except FileNotFoundError as error:
        raise NotFound("附件的文件不在了。请知识库管理员重新上传。", code="file_missing") from error
    except StoreAway as error:
        raise Unavailable("附件的存储连不上，过一会儿再试。") from error


def stored_name(digest: str) -> str:
    return f"{FOLDER}/{digest[:2]}/{digest}"


def _pieces(digest: str) -> Iterator[bytes]:
    return archive().pieces(stored_name(digest))
