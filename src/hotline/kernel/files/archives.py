"""Checks of packed files (ZIP, Office) for dangers.

Refused are files with too much inside, locked ones, and ones with macros, programs or links that load something.
"""

import io
import re
import zipfile
from zlib import error as DeflateError

PIECE = 1 << 20
PROGRAMS = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".hta", ".jar", ".lnk")
#: Parts that hold macros (VBA, Excel 4.0) or controls, by the beginning or end of their name.
MACRO_PARTS = re.compile(r"(^|/)vbaproject\.bin$|(^|/)(macrosheets|activex|dialogsheets)/", re.I)
#: Content types, by which Office recognises macros; the name of a part may be anything.
MACRO_TYPES = re.compile(rb"vbaProject|macroEnabled|macrosheet|activeX", re.I)
#: Relations to content that Office would load from elsewhere when it opens the file.
RELATION = re.compile(rb"<Relationship\b[^>]*>", re.I)
LOADS = re.compile(rb"/(attachedTemplate|oleObject|frame|subDocument)[\"']", re.I)
EXTERNAL = re.compile(rb"TargetMode\s*=\s*[\"']External", re.I)
#: The stream of an OLE object that carries any file along.
PACKAGED_FILE = "Ole10Native".encode("utf-16-le")

TOO_MUCH = "文件解压后过大，未接收。请拆分。"
BROKEN = "文件无法打开，可能已损坏。请重新保存后上传。"
LOCKED = "文件有密码，无法检查，未接收。请取消密码后上传。"
APPENDED = "文件含隐藏内容，未接收。请另存为新文件后上传。"
MACROS = "文件含宏，可能有病毒，未接收。请另存为不含宏的文件。"
PROGRAM = "文件含程序，未接收。"
LINKS = "文件会加载外部内容，未接收。请断开链接后上传。"
EMBEDDED = "文件嵌入了其他文件，未接收。请单独上传。"


def archive_refusal(content: bytes, max_unpacked: int, max_parts: int) -> str:
    """Why the archive is refused, as a sentence in Chinese; "" when it is acceptable.

    First the sizes that the archive declares are checked, then the sizes that unpacking yields. Unpacking goes piece by
    piece and stops at ``max_unpacked`` bytes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return _outside(content, packed) or _inside(packed, max_unpacked, max_parts)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, DeflateError, NotImplementedError, RuntimeError):
        return BROKEN


def hides_archive(content: bytes) -> bool:
    """Tests whether an archive is appended to a file of another type."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return bool(packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return False


def _outside(content: bytes, packed: zipfile.ZipFile) -> str:
    starts = [part.header_offset for part in packed.infolist()]
    end = content.rfind(b"PK\x05\x06")
    after = content[end + 22 + len(packed.comment) :]
    return APPENDED if not starts or min(starts) != 0 or after.strip(b"\0") else ""


def _inside(packed: zipfile.ZipFile, max_unpacked: int, max_parts: int) -> str:
    parts = packed.infolist()
    if len(parts) > max_parts or sum(part.file_size for part in parts) > max_unpacked:
        return TOO_MUCH
    if any(part.flag_bits & 1 for part in parts):
        return LOCKED
    if any(MACRO_PARTS.search(part.filename) for part in parts):
        return MACROS
    if any(part.filename.lower().endswith(PROGRAMS) for part in parts):
        return PROGRAM
    left = max_unpacked
    for part in parts:
        looked_at = _looked_at(part.filename)
        text = bytearray()
        with packed.open(part) as opened:
            while piece := opened.read(PIECE):
                left -= len(piece)
                if left < 0:
                    return TOO_MUCH
                if looked_at:
                    text += piece
        if refusal := _part_refusal(part.filename, bytes(text)):
            return refusal
    return ""


def _looked_at(name: str) -> bool:
    return name == "[Content_Types].xml" or name.endswith((".rels", ".bin"))


def _part_refusal(name: str, text: bytes) -> str:
    if name == "[Content_Types].xml" and MACRO_TYPES.search(text):
        return MACROS
    if name.endswith(".rels") and any(LOADS.search(one) and EXTERNAL.search(one) for one in RELATION.findall(text)):
        return LINKS
    return EMBEDDED if name.endswith(".bin") and PACKAGED_FILE in text else ""
