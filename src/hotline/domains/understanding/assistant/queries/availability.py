"""The availability of 京晓保, minute by minute."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncDate

from hotline.domains.understanding.assistant.models import Minute
from hotline.domains.understanding.assistant.rules.availability import A_DAY, Stretch, stretches
from hotline.kernel.clock import BEIJING, day_bounds


@dataclass(frozen=True)
class Day:
    """The availability of 京晓保 on a day."""

    day: date
    #: Minutes with a probe.
    measured: int
    #: Of those, minutes without an answer.
    down: int

    @property
    def unmeasured(self) -> int:
        return A_DAY - self.measured


def days(first: date, last: date) -> list[Day]:
    """The days with measurements, newest first."""
    rows = _of(first, last).annotate(day=TruncDate("at", tzinfo=BEIJING)).values_list("day")
    counted = rows.annotate(measured=Count("pk"), down=Count("pk", filter=Q(up=False))).order_by("-day")
    return [Day(*each) for each in counted]


def stretches_of(day: date) -> list[Stretch]:
    """The stretches of a day in which 京晓保 did not answer."""
    return stretches(_of(day, day).filter(up=False).order_by("at").values_list("at", "detail"))


def _of(first: date, last: date) -> QuerySet[Minute]:
    return Minute.objects.filter(at__gte=day_bounds(first)[0], at__lt=day_bounds(last)[1])
