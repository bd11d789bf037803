"""Notifications of courses: assigned, due soon, to be learned again."""

from collections.abc import Collection
from datetime import date, timedelta

from hotline.domains.people.courses.models import Course
from hotline.domains.people.courses.queries.courses import about
from hotline.domains.people.courses.queries.learners import Enrolment
from hotline.domains.people.courses.rules.progress import ChapterState, CourseState
from hotline.domains.platform.notifications.actions.notify import notify
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.domains.platform.notifications.rules.addressees import Recipients
from hotline.domains.platform.notifications.rules.kinds import Urgency
from hotline.domains.platform.notifications.rules.texts import Content
from hotline.kernel.clock import now

#: So many days before it is due whoever has not finished is reminded.
REMIND_DAYS = 2


def notify_assigned(row: Course, due_on: date, numbers: Collection[str]) -> None:
    _notify(row, f"assigned/{due_on}", f"新课程：{row.title}", f"请于 {due_on:%m-%d} 前学完。", numbers)


def remind(enrolment: Enrolment, today: date) -> None:
    """Of one person. Safe to repeat: each day due and each version of an article once."""
    row, due_on = enrolment.course, enrolment.due_on
    if enrolment.state in (CourseState.WAITING, CourseState.RUNNING):
        if due_on is not None and today <= due_on <= today + timedelta(days=REMIND_DAYS):
            left = enrolment.progress.total - enrolment.progress.done
            text = f"{due_on:%m-%d} 截止，还有 {left} 章未学。"
            _notify(row, f"due/{due_on}", f"课程即将截止：{row.title}", text, [enrolment.number])
    elif enrolment.state is CourseState.AGAIN:
        open_again = [
            each
            for each, state in zip(enrolment.chapters, enrolment.progress.states, strict=True)
            if state is ChapterState.AGAIN
        ]
        key = ",".join(f"{each.chapter.id}-{each.article_version}" for each in open_again)[:80]
        titles = "、".join(f"“{each.chapter.title}”" for each in open_again)
        _notify(row, f"again/{key}", f"课程须重学：{row.title}", f"引用的条目有新版本：{titles}。", [enrolment.number])


def settle_course(course: str, number: str) -> None:
    """Finished: what was to be done is done."""
    settle(about(course), by=number)


def _notify(row: Course, key: str, title: str, text: str, numbers: Collection[str]) -> None:
    content = Content(
        key=f"{about(row.pk)}/{key}", kind="training.course", title=title, text=text, link=f"/my/courses/{row.pk}",
        at=now(), urgency=Urgency.IMPORTANT, about=about(row.pk),
    )  # fmt: skip
    notify(content, [Recipients(tuple(numbers))])
