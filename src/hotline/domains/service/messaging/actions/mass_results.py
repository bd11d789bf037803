"""The result of a mass sending as a workbook: made in the background, announced, removed after some days."""

from collections.abc import Callable, Iterator
from datetime import datetime
from tempfile import SpooledTemporaryFile
from typing import IO, cast

import structlog
from django.db import transaction

from hotline.domains.platform.accounts.queries import by_number
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.rules.addressees import Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.service.messaging.models import MassResult, MassSending
from hotline.domains.service.messaging.queries import mass as queries
from hotline.domains.service.messaging.rules.mass import (
    FORSAKEN,
    PROBLEM_NAMES,
    RESULT_STORED_FOR,
    ResultState,
    RowProblem,
)
from hotline.domains.service.messaging.rules.texts import REASON_NAMES, SENDING_NAMES, Sending
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked_if_there
from hotline.infrastructure.uploads.sealed_store import discard, read_stored, store_sealed
from hotline.infrastructure.workbooks.writer import Cell, Sheet, SheetColumn, write_workbook
from hotline.kernel.clock import now
from hotline.kernel.errors import NotFound, Refused
from hotline.kernel.ids import new_id
from hotline.kernel.permissions import Permission

log = structlog.get_logger()
JOB = "hotline.domains.service.messaging.jobs.make_mass_result"
FOLDER = "mass-results"


@transaction.atomic
def request_result(*, by: Principal, id: str) -> MassSending:
    """Have the workbook made. Raises NotPermitted, NotFound, Refused ``not_now`` while one's own is being made."""
    if not by.may(Permission.TEXTS_MASS):
        deny(by, Permission.TEXTS_MASS, queries.about(id))
    sending = queries.sending(id)
    if MassResult.objects.filter(mass=id, by=by.number, state=ResultState.WAITING.value).exists():
        raise Refused("结果正在导出，请稍后下载。", code="not_now")
    at = now()
    row = MassResult(id=new_id("result"), mass=sending, by=by.number, requested_at=at, touched_at=at)
    row.save(force_insert=True)
    audit.record(by=by.number, action="texts.mass_export", about=queries.about(id))
    _defer(row.pk)
    return sending


def make_result(id: str) -> None:
    """Make a requested workbook and notify who requested it. Nothing for one that is done. Safe to repeat."""
    row = MassResult.objects.filter(pk=id, state=ResultState.WAITING.value).select_related("mass").first()
    if row is None:
        return
    try:
        content = _written(row)
        row.file = store_sealed(FOLDER, row.pk, row.requested_at, content)
        row.size, row.state = len(content), ResultState.DONE.value
    except Exception:  # whatever ails it, who waits for it is told
        log.exception("the result of a mass sending was not made", action="export_failed", mass=row.mass_id)
        row.state = ResultState.FAILED.value
    row.touched_at = now()
    with transaction.atomic():
        row.save(update_fields=["file", "size", "state", "touched_at"])
        _announce(row)


def take_result(*, by: Principal, id: str) -> tuple[MassSending, Iterator[bytes]]:
    """One's own last workbook, piece by piece. Raises NotPermitted, NotFound, Unavailable."""
    if not by.may(Permission.TEXTS_MASS):
        deny(by, Permission.TEXTS_MASS, queries.about(id))
    row = queries.own_result(id, by)
    if row is None or not row.file:
        raise NotFound("该导出未完成，或已删除。请重新导出。")
    content = read_stored(row.file)
    audit.record(by=by.number, action="texts.mass_take_export", about=queries.about(id))
    return row.mass, content


def go_on_with_results(at: datetime) -> None:
    """Begin again where a worker died, and remove what has been there long enough. Safe to repeat."""
    forsaken = MassResult.objects.filter(state=ResultState.WAITING.value, touched_at__lt=at - FORSAKEN)
    for id in forsaken.values_list("pk", flat=True):
        _defer(id)
    for id in MassResult.objects.filter(requested_at__lt=at - RESULT_STORED_FOR).values_list("pk", flat=True):
        _remove(id)


@transaction.atomic
def _remove(id: str) -> None:
    row = locked_if_there(MassResult.objects.filter(pk=id))
    if row is None:
        return
    if row.file:
        discard(row.file)
    row.delete()


def _defer(id: str) -> None:
    """Without a lock, which a dead worker would hold. Two at once write the same file and notify once."""
    jobs.defer(JOB, id=id)


def _written(row: MassResult) -> bytes:
    """Raises Refused where who requested it may have it no more."""
    staff = by_number(row.by)
    if staff is None or Permission.TEXTS_MASS not in staff.permissions:
        raise Refused("您已无短信群发的权限。需要时请联系班长或管理员开通。")
    with SpooledTemporaryFile(max_size=1 << 20) as file:
        write_workbook(cast("IO[bytes]", file), _sheets(row.mass_id, hiding()), streaming=True)
        file.seek(0)
        return file.read()


def _sheets(id: str, hide: Callable[[str, str], str]) -> Iterator[Sheet]:
    line, number = SheetColumn("行号", 8), SheetColumn("号码", 16)
    yield Sheet(
        "发送结果",
        [line, number, SheetColumn("状态", 12), SheetColumn("原因", 16), SheetColumn("发出时间", 20)],
        (
            _result(text.mass_line, hide(text.number_masked, text.number_index), text.sending, text.why, text.left_at)
            for text in queries.all_texts(id)
        ),
    )
    yield Sheet(
        "未发送的行",
        [line, number, SheetColumn("问题", 30)],
        ((each.line, each.number_masked, PROBLEM_NAMES[RowProblem(each.problem)]) for each in queries.all_refused(id)),
    )


def _result(line: int, number: str, state: str, why: str, left_at: datetime | None) -> tuple[Cell, ...]:
    return line, number, SENDING_NAMES[Sending(state)], REASON_NAMES.get(why, why), left_at


def _announce(row: MassResult) -> None:
    made = row.state == ResultState.DONE
    content = Content(
        key=f"mass-result/{row.pk}",
        kind="report.ready",
        title=f"短信群发“{row.mass.name}”的结果已导出" if made else f"短信群发“{row.mass.name}”的结果导出失败",
        text=f"{RESULT_STORED_FOR.days} 天内在“短信 › 群发”下载。" if made else "请重新导出。",
        link=f"/texts/mass/{row.mass_id}",
        at=row.touched_at,
        urgency=Urgency.ROUTINE if made else Urgency.IMPORTANT,
    )
    notify(content, [Person(row.by)])
