"""Pictures without what a camera or a program noted in them (place, device, moment, comments), every dot as it was.

Only what is needed to draw the picture is copied; what lies behind its end goes too. Which way up a picture stands is
noted anew, for it decides how it looks. Layouts: JPEG (ISO 10918-1), PNG (ISO 15948), GIF89a, WebP's container (RFC
9649), HEIF's items (ISO 23008-12, 14496-12).
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress

from PIL import Image

from hotline.kernel.errors import Invalid
from hotline.kernel.files.images import BROKEN
from hotline.kernel.files.types import FileType

ORIENTATION = 0x0112
EXIF_HEAD = b"Exif\0\0"

JPEG_START, JPEG_END = b"\xff\xd8", b"\xff\xd9"
SCAN, END = 0xDA, 0xD9
#: Segments for programs, and comments; those that are needed to draw by their number and how they begin.
JPEG_NOTES = frozenset({*range(0xE0, 0xF0), 0xFE})
JPEG_NEEDED = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
NEVER: tuple[bytes, ...] = ()
ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
#: Behind the dots: the next segment. FF 00 is a dot, FF D0 to FF D7 mark restarts.
NEXT_SEGMENT = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]")

PNG_HEAD = b"\x89PNG\r\n\x1a\n"
#: Optional chunks that change how it looks, animation included.
PNG_NEEDED = frozenset(b"tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT".split())
LOWER_CASE = 0x20

EXTENSION, IMAGE, TRAILER = 0x21, 0x2C, 0x3B
GIF_COMMENT, GIF_APPLICATION = 0xFE, 0xFF
#: Applications whose blocks say how often an animation is repeated.
GIF_NEEDED = (b"NETSCAPE2.0", b"ANIMEXTS1.0")

WEBP_NEEDED = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
WEBP_EXIF, WEBP_XMP = 0x08, 0x04

#: Items of HEIF that are notes: Exif, and XMP as a text of some media type.
HEIF_NOTES = frozenset({b"Exif", b"mime", b"uri "})
#: An Exif item that notes nothing: its head begins at once and has an empty directory.
NO_NOTES = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
IN_FILE, IN_BOX = 0, 1


def without_notes(content: bytes, type: FileType) -> bytes:
    """Raises Invalid for a picture that is not built as its type is. Runs in the sandbox."""
    try:
        return WITHOUT[type](content)
    except (IndexError, KeyError, ValueError, struct.error) as error:
        raise Invalid(BROKEN, code="file_refused") from error


def _way_up(notes: bytes) -> bytes:
    """Of these notes which way up the picture stands and nothing else; b"" for one that stands as it lies."""
    found = Image.Exif()
    with suppress(SyntaxError, struct.error):  # of no use to whoever draws it either
        found.load(notes)
    turned = found.get(ORIENTATION, 1)
    if turned not in range(2, 9):
        return b""
    made = Image.Exif()
    made[ORIENTATION] = turned
    return made.tobytes().removeprefix(EXIF_HEAD)


def _jpeg(content: bytes) -> bytes:
    notes, parts = b"", list[bytes]()
    for number, part, begins in _segments(content):
        if number == 0xE1 and begins.startswith(EXIF_HEAD):
            notes = notes or _way_up(begins)
        elif number not in JPEG_NOTES or begins.startswith(JPEG_NEEDED.get(number, NEVER)):
            parts.append(part)
    if notes:
        parts.insert(0, b"\xff\xe1" + struct.pack(">H", len(EXIF_HEAD + notes) + 2) + EXIF_HEAD + notes)
    return b"".join([JPEG_START, *parts, JPEG_END])


def _segments(content: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Number, the whole segment, what it holds; with the dots where they follow. Up to the end of the first image."""
    at = len(JPEG_START)
    while at < len(content):
        if content[at] != 0xFF:
            raise ValueError
        start = at
        while content[at] == 0xFF:
            at += 1
        number, at = content[at], at + 1
        if number == END:
            return
        inside = stop = at
        if number not in ALONE:
            inside, stop = at + 2, at + struct.unpack_from(">H", content, at)[0]
        at = stop
        if number == SCAN:
            found = NEXT_SEGMENT.search(content, stop)
            at = found.start() if found else len(content)
        yield number, content[start:at], content[inside:stop]


def _png(content: bytes) -> bytes:
    parts, at = [PNG_HEAD], len(PNG_HEAD)
    while True:
        length, name = struct.unpack_from(">I4s", content, at)
        chunk = content[at : at + length + 12]
        at += length + 12
        if name == b"eXIf" and (notes := _way_up(chunk[8:-4])):
            parts.append(struct.pack(">I4s", len(notes), name) + notes + struct.pack(">I", zlib.crc32(name + notes)))
        elif not name[0] & LOWER_CASE or name in PNG_NEEDED:
            parts.append(chunk)
        if name == b"IEND":
            return b"".join(parts)


def _gif(content: bytes) -> bytes:
    at = 13 + _colours(content[10])
    parts = [content[:at]]
    while content[at] != TRAILER:
        start, mark = at, content[at]
        if mark == EXTENSION:
            label, at = content[at + 1], at + 2
        elif mark == IMAGE:
            label, at = 0, at + 10 + _colours(content[at + 9]) + 1
        else:
            raise ValueError
        begins = content[at + 1 : at + 1 + content[at]]
        while content[at]:
            at += content[at] + 1
        at += 1
        if label != GIF_COMMENT and (label != GIF_APPLICATION or begins in GIF_NEEDED):
            parts.append(content[start:at])
    return b"".join([*parts, bytes([TRAILER])])


def _colours(flags: int) -> int:
    """The length of the table of colours that the flags announce."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _webp(content: bytes) -> bytes:
    parts, notes, at = [b"WEBP"], b"", 12
    end = min(len(content), 8 + struct.unpack_from("<I", content, 4)[0])
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", content, at)
        chunk = content[at : at + 8 + length + length % 2]
        at += len(chunk)
        if name == b"EXIF":
            notes = _way_up(chunk[8 : 8 + length])
        elif name in WEBP_NEEDED:
            parts.append(chunk)
    if notes:
        parts.append(struct.pack("<4sI", b"EXIF", len(notes)) + notes + b"\0" * (len(notes) % 2))
    if parts[1][:4] == b"VP8X":
        flags = parts[1][8] & ~(WEBP_EXIF | WEBP_XMP) | (WEBP_EXIF if notes else 0)
        parts[1] = parts[1][:8] + bytes([flags]) + parts[1][9:]
    body = b"".join(parts)
    return struct.pack("<4sI", b"RIFF", len(body)) + body


def _heic(content: bytes) -> bytes:
    """Notes are overwritten where they lie, for everything else is found by its place in the file."""
    made = bytearray(content)
    (meta,) = (span for name, *span in _boxes(content, 0, len(content)) if name == b"meta")
    boxes = {name: (start, stop) for name, start, stop in _boxes(content, meta[0] + 4, meta[1])}
    notes = {item for item, kind in _heif_items(content, *boxes[b"iinf"]) if kind in HEIF_NOTES}
    for item, start, stop in _heif_places(content, boxes):
        if item in notes:
            if not 0 <= start <= stop <= len(content):
                raise ValueError
            made[start:stop] = NO_NOTES[: stop - start].ljust(stop - start, b"\0")
    return bytes(made)


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, and where the inside begins and ends."""
    while at + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, at)
        head = 8
        if size == 1:
            size, head = struct.unpack_from(">Q", content, at + 8)[0], 16
        stop = at + size if size else end
        if not at + head <= stop <= end:
            raise ValueError
        yield name, at + head, stop
        at = stop


def _heif_items(content: bytes, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
    """Each item's number and kind."""
    first = start + (6 if content[start] == 0 else 8)
    for name, at, _stop in _boxes(content, first, stop):
        if name == b"infe":
            wide = content[at] == 3
            number, _protection, kind = struct.unpack_from(">IH4s" if wide else ">HH4s", content, at + 4)
            yield number, kind


def _heif_places(content: bytes, boxes: Mapping[bytes, tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Each piece of each item: the item's number, and where the piece begins and ends in the file."""
    numbers = _Numbers(content, boxes[b"iloc"][0])
    version = numbers.next(1)
    numbers.next(3)
    sizes = numbers.next(2)
    offset_size, length_size, base_size, index_size = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    for _ in range(numbers.next(wide)):
        item = numbers.next(wide)
        method = numbers.next(2) & 15 if version else IN_FILE
        numbers.next(2)
        base = numbers.next(base_size)
        within = {IN_FILE: 0, IN_BOX: boxes.get(b"idat", (0, 0))[0]}[method]
        for _ in range(numbers.next(2)):
            if version:
                numbers.next(index_size)
            start = within + base + numbers.next(offset_size)
            yield item, start, start + numbers.next(length_size)


class _Numbers:
    """Numbers one after the other."""

    def __init__(self, content: bytes, at: int) -> None:
        self._content, self._at = content, at

    def next(self, size: int) -> int:
        found = self._content[self._at : self._at + size]
        if len(found) < size:
            raise ValueError
        self._at += size
        return int.from_bytes(found)


WITHOUT: Mapping[FileType, Callable[[bytes], bytes]] = {
    FileType.JPEG: _jpeg,
    FileType.PNG: _png,
    FileType.GIF: _gif,
    FileType.WEBP: _webp,
    FileType.HEIC: _heic,
}
