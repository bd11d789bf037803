"""Bad ratings that a person may see, how far each is, and the share of ratings that were excluded."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import Count, Q, QuerySet

from hotline.domains.platform.accounts.queries import groups_of, leaders_of_group, led_by
from hotline.domains.platform.approvals.queries.requests import open_abouts
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.domains.service.ratings.models import BadRating, Mending
from hotline.domains.service.ratings.rules.exclusions import quarter_begins
from hotline.domains.service.ratings.rules.handling import Contact, Handling, Stage, Verdict
from hotline.domains.voice.callbacks.queries import callbacks_about_ratings
from hotline.domains.voice.callbacks.rules import NOT_REACHED, REACHED
from hotline.domains.voice.records.queries.details import ratings_since
from hotline.events.ratings import subject
from hotline.infrastructure.paging import page_by_moment
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import beijing_day, day_bounds
from hotline.kernel.errors import Invalid, NotFound
from hotline.kernel.paging import Page
from hotline.kernel.permissions import Permission

NONE = "没有这条差评，或您无权查看。请刷新列表。"
EXCLUDED = (Verdict.MISTAKEN.value, Verdict.MALICIOUS.value)
#: Rows of a workbook.
MAX_ROWS = 20_000
#: Results with which the call-back list has given a citizen up.
ABANDONED = (NOT_REACHED, "wrong_number", "invalid_number")


@dataclass(frozen=True)
class RatingFilters:
    """``scope``: open, mine, overdue or closed. ``stage``, ``channel``, ``agent`` "" are any."""

    scope: str = "open"
    stage: str = ""
    channel: str = ""
    agent: str = ""


class Calls(NamedTuple):
    """What the calls to the citizen since the rating show. ``entry``: of the call-back list, "" for none."""

    entry: str = ""
    reached_in: tuple[str, ...] = ()
    abandoned: bool = False


class Exclusions(NamedTuple):
    """Of the quarter: ratings that were excluded, and those that count."""

    excluded: int
    counted: int


def visible_to(reader: Principal) -> QuerySet[BadRating]:
    """All for who manages or decides; else those of agents whom the reader leads, and those the reader owns."""
    rows = BadRating.objects.all()
    if reader.may(Permission.RATINGS_MANAGE) or reader.may(Permission.RATINGS_APPROVE):
        return rows
    led = led_by(reader)
    return rows if led is None else rows.filter(Q(agent__in=led) | Q(owner=reader.number)).exclude(agent=reader.number)


def rating(reader: Principal, call: str) -> BadRating:
    """Raises NotFound also for one that the reader may not see."""
    found = visible_to(reader).filter(pk=call).first()
    if found is None:
        raise NotFound(NONE)
    return found


def page(reader: Principal, filters: RatingFilters, now: datetime, cursor: str = "") -> Page[BadRating]:
    """Fifty: open ones by their deadline, closed ones the last closed first. Raises Invalid."""
    closed = filters.scope == "closed"
    found = _found(reader, filters, now)
    return page_by_moment(found, "closed_at" if closed else "due_at", cursor, newest_first=closed)


def all_found(reader: Principal, filters: RatingFilters, now: datetime) -> list[BadRating]:
    """The same, all of them, the last received first, with their mendings. Raises Invalid for too many."""
    rows = list(
        _found(reader, filters, now).order_by("-received_at", "call").prefetch_related("mendings")[: MAX_ROWS + 1]
    )
    if len(rows) > MAX_ROWS:
        raise Invalid(f"一次最多导出 {MAX_ROWS} 条，请先筛选。")
    return rows


def _found(reader: Principal, filters: RatingFilters, now: datetime) -> QuerySet[BadRating]:
    rows = visible_to(reader).filter(closed_at__isnull=filters.scope != "closed")
    if filters.scope == "mine":
        rows = rows.filter(owner=reader.number)
    if filters.scope == "overdue":
        rows = rows.filter(_late(now))
    narrowed = {name: value for name in ("stage", "channel", "agent") if (value := getattr(filters, name))}
    return rows.filter(**narrowed)


def _late(now: datetime) -> Q:
    """Nobody called the citizen in time, or a mending is overdue."""
    mendings_late = Mending.objects.filter(done_at=None, due_at__lt=now).values("rating")
    return Q(stage=Stage.CONTACT.value, due_at__lt=now) | Q(pk__in=mendings_late)


def overdue(reader: Principal, now: datetime) -> int:
    """How many open ones that the reader sees are overdue."""
    return visible_to(reader).filter(_late(now), closed_at=None).count()


def owned(reader: Principal) -> int:
    """How many open ones the reader owns."""
    return visible_to(reader).filter(closed_at=None, owner=reader.number).count()


def mendings(reader: Principal, *, done: bool, cursor: str = "") -> Page[Mending]:
    """Fifty lines of the ledger: open ones by their deadline, done ones the last done first. Raises Invalid."""
    rows = Mending.objects.filter(rating__in=visible_to(reader), done_at__isnull=not done).select_related("rating")
    return page_by_moment(rows, "done_at" if done else "due_at", cursor, newest_first=done)


def received_between(start: datetime, end: datetime, agents: Collection[str]) -> list[BadRating]:
    """Those of these agents in [start, end) that were not excluded, the worst first."""
    rows = BadRating.objects.filter(received_at__gte=start, received_at__lt=end, agent__in=agents)
    return list(rows.exclude(verdict__in=EXCLUDED).order_by("-score", "received_at", "call"))


def stages(reader: Principal) -> dict[str, int]:
    """Stage -> how many open ones the reader sees in it."""
    counted = visible_to(reader).filter(closed_at=None).order_by().values("stage").annotate(n=Count("pk"))
    return {row["stage"]: row["n"] for row in counted}


def handlings(rows: Sequence[BadRating], now: datetime) -> dict[str, Handling]:
    """Call -> how far its handling is."""
    pending = open_abouts(ApprovalKind.RATING_EXCLUSION, [subject(row.pk) for row in rows], now)
    mended: dict[str, list[bool]] = {row.pk: [] for row in rows}
    for call, done_at in Mending.objects.filter(rating__in=list(mended)).values_list("rating", "done_at"):
        mended[call].append(done_at is not None)
    return {
        row.pk: Handling(
            agent=row.agent,
            owner=row.owner,
            contact=Contact(row.contact) if row.contact else None,
            verdict=Verdict(row.verdict) if row.verdict else None,
            exclusion_pending=subject(row.pk) in pending,
            mended=tuple(mended[row.pk]),
            score=row.second_score or 0,
            closed=row.closed_at is not None,
        )
        for row in rows
    }


def handling_of(row: BadRating, now: datetime) -> Handling:
    return handlings([row], now)[row.pk]


def calls_about(calls: Collection[str]) -> dict[str, Calls]:
    """Rated call -> the calls to its citizen; without those whom nobody may call."""
    return {
        call: Calls(
            entry.pk,
            tuple(tried.call for tried in sorted(entry.tries.all(), key=lambda t: t.at) if tried.result == REACHED),
            entry.closed_at is not None and entry.result in ABANDONED,
        )
        for call, entry in callbacks_about_ratings(calls).items()
    }


def leader_of(agent: str) -> str:
    """Who owns a bad rating of this agent at first: a leader of the agent's group, not the agent; "" for nobody."""
    group = groups_of([agent]).get(agent, "")
    return next((leader for leader in leaders_of_group(group) if leader != agent), "") if group else ""


def exclusions(now: datetime) -> Exclusions:
    """Of the quarter so far, by when a rating was given."""
    begins, _ = day_bounds(quarter_begins(beijing_day(now)))
    excluded = BadRating.objects.filter(verdict__in=EXCLUDED, received_at__gte=begins).count()
    return Exclusions(excluded, max(ratings_since(begins) - excluded, 0))


def overdue_contacts(now: datetime) -> QuerySet[BadRating]:
    return BadRating.objects.filter(closed_at=None, stage=Stage.CONTACT.value, due_at__lt=now, overdue_reported=False)


def contacts_due_before(moment: datetime, now: datetime) -> QuerySet[BadRating]:
    """Owned ones whose citizen has to be called between now and then."""
    rows = BadRating.objects.filter(closed_at=None, stage=Stage.CONTACT.value)
    return rows.filter(due_at__gt=now, due_at__lte=moment).exclude(owner="")


def mendings_due_before(moment: datetime, now: datetime) -> QuerySet[Mending]:
    rows = Mending.objects.filter(done_at=None, due_at__gt=now, due_at__lte=moment, rating__closed_at=None)
    return rows.exclude(rating__owner="").select_related("rating")


def overdue_mendings(now: datetime) -> QuerySet[Mending]:
    rows = Mending.objects.filter(done_at=None, due_at__lt=now, overdue_reported=False, rating__closed_at=None)
    return rows.select_related("rating")
