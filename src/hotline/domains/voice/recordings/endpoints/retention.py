"""Endpoints of the retention rules."""

from ninja import Router

from hotline.domains.voice.recordings.actions import retention
from hotline.domains.voice.recordings.endpoints.shapes import choices_of
from hotline.domains.voice.recordings.models import RetentionRule
from hotline.domains.voice.recordings.queries import retention as recordings_retention
from hotline.domains.voice.recordings.rules.retention import LONGEST_YEARS, SHORTEST_YEARS, Rule
from hotline.domains.voice.recordings.schemas import RuleBody, RuleOut, RulesOut
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["recordings"], auth=needs(Permission.RECORDINGS_MANAGE))


@router.get("", response=RulesOut)
def rules(request: StaffRequest) -> RulesOut:
    choices = recordings_retention.rule_choices()
    return RulesOut(
        rows=[_rule(row) for row in recordings_retention.rule_rows()],
        shortest=SHORTEST_YEARS,
        longest=LONGEST_YEARS,
        queues=choices_of(choices.queues),
        topics=choices_of(choices.topics),
        flags=choices_of(choices.flags),
    )


@router.post("", response=RulesOut)
def set_rule(request: StaffRequest, body: RuleBody) -> RulesOut:
    retention.set_rule(
        by=current_staff(request), rule=Rule(body.name.strip(), body.years, body.queue, body.topic, body.flag)
    )
    return rules(request)


@router.delete("/{rule_id}", response=RulesOut)
def remove_rule(request: StaffRequest, rule_id: int) -> RulesOut:
    retention.remove_rule(by=current_staff(request), rule_id=rule_id)
    return rules(request)


def _rule(row: RetentionRule) -> RuleOut:
    return RuleOut(
        id=row.pk,
        name=row.name,
        years=row.years,
        queue=row.queue,
        topic=row.topic,
        flag=row.flag,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )
