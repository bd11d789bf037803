"""Questions kept under a name."""

from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import transaction

from hotline.domains.insight.analytics.actions.shares import Sharing
from hotline.domains.insight.analytics.models import SavedQuestion
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound, Refused

MAX_SAVED = 100


@transaction.atomic
def save_question(*, by: Principal, name: str, sharing: Sharing, question: dict[str, Any]) -> SavedQuestion:
    """Save the reader's question under a name. A question of the same name is replaced."""
    sharing.check()
    if SavedQuestion.objects.filter(owner=by.number).exclude(name=name).count() >= MAX_SAVED:
        raise Refused(f"最多保存 {MAX_SAVED} 个。请先删除部分。", code="too_many")
    columns = {**sharing.columns, "question": msgspec.to_builtins(question), "saved_at": datetime.now(UTC)}
    row, _ = SavedQuestion.objects.update_or_create(owner=by.number, name=name.strip(), defaults=columns)
    audit.record(by=by.number, action="statistics.save", about=f"question/{row.pk}", name=row.name, **sharing.columns)
    return row


@transaction.atomic
def forget_question(*, by: Principal, id: int) -> None:
    """One's own."""
    row = SavedQuestion.objects.filter(pk=id, owner=by.number).first()
    if row is None:
        raise NotFound("没有这个已保存的统计，或不属于您。请刷新列表。")
    audit.record(by=by.number, action="statistics.forget", about=f"question/{row.pk}", name=row.name)
    row.delete()
