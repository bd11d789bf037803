"""The copy of what is stored about a person, made for handing over to them: requested, approved by another, taken."""

from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from tempfile import SpooledTemporaryFile
from typing import IO, NamedTuple, cast

from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.platform.citizens.actions import opened_for_copy
from hotline.domains.platform.citizens.models import PersonalRequest
from hotline.domains.platform.citizens.ports import Stored
from hotline.domains.platform.citizens.queries import personal_requests as queries
from hotline.domains.platform.citizens.rules.personal_requests import (
    KIND_NAMES,
    RequestKind,
    RequestState,
    without_others,
)
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn, write_workbook
from hotline.kernel.chain import sm3
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

IN_MEMORY = 1 << 20


class Copy(NamedTuple):
    """A copy. ``file`` is positioned at its beginning; the caller must close it."""

    request: PersonalRequest
    file: IO[bytes]


def request_copy(*, by: Principal, id: str, reason: str) -> None:
    """Request the copy of a granted request for access. Raises NotFound, NotPermitted, Refused, Invalid."""
    row = queries.request_for(by, id)
    _require_granted(by, row)
    things = sum(len(group.things) for group in queries.stored_about(row))
    requests.submit(
        by=by,
        kind=ApprovalKind.PERSONAL_COPY,
        about=queries.about(id),
        title=f"交付个人信息副本，请求 {row.serial}",
        reason=reason,
        payload={},
        facts=[("请求人", row.name_masked), ("共", f"{things} 项，含本人完整号码")],
    )


def take_copy(*, by: Principal, id: str) -> Copy:
    """The workbook, once for each approval. Raises NotFound, NotPermitted, Refused ``approval_needed``."""
    rows = queries.visible_to(by).filter(pk=id)
    file = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115  whoever sends it closes it
    with transaction.atomic(), changing(rows, by=by.number, about=queries.about(id), missing=queries.NONE) as change:
        row = change.row
        _require_granted(by, row)
        requests.use(by=by, kind=ApprovalKind.PERSONAL_COPY, about=change.about)
        write_workbook(cast("IO[bytes]", file), _sheets(change))
        file.seek(0)
        row.copied_by, row.copied_at, row.copy_digest = by.number, change.at, sm3(file.read())
        change.record("citizens.copy", digest=row.copy_digest)
    file.seek(0)
    return Copy(row, cast("IO[bytes]", file))


def _require_granted(by: Principal, row: PersonalRequest) -> None:
    if not by.may(Permission.CITIZENS_DECIDE):
        deny(by, Permission.CITIZENS_DECIDE, queries.about(row.pk))
    if row.kind != RequestKind.ACCESS or row.state != RequestState.GRANTED:
        raise Refused("请先同意查阅、复制，再导出副本。", code="not_now")


def _sheets(change: Change[PersonalRequest]) -> Iterator[Sheet]:
    row = change.row
    name, number = opened_for_copy([row.name, row.number])
    own = {number, *(opened_for_copy([row.identity]) if row.identity else [])}
    yield Sheet("说明", [SheetColumn("项目", 16), SheetColumn("内容", 60, wrap=True)], _cover(row, name, number))
    for group in queries.stored_about(row):
        columns = [SheetColumn("时间", 20), SheetColumn("内容", 24), SheetColumn("项目", 16)]
        columns += [SheetColumn("数据", 60, wrap=True), SheetColumn("编号", 30)]
        lines = (line for thing in group.things if not thing.mentioned for line in _lines(thing, own))
        yield Sheet(group.name, columns, lines)


def _cover(row: PersonalRequest, name: str, number: str) -> Iterator[tuple[Cell, ...]]:
    yield "请求编号", row.serial
    yield "请求", KIND_NAMES[RequestKind(row.kind)]
    yield "请求人", name
    yield "电话", number
    yield "导出时间", f"{datetime.now(UTC).astimezone(BEIJING):%Y-%m-%d %H:%M}（北京时间）"
    yield (
        "范围",
        "按上述电话（及核验的证件号）可查到的通话、工单、回拨、留言、短信，以及留有号码或证件号的在线咨询和京晓保问答。"
        "未留号码的咨询和提问为匿名，无法查到；仅提及该号码的咨询不一定属于本人，未列入。",
    )
    yield "他人信息", "内容中出现的他人电话、证件号码已脱敏。"


def _lines(thing: Stored, own: Collection[str]) -> Iterator[tuple[Cell, ...]]:
    for fact in thing.facts:
        text = fact.written(opened_for_copy([fact.value])[0]) if isinstance(fact.value, Sealed) else fact.value
        if text:
            yield thing.at, thing.title, fact.label, without_others(text, own), thing.about
