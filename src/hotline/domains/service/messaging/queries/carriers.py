"""What waits for the carriers."""

from hotline.domains.service.messaging.models import TextPart
from hotline.domains.service.messaging.rules.carriers.courses import PartState


def has_planned_parts(account: str) -> bool:
    return TextPart.objects.filter(account=account, state=PartState.PLANNED.value).exists()
