"""Campaigns on the wire."""

from datetime import datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field, StringConstraints

from hotline.domains.service.campaigns.rules.campaign import (
    MAX_LINES,
    MAX_ROWS,
    CampaignMode,
    CampaignStage,
    EntryProblem,
)
from hotline.domains.service.campaigns.rules.entries import EntryState, TryResult
from hotline.domains.service.campaigns.rules.sources import ListSource
from hotline.domains.service.surveys.rules.questionnaire import Kind
from hotline.infrastructure.number_handles import MAX_HANDLE

type HourText = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]


class CampaignSpanBody(Schema):
    """From when until when, in Beijing: ``09:00``."""

    since: HourText
    until: HourText


class CampaignSearchBody(Schema):
    """What the page of a list is narrowed by, as that page requests it: numbers as their handles."""

    source: Literal[ListSource.CALLS, ListSource.CASES, ListSource.CALLBACKS]
    filters: dict[
        Annotated[str, StringConstraints(max_length=40)], Annotated[str, StringConstraints(max_length=MAX_HANDLE)]
    ] = Field(default_factory=dict, max_length=40)


class CampaignFoundOut(Schema):
    """``rows``: what the search finds; ``numbers``: different numbers among them; ``max_rows``: of one list."""

    rows: int
    numbers: int
    max_rows: int


class CampaignOut(Schema):
    """``is_requested``: somebody is asked to approve it. ``closed``: entries that came to their end."""

    id: str
    name: str
    source: ListSource
    stage: CampaignStage
    is_requested: bool
    mode: CampaignMode
    created_by: str
    created_at: datetime
    rows: int
    callable_count: int
    closed: int


class CampaignListOut(Schema):
    rows: list[CampaignOut]
    next: str | None


class CampaignSettingsOut(Schema):
    """``survey``: id of a published one, 0 for none. ``variables``: headings whose values the agent sees.
    ``sample_size``: how many are drawn of those who may be rung, 0 for all. ``lines``: how many AI seats dial at once.
    """

    name: str
    purpose: str
    queue: str
    mode: CampaignMode
    script: str
    survey: int
    spans: list[CampaignSpanBody]
    working_days_only: bool
    max_tries: int
    gap_minutes: int
    number_column: str
    name_column: str
    variables: list[str]
    sample_size: int
    lines: int


class CampaignSettingsBody(CampaignSettingsOut):
    name: str = Field(min_length=1, max_length=60)
    purpose: str = Field(min_length=1, max_length=200)
    queue: str = Field(max_length=40)
    script: str = Field(max_length=2000)
    survey: int = Field(ge=0)
    spans: list[CampaignSpanBody] = Field(max_length=10)
    number_column: str = Field(max_length=100)
    name_column: str = Field(max_length=100)
    variables: list[Annotated[str, StringConstraints(max_length=100)]] = Field(max_length=20)
    sample_size: int = Field(ge=0, le=MAX_ROWS)
    lines: int = Field(2, ge=1, le=MAX_LINES)


class CampaignProblemCountOut(Schema):
    problem: EntryProblem
    count: int


class CampaignProblemOut(Schema):
    """A row that is not rung. ``line``: as a spreadsheet counts. ``number``: masked; "" for what is no number."""

    line: int
    problem: EntryProblem
    number: str


class CampaignStateCountOut(Schema):
    state: EntryState
    count: int


class CampaignResultCountOut(Schema):
    """``result``: a TryResult, not_reached, skipped or stopped."""

    result: str
    label: str
    count: int


class CampaignDetailOut(CampaignOut):
    """``refused``: the first hundred rows that are not rung. ``is_open``: now lies in the hours of dialling."""

    settings: CampaignSettingsOut
    headings: list[str]
    seed: str
    queue_name: str
    survey_title: str
    failure: str
    approved_by: str
    started_at: datetime | None
    over_at: datetime | None
    problems: list[CampaignProblemCountOut]
    refused: list[CampaignProblemOut]
    states: list[CampaignStateCountOut]
    results: list[CampaignResultCountOut]
    is_open: bool


class CampaignShareOut(Schema):
    """``part`` of ``total``; ``low`` to ``high`` holds the real share 19 times of 20. Null without any."""

    part: int
    total: int
    share: float | None
    low: float | None
    high: float | None


class CampaignOptionOut(Schema):
    value: int
    label: str
    share: CampaignShareOut


class CampaignQuestionResultOut(Schema):
    """``satisfied``: of a scale. ``nps``: promoters less detractors, −100 to 100."""

    id: str
    kind: Kind
    title: str
    answered: int
    options: list[CampaignOptionOut]
    satisfied: CampaignShareOut | None
    nps: float | None


class CampaignFindingsOut(Schema):
    """How the closed entries ended.

    ``rate``: completed among all whom the number led to. ``invalid``: numbers that lead to nobody of the list.
    ``unreached``: how the last try of those ended whom no try reached.
    """

    completed: int
    declined: int
    not_reached: int
    invalid: int
    rate: CampaignShareOut
    unreached: list[CampaignResultCountOut]
    questions: list[CampaignQuestionResultOut]


class CampaignChoiceOut(Schema):
    id: str
    name: str


class CampaignChoicesOut(Schema):
    """Queues and published surveys that a campaign may be set to."""

    queues: list[CampaignChoiceOut]
    surveys: list[CampaignChoiceOut]


class CampaignSubmitBody(Schema):
    reason: str = Field(min_length=2, max_length=200)


class CampaignTryOut(Schema):
    """``result``: "" while it goes on. ``has_talk``: what was said with an AI seat can be read."""

    at: datetime
    agent: str
    call: str
    result: str
    label: str
    has_talk: bool


class CampaignTurnOut(Schema):
    by_caller: bool
    text: str


class CampaignTalkOut(Schema):
    """What was said in a try of an AI seat, numbers masked. The seat's text is what the citizen got to hear."""

    call: str
    at: datetime
    turns: list[CampaignTurnOut]


class CampaignTalksOut(Schema):
    talks: list[CampaignTalkOut]


class CampaignEntryOut(Schema):
    """A citizen of the list, masked. ``next_at``: when the next try may be made. ``about``: what the entry comes from,
    of a list from a search: ``call/…``, ``case/…``, ``callback/…``.
    """

    id: str
    line: int
    about: str
    number: str
    state: EntryState
    result: str
    label: str
    note: str
    taken_by: str
    next_at: datetime
    tries: list[CampaignTryOut]


class CampaignEntriesOut(Schema):
    rows: list[CampaignEntryOut]
    next: str | None


class CampaignValueOut(Schema):
    heading: str
    value: str


class CampaignJumpOut(Schema):
    values: list[int]
    to: str


class CampaignQuestionOut(Schema):
    """``to`` of a jump: a question's id, or ``end``."""

    id: str
    kind: Kind
    title: str
    options: list[str]
    required: bool
    jumps: list[CampaignJumpOut]


class CampaignQuestionnaireOut(Schema):
    """What the agent asks and fills in."""

    title: str
    greeting: str
    thanks: str
    questions: list[CampaignQuestionOut]


class CampaignOfferOut(Schema):
    """The entry on the agent's desk. ``state`` closed: the talk is over and the agent says how it ended.

    ``call``: the last try's.
    ``until``: when an offer that nobody acts on goes to somebody else; null for one that is called already.
    """

    entry: str
    campaign: str
    purpose: str
    mode: CampaignMode
    state: EntryState
    number: str
    name: str
    values: list[CampaignValueOut]
    script: str
    questionnaire: CampaignQuestionnaireOut | None
    tries: list[CampaignTryOut]
    max_tries: int
    call: str
    until: datetime | None


class OwnCampaignOfferOut(Schema):
    offer: CampaignOfferOut | None


class CampaignPostponeBody(Schema):
    until: datetime
    reason: str = Field(min_length=1, max_length=60)


class CampaignSkipBody(Schema):
    reason: str = Field(min_length=1, max_length=60)


class CampaignReportBody(Schema):
    """``answers``: question -> value, as surveys take them. ``due_at``: required for ``later``."""

    result: TryResult
    answers: dict[str, int | str | list[int]] = Field(default_factory=dict, max_length=60)
    note: str = Field("", max_length=60)
    due_at: datetime | None = None


class CampaignDialledOut(Schema):
    call: str
