"""What waits for the carriers, how their lines are, and which numbers went to another carrier."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db.models import Count, Max, QuerySet

from hotline.domains.service.messaging.models import CarrierLine, PortedNumber, Text, TextPart
from hotline.domains.service.messaging.rules.carriers.courses import PartState
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.rules.carriers.routes import Load, Terms, is_down
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.sealing import number_indexes
from hotline.kernel.clock import beijing_day, day_bounds
from hotline.kernel.paging import Page


def planned_parts(account: str, now: datetime) -> QuerySet[TextPart]:
    """Those that wait for nothing but room."""
    return TextPart.objects.filter(account=account, state=PartState.PLANNED.value).exclude(not_before__gt=now)


def has_planned_parts(account: str, now: datetime) -> bool:
    return planned_parts(account, now).exists()


def loads(accounts: Mapping[str, Terms], now: datetime) -> dict[str, Load]:
    """An account whose line nobody ever had is not down: its process may just be starting."""
    down = {
        line.account
        for line in CarrierLine.objects.filter(account__in=accounts)
        if is_down(line.phase, line.problem, line.phase_since, line.seen_at, now)
    }
    waiting = waiting_parts(accounts)
    today = left_today([name for name, terms in accounts.items() if terms.per_day], now)
    return {
        name: Load(name in down, waiting.get(name, 0), waiting.get(name, 0) + today.get(name, 0)) for name in accounts
    }


def waiting_parts(accounts: Collection[str]) -> Mapping[str, int]:
    return _counted(TextPart.objects.filter(state=PartState.PLANNED.value), accounts)


def left_today(accounts: Collection[str], now: datetime) -> Mapping[str, int]:
    """Parts handed over since midnight in Beijing."""
    midnight, _ = day_bounds(beijing_day(now))
    return _counted(TextPart.objects.filter(handed_over_at__gte=midnight), accounts)


def _counted(parts: QuerySet[TextPart], accounts: Collection[str]) -> Mapping[str, int]:
    rows = parts.filter(account__in=accounts).values("account").order_by("account").annotate(count=Count("id"))
    return {row["account"]: row["count"] for row in rows}


def lines() -> dict[str, CarrierLine]:
    return {line.account: line for line in CarrierLine.objects.all()}


def last_seen() -> datetime | None:
    """When a gateway last stored how one of its lines is; None where none ever did."""
    newest: datetime | None = CarrierLine.objects.aggregate(at=Max("seen_at"))["at"]
    return newest


def late_texts(since: datetime) -> int:
    """How many have waited for a gateway since then or longer. Those that wait for the end of quiet hours do not."""
    waiting = Text.objects.filter(sending=Sending.WAITING.value, by_carrier=True, due_at__lte=since)
    return waiting.exclude(parts__not_before__gt=since).count()


def uncertain_parts(accounts: Collection[str]) -> Mapping[str, int]:
    return _counted(TextPart.objects.filter(state=PartState.UNCERTAIN.value), accounts)


def uncertain_texts(cursor: str = "") -> Page[Text]:
    """Of which nobody can tell whether the carrier has them; the latest first. Raises Invalid for a bad cursor."""
    rows = Text.objects.filter(sending=Sending.UNCERTAIN.value, left_at__isnull=False)
    return page_by_moment(rows.prefetch_related("parts"), "left_at", cursor)


def ported_carrier(number: str) -> Carrier | None:
    """``number``: eleven digits."""
    found = PortedNumber.objects.filter(number_index__in=number_indexes(number)).first()
    return Carrier(found.carrier) if found else None
