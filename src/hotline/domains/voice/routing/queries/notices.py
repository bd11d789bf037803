"""Reads about notices: whom an audience reaches, a notice's receipts, what was sent, and what an agent received."""

from collections.abc import Collection
from datetime import UTC, datetime

from hotline.domains.platform.accounts.queries import group_names, names_of, staff_with
from hotline.domains.voice.routing.models import AgentSkill, Notice, NoticeReceipt, Queue
from hotline.domains.voice.routing.queries.administered import queue_names, running_loans
from hotline.domains.voice.routing.rules.notices import AGENTS, GROUP, QUEUE, NoticeDoc, Reachable, reached
from hotline.kernel.errors import Invalid
from hotline.kernel.permissions import Permission

PAGE = 50
UNKNOWN = {GROUP: "没有这个班组，请重新选择。", QUEUE: "没有这个队列，请重新选择。"}


def reached_by(audience: str, meant: frozenset[str]) -> list[str]:
    """Staff numbers of the agents that an audience reaches. Raises Invalid for unknown groups, queues or agents."""
    people = _reachable()
    known = {GROUP: set(group_names()), QUEUE: set(queue_names()), AGENTS: {person.number for person in people}}
    if missing := meant - known.get(audience, set()):
        raise Invalid(UNKNOWN.get(audience, f"没有这些坐席：{'、'.join(sorted(missing))}。"))
    skills = dict(Queue.objects.values_list("code", "skill__code"))
    return reached(people, audience, meant, skills)


def document_of(row: Notice) -> NoticeDoc:
    """The notice as the live screens show it."""
    receipts = list(row.receipts.order_by("agent"))
    return NoticeDoc(
        id=row.id,
        by=row.by,
        by_name=names_of({row.by}).get(row.by, ""),
        text=row.text,
        important=row.important,
        audience=row.audience,
        audience_name=audience_name(row),
        sent_at=row.sent_at,
        until=row.until,
        to=tuple(receipt.agent for receipt in receipts),
        read={receipt.agent: receipt.read_at for receipt in receipts if receipt.read_at},
    )


def audience_name(row: Notice) -> str:
    """The audience in the users' words."""
    match row.audience:
        case "group":
            return "、".join(row.meant)
        case "queue":
            names = queue_names()
            return "、".join(names.get(queue, queue) for queue in row.meant)
        case "agents":
            return f"选定 {row.receipts.count()} 人"
        case _:
            return "全体坐席"


def sent_before(moment: datetime | None) -> list[Notice]:
    """Newest first, with their receipts."""
    rows = Notice.objects.prefetch_related("receipts").order_by("-sent_at", "-id")
    return list((rows.filter(sent_at__lt=moment) if moment else rows)[:PAGE])


def notices_in_force(agents: Collection[str], moment: datetime) -> list[Notice]:
    """Those that reach any of the agents and are not over, the newest first."""
    rows = Notice.objects.filter(until__gt=moment, withdrawn_at=None, receipts__agent__in=agents)
    return list(rows.distinct().order_by("-sent_at", "-id"))


def notices_of(agent: str) -> list[NoticeReceipt]:
    """The notices to this agent, newest first, at most one page."""
    rows = NoticeReceipt.objects.filter(agent=agent).select_related("notice")
    return list(rows.order_by("-notice__sent_at", "-notice_id")[:PAGE])


def _reachable() -> list[Reachable]:
    """Everybody who may sit at a desk."""
    skills: dict[int, set[str]] = {}
    for staff, skill in AgentSkill.objects.values_list("staff_id", "skill__code"):
        skills.setdefault(staff, set()).add(skill)
    for temporary in running_loans(datetime.now(UTC)):
        skills.setdefault(temporary.staff_id, set()).add(temporary.skill.code)
    return [
        Reachable(staff.number, staff.group.name if staff.group else "", frozenset(skills.get(staff.pk, ())))
        for staff in staff_with(Permission.DESK_USE)
    ]
