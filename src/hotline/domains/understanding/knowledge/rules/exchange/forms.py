"""What every kind of file has in common: articles to write, and forms that were read with where they stood."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

MOST_BYTES = 60 * 1024 * 1024
MOST_UNPACKED = 400 * 1024 * 1024
MOST_PARTS = 60_000


class Unreadable(Exception):
    """The file as a whole cannot be read; ``message`` says why in Chinese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Read(NamedTuple):
    """``where`` in the file, in the users' words: 第 3 行; ``form`` as rules.article.parse takes it."""

    where: str
    form: dict[str, Any]


def opened(content: bytes) -> zipfile.ZipFile:
    """Zips, workbooks and documents alike. Raises Unreadable for what is none, or would unpack to too much."""
    if len(content) > MOST_BYTES:
        raise Unreadable(f"文件超过 {MOST_BYTES >> 20} MB，请分几次导入。")
    try:
        parts = zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise Unreadable("文件打不开。请用这里导出的 zip、Excel（xlsx）或 Word（docx）文件。") from error
    listed = parts.infolist()
    if len(listed) > MOST_PARTS or sum(part.file_size for part in listed) > MOST_UNPACKED:
        raise Unreadable("文件展开后太大，请分几次导入。")
    return parts


def compact(form: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Without what says nothing, so that a form from a sheet and the one it was written from are alike."""
    return ((name, value) for name, value in form.items() if value not in ("", None, [], {}))
