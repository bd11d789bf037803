"""The certificate of destruction: what was destroyed, who ordered and approved it, for which receipt; SM2-signed."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hotline.infrastructure import sm2
from hotline.infrastructure.reports import typeset
from hotline.kernel.chain import sm3
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Unavailable
from hotline.kernel.report_document import Column, Paragraph, ReportDocument, Table
from hotline.processes.contract_end.remains import TITLES

JSON, SIGNATURE, PDF, PUBLIC = "certificate.json", "certificate.sig", "certificate.pdf", "public.pem"
#: What no command of the installation reaches.
ELSEWHERE = (
    "hotline backup keys 存放的密钥文件、备份介质的其他副本：由保管人另行销毁",
    "对象存储的旧版本（若开启了版本管理）、带保留锁的审计链头（不含个人数据）：按存储策略到期",
    "写入另一台日志服务器的审计链头（不含个人数据）",
    "磁盘本身：固态盘和写时复制的文件系统可能留有旧块，加密的磁盘请一并销毁其密钥",
)


def write(folder: Path, order: Mapping[str, Any], key: Path) -> str:
    """Write and sign it; returns its digest. Raises SigningFailed. Without a Chinese font there is no PDF."""
    now = datetime.now(UTC)
    content = {
        "title": "数据销毁证明",
        **{name: value for name, value in order.items() if name not in ("parts", "paths")},
        "ended_at": now.isoformat(),
        "destroyed": [
            {"part": TITLES[part][0], "how": TITLES[part][1], **count} for part, count in order["parts"].items()
        ],
        "left": 0,
        "not_reached": list(ELSEWHERE),
        "key": sm2.fingerprint(sm2.public_key_file(key).read_bytes()),
    }
    try:
        pdf = typeset.pdf(_document(content, now), now)
        (folder / PDF).write_bytes(pdf)
        content["pdf_sm3"] = sm3(pdf)
    except Unavailable:
        content["pdf_sm3"] = ""
    text = json.dumps(content, ensure_ascii=False, indent=1).encode()
    (folder / PUBLIC).write_bytes(sm2.public_key_file(key).read_bytes())
    (folder / SIGNATURE).write_bytes(sm2.sign(key, text))
    (folder / JSON).write_bytes(text)
    return sm3(text)


def _document(content: Mapping[str, Any], now: datetime) -> ReportDocument:
    facts = (
        ("系统", f"12333 热线平台 {content['site']}/{content['node']}，{content['data']}"),
        ("备份", content["backup"] or "无"),
        ("申请", f"{content['by_name']}（{content['by']}），事由：{content['reason']}"),
        ("批准", f"{content['approved_by_name']}（{content['approved_by']}）"),
        ("移交清单 SM3", content["manifest"]),
        ("签收人", content["received_by"]),
        ("销毁前", f"{content['rows']:,} 行，通话 {content['calls']:,} 个，事件 {content['events']:,} 个"),
        ("开始、结束", f"{_moment(content['started_at'])} 至 {_moment(content['ended_at'])}（北京时间）"),
        ("签名公钥 SM3", content["key"]),
    )
    destroyed = Table(
        name="已销毁",
        columns=(Column("内容", 3), Column("方式", 2), Column("文件数", right=True), Column("字节", 2, right=True)),
        rows=tuple((one["part"], one["how"], f"{one['files']:,}", f"{one['bytes']:,}") for one in content["destroyed"]),
    )
    return ReportDocument(
        title="数据销毁证明",
        subtitle=f"{_moment(content['ended_at'])[:10]}",
        parts=(
            Table(name="事项", columns=(Column("事项"), Column("内容", 4)), rows=facts),
            Paragraph(
                "密钥最先销毁：其后即使留有密封的数据，也无人能读。全部步骤完成后逐一核对，没有留下文件；"
                "签名所用的私钥和设置在签名之后随即覆写删除。"
            ),
            destroyed,
            Paragraph("以下不在本系统所及，请另行处理："),
            *(Paragraph(f"· {text}", soft=True) for text in content["not_reached"]),
        ),
        foot=f"签名见 {SIGNATURE}（SM2，用户标识 1234567812345678），正文 {JSON}",
    )


def _moment(text: str) -> str:
    return f"{datetime.fromisoformat(text).astimezone(BEIJING):%Y-%m-%d %H:%M:%S}"
