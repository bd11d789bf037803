"""What may be attached is judged by what is in it."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from hotline.domains.understanding.knowledge.rules.files import MOST_BYTES, OFFICE, Unfit, type_of


def picture(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size).save(file, kind)
    return file.getvalue()


def office(*parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for part in parts:
            made.writestr(part, "<x/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "type"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("WEBP"), "image/webp"),
        (b"%PDF-1.7\n...\n%%EOF\n", "application/pdf"),
        (office("[Content_Types].xml", "word/document.xml"), OFFICE["word/document.xml"]),
        (office("xl/workbook.xml"), OFFICE["xl/workbook.xml"]),
    ],
)
def test_the_type_is_what_the_content_says(content: bytes, type: str) -> None:
    assert type_of(content) == type


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "空的"),
        (b"x" * (MOST_BYTES + 1), "超过 15 MB"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "不支持"),
        (b"<html><script>alert(1)</script></html>", "不支持"),
        (b"MZ\x90\x00", "不支持"),
        (picture("PNG")[:40], "不支持这种文件，或文件坏了"),
        (picture("BMP"), "不支持这种图片"),
        (b"%PDF-1.7 cut off", "PDF 不完整"),
        (b"%PDF-1.7 /OpenAction /JavaScript (app.alert(1)) %%EOF", "自己运行"),
        (b"%PDF-1.7 /OpenAction /J#61vaScript (app.alert(1)) %%EOF", "自己运行"),
        (b"%PDF-1.7 /Names << /EmbeddedFiles 3 0 R >> %%EOF", "自己运行"),
        (office("word/document.xml", "word/vbaProject.bin"), "带宏"),
        (office("evil.exe"), "不支持"),
        (b"PK\x03\x04 not really", "打不开"),
    ],
)
def test_everything_else_is_refused_with_what_to_do(content: bytes, said: str) -> None:
    with pytest.raises(Unfit, match=said):
        type_of(content)


def test_a_picture_that_would_fill_the_memory_is_refused_unopened() -> None:
    content = picture("PNG")
    header = content[12:16] + struct.pack(">II", 8000, 6000) + content[24:29]
    with pytest.raises(Unfit, match="太大"):
        type_of(content[:12] + header + struct.pack(">I", zlib.crc32(header)) + content[33:])
