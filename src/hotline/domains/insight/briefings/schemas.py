"""Briefings on the wire."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from hotline.domains.insight.briefings.rules.sheet import MAX_POINTS


class BriefingRatingOut(Schema):
    """``call``, ``agent``: "" for who may not open the call, or not know whose it is."""

    call: str
    agent: str
    agent_name: str
    is_own: bool
    at: datetime
    score: int
    topic: str


class BriefingWrongAnswerOut(Schema):
    """``of_group``: somebody of the group gave it."""

    call: str
    agent: str
    agent_name: str
    is_own: bool
    of_group: bool
    at: datetime
    topic: str
    comment: str


class BriefingArticleOut(Schema):
    code: str
    title: str
    change: Literal["new", "changed", "retired"]
    at: datetime
    note: str


class BriefingNoticeOut(Schema):
    by_name: str
    text: str
    important: bool
    until: datetime


class BriefingAnnouncementOut(Schema):
    """``until``: null until somebody switches it off."""

    name: str
    texts: list[str]
    until: datetime | None


class BriefingTrendOut(Schema):
    """``baseline``: the count of comparable days."""

    what: Literal["calls", "cases", "words"]
    word: str
    count: int
    baseline: float


class BriefingFaultOut(Schema):
    id: str
    title: str
    raised_at: datetime


class BriefingMaintenanceOut(Schema):
    title: str
    starts_at: datetime
    ends_at: datetime


class BriefingSheetOut(Schema):
    """``first_day`` to ``last_day``: whose ratings and wrong answers these are. ``bad``, ``very_bad``: of all."""

    day: date
    group: str
    points: list[str]
    first_day: date
    last_day: date
    bad: int
    very_bad: int
    ratings: list[BriefingRatingOut]
    wrong_answers: list[BriefingWrongAnswerOut]
    articles: list[BriefingArticleOut]
    notices: list[BriefingNoticeOut]
    announcements: list[BriefingAnnouncementOut]
    trends: list[BriefingTrendOut]
    faults: list[BriefingFaultOut]
    maintenance: list[BriefingMaintenanceOut]


class BriefingPersonOut(Schema):
    """``shift``: its hours, "" off. ``is_expected``: works that day and is to confirm."""

    number: str
    name: str
    shift: str
    is_away: bool
    is_expected: bool
    confirmed_at: datetime | None


class BriefingRowOut(Schema):
    """``revision``: 0 before it is published. ``confirmed``: of what it says now."""

    day: date
    revision: int
    published_by: str
    published_at: datetime | None
    confirmed: int


class BriefingOut(Schema):
    """``may_lead``: the reader may add points and publish it now."""

    sheet: BriefingSheetOut
    revision: int
    published_by: str
    published_by_name: str
    published_at: datetime | None
    is_rostered: bool
    people: list[BriefingPersonOut]
    history: list[BriefingRowOut]
    may_lead: bool


class BriefingGroupsOut(Schema):
    """``blocks_ready``: who has not confirmed the sheet cannot be ready."""

    groups: list[str]
    own: str
    today: date
    blocks_ready: bool


class BriefingPointsBody(Schema):
    group: str = Field(max_length=40)
    points: list[str] = Field(max_length=MAX_POINTS * 4)


class BriefingRuleBody(Schema):
    blocks_ready: bool


class OwnBriefingOut(Schema):
    """``is_due``: the reader works that day and has not confirmed it. ``blocks_ready``: and cannot be ready before."""

    id: int
    sheet: BriefingSheetOut
    published_by_name: str
    published_at: datetime
    confirmed_at: datetime | None
    is_due: bool
    blocks_ready: bool


class OwnBriefingsOut(Schema):
    """At most one: the published sheet of the own group and shift."""

    rows: list[OwnBriefingOut]
