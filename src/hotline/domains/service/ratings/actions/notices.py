"""Who is notified of a bad rating: its owner, and who is responsible for all of them."""

from datetime import datetime, timedelta

from hotline.domains.platform.notifications.actions import receipts
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.queries.own import notified_keys
from hotline.domains.platform.notifications.rules.addressees import Addressee, PermissionHolders, Person
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.domains.service.ratings.models import BadRating, Mending
from hotline.domains.service.ratings.queries import ratings as queries
from hotline.domains.voice.records.queries.names import Names
from hotline.events.ratings import subject
from hotline.kernel.clock import BEIJING
from hotline.kernel.permissions import Permission

KIND = "rating.bad"
LEVELS = {4: "不满意", 5: "非常不满意"}
#: So long before a deadline its owner is reminded.
BEFORE_CONTACT, BEFORE_MENDING = timedelta(hours=1), timedelta(days=1)
RESPONSIBLE = PermissionHolders(Permission.RATINGS_MANAGE)


def of_opening(row: BadRating, now: datetime) -> None:
    text = f"请在 {_moment(row.due_at)} 前回访来电人、核实原因。"
    if row.owner:
        _send(row, f"owner/{row.owner}", f"差评待回访：{_who(row)}", text, now, Urgency.URGENT, [Person(row.owner)])
    else:
        text = f"无经办人，请分派。{text}"
    _send(row, "opened", f"新差评：{_who(row)}", text, now, Urgency.IMPORTANT, [RESPONSIBLE], but=row.owner)


def of_assignment(row: BadRating, now: datetime) -> None:
    text = "请按时限处置；回访、认定、整改均记录在差评页面。"
    title = f"差评转给您处置：{_who(row)}"
    key = f"owner/{row.owner}/{row.seq}"
    _send(row, key, title, text, now, Urgency.URGENT, [Person(row.owner)])


def of_deadlines(now: datetime) -> int:
    """Remind owners of what is due soon, once a deadline; returns how many reminders. Safe to repeat."""
    soon = [
        (row, "soon/contact", f"差评即将超时：{_who(row)}", f"请在 {_moment(row.due_at)} 前回访来电人。")
        for row in queries.contacts_due_before(now + BEFORE_CONTACT, now)
    ]
    for line in queries.mendings_due_before(now + BEFORE_MENDING, now):
        row, key = line.rating, f"soon/{line.number}/{line.due_at.isoformat()}"
        text = f"整改“{line.measure[:60]}”应在 {_moment(line.due_at)} 前完成。请完成后填写结果。"
        soon.append((row, key, f"差评整改即将到期：{_who(row)}", text))
    sent = notified_keys(f"{subject(row.pk)}/{key}" for row, key, _, _ in soon)
    fresh = [one for one in soon if f"{subject(one[0].pk)}/{one[1]}" not in sent]
    for row, key, title, text in fresh:
        _send(row, key, title, text, now, Urgency.IMPORTANT, [Person(row.owner)])
    return len(fresh)


def of_overdue_contact(row: BadRating, now: datetime) -> None:
    text = f"应在 {_moment(row.due_at)} 前回访。请立即回访；负责人请督促或改派。"
    people: list[Addressee] = [RESPONSIBLE, *([Person(row.owner)] if row.owner else [])]
    _send(row, "overdue/contact", f"差评超时未回访：{_who(row)}", text, now, Urgency.URGENT, people)


def of_overdue_mending(row: BadRating, mending: Mending, now: datetime) -> None:
    text = f"整改“{mending.measure[:60]}”应在 {_moment(mending.due_at)} 前完成。请填写结果；负责人请督促或调整期限。"
    people: list[Addressee] = [RESPONSIBLE, *([Person(row.owner)] if row.owner else [])]
    key = f"overdue/{mending.number}/{mending.due_at.isoformat()}"
    _send(row, key, f"差评整改超时：{_who(row)}", text, now, Urgency.URGENT, people)


def settled(row: BadRating) -> None:
    """What it asked for is done, or asks somebody else."""
    receipts.settle(subject(row.pk))


def _send(
    row: BadRating,
    key: str,
    title: str,
    text: str,
    now: datetime,
    urgency: Urgency,
    people: list[Addressee],
    *,
    but: str = "",
) -> None:
    about = subject(row.pk)
    content = Content(
        key=f"{about}/{key}",
        kind=KIND,
        title=title,
        text=text,
        link=f"/ratings?id={row.pk}",
        at=now,
        urgency=urgency,
        about=about,
    )
    notify(content, people, except_for={row.agent, but} - {""})


def _who(row: BadRating) -> str:
    return f"{row.agent} {Names([row.agent]).agent(row.agent)}".strip() + f"，{LEVELS.get(row.score, '')}"


def _moment(at: datetime) -> str:
    local = at.astimezone(BEIJING)
    return f"{local.month} 月 {local.day} 日 {local:%H:%M}"
