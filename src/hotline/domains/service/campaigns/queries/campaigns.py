"""Reads about campaigns: the list, one with its progress, its entries."""

from collections import Counter
from collections.abc import Mapping
from datetime import time, timedelta
from typing import NamedTuple

from django.db.models import Count, QuerySet

from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry, CampaignProblem
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignSettings, EntryProblem
from hotline.domains.service.campaigns.rules.entries import EntryState
from hotline.domains.service.campaigns.rules.hours import Windows
from hotline.domains.service.surveys.queries.surveys import survey_named, surveys, version_of
from hotline.domains.service.surveys.rules.questionnaire import Questionnaire
from hotline.infrastructure.paging import page_by_moment
from hotline.kernel.errors import NotFound
from hotline.kernel.paging import PAGE_SIZE, Page, cut

NONE = "没有这个外呼任务，请刷新列表。"
#: Rows with a problem that a page lists; the workbook has all.
LISTED = 100


def about(id: str) -> str:
    return f"campaign/{id}"


def campaigns(cursor: str = "") -> Page[Campaign]:
    """Fifty a page, the newest first. Raises Invalid for a bad cursor."""
    return page_by_moment(Campaign.objects.all(), "created_at", cursor)


def campaign(id: str) -> Campaign:
    """Raises NotFound."""
    row = Campaign.objects.filter(pk=id).first()
    if row is None:
        raise NotFound(NONE)
    return row


def settings_of(row: Campaign) -> CampaignSettings:
    return CampaignSettings(
        name=row.name,
        purpose=row.purpose,
        queue=row.queue,
        mode=CampaignMode(row.mode),
        script=row.script,
        survey=row.survey,
        spans=spans_of(row),
        working_days_only=row.working_days_only,
        max_tries=row.max_tries,
        gap_minutes=row.gap_minutes,
        number_column=row.number_column,
        name_column=row.name_column,
        variables=row.variables,
        sample_size=row.sample_size,
        lines=row.lines,
    )


def spans_of(row: Campaign) -> tuple[tuple[time, time], ...]:
    return tuple((time.fromisoformat(since), time.fromisoformat(until)) for since, until in row.spans)


def windows_of(row: Campaign, calendar: WorkingCalendar | None = None) -> Windows:
    return Windows(spans_of(row), row.working_days_only, calendar or working_calendar())


def gap_of(row: Campaign) -> timedelta:
    return timedelta(minutes=row.gap_minutes)


def questionnaire_of(row: Campaign) -> Questionnaire | None:
    """The version that the campaign was set to. None for a campaign without."""
    return version_of(survey_named(row.survey), row.survey_version) if row.survey else None


def frame_of(row: Campaign) -> int:
    """Among how many who may be rung a sample was drawn."""
    return row.callable_count + int(row.problems.get(EntryProblem.NOT_DRAWN.value, 0))


class PublishedSurvey(NamedTuple):
    """``published``: the number of the version that is answered."""

    id: int
    title: str
    published: int


def published_surveys() -> list[PublishedSurvey]:
    return [PublishedSurvey(row.pk, row.title, row.published) for row in surveys() if row.published]


def counts(id: str) -> tuple[Mapping[EntryState, int], Mapping[str, int]]:
    """Entries by state, and closed ones by result."""
    states = CampaignEntry.objects.filter(campaign=id).values_list("state").order_by().annotate(Count("id"))
    closed = CampaignEntry.objects.filter(campaign=id, state=EntryState.CLOSED.value)
    results = closed.values_list("result").order_by().annotate(Count("id"))
    return {EntryState(state): count for state, count in states}, dict(results)


def refused_rows(id: str) -> list[CampaignProblem]:
    return list(CampaignProblem.objects.filter(campaign=id).order_by("line")[:LISTED])


def entries(id: str, *, state: str = "", result: str = "", after: int = 0) -> Page[CampaignEntry]:
    """Fifty in the order of the list, with their tries. ``after``: the line behind which the page begins."""
    rows = with_tries(id).filter(line__gt=after)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(result=result) if result else rows
    return cut(list(rows[: PAGE_SIZE + 1]), lambda row: str(row.line), PAGE_SIZE)


def with_tries(id: str) -> QuerySet[CampaignEntry]:
    return CampaignEntry.objects.filter(campaign=id).order_by("line").prefetch_related("tries")


def closed_counts(ids: list[str]) -> Counter[str]:
    """Campaign -> how many of its entries came to their end."""
    rows = CampaignEntry.objects.filter(campaign__in=ids, state=EntryState.CLOSED.value)
    return Counter(dict(rows.values_list("campaign").order_by().annotate(Count("id"))))
