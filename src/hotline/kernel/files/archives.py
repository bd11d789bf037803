"""Checks of packed files (ZIP, Office) for dangers.

Refused are files with too much inside, locked ones, names that lead out of a folder, and macros, programs, links or
entities of XML that load something.
"""

import io
import re
import zipfile
from dataclasses import dataclass
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

#: The beginning of a document type in XML, which can define entities that load files or unfold without end.
DOCTYPES = tuple("<!DOCTYPE".encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be"))
OVERLAP = 32
#: A table in a letter is a ZIP in a ZIP. Its own pictures are none.
MAX_DEPTH = 2
ZIP_HEAD = b"PK\x03\x04"
LINK = 0o120000

TOO_MUCH = "文件解压后过大，未接收。请拆分。"
BROKEN = "文件无法打开，可能已损坏。请重新保存后上传。"
LOCKED = "文件有密码，无法检查，未接收。请取消密码后上传。"
APPENDED = "文件含隐藏内容，未接收。请另存为新文件后上传。"
MACROS = "文件含宏，可能有病毒，未接收。请另存为不含宏的文件。"
PROGRAM = "文件含程序，未接收。请删除其中的程序后重传。"
LINKS = "文件会加载外部内容，未接收。请断开链接后上传。"
ENTITIES = "文件含外部实体定义，未接收。请用 Office 或 WPS 另存后上传。"
TOO_DEEP = "压缩包嵌套层数过多，未接收。请解压后上传。"
BAD_NAMES = "压缩包中有重名、指向其他文件夹的文件或链接，未接收。请重新打包。"
EMBEDDED = "文件嵌入了其他文件，未接收。请单独上传。"


def archive_refusal(content: bytes, max_unpacked: int, max_parts: int) -> str:
    """Why the archive is refused, as a sentence in Chinese; "" when it is acceptable.

    First the sizes that the archive declares are checked, then the sizes that unpacking yields. Unpacking goes piece by
    piece and stops at ``max_unpacked`` bytes, those of archives inside included.
    """
    try:
        return _refusal(content, _Budget(max_unpacked, max_parts), depth=1)
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, DeflateError, NotImplementedError, RuntimeError):
        return BROKEN


def hides_archive(content: bytes) -> bool:
    """Tests whether an archive is appended to a file of another type."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return bool(packed.infolist())
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
        return False


@dataclass
class _Budget:
    """What is left of the limits, for an archive and those inside it."""

    bytes: int
    parts: int


def _refusal(content: bytes, left: _Budget, depth: int) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return _outside(content, packed) or _inside(packed, left, depth)


def _outside(content: bytes, packed: zipfile.ZipFile) -> str:
    starts = [part.header_offset for part in packed.infolist()]
    end = content.rfind(b"PK\x05\x06")
    after = content[end + 22 + len(packed.comment) :]
    return APPENDED if not starts or min(starts) != 0 or after.strip(b"\0") else ""


def _inside(packed: zipfile.ZipFile, left: _Budget, depth: int) -> str:
    parts = packed.infolist()
    left.parts -= len(parts)
    if left.parts < 0 or sum(part.file_size for part in parts) > left.bytes:
        return TOO_MUCH
    if _has_bad_names(parts):
        return BAD_NAMES
    if any(part.flag_bits & 1 for part in parts):
        return LOCKED
    if any(MACRO_PARTS.search(part.filename) for part in parts):
        return MACROS
    if any(part.filename.lower().endswith(PROGRAMS) for part in parts):
        return PROGRAM
    return next((refusal for part in parts if (refusal := _of_part(packed, part, left, depth))), "")


def _has_bad_names(parts: list[zipfile.ZipInfo]) -> bool:
    """Names that lead elsewhere, names that occur twice (readers differ in which one they take), and links."""
    names = [part.filename for part in parts]
    leads_out = any(
        name.startswith(("/", "~")) or "\\" in name or ":" in name or ".." in name.split("/") for name in names
    )
    return leads_out or len(set(names)) < len(names) or any(part.external_attr >> 16 & LINK == LINK for part in parts)


def _of_part(packed: zipfile.ZipFile, part: zipfile.ZipInfo, left: _Budget, depth: int) -> str:
    collected, end = bytearray(), b""
    with packed.open(part) as opened:
        while piece := opened.read(PIECE):
            left.bytes -= len(piece)
            if left.bytes < 0:
                return TOO_MUCH
            if part.filename.endswith((".xml", ".rels")):
                text, end = end + piece, piece[-OVERLAP:]
                if any(each in text for each in DOCTYPES):
                    return ENTITIES
            if _is_collected(part.filename) or (collected or piece).startswith(ZIP_HEAD):
                collected += piece
    if collected.startswith(ZIP_HEAD):
        return _refusal(bytes(collected), left, depth + 1) if depth < MAX_DEPTH else TOO_DEEP
    return _part_refusal(part.filename, bytes(collected))


def _is_collected(name: str) -> bool:
    return name == "[Content_Types].xml" or name.endswith((".rels", ".bin"))


def _part_refusal(name: str, text: bytes) -> str:
    if name == "[Content_Types].xml" and MACRO_TYPES.search(text):
        return MACROS
    if name.endswith(".rels") and any(LOADS.search(one) and EXTERNAL.search(one) for one in RELATION.findall(text)):
        return LINKS
    return EMBEDDED if name.endswith(".bin") and PACKAGED_FILE in text else ""
