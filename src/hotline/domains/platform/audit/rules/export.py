"""The files of an export, and the manifest that is signed."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

import msgspec

from hotline.kernel.chain import sm3
from hotline.kernel.tables import FORMULA_SIGNS

COLUMNS = (
    "id",
    "at",
    "by",
    "action",
    "about",
    "outcome",
    "status",
    "permission",
    "address",
    "client",
    "session",
    "correlation",
    "detail",
)
HEADINGS = (
    "编号",
    "时间",
    "操作人",
    "动作",
    "对象",
    "结果",
    "状态码",
    "权限",
    "来源地址",
    "终端",
    "会话",
    "关联号",
    "详情",
)
README = """\
审计记录导出
============

rows.{form}      记录，按时间先后
manifest.json   查询条件、条数、各文件的 SM3 摘要
manifest.sig    对 manifest.json 的 SM2 签名（DER，用户标识 1234567812345678）
public.pem      签名的公钥；请与平台事先交付的公钥核对指纹：{fingerprint}
verify.py       核对程序，只需 Python 3 与 OpenSSL 3：python3 verify.py .

手工核对：
openssl dgst -sm3 -verify public.pem -sigopt distid:1234567812345678 -signature manifest.sig manifest.json
openssl dgst -sm3 rows.{form}
"""


def as_csv(rows: Iterable[Mapping[str, object]]) -> bytes:
    """UTF-8 with a mark at its beginning, by which spreadsheets know it."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for row in rows:
        writer.writerow([_cell(row[column]) for column in COLUMNS])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def as_lines(rows: Iterable[Mapping[str, object]]) -> bytes:
    """JSON, a line a row."""
    return b"".join(msgspec.json.encode({column: row[column] for column in COLUMNS}) + b"\n" for row in rows)


def manifest(
    files: Mapping[str, bytes], *, rows: int, at: datetime, by: str, filters: Mapping[str, str], head: str, key: str
) -> bytes:
    """``head``: the newest head of the chain when the export was made; ``key``: the fingerprint of who signs."""
    listed: Sequence[dict[str, object]] = [
        {"name": name, "bytes": len(content), "sm3": sm3(content)} for name, content in sorted(files.items())
    ]
    content = {"made_at": at, "by": by, "rows": rows, "filters": filters, "head": head, "key": key, "files": listed}
    return msgspec.json.format(msgspec.json.encode(content), indent=2)


def _cell(value: object) -> str:
    text = "" if value is None else value if isinstance(value, str) else msgspec.json.encode(value).decode().strip('"')
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text
