"""Hands out rows of the audit trail: in one archive, with a signed manifest and a program that checks it."""

import io
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from hotline.domains.platform.audit.ports import signer
from hotline.domains.platform.audit.queries import chain as queries
from hotline.domains.platform.audit.queries.rows import AuditFilters, filtered, in_order
from hotline.domains.platform.audit.rules import export as rules
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Refused

MAX_ROWS = 200_000
VERIFIER = Path(__file__).parents[6] / "deploy/audit/verify_export.py"
type Form = Literal["csv", "jsonl"]


@dataclass(frozen=True)
class Export:
    name: str
    content: bytes


def export(*, by: Principal, filters: AuditFilters, form: Form, now: datetime) -> Export:
    """The rows, the oldest first. Raises Refused for too many, and Unavailable when nothing can be signed.

    Leaves an audit row; what was searched for stands in it and in the manifest as a digest.
    """
    count = filtered(filters).count()
    if count > MAX_ROWS:
        raise Refused(f"一次最多导出 {MAX_ROWS:,} 条，现在有 {count:,} 条。请缩小时间或条件。", code="too_many")
    rows = [{column: getattr(row, column) for column in rules.COLUMNS} for row in in_order(filters, MAX_ROWS)]
    content = rules.as_csv(rows) if form == "csv" else rules.as_lines(rows)
    signing, head = signer(), queries.last_head()
    files = {f"rows.{form}": content, "verify.py": VERIFIER.read_bytes()}
    manifest = rules.manifest(
        files,
        rows=len(rows),
        at=now,
        by=by.number,
        filters=described(filters),
        head=head.content if head else "",
        key=signing.fingerprint,
    )
    signature = signing.sign(manifest)
    audit.record(
        by=by.number, action="audit.export", about="audit/rows", rows=len(rows), form=form, filters=described(filters)
    )
    readme = rules.README.format(form=form, fingerprint=signing.fingerprint).encode()
    packed = _packed(
        files
        | {
            "manifest.json": manifest,
            "manifest.sig": signature,
            "public.pem": signing.public_key.encode(),
            "README.txt": readme,
        }
    )
    return Export(f"审计记录-{now.astimezone(BEIJING):%Y%m%d-%H%M%S}.zip", packed)


def described(filters: AuditFilters) -> dict[str, str]:
    """The filters that are set; what was searched for only as that it was."""
    found = {name: str(value) for name, value in asdict(filters).items() if value not in ("", None)}
    return found | ({"searched": "…"} if filters.searched else {})


def _packed(files: dict[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            file.writestr(name, content)
    return archive.getvalue()
