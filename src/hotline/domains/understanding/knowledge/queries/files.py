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
        raise NotFound("附件不存在，可能已更新，请刷新查看。")
    return found


def content_of_file(digest: str) -> bytes:
    """Raises NotFound, Unavailable."""
    try:
        return b"".join(_pieces(digest))
    except FileNotFoundError as error:
        raise NotFound("附件文件缺失。请知识库管理员重新上传。", code="file_missing") from error
    except StoreAway as error:
        raise Unavailable("附件存储暂时无法连接，请稍后重试。") from error


def stored_name(digest: str) -> str:
    return f"{FOLDER}/{digest[:2]}/{digest}"


def _pieces(digest: str) -> Iterator[bytes]:
    return archive().pieces(stored_name(digest))
