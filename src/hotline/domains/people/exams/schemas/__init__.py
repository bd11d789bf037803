"""Exams on the wire. What a page gets of a running sitting holds no key."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from hotline.domains.people.exams.rules.items import ItemFlag
from hotline.domains.people.exams.rules.questions import MAX_OPTION, MAX_STEM, MAX_TEXT, ExamQuestionKind, QuestionStage
from hotline.domains.people.exams.rules.sittings import NoteKind, Release, SittingStage

type OptionText = Annotated[str, StringConstraints(max_length=MAX_OPTION)]
type AnswerText = Annotated[str, StringConstraints(max_length=MAX_TEXT)]
type Place = Annotated[int, Field(ge=0, le=20)]


class ExamQuestionBody(Schema):
    """``right``: places of the right options. ``wordings``: of a blank all accepted ones, of a short answer the key."""

    kind: ExamQuestionKind
    topic: str = Field(max_length=80)
    stem: str = Field(max_length=MAX_STEM)
    options: list[OptionText] = Field(max_length=10)
    right: list[Place] = Field(max_length=10)
    wordings: list[AnswerText] = Field(max_length=10)
    explanation: str = Field(max_length=MAX_TEXT)
    article: str = Field(max_length=80)


class ExamQuestionOut(Schema):
    """``is_doubtful``: its article has changed. ``is_drafted``: out of an article, by template."""

    id: int
    kind: ExamQuestionKind
    topic: str
    topic_title: str
    stem: str
    options: list[str]
    right: list[int]
    wordings: list[str]
    explanation: str
    article: str
    article_version: int
    stage: QuestionStage
    is_doubtful: bool
    is_drafted: bool
    created_by: str
    created_at: datetime
    decided_by: str


class ExamQuestionCountsOut(Schema):
    draft: int
    approved: int
    retired: int
    doubtful: int


class ExamQuestionListOut(Schema):
    rows: list[ExamQuestionOut]
    next: str | None
    counts: ExamQuestionCountsOut


class ExamDraftedOut(Schema):
    count: int


class ExamQuestionTopicOut(Schema):
    id: str
    title: str
    category: str


class ExamQuestionChoicesOut(Schema):
    topics: list[ExamQuestionTopicOut]


class BlueprintLineBody(Schema):
    """``category``: of topics; "" for all. ``points``: of each question."""

    kind: ExamQuestionKind
    category: str = Field(max_length=40)
    count: int = Field(ge=1, le=200)
    points: int = Field(ge=1, le=50)


class ExamPaperBody(Schema):
    name: str = Field(min_length=1, max_length=60)
    lines: list[BlueprintLineBody] = Field(max_length=30)


class ExamPaperOut(Schema):
    id: int
    name: str
    count: int
    full: int
    created_by: str
    created_at: datetime
    published_by: str
    published_at: datetime | None


class ExamPaperListOut(Schema):
    rows: list[ExamPaperOut]


class ExamPaperQuestionOut(Schema):
    position: int
    points: int
    question: ExamQuestionOut


class ExamPaperDetailOut(ExamPaperOut):
    lines: list[BlueprintLineBody]
    questions: list[ExamPaperQuestionOut]


class ExamBody(Schema):
    """Who sits it: everybody of ``groups`` and of ``batch``, and ``numbers``. ``minutes``: of each person.

    ``batch``: of trainees; its results are those of its theory exam. ``resit_of``: who did not pass that exam sits
    this one, for the same batch; then the other three count for nothing.
    """

    title: str = Field(min_length=1, max_length=60)
    paper: int
    opens_at: datetime
    closes_at: datetime
    minutes: int = Field(ge=1, le=300)
    pass_percent: int = Field(ge=1, le=100)
    release: Release
    groups: list[Annotated[str, StringConstraints(max_length=40)]] = Field(max_length=50)
    numbers: list[Annotated[str, StringConstraints(max_length=12)]] = Field(max_length=500)
    batch: str = Field("", max_length=40)
    resit_of: int | None = None


class ExamOut(Schema):
    """``people``: who are to sit it; ``over``: who have handed in. ``batch_name``: "" for no batch."""

    id: int
    title: str
    paper: int
    paper_name: str
    opens_at: datetime
    closes_at: datetime
    minutes: int
    pass_percent: int
    release: Release
    released_at: datetime | None
    batch: str
    batch_name: str
    resit_of: int | None
    people: int
    over: int


class ExamListOut(Schema):
    rows: list[ExamOut]


class ExamChoiceOut(Schema):
    id: int
    name: str


class ExamBatchChoiceOut(Schema):
    id: str
    name: str


class ExamChoicesOut(Schema):
    groups: list[str]
    papers: list[ExamChoiceOut]
    batches: list[ExamBatchChoiceOut]


class ExamItemOut(Schema):
    """``difficulty``: the share that is right. ``counts``: of each option, how many chose it."""

    number: int
    question: int
    kind: ExamQuestionKind
    stage: QuestionStage
    stem: str
    options: list[str]
    right: list[int]
    difficulty: float
    discrimination: float | None
    counts: list[int]
    flags: list[ItemFlag]


class ExamItemsOut(Schema):
    """``enough``: so many people make figures that flag. ``kr20``, ``sem``: of the number of right answers."""

    title: str
    people: int
    enough: int
    kr20: float | None
    sem: float | None
    items: list[ExamItemOut]


class SittingNoteOut(Schema):
    """``seconds``: how long the page was out of view."""

    at: datetime
    kind: NoteKind
    seconds: int


class ExamSittingOut(Schema):
    """``answered``: questions with an answer. ``passed``: null until it is graded."""

    id: int
    number: str
    name: str
    stage: SittingStage
    begun_at: datetime | None
    handed_in_at: datetime | None
    answered: int
    score: int | None
    passed: bool | None
    notes: list[SittingNoteOut]


class ExamDetailOut(ExamOut):
    full: int
    sittings: list[ExamSittingOut]


class OwnExamOut(Schema):
    """``score``: null until it is graded and released."""

    id: int
    title: str
    opens_at: datetime
    closes_at: datetime
    minutes: int
    count: int
    stage: SittingStage
    is_released: bool
    score: int | None
    full: int
    passed: bool | None


class OwnExamsOut(Schema):
    rows: list[OwnExamOut]


class SittingQuestionOut(Schema):
    """``position``: in the paper, by which answers are sent. ``places``: the chosen options, as they stand here."""

    position: int
    kind: ExamQuestionKind
    stem: str
    options: list[str]
    points: int
    places: list[int]
    text: str
    sequence: int


class SittingPageOut(Schema):
    """``page``: the page's right to answer, until another one is opened; "" once it is handed in."""

    id: int
    title: str
    stage: SittingStage
    page: str
    ends_at: datetime | None
    seconds_left: int
    questions: list[SittingQuestionOut]


class SentAnswerBody(Schema):
    """``sequence``: counts what the page sent of this question; what is not newer changes nothing."""

    position: int = Field(ge=0, le=500)
    sequence: int = Field(ge=1)
    places: list[Place] = Field(max_length=10)
    text: str = Field(max_length=MAX_TEXT)


class SaveAnswersBody(Schema):
    page: str = Field(max_length=40)
    answers: list[SentAnswerBody] = Field(max_length=200)


class SavedAnswersOut(Schema):
    seconds_left: int


class LeavingBody(Schema):
    page: str = Field(max_length=40)
    seconds: int = Field(ge=0, le=86_400)


class SittingResultQuestionOut(Schema):
    """``right``, ``wordings``, ``explanation``: the key, as the options stand here. ``earned``: null until graded."""

    position: int
    kind: ExamQuestionKind
    stem: str
    options: list[str]
    points: int
    places: list[int]
    text: str
    right: list[int]
    wordings: list[str]
    explanation: str
    article: str
    earned: int | None


class SittingResultOut(OwnExamOut):
    """``questions``: none before the results are released."""

    handed_in_at: datetime | None
    questions: list[SittingResultQuestionOut]


class ReviewCardOut(Schema):
    """A question of one's own book of wrong answers. ``due_at``: null for a mastered one."""

    id: int
    kind: ExamQuestionKind
    topic_name: str
    stem: str
    wrong_count: int
    due_at: datetime | None


class ReviewQuestionOut(Schema):
    """A question to be answered now. ``reviews``: goes back with the answer, which is for this presentation alone."""

    id: int
    reviews: int
    kind: ExamQuestionKind
    topic_name: str
    stem: str
    options: list[str]
    wrong_count: int


class ReviewCountsOut(Schema):
    """``due``: to be repeated now; ``waiting``: on a later day; ``mastered``: until answered wrong once more."""

    due: int
    waiting: int
    mastered: int


class ReviewBookOut(Schema):
    """``next``: null when nothing is due; ``next_due_at``: when something is."""

    counts: ReviewCountsOut
    next: ReviewQuestionOut | None
    next_due_at: datetime | None
    rows: list[ReviewCardOut]


class ReviewAnswerBody(Schema):
    reviews: int = Field(ge=0)
    places: list[Place] = Field(max_length=10)
    text: str = Field(max_length=MAX_TEXT)


class ReviewedOut(Schema):
    """``places``: the right options as they stood in the question. ``due_at``: null when it is mastered."""

    right: bool
    places: list[int]
    wordings: list[str]
    explanation: str
    article: str
    due_at: datetime | None
    wrong_count: int
    counts: ReviewCountsOut


class WeakTopicOut(Schema):
    """``wrong`` of ``answered`` graded answers about topics of a category, by one group ("" without a group)."""

    category: str
    group: str
    wrong: int
    answered: int


class WeakTopicsOut(Schema):
    days: int
    enough: int
    rows: list[WeakTopicOut]
