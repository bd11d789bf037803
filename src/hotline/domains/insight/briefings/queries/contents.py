"""Collects the sheet of a group and day from what the other domains know."""

from collections.abc import Collection
from datetime import date, datetime

from hotline.domains.insight.analytics.queries.trends import SUBJECT_NAMES, spikes_on
from hotline.domains.insight.briefings.rules.sheet import (
    MAX_LINES,
    MAX_SPIKES,
    AnnouncementLine,
    ArticleLine,
    FaultLine,
    MaintenanceLine,
    NoticeLine,
    PersonLine,
    RatingLine,
    Sheet,
    TrendLine,
    WrongAnswerLine,
    covered_days,
)
from hotline.domains.insight.upkeep.queries.faults import open_faults
from hotline.domains.insight.upkeep.queries.planned import announced_windows
from hotline.domains.people.quality.queries.inspections import wrong_answers_between
from hotline.domains.people.workforce.queries.attendance import due_on
from hotline.domains.people.workforce.queries.published import rosters_over
from hotline.domains.platform.accounts.queries import ai_seats, staff_with
from hotline.domains.service.ratings.queries.ratings import received_between
from hotline.domains.understanding.knowledge.queries.versions import changes_between
from hotline.domains.voice.ivr.queries.flows import switched_on_rows, switches
from hotline.domains.voice.ivr.queries.prompts import prompt_texts
from hotline.domains.voice.records.queries.details import topics_of
from hotline.domains.voice.routing.queries.notices import notices_in_force
from hotline.kernel.clock import day_bounds
from hotline.kernel.permissions import Permission

VERY_BAD = 5


def members_of(group: str) -> list[str]:
    """Who may sit at a desk, without machines."""
    machines = ai_seats()
    people = staff_with(Permission.DESK_USE).filter(group__name=group)
    return [one.number for one in people if one.number not in machines]


def people_on(day: date, numbers: Collection[str]) -> tuple[tuple[PersonLine, ...], bool]:
    """What the roster has them do on the day, and whether there is one."""
    due = {one.number: one for one in due_on(day, numbers)}
    lines = (
        PersonLine(number, due[number].shift, bool(due[number].leave)) if number in due else PersonLine(number)
        for number in sorted(numbers)
    )
    return tuple(lines), bool(rosters_over(day, day))


def collected(
    group: str, day: date, last_day: date | None, last_published_at: datetime | None, moment: datetime
) -> Sheet:
    """``last_day``, ``last_published_at``: of the group's sheet before; None without one."""
    first, last = covered_days(day, last_day)
    start, end = day_bounds(first)[0], day_bounds(last)[1]
    members = members_of(group)
    people, is_rostered = people_on(day, members)
    ratings = received_between(start, end, members)
    return Sheet(
        first_day=first,
        last_day=last,
        bad=sum(row.score < VERY_BAD for row in ratings),
        very_bad=sum(row.score == VERY_BAD for row in ratings),
        ratings=_ratings([(row.pk, row.agent, row.received_at, row.score) for row in ratings[:MAX_LINES]]),
        wrong_answers=_wrong_answers(start, end, members),
        articles=_articles(max(last_published_at or start, start), moment),
        notices=tuple(
            NoticeLine(row.by, row.text, row.important, row.until) for row in notices_in_force(members, moment)
        ),
        announcements=_announcements(),
        trends=_trends(last, moment),
        faults=tuple(FaultLine(row.pk, row.title, row.raised_at) for row in open_faults()),
        maintenance=tuple(
            MaintenanceLine(row.title, row.starts_at, row.ends_at) for row in announced_windows(*day_bounds(day))
        ),
        people=people,
        is_rostered=is_rostered,
    )


def _ratings(rows: list[tuple[str, str, datetime, int]]) -> tuple[RatingLine, ...]:
    topics = topics_of([row[0] for row in rows])
    return tuple(RatingLine(*row, topic=topics.get(row[0], "")) for row in rows)


def _wrong_answers(start: datetime, end: datetime, members: Collection[str]) -> tuple[WrongAnswerLine, ...]:
    rows = [(row.inspection, row.comment) for row in wrong_answers_between(start, end)][:MAX_LINES]
    topics = topics_of([inspection.call for inspection, _ in rows])
    return tuple(
        WrongAnswerLine(one.call, one.agent, one.call_at, one.agent in members, comment, topics.get(one.call, ""))
        for one, comment in rows
    )


def _articles(start: datetime, end: datetime) -> tuple[ArticleLine, ...]:
    return tuple(
        ArticleLine(one.code, one.title, one.change, one.at, one.note)
        for one in changes_between(start, end)[:MAX_LINES]
    )


def _announcements() -> tuple[AnnouncementLine, ...]:
    rows = switched_on_rows()
    if not rows:
        return ()
    known, texts = switches(), prompt_texts()
    return tuple(
        AnnouncementLine(name, tuple(texts.get(prompt, prompt) for prompt in known.get(name, [])), row.until)
        for name, row in sorted(rows.items())
    )


def _trends(day: date, moment: datetime) -> tuple[TrendLine, ...]:
    """The surest first."""
    found = [(line, what) for what in SUBJECT_NAMES for line in spikes_on(day, what, "", moment).lines]
    found.sort(key=lambda each: each[0].q)
    return tuple(
        TrendLine(what, line.word, line.count, round(float(line.baseline), 1)) for line, what in found[:MAX_SPIKES]
    )
