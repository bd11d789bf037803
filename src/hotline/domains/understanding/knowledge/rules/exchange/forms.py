"""Shared types of all file formats: articles to write, and forms that were read with their places in the file."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from hotline.kernel.files.types import FileType
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy

POLICY = UploadPolicy(
    frozenset({FileType.ZIP, FileType.XLSX, FileType.DOCX}),
    max_bytes=60 * MEGABYTE,
    code="unreadable_file",
    max_unpacked=400 * MEGABYTE,
    max_parts=60_000,
)


class UnreadableForm(Exception):
    """The file cannot be read at all. ``message`` gives the reason in Chinese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Read(NamedTuple):
    """A form that was read.

    ``where`` is its place in the users' words (第 3 行); rules.article.parse takes ``form``.
    """

    where: str
    form: dict[str, Any]


def opened(content: bytes) -> zipfile.ZipFile:
    """The parts of an archive that was admitted. Raises Unreadable for what is none."""
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except zipfile.BadZipFile as error:
        raise UnreadableForm("文件无法打开。请使用本系统导出的 zip、Excel（xlsx）或 Word（docx）文件。") from error


def compact(form: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The form without empty values, so that a form from a sheet equals the form it was written from."""
    return ((name, value) for name, value in form.items() if value not in ("", None, [], {}))
