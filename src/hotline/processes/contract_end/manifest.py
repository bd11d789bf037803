"""The description of the tables in both languages, and the signed manifest, which is written last."""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from hotline.infrastructure import sm2
from hotline.kernel.chain import sm3
from hotline.processes.contract_end.contents import Contents, Listed
from hotline.processes.contract_end.files import Stored
from hotline.processes.contract_end.tables import Column

KIND = "hotline hand-over 1"
MANIFEST, SIGNATURE, PUBLIC = "manifest.json", "manifest.sig", "public.pem"


def schema(contents: Contents, columns: Mapping[str, list[Column]]) -> dict[str, Any]:
    """Every table and column: name, type, and what it is."""
    return {
        table: {
            "zh": contents.tables[table].zh,
            "en": contents.tables[table].en,
            "columns": [
                {"name": one.name, "type": one.type, "nullable": one.nullable, "zh": _title(contents, one)}
                for one in found
            ],
        }
        for table, found in columns.items()
    }


def _title(contents: Contents, column: Column) -> str:
    return contents.column_titles.get(column.name, column.name)


def schema_page(described: Mapping[str, Any]) -> str:
    lines = ["# 表 Tables", ""]
    for table, one in described.items():
        lines += [
            f"## {table}",
            "",
            f"{one['zh']} / {one['en']}",
            "",
            "| 列 column | 类型 type | 说明 |",
            "|---|---|---|",
        ]
        lines += [f"| {each['name']} | {each['type']} | {each['zh']} |" for each in one["columns"]]
        lines.append("")
    return "\n".join(lines)


def left_out(contents: Contents) -> list[dict[str, str]]:
    kinds: Iterable[tuple[str, Mapping[str, Listed]]] = contents.lines.items()
    return [
        {"kind": kind, "name": name, "zh": one.zh, "en": one.en}
        for kind, lines in kinds
        for name, one in lines.items()
        if not one.is_handed_over
    ]


def finish(root: Path, key: Path, content: Mapping[str, Any], files: Iterable[Stored]) -> str:
    """Sign and put into place, the manifest last and in one step. Returns its digest. Raises SigningFailed."""
    listed = [one.to_json() for one in sorted(files, key=lambda one: one.name)]
    text = json.dumps({"kind": KIND, **content, "files": listed}, ensure_ascii=False, indent=1).encode()
    (root / SIGNATURE).write_bytes(sm2.sign(key, text))
    fresh = root / f"{MANIFEST}.part"
    with fresh.open("wb") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.rename(root / MANIFEST)
    return sm3(text)
