"""Reads about calls out: the policy in force and its versions, and what was dialled and refused on a day."""

from dataclasses import dataclass
from datetime import date

import msgspec
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import ExtractHour

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.voice.telephony.models import OutboundAttempt, OutboundPolicyVersion
from hotline.domains.voice.telephony.rules.outbound_policy import OutboundPolicy
from hotline.infrastructure.versions import Versions
from hotline.kernel.clock import BEIJING, day_bounds
from hotline.kernel.versions import Saving

LATEST_REFUSALS = 100
LATEST_VERSIONS = 20
POLICIES = Versions(OutboundPolicyVersion, "外呼设置", of="version", names=names_of)
DIALLED, REFUSED = Count("id", filter=Q(reason="")), Count("id", filter=~Q(reason=""))


@dataclass(frozen=True)
class Tally:
    """Numbers dialled and refused, of one agent (staff number), kind or hour."""

    of: str
    dialled: int
    refused: int


def policy_in_force() -> OutboundPolicy:
    """The version saved last; before the first, what is builtin."""
    last = OutboundPolicyVersion.objects.order_by("-version").first()
    return msgspec.convert(last.content, OutboundPolicy) if last else OutboundPolicy()


def last_saving() -> Saving | None:
    last = OutboundPolicyVersion.objects.order_by("-version").first()
    return Saving(last.version, 0, last.by, last.saved_at) if last else None


def policy_versions() -> list[OutboundPolicyVersion]:
    """The latest versions, newest first."""
    return list(OutboundPolicyVersion.objects.order_by("-version")[:LATEST_VERSIONS])


def by_agent(day: date) -> list[Tally]:
    """Who had most dialled first."""
    rows = _of_day(day).values("agent").annotate(dialled=DIALLED, refused=REFUSED)
    found = [Tally(row["agent"], row["dialled"], row["refused"]) for row in rows]
    return sorted(found, key=lambda tally: (-tally.dialled, -tally.refused, tally.of))


def by_kind(day: date) -> list[Tally]:
    rows = _of_day(day).values("kind").annotate(dialled=DIALLED, refused=REFUSED)
    found = [Tally(row["kind"], row["dialled"], row["refused"]) for row in rows]
    return sorted(found, key=lambda tally: (-tally.dialled - tally.refused, tally.of))


def by_hour(day: date) -> list[Tally]:
    """Of each hour in Beijing that has any."""
    hours = _of_day(day).annotate(hour=ExtractHour("at", tzinfo=BEIJING)).values("hour")
    rows = hours.annotate(dialled=DIALLED, refused=REFUSED).order_by("hour")
    return [Tally(str(row["hour"]), row["dialled"], row["refused"]) for row in rows]


def refusals(day: date) -> list[OutboundAttempt]:
    """The latest of the day, newest first."""
    return list(_of_day(day).exclude(reason="").order_by("-at", "-id")[:LATEST_REFUSALS])


def _of_day(day: date) -> QuerySet[OutboundAttempt]:
    start, end = day_bounds(day)
    return OutboundAttempt.objects.filter(at__gte=start, at__lt=end)
