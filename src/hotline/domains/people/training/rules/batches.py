"""A batch of trainees: what a person must reach, how far they are, and who counts for K7."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

MAX_MEMBERS = 300
MAX_NAME, MAX_REASON, MAX_TITLE, MAX_REFERENCE = 60, 200, 60, 80
#: Days of a plan that may be filled at once.
MAX_PLAN_DAYS = 150
MAX_SCORE = 1000.0


class BatchStage(StrEnum):
    RUNNING = "running"
    CLOSED = "closed"


class ResultKind(StrEnum):
    HOURS = "hours"
    COURSE = "course"
    EXAM = "exam"
    PRACTICE = "practice"
    TYPING = "typing"
    MANDARIN = "mandarin"


RESULT_NAMES = {
    ResultKind.HOURS: "学时",
    ResultKind.COURSE: "课程",
    ResultKind.EXAM: "理论考试",
    ResultKind.PRACTICE: "模拟接电",
    ResultKind.TYPING: "录入速度",
    ResultKind.MANDARIN: "普通话",
}
#: Of these each result adds to those before; of the others the best counts.
ADDED_UP = frozenset({ResultKind.HOURS, ResultKind.COURSE})
#: Grades of the national test of Mandarin, from 1 upward, as results and conditions have them.
MANDARIN_GRADES = ("三级乙等", "三级甲等", "二级乙等", "二级甲等", "一级乙等", "一级甲等")
#: The largest result of a kind; others take any score up to MAX_SCORE.
LARGEST = {ResultKind.EXAM: 100.0, ResultKind.PRACTICE: 100.0, ResultKind.MANDARIN: float(len(MANDARIN_GRADES))}


class PlanKind(StrEnum):
    COURSE = "course"
    PRACTICE = "practice"
    EXAM = "exam"
    SHADOWING = "shadowing"


class Condition(NamedTuple):
    """What a trainee must reach in one kind of result."""

    kind: ResultKind
    minimum: float


class Achievement(NamedTuple):
    """A result that counts: neither revoked nor of a later day than is looked at."""

    kind: ResultKind
    score: float
    passed: bool
    day: date


class Attained(NamedTuple):
    """How far a trainee is in one condition. ``score``: None before the first result."""

    condition: Condition
    score: float | None
    is_met: bool


class Attendee(NamedTuple):
    """A member of a batch as K7 sees one. ``passed_on``: day of the first exam passed."""

    number: str
    reported_on: date
    stopped_on: date | None
    passed_on: date | None


class Retention(NamedTuple):
    """Denominator and numerator of K7, by staff number, and who passed between them."""

    reported: tuple[str, ...]
    passed: tuple[str, ...]
    retained: tuple[str, ...]


def conditions_problem(conditions: Sequence[Condition]) -> str:
    """Why these are no conditions, in a sentence; "" when they are."""
    if len({condition.kind for condition in conditions}) < len(conditions):
        return "每种条件只能设一条，请删除重复的条件。"
    for condition in conditions:
        if why_not := score_problem(condition.kind, condition.minimum):
            return why_not
    return ""


def score_problem(kind: ResultKind, score: float) -> str:
    largest = LARGEST.get(kind, MAX_SCORE)
    if not 0 < score <= largest:
        return f"“{RESULT_NAMES[kind]}”须大于 0、不超过 {largest:g}，请重新填写。"
    if kind is ResultKind.MANDARIN and score != int(score):
        return "请选择普通话等级。"
    return ""


def is_passed(conditions: Iterable[Condition], kind: ResultKind, score: float) -> bool:
    """Whether a score reaches the condition of its kind; any does where there is none."""
    return all(score >= condition.minimum for condition in conditions if condition.kind is kind)


def attained(conditions: Iterable[Condition], achievements: Collection[Achievement]) -> list[Attained]:
    return [_attained(condition, achievements) for condition in conditions]


def _attained(condition: Condition, achievements: Collection[Achievement]) -> Attained:
    ours = [each for each in achievements if each.kind is condition.kind]
    if not ours:
        return Attained(condition, None, False)
    if condition.kind in ADDED_UP:
        score = sum(each.score for each in ours)
        return Attained(condition, score, score >= condition.minimum)
    # A score on which somebody decided "not passed" does not do, however high it is.
    is_met = any(each.passed and each.score >= condition.minimum for each in ours)
    return Attained(condition, max(each.score for each in ours), is_met)


def exam_passed_on(achievements: Iterable[Achievement]) -> date | None:
    """The day of the first exam passed; None before it."""
    return min((each.day for each in achievements if each.kind is ResultKind.EXAM and each.passed), default=None)


def quarter_end(day: date) -> date:
    """The last day of the calendar quarter of ``day``."""
    following = (day.month - 1) // 3 * 3 + 4
    year, month = (day.year, following) if following <= 12 else (day.year + 1, 1)
    return date(year, month, 1) - timedelta(days=1)


def retention(attendees: Iterable[Attendee], exam_day: date) -> Retention:
    """Who counts for K7 at the end of the quarter of the exam.

    Whoever stops on the day of reporting has not reported; from the next day on they count. A resit counts as long as
    it lies in the quarter.
    """
    end = quarter_end(exam_day)
    reported = [each for each in attendees if each.stopped_on is None or each.stopped_on > each.reported_on]
    passed = [each for each in reported if each.passed_on is not None and each.passed_on <= end]
    retained = [each for each in passed if each.stopped_on is None or each.stopped_on > end]
    return Retention(_numbers(reported), _numbers(passed), _numbers(retained))


def _numbers(attendees: Iterable[Attendee]) -> tuple[str, ...]:
    return tuple(each.number for each in attendees)
