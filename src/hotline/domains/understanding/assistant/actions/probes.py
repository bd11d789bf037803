"""Records once a minute whether 京晓保 answers."""

from datetime import datetime

from hotline.domains.understanding.assistant.models import Minute
from hotline.domains.understanding.assistant.ports import probe


def watch(now: datetime) -> Minute | None:
    """Query 京晓保 as a citizen and store the result; the first of several in a minute counts.

    Returns None before the first answer ever: an installation in progress is not an outage.
    """
    found = probe()()
    if found.error and not Minute.objects.filter(up=True).exists():
        return None
    row, _ = Minute.objects.get_or_create(
        at=now.replace(second=0, microsecond=0),
        defaults={"up": not found.error, "milliseconds": found.milliseconds, "detail": found.error[:120]},
    )
    return row
