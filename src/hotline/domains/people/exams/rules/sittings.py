"""A sitting: one person's turn at an exam. Its order, its clock, which answers are stored, what it comes to."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from hotline.domains.people.exams.rules.chance import shuffled
from hotline.domains.people.exams.rules.questions import ExamQuestionKind

#: Answers that were on their way when the time was over.
GRACE = timedelta(seconds=5)
#: So many times of leaving the page are noted one by one.
MAX_NOTES = 200


class SittingStage(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    HANDED_IN = "handed_in"  # people have still to grade short answers
    GRADED = "graded"


class Release(StrEnum):
    """When those examined see how they did."""

    AT_ONCE = "at_once"
    LATER = "later"  # a person releases all results


class NoteKind(StrEnum):
    """What is noted of a sitting. Facts for people, no verdict."""

    LEFT = "left"  # the page lost the view or the focus
    RESUMED = "resumed"  # opened again, in this browser or another


STAGE_NAMES = {
    SittingStage.WAITING: "未开考",
    SittingStage.RUNNING: "作答中",
    SittingStage.HANDED_IN: "待阅卷",
    SittingStage.GRADED: "已评分",
}


def question_order(seed: str, count: int) -> list[int]:
    """Place on the screen -> place in the paper."""
    return shuffled(f"{seed}/questions", range(count))


def option_order(seed: str, position: int, kind: ExamQuestionKind, count: int) -> list[int]:
    """Place on the screen -> place in the bank. 正确 and 错误 stay in this order."""
    return list(range(count)) if kind is ExamQuestionKind.TRUE_FALSE else shuffled(f"{seed}/{position}", range(count))


def ends_at(begun_at: datetime, minutes: int, closes_at: datetime) -> datetime:
    """Whoever comes late has what is left."""
    return min(begun_at + timedelta(minutes=minutes), closes_at)


def seconds_left(until: datetime, now: datetime) -> int:
    return max(0, round((until - now).total_seconds()))


def is_over(until: datetime, now: datetime) -> bool:
    """No answer counts any more."""
    return now > until + GRACE


def begin_refusal(stage: SittingStage, now: datetime, opens_at: datetime, closes_at: datetime) -> str:
    """Why it cannot begin or go on now, in Chinese; empty when it can."""
    if stage in (SittingStage.HANDED_IN, SittingStage.GRADED):
        return "您已交卷，请在“我的考试”查看结果。"
    if now < opens_at:
        return "考试尚未开始，请在开考后进入。"
    if stage is SittingStage.WAITING and now >= closes_at:
        return "考试已结束，请联系培训师安排补考。"
    return ""


def is_passed(score: int, full: int, pass_percent: int) -> bool:
    return score * 100 >= full * pass_percent


def percent_of(score: int, full: int) -> float:
    """To a tenth, downwards: what is shown as reached is reached."""
    return score * 1000 // full / 10


def to_bank(places: Sequence[int], order: Sequence[int]) -> list[int]:
    """Options chosen on the screen, as the bank has them."""
    return sorted(order[place] for place in places)


def to_screen(chosen: Sequence[int], order: Sequence[int]) -> list[int]:
    return sorted(order.index(each) for each in chosen)
