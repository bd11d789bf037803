"""The rota: duties are added and taken away; two people are never called first at once."""

from datetime import datetime, timedelta

from django.db import transaction

from hotline.domains.insight.upkeep.models import OnCallDuty
from hotline.domains.insight.upkeep.queries.rota import duties, duty_of, who_may_be_called
from hotline.domains.insight.upkeep.rules.rota import RANK_NAMES, Duty, overlap
from hotline.infrastructure import audit
from hotline.infrastructure.locks import serialise
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import locked
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import BEIJING, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.permissions import Permission

ABOUT = "rota/on-call"
MAX_LENGTH = timedelta(days=31)


@transaction.atomic
def add(*, by: Principal, person: str, rank: int, start: datetime, end: datetime) -> OnCallDuty:
    """Raises NotPermitted, Invalid, Refused ``overlaps``."""
    _may(by)
    if person not in dict(who_may_be_called()):
        raise Invalid("此人没有处置故障的权限，请另选或先开通。", code="person")
    if rank not in RANK_NAMES:
        raise Invalid("请选择主班或备班。", code="rank")
    if not start < end or end - start > MAX_LENGTH or end <= now():
        raise Invalid("结束须晚于开始和现在，一次最长 31 天。请改时间。", code="period")
    serialise(ABOUT)
    if (other := overlap(map(duty_of, duties(start, end)), Duty(person, rank, start, end))) is not None:
        until = f"{other.end.astimezone(BEIJING):%m-%d %H:%M}"
        raise Refused(f"{other.person} 的{RANK_NAMES[rank]}到 {until}，时间重叠。请改时间。", code="overlaps")
    row = OnCallDuty.objects.create(
        person=person,
        rank=rank,
        starts_at=start,
        ends_at=end,
        site=settings().place.site,
        made_by=by.number,
        made_at=now(),
    )
    audit.record(by=by.number, action="upkeep.add_duty", about=ABOUT, person=person, rank=rank)
    return row


@transaction.atomic
def remove(*, by: Principal, id: int) -> None:
    """One that has begun ends now, and stays to be seen. Raises NotPermitted, NotFound, Refused ``over``."""
    _may(by)
    row, at = locked(OnCallDuty.objects.filter(pk=id), missing="没有这个值班，请刷新列表。"), now()
    if row.ends_at <= at:
        raise Refused("该值班已结束，无需删除。", code="over")
    audit.record(by=by.number, action="upkeep.remove_duty", about=ABOUT, person=row.person, rank=row.rank)
    if row.starts_at < at:
        row.ends_at = at
        row.save(update_fields=["ends_at"])
    else:
        row.delete()


def _may(by: Principal) -> None:
    if not by.may(Permission.FAULTS_WORK):
        deny(by, Permission.FAULTS_WORK, ABOUT)
