"""What may be attached: judged by what is in the file, not by its name."""

import io
import re
import zipfile

from PIL import Image, UnidentifiedImageError

MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 40_000_000
PICTURES = {"PNG": "image/png", "JPEG": "image/jpeg", "GIF": "image/gif", "WEBP": "image/webp"}
PDF = "application/pdf"
#: Any character of a name in a PDF may stand as ``#4A``.
WRITTEN_OUT = re.compile(rb"#([0-9A-Fa-f]{2})")
OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
#: Shown in the page; everything else is handed out to be saved.
SHOWN = {*PICTURES.values(), PDF}
ALLOWED = "PDF、Word、Excel、PPT（新格式，不带宏）、PNG、JPEG、GIF、WebP"


class Unfit(Exception):
    """``message`` says why in Chinese."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def type_of(content: bytes) -> str:
    """The media type. Raises Unfit for what is not allowed, too big or broken."""
    if not content:
        raise Unfit("文件是空的，请重新选择。")
    if len(content) > MOST_BYTES:
        raise Unfit(f"文件超过 {MOST_BYTES >> 20} MB，请压缩后再上传。")
    if content.startswith(b"%PDF-"):
        return _pdf(content)
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return _picture(content)


def _pdf(content: bytes) -> str:
    if b"%%EOF" not in content[-2048:]:
        raise Unfit("PDF 不完整，请重新上传。")
    plain = WRITTEN_OUT.sub(lambda found: bytes.fromhex(found[1].decode()), content)
    if any(mark in plain for mark in (b"/JavaScript", b"/Launch", b"/EmbeddedFile")):
        raise Unfit("PDF 里有会自己运行的内容，请另存为普通 PDF。")
    return PDF


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = set(parts.namelist())
    except zipfile.BadZipFile as error:
        raise Unfit("文件打不开，请重新保存后上传。") from error
    if any(name.endswith("vbaProject.bin") for name in names):
        raise Unfit("文件带宏，请另存为不带宏的格式。")
    found = next((kind for part, kind in OFFICE.items() if part in names), None)
    if found is None:
        raise Unfit(f"不支持这种文件。可以上传 {ALLOWED}。")
    return found


def _picture(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content)) as picture:
            kind, (width, height) = picture.format or "", picture.size
            if width * height > MOST_PIXELS:
                raise Unfit("图片太大，请缩小后再上传。")
            picture.verify()
    except Unfit:
        raise
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unfit(f"不支持这种文件，或文件坏了。可以上传 {ALLOWED}。") from error
    if kind not in PICTURES:
        raise Unfit(f"不支持这种图片。可以上传 {ALLOWED}。")
    return PICTURES[kind]
