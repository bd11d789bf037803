"""The sheet of a group's day: prepared each morning, added to and published by a leader, confirmed by each agent."""

from datetime import date

import msgspec
from django.db import transaction

from hotline.domains.insight.briefings.models import Briefing, BriefingReceipt, BriefingRule
from hotline.domains.insight.briefings.queries.briefings import about, briefing_on, collect, rule
from hotline.domains.insight.briefings.rules.sheet import points_of, points_problem
from hotline.domains.platform.accounts.queries import group_names, groups_of, leaders_of_group, leads
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import Group, Recipients
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal, deny
from hotline.infrastructure.row_change import changing, locked
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.errors import Invalid, NotFound, Refused
from hotline.kernel.permissions import Permission

KIND = "briefing"
PAGE, OWN_PAGE = "/workforce/briefings", "/my/roster/briefing"
NONE = "没有这次交接班会，请刷新页面。"
NO_GROUP = "没有这个班组，请重新选择。"


def prepare_briefings() -> None:
    """A sheet of today for each group with a leader and somebody who works; its leaders are notified, once."""
    today, moment = beijing_day(now()), now()
    for group in group_names():
        if not leaders_of_group(group) or briefing_on(group, today):
            continue
        sheet = collect(group, today)
        if not sheet.present:
            continue
        with transaction.atomic():
            row, _ = Briefing.objects.get_or_create(group=group, day=today, defaults={"made_at": moment})
            counts = f"差评 {sheet.bad + sheet.very_bad} 条，错答 {len(sheet.wrong_answers)} 条"
            title = f"{group}今日交接班会待发布：{counts}"
            content = Content(f"{about(row.pk)}/made", KIND, title, moment, "", PAGE, about=f"{about(row.pk)}/made")
            notify(content, [Group(group, leaders_only=True)])


def save_points(*, by: Principal, group: str, points: list[str]) -> Briefing:
    """What the leader adds to the sheet of today, before it is published.

    Raises NotPermitted, NotFound, Invalid ``bad_points``, Refused ``published``.
    """
    _require_leads(by, group)
    points = _fit(points)
    with transaction.atomic():
        row = _of_today(group)
        if row.revision:
            raise Refused("今日交接班会已发布，请改用“重新发布”。", code="published")
        if row.added_points != points:
            row.added_points = points
            row.save(update_fields=["added_points"])
            audit.record(by=by.number, action="briefings.save_points", about=about(row.pk), count=len(points))
    return row


def publish(*, by: Principal, group: str, points: list[str]) -> Briefing:
    """Everybody of the shift is to confirm it. Other points than those published are to be confirmed again.

    The same points again change nothing. Raises NotPermitted, NotFound, Invalid ``bad_points``.
    """
    _require_leads(by, group)
    points = _fit(points)
    sheet = collect(group, beijing_day(now()))
    with transaction.atomic():
        row = _of_today(group)
        if row.revision and row.added_points == points:
            return row
        settle(f"{about(row.pk)}/made")
        settle(_task(row))
        row.added_points, row.content = points, msgspec.to_builtins(sheet)
        row.revision, row.published_by, row.published_at = row.revision + 1, by.number, now()
        row.save()
        audit.record(
            by=by.number, action="briefings.publish", about=about(row.pk), revision=row.revision, count=len(points)
        )
        title = "今日交接班会已发布，请阅读并确认" if row.revision == 1 else "今日交接班会有更新，请重新确认"
        content = Content(
            _task(row), KIND, title, row.published_at, "", OWN_PAGE, Urgency.IMPORTANT, about=_task(row)
        )  # fmt: skip
        notify(content, [Recipients(tuple(sheet.present))], except_for=[by.number])
    return row


def confirm(*, by: Principal, id: int) -> None:
    """The person has read what the sheet says now. Again changes nothing. Raises NotFound, Refused ``not_now``."""
    with transaction.atomic():
        row = locked(
            Briefing.objects.filter(pk=id, group=groups_of([by.number]).get(by.number, ""), revision__gt=0),
            missing=NONE,
        )
        if (beijing_day(now()) - row.day).days > 1:
            raise Refused("该次交接班会已结束，无需确认。", code="not_now")
        made = {"confirmed_at": now()}
        key = {"briefing": row, "number": by.number, "revision": row.revision}
        _, is_new = BriefingReceipt.objects.get_or_create(**key, defaults=made)
        if is_new:
            audit.record(by=by.number, action="briefings.confirm", about=about(row.pk), revision=row.revision)
            settle(_task(row), by=by.number)


def set_rule(*, by: Principal, blocks_ready: bool) -> None:
    """Whether who has not confirmed the sheet may be ready all the same."""
    if not by.may(Permission.WORKFORCE_PLAN):
        deny(by, Permission.WORKFORCE_PLAN, "briefing/rule")
    with transaction.atomic():
        BriefingRule.objects.get_or_create(pk=rule().pk)
        with changing(BriefingRule.objects.all(), by=by.number, about="briefing/rule", missing=NONE) as change:
            if change.row.blocks_ready != blocks_ready:
                change.row.blocks_ready = blocks_ready
                change.record("briefings.set_rule", blocks_ready=blocks_ready)


def _task(row: Briefing) -> str:
    return f"{about(row.pk)}/{row.revision}"


def _of_today(group: str) -> Briefing:
    """Locked until the transaction ends."""
    today: date = beijing_day(now())
    Briefing.objects.get_or_create(group=group, day=today, defaults={"made_at": now()})
    return locked(Briefing.objects.filter(group=group, day=today), missing=NONE)


def _fit(points: list[str]) -> list[str]:
    found = points_of(points)
    if why_not := points_problem(found):
        raise Invalid(why_not, code="bad_points")
    return found


def _require_leads(by: Principal, group: str) -> None:
    if group not in group_names():
        raise NotFound(NO_GROUP)
    if not (by.may(Permission.LIVE_DIRECT) and leads(by, group)):
        deny(by, Permission.LIVE_DIRECT, f"group/{group}")
