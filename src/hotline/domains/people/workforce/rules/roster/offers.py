"""What a planner offers some people of a published roster: overtime after their shift or on a day off, an early end."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hotline.domains.people.workforce.rules.roster.model import (
    CATALOGUE,
    DAY_MINUTES,
    MAX_STEPS,
    SHIFTS,
    STEP_MINUTES,
    Shift,
    ending,
)


class OfferKind(StrEnum):
    """``LATER``: overtime after the shift. ``EXTRA``: a shift on a day off. ``EARLY``: the shift ends early."""

    LATER = "later"
    EXTRA = "extra"
    EARLY = "early"


class OfferState(StrEnum):
    OPEN = "open"
    FULL = "full"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


class OfferAnswer(StrEnum):
    WAITING = "waiting"
    TAKEN = "taken"
    DECLINED = "declined"


OFFER_NAMES: Mapping[str, str] = {"later": "延长下班", "extra": "休息日加班", "early": "提前下班"}
BASE = {shift.code: shift for shift in CATALOGUE}
#: Minutes that must be left until what is offered begins.
NOTICE = 30
MAX_DAYS_AHEAD = 6
MAX_PLACES = 50
MIN_MINUTES, MAX_MINUTES = 5, 24 * 60
MAX_NOTE = 60


@dataclass(frozen=True)
class Terms:
    """``end``: the minute of the day until which those who take it work, or at which they may leave.

    ``shift``: on a day off. The other of the two is 0 or "".
    """

    kind: OfferKind
    day: date
    end: int = 0
    shift: str = ""

    @property
    def begins(self) -> int:
        """The minute of the day after which it is too late to take it."""
        return BASE[self.shift].start if self.kind is OfferKind.EXTRA else self.end


def problem_of_terms(terms: Terms, today: date, minute: int) -> str:
    """What to do where these may not be offered at ``minute`` of ``today``, "" where they may."""
    if not today <= terms.day <= today + timedelta(days=MAX_DAYS_AHEAD):
        return f"日期须在今天起 {MAX_DAYS_AHEAD + 1} 天内，请重新选择。"
    if terms.kind is OfferKind.EXTRA and terms.shift not in BASE:
        return "请选择要加的班次。"
    if terms.kind is not OfferKind.EXTRA and (terms.end % STEP_MINUTES or not 0 < terms.end <= DAY_MINUTES):
        return "下班时间须为整点或半点，最晚 24:00，请重新选择。"
    if terms.day == today and terms.begins < minute + NOTICE:
        return f"距该时间不足 {NOTICE} 分钟，请选择更晚的时间。"
    return ""


@dataclass(frozen=True)
class Outcome:
    """``after``: the shift that the person would have. ``refusal``: why it may not be offered, "" where it may."""

    after: str
    refusal: str = ""


def outcome(terms: Terms, code: str, meal: int | None, minute: int) -> Outcome | None:
    """For somebody with the shift ``code`` and that meal; None for whom it does not concern.

    ``minute``: of the day of the terms, now; below 0 on an earlier day.
    """
    if terms.kind is OfferKind.EXTRA:
        return None if code else Outcome(terms.shift)
    shift = SHIFTS.get(code)
    if shift is None or shift.is_night or shift.end == terms.end or (shift.end < terms.end) != _is_later(terms):
        return None
    base = BASE[shift.base]
    if abs(terms.end - base.end) > MAX_STEPS * STEP_MINUTES:
        return None
    return Outcome(ending(base, terms.end).code, _refusal(terms, shift, meal, minute))


def _is_later(terms: Terms) -> bool:
    return terms.kind is OfferKind.LATER


def _refusal(terms: Terms, shift: Shift, meal: int | None, minute: int) -> str:
    if shift.end <= minute:
        return "已下班"
    if terms.kind is OfferKind.EARLY and meal is not None and meal + shift.meal > terms.end:
        return f"用餐安排在 {meal // 60:02}:{meal % 60:02}，须先调整用餐"
    return ""


def offer_state(*, is_withdrawn: bool, expires_at: datetime, places: int, taken: int, at: datetime) -> OfferState:
    if is_withdrawn:
        return OfferState.WITHDRAWN
    if taken >= places:
        return OfferState.FULL
    return OfferState.EXPIRED if at >= expires_at else OfferState.OPEN


def terms_text(terms: Terms) -> str:
    """ "06-05 延长下班至 19:00"."""
    day, name = f"{terms.day:%m-%d}", OFFER_NAMES[terms.kind]
    if terms.kind is OfferKind.EXTRA:
        return f"{day} {name} {BASE[terms.shift].name.split(' ')[-1]}"
    clock = f"{terms.end // 60:02}:{terms.end % 60:02}"
    return f"{day} {name}至 {clock}" if _is_later(terms) else f"{day} {clock} {name}"
