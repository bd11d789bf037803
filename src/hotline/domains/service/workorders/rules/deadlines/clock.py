"""A running deadline: pause, resume, extend, stop. Each function returns a new one; refusals are sentences."""

from dataclasses import dataclass, replace
from datetime import datetime

from hotline.domains.platform.calendar.rules import WorkingCalendar
from hotline.domains.service.workorders.rules.deadlines.terms import Term, after, between, counted, due


@dataclass(frozen=True)
class Deadline:
    """A term that runs for a case."""

    term: Term
    started_at: datetime
    #: When the deadline is over, with pauses and extensions.
    due_at: datetime
    #: The same with pauses but without extensions.
    original_due_at: datetime
    #: Seconds from start to ``due_at`` that count, without pauses. Warnings are fractions of it.
    seconds: float
    paused_at: datetime | None = None
    #: While paused: what is left until ``due_at``, in the measure of the term's unit.
    left: int = 0
    #: While paused: what is left until ``original_due_at``, in the same measure.
    original_left: int = 0
    extensions: int = 0
    stopped_at: datetime | None = None

    @property
    def runs(self) -> bool:
        return self.stopped_at is None and self.paused_at is None

    @property
    def met(self) -> bool | None:
        """Whether the deadline was stopped in time; None while it is not stopped."""
        return None if self.stopped_at is None else self.stopped_at <= self.due_at

    @property
    def met_originally(self) -> bool | None:
        """Whether it was stopped in time without the extensions; None while it is not stopped."""
        return None if self.stopped_at is None else self.stopped_at <= self.original_due_at


def begin(start: datetime, term: Term, calendar: WorkingCalendar, latest: datetime | None = None) -> Deadline:
    """Start a deadline. ``latest`` is a limit set by another party, e.g. 12345; the earlier of both counts."""
    ends = due(start, term, calendar)
    ends = max(min(ends, latest), start) if latest else ends
    return Deadline(term, start, ends, ends, counted(start, ends, term.unit, calendar))


def pause_refusal(deadline: Deadline, now: datetime) -> str:
    """Why the deadline cannot be paused, as a sentence; "" when it can."""
    if deadline.stopped_at is not None:
        return "该时限已结束，无需暂停。"
    if deadline.paused_at is not None:
        return "计时已暂停，请刷新查看。"
    return "已超过时限，不能暂停。请尽快办结。" if now > deadline.due_at else ""


def pause(deadline: Deadline, now: datetime, calendar: WorkingCalendar) -> Deadline:
    """Only what may be paused: ``pause_refusal``."""
    unit = deadline.term.unit
    left = between(now, deadline.due_at, unit, calendar)
    original = between(now, deadline.original_due_at, unit, calendar) if now <= deadline.original_due_at else -1
    return replace(deadline, paused_at=now, left=left, original_left=original)


def resume(deadline: Deadline, now: datetime, calendar: WorkingCalendar) -> Deadline:
    """Resume a paused deadline: what was left runs from now. One that is not paused is returned unchanged.

    An original deadline that was over before the pause stays over.
    """
    if deadline.paused_at is None:
        return deadline
    unit, over = deadline.term.unit, deadline.original_left < 0
    original = deadline.original_due_at if over else after(now, deadline.original_left, unit, calendar)
    ends = after(now, deadline.left, unit, calendar)
    return replace(deadline, due_at=ends, original_due_at=original, paused_at=None, left=0, original_left=0)


def extension_refusal(deadline: Deadline, requested_at: datetime) -> str:
    """Why the deadline cannot be extended, as a sentence; "" when it can.

    The moment of the request counts, not that of the approval.
    """
    if deadline.stopped_at is not None:
        return "该时限已结束，无需延期。"
    if deadline.paused_at is not None:
        return "计时正在暂停，请先恢复再申请延期。"
    return "已超过时限，不能申请延期。" if requested_at > deadline.due_at else ""


def extend(deadline: Deadline, by: Term, calendar: WorkingCalendar) -> Deadline:
    """Extend the deadline, counted from the present due moment. The original due moment stays."""
    ends = due(deadline.due_at, by, calendar)
    more = counted(deadline.due_at, ends, deadline.term.unit, calendar)
    return replace(deadline, due_at=ends, seconds=deadline.seconds + more, extensions=deadline.extensions + 1)


def stop(deadline: Deadline, now: datetime, calendar: WorkingCalendar) -> Deadline:
    """Done, in time or not; one that is paused is resumed first."""
    return deadline if deadline.stopped_at else replace(resume(deadline, now, calendar), stopped_at=now)
