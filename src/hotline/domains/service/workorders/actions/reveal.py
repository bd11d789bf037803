"""Seeing a case's personal data leaves a row, with the reason where one is asked for."""

from datetime import datetime

from hotline.domains.platform.citizens.actions import follow
from hotline.domains.platform.citizens.queries.blocks import refuse_blocked_indexes
from hotline.domains.service.workorders.actions.common import check
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.belongings import sealed_of, works_on
from hotline.domains.service.workorders.queries.cases import open_tasks
from hotline.domains.service.workorders.queries.people import doer
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules import forms
from hotline.events.workorders import subject
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day
from hotline.kernel.errors import Refused, Unavailable
from hotline.kernel.masking import mask_numbers_in
from hotline.kernel.permissions import Permission


def note_reveal(*, by: Principal, case: Case, reason: str) -> None:
    """Raises NotPermitted; Refused ``blocked`` for a case that is over, of a citizen whose data is blocked."""
    check(by, Permission.WORKORDERS_REVEAL, case)
    if case.over:
        refuse_blocked_indexes((case.phone_index, case.identity_index), "查看已办结工单里的个人信息")
    audit.record(by=by.number, action="workorders.reveal", about=subject(case.pk), reason=reason)


def read_texts(*, by: Principal, case: Case, now: datetime) -> dict[str, str]:
    """The sealed free texts of the case for somebody who works it, by field, with the numbers in them masked.

    Empty for other readers, and for texts that cannot be opened now: their masks are shown instead.
    """
    masks = forms.masked(blueprint(case.version).form)
    names = [name for name in case.sealed if masks.get(name) == "text"]
    if not names or not works_on(doer(by, beijing_day(now)), case, open_tasks([case])[case.pk]):
        return {}
    try:
        texts = follow(by=by, about=subject(case.pk), notes=[sealed_of(case, name) for name in names])
    except (Refused, Unavailable):
        return {}
    return {name: mask_numbers_in(text) for name, text in zip(names, texts, strict=True)}
