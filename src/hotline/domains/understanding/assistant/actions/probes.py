"""Whether 京晓保 answers, noted once a minute."""

from datetime import datetime

from hotline.domains.understanding.assistant.models import Minute
from hotline.domains.understanding.assistant.ports import probe


def watch(now: datetime) -> Minute | None:
    """Asks it; the first of several that ask in a minute is kept. None until it has answered for the first time: what
    is still being installed is not down.
    """
    found = probe()()
    if found.trouble and not Minute.objects.filter(up=True).exists():
        return None
    row, _ = Minute.objects.get_or_create(
        at=now.replace(second=0, microsecond=0),
        defaults={"up": not found.trouble, "milliseconds": found.milliseconds, "detail": found.trouble[:120]},
    )
    return row
