"""Surveys on the wire."""

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Schema
from pydantic import Field

from hotline.kernel.published import one_of

type QuestionKind = Literal["scale", "choice", "several", "text", "nps"]
type GroupBy = Literal["agent", "queue", "topic"]


class JumpBody(Schema):
    values: list[int]
    to: str


class QuestionBody(Schema):
    """``to`` of a jump: a question's id, or ``end``."""

    id: str = Field(pattern=r"^[a-z0-9-]{1,40}$")
    kind: QuestionKind
    title: str
    options: list[str]
    required: bool
    jumps: list[JumpBody]


class QuestionnaireBody(Schema):
    title: str
    greeting: str
    thanks: str
    questions: list[QuestionBody]


class InvitationRulesBody(Schema):
    """``share`` in percent; ``from_hour``, ``to_hour`` in Beijing; ``text`` holds ``{链接}``."""

    on: bool
    queues: list[str]
    topics: list[str]
    unrated_only: bool
    share: int
    min_talk_seconds: int
    after_minutes: int
    from_hour: int
    to_hour: int
    days_between: int
    per_day: int
    valid_days: int
    text: str


class SurveyOut(Schema):
    """``draft``: there are changes nobody has published; ``on``: calls are invited."""

    id: int
    title: str
    published: int
    draft: bool
    on: bool
    invited: int
    answered: int


class SurveyVersionOut(Schema):
    number: int
    published_by: str
    published_by_name: str
    published_at: datetime


class SurveyDesignOut(Schema):
    """``questionnaire``: the draft, else what is published. ``saved`` is handed back when saving. ``links``: whether
    texts can hold links, which they begin with an address from the settings.
    """

    id: int
    title: str
    published: int
    draft: bool
    saved: int
    saved_by: str
    saved_at: datetime | None
    questionnaire: QuestionnaireBody
    invitation_rules: InvitationRulesBody
    versions: list[SurveyVersionOut]
    links: bool


class NewSurveyIn(Schema):
    questionnaire: QuestionnaireBody


class SurveyDraftIn(Schema):
    seen: int
    questionnaire: QuestionnaireBody


class SurveyPublishIn(Schema):
    seen: int


class SurveyShareOut(Schema):
    """``low`` to ``high``: where the real share lies, 19 times of 20."""

    part: int
    total: int
    share: float | None
    low: float | None
    high: float | None


class OptionCountOut(Schema):
    value: int
    label: str
    share: SurveyShareOut


class QuestionResultOut(Schema):
    id: str
    kind: QuestionKind
    title: str
    answered: int
    options: list[OptionCountOut]
    satisfied: SurveyShareOut | None
    nps: float | None


class GroupResultOut(Schema):
    code: str
    name: str
    satisfied: SurveyShareOut


class SurveyGroupsOut(Schema):
    """``hidden``: groups with fewer than ``min_answers`` answers."""

    by: GroupBy
    rows: list[GroupResultOut]
    hidden: int
    min_answers: int


class ThemeOut(Schema):
    theme: str
    positive: int
    neutral: int
    negative: int


class ResultsOut(Schema):
    title: str
    invited: int
    opened: int
    answered: SurveyShareOut
    questions: list[QuestionResultOut]
    groups: list[SurveyGroupsOut]
    themes: list[ThemeOut]
    comments: int
    needs_follow_up: int
    same_device: int


class SurveyResultsQuery(Schema):
    """Days in Beijing, both inclusive."""

    start: date
    end: date
    agent: str = ""
    queue: str = ""
    topic: str = ""


class SurveyCommentsQuery(SurveyResultsQuery):
    theme: str = ""
    follow_up: bool = False


class SurveyCommentOut(Schema):
    """A comment without its text."""

    id: int
    call: str
    at: datetime
    agent: str
    question: str
    kind: str
    sentiment: Annotated[str, one_of("pos", "neu", "neg")]
    themes: list[str]
    needs_follow_up: bool


class CommentsOut(Schema):
    rows: list[SurveyCommentOut]


class CommentTextOut(Schema):
    text: str
    named_agent: str | None


class OwnSurveyOut(Schema):
    """A survey as its citizen sees it. ``answered``: it was, and ``questionnaire`` has only its thanks."""

    answered: bool
    questionnaire: QuestionnaireBody


class OwnAnswersIn(Schema):
    answers: dict[str, int | str | list[int]] = Field(max_length=60)


class ThanksOut(Schema):
    thanks: str
