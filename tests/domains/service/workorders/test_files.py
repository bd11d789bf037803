"""Which files a case takes, by their content whatever they are called."""

import io
import zipfile

import pytest

from hotline.domains.service.workorders.rules.files import judge, plain_name, type_of

PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 30
MOST = 1024 * 1024


def packed(*parts: str) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as file:
        for part in ("[Content_Types].xml", *parts):
            file.writestr(part, "<x/>")
    return into.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("照片.PNG", PNG),
        ("照片.jpg", b"\xff\xd8\xff\xe0" + b"0" * 20),
        ("合同.pdf", b"%PDF-1.7\n..."),
        ("合同.docx", packed("word/document.xml")),
        ("工资表.xlsx", packed("xl/workbook.xml")),
        ("旧合同.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
        ("录音.wav", b"RIFF\x00\x00\x00\x00WAVEfmt "),
        ("录音.mp3", b"ID3\x04" + b"\x00" * 20),
        ("录像.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("说明.txt", "工资条拍照不清楚".encode()),
        ("说明.txt", "旧电脑存的".encode("gb18030")),
    ],
)
def test_pictures_documents_sound_and_text_are_taken(name: str, content: bytes) -> None:
    assert judge(name, content, MOST).objection == ""


@pytest.mark.parametrize(
    ("name", "content", "named"),
    [
        ("空.txt", b"", "空的"),
        ("大.txt", b"a" * (MOST + 1), "最多 1 MB"),
        ("照片.jpg", b"MZ\x90\x00" + b"\x00" * 100, "这种文件不收"),
        ("照片.jpg", PNG, "文件名和内容对不上：内容是 PNG"),
        ("网页.txt", b"<html><script>alert(1)</script>", "这种文件不收"),
        ("脚本.txt", b"#!/bin/sh\nrm -rf /", "这种文件不收"),
        ("压缩.zip", packed("readme.md"), "这种文件不收"),
        ("合同.docx", packed("word/document.xml", "word/vbaProject.bin"), "有宏"),
        ("合同.docx", packed("word/document.xml", "run.exe"), "这种文件不收"),
        ("旧表.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "_VBA_PROJECT".encode("utf-16-le"), "有宏"),
        ("合同.pdf", b"%PDF-1.7 /OpenAction << /JavaScript (app.alert(1)) >>", "PDF 里有脚本"),
        ("合同.pdf", b"%PDF-1.7 << /S /J#61vaScript /JS 12 0 R >>", "PDF 里有脚本"),
        ("合同.pdf", b"%PDF-1.7 << /JS <6170702e> >>", "PDF 里有脚本"),
        ("坏.docx", b"PK\x03\x04 broken", "这种文件不收"),
        ("没后缀", PNG, "对不上"),
    ],
)
def test_what_could_run_or_is_not_what_it_says_is_refused(name: str, content: bytes, named: str) -> None:
    assert named in judge(name, content, MOST).objection


def test_names_lose_folders_and_what_means_something_elsewhere() -> None:
    assert plain_name("../../etc/passwd") == "passwd"
    assert plain_name("C:\\我的\\合同<1>.pdf") == "合同1.pdf"
    assert plain_name('a"b\r\nc;.png') == "abc.png"
    assert plain_name("") == "附件"
    assert len(plain_name("长" * 500 + ".pdf")) == 124
    assert type_of(b"BM" + b"\x00" * 10) == "image/bmp"
