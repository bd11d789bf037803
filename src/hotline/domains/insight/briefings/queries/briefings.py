"""Reads about briefings: the sheet of a day, published or as it would be now; who has confirmed it; a person's own."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import msgspec

from hotline.domains.insight.briefings.models import Briefing, BriefingReceipt, BriefingRule
from hotline.domains.insight.briefings.queries.contents import collected, members_of, people_on
from hotline.domains.insight.briefings.rules.sheet import Sheet, day_of_shift
from hotline.domains.people.workforce.queries.attendance import due_on
from hotline.domains.platform.accounts.queries import group_names, groups_of, leads
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day, now

NOT_CONFIRMED = "今日交接班会未确认，请先阅读并确认，再就绪。"
HISTORY = 31


def about(id: int) -> str:
    return f"briefing/{id}"


def groups_for(reader: Principal) -> list[str]:
    """The groups whose sheets the reader may see: the own one, or all."""
    return [name for name in group_names() if leads(reader, name)]


def briefing_on(group: str, day: date) -> Briefing | None:
    return Briefing.objects.filter(group=group, day=day).first()


def rule() -> BriefingRule:
    return BriefingRule.objects.first() or BriefingRule(pk=1)


def sheet_of(group: str, day: date, row: Briefing | None) -> Sheet:
    """As published; before, as it would be now. The people are those of the roster as it is now."""
    sheet = published_sheet(row) if row else None
    if sheet is None:
        return collect(group, day)
    numbers = {one.number for one in sheet.people}
    if day >= beijing_day(now()) - timedelta(days=1):
        numbers |= set(members_of(group))
    people, is_rostered = people_on(day, numbers)
    return msgspec.structs.replace(sheet, people=people, is_rostered=is_rostered)


def published_sheet(row: Briefing) -> Sheet | None:
    return msgspec.convert(row.content, Sheet) if row.revision else None


def collect(group: str, day: date) -> Sheet:
    earlier = Briefing.objects.filter(group=group, day__lt=day, revision__gt=0).order_by("-day").first()
    last_day, last_at = (earlier.day, earlier.published_at) if earlier else (None, None)
    return collected(group, day, last_day, last_at, now())


def history_of(group: str, until: date) -> list[Briefing]:
    """The last ones, the newest first, with their receipts."""
    rows = Briefing.objects.filter(group=group, day__lte=until).defer("content").prefetch_related("receipts")
    return list(rows.order_by("-day")[:HISTORY])


def confirmed(row: Briefing) -> dict[str, datetime]:
    """Number -> when they confirmed what the sheet says now."""
    return {one.number: one.confirmed_at for one in row.receipts.all() if one.revision == row.revision}


@dataclass(frozen=True)
class OwnBriefing:
    """``is_due``: the person works that day and has not confirmed it."""

    row: Briefing
    confirmed_at: datetime | None
    is_due: bool


def own_briefing(number: str) -> OwnBriefing | None:
    """The published sheet of the person's group and shift; None without one."""
    moment = now()
    today = beijing_day(moment)
    night = next(iter(due_on(today - timedelta(days=1), [number])), None)
    day = day_of_shift(today, night.end if night and not night.leave else None, moment)
    group = groups_of([number]).get(number, "")
    row = briefing_on(group, day) if group else None
    if row is None or not row.revision:
        return None
    receipt = BriefingReceipt.objects.filter(briefing=row, number=number, revision=row.revision).first()
    if receipt or number == row.published_by:
        return OwnBriefing(row, receipt.confirmed_at if receipt else row.published_at, is_due=False)
    (line,), is_rostered = people_on(day, [number])
    return OwnBriefing(row, None, is_due=not line.is_away and bool(line.shift or not is_rostered))


def ready_refusal(number: str) -> str:
    """Why somebody may not be ready yet; "" when they may, as always unless the rule says otherwise."""
    if not rule().blocks_ready:
        return ""
    own = own_briefing(number)
    return NOT_CONFIRMED if own and own.is_due else ""
