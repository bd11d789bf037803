"""What waits for the carriers."""

from datetime import datetime

from django.db.models import QuerySet

from hotline.domains.service.messaging.models import TextPart
from hotline.domains.service.messaging.rules.carriers.courses import PartState


def planned_parts(account: str, now: datetime) -> QuerySet[TextPart]:
    """Those that wait for nothing but room."""
    return TextPart.objects.filter(account=account, state=PartState.PLANNED.value).exclude(not_before__gt=now)


def has_planned_parts(account: str, now: datetime) -> bool:
    return planned_parts(account, now).exists()
