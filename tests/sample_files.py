"""Files of every kind as people have them, and files made to do harm."""

import io
import struct
import wave
import zipfile
import zlib

import docx
import xlsxwriter
from PIL import Image
from PIL.Image import Exif
from PIL.PngImagePlugin import PngInfo

PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
GPS, LATITUDE = 0x8825, 2
DEVICE = b"Fahrzeug"
PROGRAM = b"MZ\x90\x00" + b"\x00" * 300


def image(kind: str = "PNG", size: tuple[int, int] = (8, 8), text: str = "") -> bytes:
    """``text`` stands in the clear in a PNG's comment."""
    file, info = io.BytesIO(), PngInfo()
    if text:
        info.add_text("Comment", text)
    Image.new("RGB", size).save(file, kind, **({"pnginfo": info} if kind == "PNG" else {}))
    return file.getvalue()


def photograph(size: tuple[int, int] = (40, 30)) -> bytes:
    """As a telephone takes it: lying on its side, with the place where it was taken, and something behind its end."""
    file, exif = io.BytesIO(), Exif()
    exif[0x0112] = 6
    exif[0x010F] = DEVICE.decode()
    exif.get_ifd(GPS)[LATITUDE] = (39.0, 54.0, 20.0)
    Image.new("RGB", size, "red").save(file, "JPEG", exif=exif)
    return file.getvalue()


def huge_image(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a hundred bytes that says it has billions of pixels."""
    content = image()
    header = content[12:16] + struct.pack(">II", width, height) + content[24:29]
    return content[:12] + header + struct.pack(">I", zlib.crc32(header)) + content[33:]


def sound(seconds: float = 1.0) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as written:
        written.setparams((1, 2, 8000, 0, "NONE", ""))
        written.writeframes(b"\x10\x20" * int(8000 * seconds))
    return file.getvalue()


def letter(text: str = "您好") -> bytes:
    file, document = io.BytesIO(), docx.Document()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def workbook(*rows: tuple[object, ...]) -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return file.getvalue()


def packed(**parts: bytes) -> bytes:
    """A ZIP; ``__`` in a name stands for a slash, ``_dot_`` for a dot."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return file.getvalue()


def with_part(archive: bytes, name: str, content: bytes) -> bytes:
    file = io.BytesIO(archive)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as written:
        written.writestr(name, content)
    return file.getvalue()


def with_macro(archive: bytes) -> bytes:
    return with_part(archive, "word/vbaProject.bin", OLD_OFFICE + b"Attribute VB_Name")


def with_renamed_macro(archive: bytes) -> bytes:
    """The macros' part is called something harmless; Office goes by its content type."""
    source, file = zipfile.ZipFile(io.BytesIO(archive)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as written:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                kind = b'<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
                content = content.replace(b"</Types>", kind)
            written.writestr(name, content)
    return file.getvalue()


def bomb(archive: bytes, megabytes: int = 30) -> bytes:
    """Small, and unpacks to very much."""
    file = io.BytesIO(archive)
    with (
        zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as written,
        written.open("word/media/image1.bmp", "w") as part,
    ):
        for _ in range(megabytes):
            part.write(b"\0" * (1 << 20))
    return file.getvalue()


def lying_bomb(archive: bytes, megabytes: int = 30) -> bytes:
    """The same, but its directory and its heads state ten bytes."""
    content, size = bomb(archive, megabytes), megabytes << 20
    return content.replace(struct.pack("<I", size), struct.pack("<I", 10))
