"""Recognises file types by their first bytes, whatever the file's name."""

import io
import zipfile
from enum import StrEnum


class FileType(StrEnum):
    """The value is the media type."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    GIF = "image/gif"
    WEBP = "image/webp"
    BMP = "image/bmp"
    HEIC = "image/heic"
    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    OLD_OFFICE = "application/x-ole-storage"
    ZIP = "application/zip"
    MP3 = "audio/mpeg"
    WAV = "audio/wav"
    AMR = "audio/amr"
    M4A = "audio/mp4"
    AAC = "audio/aac"
    OGG = "audio/ogg"
    FLAC = "audio/flac"
    WMA = "audio/x-ms-wma"
    WEBM = "audio/webm"
    MP4 = "video/mp4"
    TEXT = "text/plain"


#: Endings that a file's name may have; the first one names the type to people.
ENDINGS = {
    FileType.JPEG: ("jpg", "jpeg"),
    FileType.PNG: ("png",),
    FileType.GIF: ("gif",),
    FileType.WEBP: ("webp",),
    FileType.BMP: ("bmp",),
    FileType.HEIC: ("heic", "heif"),
    FileType.PDF: ("pdf",),
    FileType.DOCX: ("docx",),
    FileType.XLSX: ("xlsx",),
    FileType.PPTX: ("pptx",),
    FileType.OLD_OFFICE: ("doc", "xls", "ppt", "wps", "et"),
    FileType.ZIP: ("zip",),
    FileType.MP3: ("mp3",),
    FileType.WAV: ("wav",),
    FileType.AMR: ("amr",),
    FileType.M4A: ("m4a",),
    FileType.AAC: ("aac",),
    FileType.OGG: ("ogg", "oga", "opus"),
    FileType.FLAC: ("flac",),
    FileType.WMA: ("wma",),
    FileType.WEBM: ("webm",),
    FileType.MP4: ("mp4",),
    FileType.TEXT: ("txt", "csv"),
}
#: Pictures that every browser displays.
WEB_PICTURES = frozenset({FileType.PNG, FileType.JPEG, FileType.GIF, FileType.WEBP})
PICTURES = WEB_PICTURES | {FileType.BMP, FileType.HEIC}
OFFICE = frozenset({FileType.DOCX, FileType.XLSX, FileType.PPTX})
SOUND = frozenset({FileType.MP3, FileType.WAV, FileType.AMR, FileType.M4A})
#: Formats that browsers and telephones record, MP4 without a picture included.
RECORDED = SOUND | {FileType.AAC, FileType.OGG, FileType.FLAC, FileType.WMA, FileType.WEBM, FileType.MP4}

#: Offset, bytes at that offset, type. The first match counts.
SIGNATURES: tuple[tuple[int, bytes, FileType], ...] = (
    (0, b"\xff\xd8\xff", FileType.JPEG),
    (0, b"\x89PNG\r\n\x1a\n", FileType.PNG),
    (0, b"GIF87a", FileType.GIF),
    (0, b"GIF89a", FileType.GIF),
    (0, b"BM", FileType.BMP),
    (4, b"ftypheic", FileType.HEIC),
    (4, b"ftypmif1", FileType.HEIC),
    (0, b"%PDF-", FileType.PDF),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileType.OLD_OFFICE),
    (0, b"ID3", FileType.MP3),
    *((0, b"\xff" + bytes([version]), FileType.MP3) for version in (0xFB, 0xFA, 0xF3, 0xF2, 0xE3, 0xE2)),
    (0, b"\xff\xf1", FileType.AAC),
    (0, b"\xff\xf9", FileType.AAC),
    (0, b"#!AMR", FileType.AMR),
    (0, b"OggS", FileType.OGG),
    (0, b"fLaC", FileType.FLAC),
    (0, b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", FileType.WMA),
    (0, b"\x1aE\xdf\xa3", FileType.WEBM),
    (4, b"ftypM4A", FileType.M4A),
    (4, b"ftyp", FileType.MP4),
)
#: RIFF files say at offset 8 what they hold.
RIFF = {b"WEBP": FileType.WEBP, b"WAVE": FileType.WAV}
#: The part that tells one kind of Office file from the others.
OFFICE_PARTS = {
    "word/document.xml": FileType.DOCX,
    "xl/workbook.xml": FileType.XLSX,
    "ppt/presentation.xml": FileType.PPTX,
}
CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}


def type_of(content: bytes) -> FileType | None:
    """The type that the content shows, None for one that is not known here."""
    if content.startswith(b"RIFF"):
        return RIFF.get(content[8:12])
    if content.startswith(b"PK\x03\x04"):
        return _packed_type(content)
    for offset, signature, found in SIGNATURES:
        if content[offset : offset + len(signature)] == signature:
            return found
    return FileType.TEXT if _is_text(content) else None


def _packed_type(content: bytes) -> FileType | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = set(packed.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError):
        return None
    return next((found for part, found in OFFICE_PARTS.items() if part in names), FileType.ZIP)


def _is_text(content: bytes) -> bool:
    """Plain text in UTF-8 or GB 18030; markup and scripts are not plain."""
    if not content or not CONTROLS.isdisjoint(content) or content[:2] in (b"MZ", b"#!"):
        return False
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return not text.lstrip().startswith("<")
    return False
