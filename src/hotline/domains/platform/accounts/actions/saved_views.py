"""Views of a list that somebody keeps for themselves."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from hotline.domains.platform.accounts.models import SavedView, Staff
from hotline.domains.platform.accounts.rules.viewed_lists import refuse_unknown
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Refused

MAX_VIEWS = 30


@transaction.atomic
def save_view(
    *, by: Principal, viewed: str, name: str, criteria: Mapping[str, str], columns: Sequence[str]
) -> SavedView:
    """Save the reader's view of a list. A view of the same name is replaced. Raises Invalid, Refused."""
    refuse_unknown(viewed, criteria)
    staff = locked(Staff.objects.filter(number=by.number), missing="没有这个账号。请重新登录。")
    if staff.saved_views.filter(viewed=viewed).exclude(name=name).count() >= MAX_VIEWS:
        raise Refused(f"一个列表最多保存 {MAX_VIEWS} 个视图。请先删除不用的。", code="too_many")
    row, _ = SavedView.objects.update_or_create(
        staff=staff, viewed=viewed, name=name, defaults={"criteria": dict(criteria), "columns": list(columns)}
    )
    audit.record(by=by.number, action="accounts.save_view", about=f"staff/{by.number}", viewed=viewed, name=name)
    return row


@transaction.atomic
def remove_view(*, by: Principal, id: int) -> None:
    """Raises NotFound, also for another's."""
    rows = SavedView.objects.filter(pk=id, staff__number=by.number)
    row = locked(rows, missing="没有这个视图，或不属于您。请刷新查看。")
    row.delete()
    audit.record(
        by=by.number, action="accounts.remove_view", about=f"staff/{by.number}", viewed=row.viewed, name=row.name
    )
