"""Checks of files of a permitted type: scripts, macros, two files in one, contents that would fill the memory."""

import io
import re
import zlib
from collections.abc import Callable

from PIL import Image, UnidentifiedImageError

from hotline.kernel.files.archives import (
    APPENDED,
    BROKEN,
    EMBEDDED,
    LOCKED,
    MACROS,
    PACKAGED_FILE,
    TOO_MUCH,
    archive_refusal,
    hides_archive,
)
from hotline.kernel.files.types import OFFICE, PICTURES, FileType

MAX_PIXELS = 120_000_000
#: PDF names that run something or embed a file. Any character of a name may be written as ``#4A``. Three letters alone
#: occur in any picture, so the characters that must follow are matched too.
ACTIVE_PDF = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia|XFA\b|JS\s*([(<]|\d+\s+\d+\s+R))")
WRITTEN_OUT = re.compile(rb"#([0-9A-Fa-f]{2})")
PDF_END, PDF_TAIL = b"%%EOF", 2048
#: Readers of PDF look for its head this far into a file.
HEAD = 1024
#: A stream of a PDF: its dictionary stands before this word, behind the last ``obj``, its bytes after it.
STREAM = re.compile(rb"(?<!end)stream\r?\n")
LONGEST_DICTIONARY = 4096
#: Filters one after the other unfold a few bytes without end, and no program writes them.
TWICE = re.compile(rb"/(FlateDecode|Fl)\b[^\]]*/(FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b")
OBJECTS = b"/ObjStm"
PIECE = 1 << 20
#: A WAV that was written while it was recorded states one of these sizes.
OPEN_ENDED = {0, 0x7FFFFFFF, 0xFFFFFFFF}
RIFF_HEAD, CHUNK_HEAD = 12, 8
MARKUP = re.compile(rb"<(script|html|iframe|svg|\?php)\b", re.I)
OLD_MACROS = ("_VBA_PROJECT".encode("utf-16-le"), b"vbaProject.bin")
OLD_LOCKED = "EncryptedPackage".encode("utf-16-le")

ACTIVE = "PDF 含脚本或嵌入文件，未接收。请打印为新 PDF 后上传。"
CUT_OFF = "PDF 不完整，请重新保存后上传。"
CUT_OFF_SOUND = "录音不完整或长度有误，未接收。请重新录制，或另存后上传。"
HUGE = "图片过大，请缩小后上传。"
TWO_IN_ONE = "文件含网页或脚本，未接收。请另存为新文件后上传。"


def danger_of(content: bytes, found: FileType, *, max_unpacked: int, max_parts: int) -> str:
    """Why the file is dangerous, as a Chinese sentence with the remedy; "" for a harmless file."""
    if found in OFFICE or found is FileType.ZIP:
        return archive_refusal(content, max_unpacked, max_parts)
    if found is FileType.TEXT:
        return ""
    if found is FileType.OLD_OFFICE:
        return _old_office(content)
    checks: list[Callable[[bytes], str]] = [_mixed]
    if found is FileType.PDF:
        checks += [_pdf, lambda content: _streams(content, max_unpacked)]
    elif found is FileType.WAV:
        checks.append(_wav)
    elif found in PICTURES and found is not FileType.HEIC:
        checks.append(lambda content: _image(content, found))
    return next((refusal for check in checks if (refusal := check(content))), "")


def _old_office(content: bytes) -> str:
    if any(mark in content for mark in OLD_MACROS):
        return MACROS
    if OLD_LOCKED in content:
        return LOCKED
    return EMBEDDED if PACKAGED_FILE in content else ""


def _mixed(content: bytes) -> str:
    if MARKUP.search(content):
        return TWO_IN_ONE
    if b"%PDF-" in content[1:HEAD] or hides_archive(content):
        return APPENDED
    return ""


def _pdf(content: bytes) -> str:
    plain = WRITTEN_OUT.sub(_written_out, content)
    if ACTIVE_PDF.search(plain):
        return ACTIVE
    return "" if PDF_END in content[-PDF_TAIL:] else CUT_OFF


def _streams(content: bytes, max_unpacked: int) -> str:
    """Unpacks what is packed (Flate), piece by piece, and looks for scripts in packed objects."""
    left = max_unpacked
    for stream in STREAM.finditer(content):
        dictionary = content[max(0, stream.start() - LONGEST_DICTIONARY) : stream.start()].rpartition(b"obj")[2]
        if TWICE.search(dictionary):
            return TOO_MUCH
        objects, unpacker = bytearray(), zlib.decompressobj()
        packed = content[stream.end() : stream.end() + PIECE]
        at = stream.end() + len(packed)
        try:
            while packed and not unpacker.eof:
                piece = unpacker.decompress(packed, PIECE)
                left -= len(piece)
                if left < 0:
                    return TOO_MUCH
                if OBJECTS in dictionary:
                    objects += piece
                packed = unpacker.unconsumed_tail
                if not packed:
                    packed = content[at : at + PIECE]
                    at += len(packed)
        except zlib.error:
            pass  # of another filter, or torn
        if ACTIVE_PDF.search(WRITTEN_OUT.sub(_written_out, bytes(objects))):
            return ACTIVE
    return ""


def _written_out(found: re.Match[bytes]) -> bytes:
    return bytes.fromhex(found[1].decode())


def _wav(content: bytes) -> str:
    """A head that states hours of sound over a few bytes makes readers set memory aside for it."""
    at = RIFF_HEAD
    while at + CHUNK_HEAD <= len(content):
        size = int.from_bytes(content[at + 4 : at + CHUNK_HEAD], "little")
        if at + CHUNK_HEAD + size > len(content) and not (content[at : at + 4] == b"data" and size in OPEN_ENDED):
            return CUT_OFF_SOUND
        at += CHUNK_HEAD + size + size % 2
    return ""


def _image(content: bytes, found: FileType) -> str:
    """Reads the head and the checksums; the pixels are never unpacked."""
    try:
        with Image.open(io.BytesIO(content), formats=[found.name]) as image:
            width, height = image.size
            if width * height > MAX_PIXELS:
                return HUGE
            image.verify()
    except Image.DecompressionBombError:
        return HUGE
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return BROKEN
    return ""
