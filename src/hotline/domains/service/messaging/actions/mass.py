"""Mass sending until it is approved: uploaded, checked row by row, tried, submitted to a second person.

The worker checks (``mass_check``).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.ports import Approved
from hotline.domains.platform.approvals.queries.requests import is_pending
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.messaging.actions.mass_check import read_rows
from hotline.domains.service.messaging.actions.texts import NewText, request_text
from hotline.domains.service.messaging.models import MassSending, Text
from hotline.domains.service.messaging.queries.mass import NONE, about
from hotline.domains.service.messaging.rules.mass import (
    VARIABLE,
    MassStage,
    MassStep,
    Wording,
    mobile_in,
    step_refusal,
    wording_problem,
)
from hotline.domains.service.messaging.rules.texts import Purpose
from hotline.infrastructure import audit, jobs
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import Change, changing
from hotline.infrastructure.sealing import seal_number, seal_text
from hotline.infrastructure.uploads.admission import admit
from hotline.infrastructure.uploads.sealed_store import discard, store_sealed
from hotline.infrastructure.workbooks.reader import TABLES
from hotline.kernel.clock import now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.files.uploads import MEGABYTE, UploadPolicy
from hotline.kernel.ids import new_id
from hotline.kernel.masking import mask_number
from hotline.kernel.permissions import Permission

CHECK = "hotline.domains.service.messaging.jobs.check_mass"
FOLDER = "mass"
POLICY = UploadPolicy(TABLES, max_bytes=40 * MEGABYTE, code="unreadable_file", max_unpacked=400 * MEGABYTE)
MAX_NAME = 60
#: Of one check.
MAX_TRIALS = 5


def upload(*, by: Principal, name: str, content: bytes) -> MassSending:
    """Store a table of numbers. Raises NotPermitted, Invalid ``unreadable_file``."""
    if not by.may(Permission.TEXTS_MASS):
        deny(by, Permission.TEXTS_MASS, FOLDER)
    file = admit(name, content, POLICY, by=by.number)
    headings, rows = read_rows(content)
    id, at = new_id("mass"), now()
    stored = store_sealed(FOLDER, id, at, content)
    try:
        with transaction.atomic():
            row = MassSending(
                id=id,
                name=file.name.rpartition(".")[0][:MAX_NAME] or file.name[:MAX_NAME],
                created_by=by.number,
                created_at=at,
                file=stored,
                headings=headings,
                rows=len(rows),
            )
            row.save(force_insert=True)
            audit.record(by=by.number, action="texts.mass_upload", about=about(id), rows=len(rows))
    except BaseException:
        discard(stored)
        raise
    return row


def request_check(*, by: Principal, id: str, name: str, wording: Wording) -> MassSending:
    """Have each row checked under this wording. What an earlier check found is dropped. Raises Invalid, Refused."""
    with mass_step(by, id, MassStep.CHECK) as change:
        row = change.row
        if why_not := wording_problem(wording, row.headings):
            raise Invalid(why_not, code="bad_wording")
        row.name = name.strip()[:MAX_NAME] or row.name
        row.template, row.number_column, row.columns = wording.template, wording.number_column, dict(wording.columns)
        row.stage, row.check_number, row.failure = MassStage.CHECKING.value, row.check_number + 1, ""
        change.record("texts.mass_check", check=row.check_number)
        jobs.defer(CHECK, mass=id)
    return row


def send_trial(*, by: Principal, id: str, number: str) -> None:
    """Send the wording to one's own telephone. Its variables stand as their names: no citizen's data goes there.

    Nobody approved it, so it goes out a few times only. Raises Invalid ``bad_number``, Refused ``not_now``,
    ``too_many``.
    """
    with mass_step(by, id, MassStep.TRY) as change:
        plain = mobile_in(number)
        if not plain:
            raise Invalid("请填写 11 位手机号码。", code="bad_number")
        name = f"trial-{id}-{change.row.check_number}-"
        made = Text.objects.filter(id__startswith=name).count()
        if made >= MAX_TRIALS:
            raise Refused(f"同一内容最多试发 {MAX_TRIALS} 次。请修改内容重新检查，或提交审批。", code="too_many")
        name += str(made + 1)
        text = VARIABLE.sub(lambda found: f"〔{found[1].strip()}〕", change.row.template.strip())
        place = f"text/{name}"
        new = NewText(name, Purpose.REQUESTED, seal_number(plain, place, "to"), seal_text(text, place))
        request_text(new, at=change.at)
        change.record("texts.mass_try", number=mask_number(plain))


def submit(*, by: Principal, id: str, reason: str) -> MassSending:
    """Request that it may be sent. Another person approves. Raises Refused, Invalid."""
    with mass_step(by, id, MassStep.SUBMIT) as change:
        row = change.row
        if not row.sendable:
            raise Refused("没有可发送的号码，请检查表格。", code="nothing_to_send")
        bad = sum(row.problems.values())
        requests.submit(
            by=by,
            kind=ApprovalKind.MASS_TEXTS,
            about=change.about,
            title=f"短信群发“{row.name}”：{row.sendable} 个号码",
            reason=reason,
            payload={"check": row.check_number},
            facts=[
                ("短信内容", row.template),
                ("号码", f"{row.sendable} 个（另有 {bad} 行不发送）"),
                ("计费条数", f"{row.parts} 条"),
                ("预计费用", f"{row.price:.2f} 元"),
                ("批准后", "由申请人开始发送"),
            ],
        )
        change.record("texts.mass_submit", check=row.check_number, count=row.sendable)
    return row


def carry_out_mass(approved: Approved) -> None:
    """What was checked may be started. Raises NotFound, Refused when it was checked anew since."""
    id = approved.about.removeprefix("mass/")
    rows = MassSending.objects.filter(pk=id)
    with changing(rows, by=approved.approved_by, about=approved.about, missing=NONE) as change:
        row = change.row
        if row.created_by == approved.approved_by:
            raise Refused("该群发由您创建，须由另一人审批。", code="not_now")
        if row.stage != MassStage.CHECKED.value or row.check_number != approved.payload["check"]:
            raise Refused("该群发的内容已变更，请拒绝此申请，由申请人重新提交。", code="not_now")
        row.stage, row.approved_by = MassStage.APPROVED.value, approved.approved_by
        change.record("texts.mass_approve", requested_by=approved.requested_by, approval=approved.id)


@contextmanager
def mass_step(by: Principal, id: str, step: MassStep) -> Iterator[Change[MassSending]]:
    """The mass sending, locked, for a step that is possible now. Raises NotFound, NotPermitted, Refused ``not_now``."""
    if not by.may(Permission.TEXTS_MASS):
        deny(by, Permission.TEXTS_MASS, about(id))
    if MassSending.objects.filter(pk=id, stage=MassStage.CHECKING.value).exists():  # locked for minutes
        raise Refused(step_refusal(step, MassStage.CHECKING, is_requested=False), code="not_now")
    with changing(MassSending.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        requested = is_pending(ApprovalKind.MASS_TEXTS, change.about, change.at)
        if why_not := step_refusal(step, MassStage(change.row.stage), is_requested=requested):
            raise Refused(why_not, code="not_now")
        yield change
