"""Uploaded files at rest: sealed in the archive, opened piece by piece."""

from collections.abc import Iterator
from datetime import datetime

from hotline.infrastructure import sealed_files
from hotline.infrastructure.archive import StoreAway, archive
from hotline.kernel.errors import NotFound, Unavailable

AWAY = "文件库暂时无法连接。请稍后再试。"


def store_sealed(folder: str, id: str, at: datetime, content: bytes) -> str:
    """The name in the archive, to be recorded with the row. Raises Unavailable."""
    stored = f"{folder}/{at:%Y/%m/%d}/{id}.sealed"
    try:
        archive().write(stored, sealed_files.seal([content]))
    except StoreAway as error:
        raise Unavailable(AWAY) from error
    return stored


def discard(stored: str) -> None:
    """Remove a stored file whose row was not written after all. No error when the file does not exist."""
    archive().remove(stored)


def read_stored(stored: str) -> Iterator[bytes]:
    """The content in the clear, piece by piece. Raises NotFound, Unavailable."""
    clear = open_stored(stored)
    return iter(lambda: clear.read(sealed_files.PIECE), b"")


def open_stored(stored: str) -> sealed_files.SealedFile:
    """The content in the clear, readable from any position. Raises NotFound, Unavailable."""
    store = archive()
    try:
        size = store.size(stored)
    except StoreAway as error:
        raise Unavailable(AWAY) from error
    if size is None:
        raise NotFound("文件缺失，请联系运维。")
    return sealed_files.SealedFile(size, lambda start, stop: store.read(stored, start, stop))
