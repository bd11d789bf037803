"""Filters somebody keeps for themselves."""

from typing import Any

from django.db import transaction

from hotline.domains.service.workorders.models import SavedFilter
from hotline.infrastructure import audit
from hotline.infrastructure.number_handles import holds_number
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked
from hotline.kernel.errors import Invalid, Refused

MAX_FILTERS = 50


@transaction.atomic
def save_filter(*, by: Principal, name: str, criteria: dict[str, Any]) -> SavedFilter:
    """Save the reader's filter under a name. A filter of the same name is replaced. Raises Invalid, Refused."""
    if any(holds_number(str(value)) for value in criteria.values()):
        raise Invalid("视图不能保存号码条件。请先清除号码再保存。")
    if SavedFilter.objects.filter(number=by.number).exclude(name=name).count() >= MAX_FILTERS:
        raise Refused(f"最多保存 {MAX_FILTERS} 个筛选。请先删除部分。", code="too_many")
    row, _ = SavedFilter.objects.update_or_create(number=by.number, name=name, defaults={"criteria": criteria})
    audit.record(by=by.number, action="workorders.save_filter", about=f"staff/{by.number}", name=name)
    return row


@transaction.atomic
def remove_filter(*, by: Principal, id: int) -> None:
    """Raises NotFound, also for another's."""
    locked(
        SavedFilter.objects.filter(pk=id, number=by.number), missing="没有这个筛选，或不属于您。请刷新查看。"
    ).delete()
    audit.record(by=by.number, action="workorders.remove_filter", about=f"staff/{by.number}")
