"""Reading alarms."""

from django.db.models import F

from hotline.domains.operations.models import Alarm
from hotline.kernel.errors import NotFound

SHOWN = 100


def alarms() -> list[Alarm]:
    """Open ones first, each newest first."""
    return list(Alarm.objects.order_by(F("cleared_at").desc(nulls_first=True), "-raised_at")[:SHOWN])


def alarm(id: str) -> Alarm:
    """Raises NotFound."""
    found = Alarm.objects.filter(pk=id).first()
    if found is None:
        raise NotFound("没有这条告警。")
    return found
