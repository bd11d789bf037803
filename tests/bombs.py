"""Files made to fill the memory or the time of whoever opens them, or to reach out; each of some megabytes at most."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from tests import sample_files as files

MEGABYTE = 1 << 20
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol0 "ha">'
    + "".join(f'<!ENTITY lol{at} "{f"&lol{at - 1};" * 10}">' for at in range(1, 10))
    + "]><lolz>&lol9;</lolz>"
)
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


def zeros(megabytes: int) -> Iterator[bytes]:
    return (b"\0" * MEGABYTE for _ in range(megabytes))


def deflated(megabytes: int) -> bytes:
    packer = zlib.compressobj(1)
    return b"".join(packer.compress(piece) for piece in zeros(megabytes)) + packer.flush()


def nested_zip(levels: int = 6) -> bytes:
    """As 42.zip: each level holds the next one several times."""
    content = files.packed(bottom=b"\0" * MEGABYTE)
    for _ in range(levels):
        content = files.packed(**{f"lib{at}_dot_zip": content for at in range(4)})
    return content


def overlapping_zip(entries: int = 250) -> bytes:
    """Every entry of the directory names the same packed bytes."""
    one = files.packed(x=b"\0" * (8 * MEGABYTE))
    end = one.rindex(b"PK\x05\x06")
    (start,) = struct.unpack_from("<I", one, end + 16)
    record = one[start:end]
    directory = b"".join(record[:-1] + bytes([at]) for at in range(1, entries + 1))
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, entries, entries, len(directory), start, 0)
    return one[:start] + directory + tail


def zip_of_names(*names: str, link: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as written:
        for name in names:
            written.writestr(name, b"x")
        if link:
            info = zipfile.ZipInfo(link)
            info.external_attr = 0o120777 << 16
            written.writestr(info, "/etc/passwd")
    return file.getvalue()


def workbook_of(part: str, head: bytes, pieces: Iterator[bytes], tail: bytes, *, named: str = "") -> bytes:
    """A workbook of which one part is another one, and lies under another name if ``named``."""
    own, named = part.removeprefix("xl/").encode(), named or part
    source, file = zipfile.ZipFile(io.BytesIO(files.workbook(("编码",)))), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as book:
        for name in source.namelist():
            if name != part:
                book.writestr(name, source.read(name).replace(own, named.removeprefix("xl/").encode()))
        with book.open(named, "w", force_zip64=True) as written:
            written.write(head)
            for piece in pieces:
                written.write(piece)
            written.write(tail)
    return file.getvalue()


def million_rows(named: str = "") -> bytes:
    rows = (
        "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(start, start + 50_000)).encode()
        for start in range(1, 1_000_001, 50_000)
    )
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return workbook_of("xl/worksheets/sheet1.xml", head, rows, b"</sheetData></worksheet>", named=named)


def shared_strings(megabytes: int = 190, named: str = "") -> bytes:
    """Below the limit of what may be unpacked, and many times as much once each text is an object."""
    piece = b"<si><t>a</t></si>" * (MEGABYTE // 17)
    head = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    return workbook_of("xl/sharedStrings.xml", head, (piece for _ in range(megabytes)), b"</sst>", named=named)


def office_with(name: str, xml: str, form: str = "utf-8") -> bytes:
    return files.with_part(files.letter(), name, xml.encode(form))


def pdf_with(stream: bytes, dictionary: bytes = b"/Filter/FlateDecode") -> bytes:
    body = b"4 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n" % (dictionary, len(stream), stream)
    return files.PDF.replace(b"trailer", body + b"trailer")


def tiff(width: int, height: int, pages: int = 1) -> bytes:
    """A fax of so many white dots: its one strip is missing."""
    content = b"II*\0" + struct.pack("<I", 8)
    for page in range(pages):
        tags = ((256, 4, width), (257, 4, height), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8), (279, 4, 4))
        entries = b"".join(struct.pack("<HHII", tag, kind, 1, value) for tag, kind, value in tags)
        after = len(content) + 2 + len(entries) + 4
        content += struct.pack("<H", len(tags)) + entries + struct.pack("<I", after if page + 1 < pages else 0)
    return content


def day_long_wav() -> bytes:
    """A second of sound under a head that states 24 hours."""
    content, size = bytearray(files.sound()), 24 * 3600 * 16_000
    content[4:8] = struct.pack("<I", size + 36)
    content[40:44] = struct.pack("<I", size)
    return bytes(content)


def playlist(address: str) -> bytes:
    return f"#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n{address}\n#EXT-X-ENDLIST\n".encode()


def playlist_as_mp3(address: str) -> bytes:
    """The playlist behind an empty ID3 tag, by which it passes for an MP3."""
    return b"ID3\x04\0\0\0\0\0\0" + playlist(address)


def hours_of_amr(hours: float = 9) -> bytes:
    """Silence for a telephone: nine hours in the 15 MB that a place takes, and nothing that states its length."""
    frame = bytes([0x04]) + bytes(12)  # the lowest rate, 20 ms
    return b"#!AMR\n" + frame * int(hours * 3600 * 50)
