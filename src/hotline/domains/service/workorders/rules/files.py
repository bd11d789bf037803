"""Which files a case takes, told by their content: pictures, documents, sound. What could run is refused.

A list of what is let in, not of what is kept out; libraries that name any file by its first bytes take a ZIP with a
program in it for a letter.
"""

import io
import re
import zipfile
from dataclasses import dataclass

LONGEST_NAME = 120
OFFICE = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "ppt/presentation.xml": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
#: Media type -> endings its name may have.
ENDINGS = {
    "image/jpeg": ("jpg", "jpeg"),
    "image/png": ("png",),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/bmp": ("bmp",),
    "image/heic": ("heic", "heif"),
    "application/pdf": ("pdf",),
    OFFICE["word/document.xml"]: ("docx",),
    OFFICE["xl/workbook.xml"]: ("xlsx",),
    OFFICE["ppt/presentation.xml"]: ("pptx",),
    "application/x-ole-storage": ("doc", "xls", "ppt", "wps", "et"),
    "audio/mpeg": ("mp3",),
    "audio/wav": ("wav",),
    "audio/amr": ("amr",),
    "audio/mp4": ("m4a",),
    "video/mp4": ("mp4",),
    "text/plain": ("txt", "csv"),
}
#: First bytes, at which place.
SIGNS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xff\xd8\xff", "image/jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "image/png"),
    (0, b"GIF87a", "image/gif"),
    (0, b"GIF89a", "image/gif"),
    (8, b"WEBP", "image/webp"),
    (0, b"BM", "image/bmp"),
    (4, b"ftypheic", "image/heic"),
    (4, b"ftypmif1", "image/heic"),
    (0, b"%PDF-", "application/pdf"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (0, b"ID3", "audio/mpeg"),
    (0, b"\xff\xfb", "audio/mpeg"),
    (0, b"\xff\xf3", "audio/mpeg"),
    (8, b"WAVE", "audio/wav"),
    (0, b"#!AMR", "audio/amr"),
    (4, b"ftypM4A", "audio/mp4"),
    (4, b"ftyp", "video/mp4"),
)
MACROS = ("_VBA_PROJECT".encode("utf-16-le"), b"vbaProject.bin")
#: What runs or carries a file along. In a PDF any character of a name may stand as ``#4A``; three letters alone are
#: found in any picture, so what must follow them counts, too.
ACTIVE_PDF = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|JS\s*([(<]|\d+\s+\d+\s+R))")
WRITTEN_OUT = re.compile(rb"#([0-9A-Fa-f]{2})")
CONTROLS = set(range(32)) - {9, 10, 12, 13}


@dataclass(frozen=True)
class Judged:
    """``objection``: a sentence, "" when the file is taken; then ``media_type`` and the ``name`` it is kept under."""

    name: str
    media_type: str
    objection: str = ""


def judge(name: str, content: bytes, most: int) -> Judged:
    kept = plain_name(name)
    if not content:
        return Judged(kept, "", "文件是空的。")
    if len(content) > most:
        return Judged(kept, "", f"文件太大，最多 {most // 1024 // 1024} MB。可以压小图片，或分成几个文件。")
    media_type = type_of(content)
    if not media_type:
        return Judged(kept, "", "这种文件不收。可以传：图片、PDF、Word、Excel、PPT、录音、视频、文本。")
    if kept.rpartition(".")[2].lower() not in ENDINGS[media_type]:
        return Judged(kept, "", f"文件名和内容对不上：内容是 {ENDINGS[media_type][0].upper()}。请核对后再传。")
    if any(sign in content for sign in MACROS):
        return Judged(kept, "", "文件里有宏，可能带病毒，不收。请另存为不带宏的文件。")
    if media_type == "application/pdf" and _is_active(content):
        return Judged(kept, "", "PDF 里有脚本或嵌入的文件，不收。请打印成新的 PDF 再传。")
    return Judged(kept, media_type)


def _is_active(pdf: bytes) -> bool:
    return bool(ACTIVE_PDF.search(WRITTEN_OUT.sub(lambda found: bytes.fromhex(found[1].decode()), pdf)))


def plain_name(name: str) -> str:
    """Without folders and characters that mean something to a shell or a header."""
    bare = name.replace("\\", "/").rpartition("/")[2]
    bare = "".join(each for each in bare if each.isprintable() and each not in '<>:"|?*;')
    stem, dot, ending = bare.rpartition(".")
    return f"{(stem or '附件')[:LONGEST_NAME]}{dot}{ending[:8]}" if dot else bare[:LONGEST_NAME] or "附件"


def type_of(content: bytes) -> str:
    """ "" for what is none of ours."""
    for place, sign, media_type in SIGNS:
        if content[place : place + len(sign)] == sign and (place != 8 or content[:4] == b"RIFF"):
            return media_type
    if content.startswith(b"PK\x03\x04"):
        return _office(content)
    return "text/plain" if _is_text(content) else ""


def _office(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        return ""
    if any(name.lower().endswith((".exe", ".dll", ".js", ".vbs", ".bat", ".ps1")) for name in names):
        return ""
    return next((media_type for part, media_type in OFFICE.items() if part in names), "")


def _is_text(content: bytes) -> bool:
    if not CONTROLS.isdisjoint(content) or content[:2] in (b"MZ", b"#!"):
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not text.lstrip().startswith("<")
    return False
