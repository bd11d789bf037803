"""What cases store about a citizen, for the citizen's own requests about it."""

from typing import NoReturn

from django.db import transaction
from django.db.models import Q

from hotline.domains.platform.citizens.ports import Corrected, Stored, StoredFact, Subject
from hotline.domains.service.workorders.actions import common
from hotline.domains.service.workorders.actions.form_values import fill, store_keywords
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules import forms
from hotline.events.workorders import CaseChanged
from hotline.kernel.errors import Refused
from hotline.kernel.sealed import Sealed

NAME = "工单"
PREFIXES = ("case/",)
ARCHIVE = "工单是政务服务档案，按合同和档案规定保存。"
UNDER_WAY = "工单正在办理。"


def stored_about(subject: Subject) -> list[Stored]:
    known = Q(phone_index__in=subject.numbers)
    if subject.identities:
        known |= Q(identity_index__in=subject.identities)
    return [_stored(row) for row in Case.objects.filter(known).select_related("version")]


def _stored(row: Case) -> Stored:
    form = blueprint(row.version).form
    sealed = [StoredFact(forms.title(form, name), _found(row, name), name) for name in row.sealed]
    facts = [
        *sealed,
        StoredFact("事项", row.topic),
        StoredFact("单位", row.employer),
        StoredFact("摘要", row.summary),
        StoredFact("答复", row.reply),
    ]
    return Stored(
        f"case/{row.pk}", f"工单 {row.number}", row.created_at, tuple(facts), ARCHIVE if row.over else UNDER_WAY
    )


def _found(row: Case, name: str) -> Sealed:
    return Case.sealed_values.found_in(row, row.sealed[name], name)


@transaction.atomic
def correct(*, by: str, about: str, field: str, value: str) -> Corrected:
    """Correct a personal field of the case's form, over or not. Raises NotFound, Refused, Invalid."""
    row = common.locked_by_system(about.removeprefix("case/"))
    model, at = blueprint(row.version), max(common.now(), row.changed_at)
    if field not in forms.masked(model.form):
        raise Refused("只能更正工单中的姓名、电话、证件号等个人信息栏。", code="not_correctable")
    before = _found(row, field) if field in row.sealed else None
    fill(row, model, {field: value}, only=[field], draft=True)
    label = forms.title(model.form, field)
    store_keywords(row)
    common.note(row, "changed", by=by, at=at, fields=[label])
    common.record(row, CaseChanged([field], by, row.kind, row.topic, row.district, row.urgency), by=by)
    common.save(row, at)
    return Corrected(label, before)


def delete(*, by: str, about: str) -> NoReturn:
    """Raises Refused: cases are archives."""
    raise Refused(f"{ARCHIVE}请在答复中说明。", code="kept")
