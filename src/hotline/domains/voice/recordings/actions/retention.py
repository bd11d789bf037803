"""Sets how long recordings are stored, never shorter than the contract requires."""

from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from hotline.domains.voice.recordings.models import RetentionRule
from hotline.domains.voice.recordings.queries import retention as recordings_retention
from hotline.domains.voice.recordings.rules import retention
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import locked, locked_if_there
from hotline.kernel.errors import Invalid


@transaction.atomic
def set_rule(*, by: Principal, rule: retention.Rule) -> None:
    """Set the rule for calls with this queue, topic and flag. An existing rule for them is replaced. Raises Invalid."""
    if wrong := retention.years_error(rule.years) or _unknown(rule):
        raise Invalid(wrong)
    kind: dict[str, Any] = {"queue": rule.queue, "topic": rule.topic, "flag": rule.flag}
    known = locked_if_there(RetentionRule.objects.filter(**kind))
    named_so = RetentionRule.objects.filter(name=rule.name).first()
    if named_so is not None and named_so != known:
        raise Invalid("已有同名规则，请更换名称。")
    before = _audited(known) if known else None
    values = {"name": rule.name, "years": rule.years, "changed_by": by.number, "changed_at": datetime.now(UTC)}
    row, _ = RetentionRule.objects.update_or_create(defaults=values, **kind)
    audit.record(by=by.number, action="recordings.set_rule", about=_about(row), before=before, after=_audited(row))


@transaction.atomic
def remove_rule(*, by: Principal, rule_id: int) -> None:
    """Calls it was for fall back to the other rules. Raises NotFound, Invalid for the general rule."""
    row = locked(RetentionRule.objects.filter(pk=rule_id), missing="没有这条规则，可能已被删除。请刷新列表。")
    if recordings_retention.rule_in(row).is_general:
        raise Invalid("通用规则不可删除，只能修改年数。")
    audit.record(by=by.number, action="recordings.remove_rule", about=_about(row), before=_audited(row))
    row.delete()


def _unknown(rule: retention.Rule) -> str:
    """A sentence on the queue, topic or flag of the rule that does not exist; "" when all exist."""
    choices = recordings_retention.rule_choices()
    if rule.queue and rule.queue not in choices.queues:
        return "没有这个队列，请重新选择。"
    if rule.topic and rule.topic not in choices.topics:
        return "没有这个主题，请重新选择。"
    return "没有这种标记，请重新选择。" if rule.flag and rule.flag not in choices.flags else ""


def _about(row: RetentionRule) -> str:
    return f"retention/{row.pk}"


def _audited(row: RetentionRule) -> dict[str, object]:
    return dict(recordings_retention.rule_in(row)._asdict())
