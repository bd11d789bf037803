"""Reads about offers: to whom one may be made and why not to others, those of the days ahead, and a person's own."""

from dataclasses import dataclass
from datetime import date, datetime

from hotline.domains.people.workforce.models import ShiftOffer, ShiftOfferAnswer
from hotline.domains.people.workforce.queries.published import Span, span_of
from hotline.domains.people.workforce.queries.requests import hours_of_month
from hotline.domains.people.workforce.rules.roster.changes import CellChange, broken_by, changed
from hotline.domains.people.workforce.rules.roster.offers import (
    OfferAnswer,
    OfferKind,
    OfferState,
    Terms,
    offer_state,
    outcome,
    problem_of_terms,
)
from hotline.kernel.clock import beijing_day, day_bounds, now
from hotline.kernel.errors import Invalid, Refused


@dataclass(frozen=True)
class Candidate:
    """``overtime_hours``: of the month, without this offer. ``refusal``: "" for who may be invited."""

    number: str
    before: str
    after: str
    overtime_hours: float
    refusal: str


def candidates(terms: Terms) -> list[Candidate]:
    """Whom the terms concern: those who may be invited by their overtime of the month, then the others.

    Raises Invalid ``bad_terms``, Refused ``not_published``.
    """
    moment = now()
    check_terms(terms, moment)
    span = span_of({terms.day})
    changes = {number: change for number in span.cells if (change := change_for(terms, span, number, moment))}
    hours = hours_of_month(set(changes), terms.day)
    found = [
        Candidate(number, span.code(number, terms.day), change.shift, hours[number].overtime, refusal)
        for number, (change, refusal) in changes.items()
    ]
    return sorted(found, key=lambda one: (bool(one.refusal), one.overtime_hours, one.number))


def check_terms(terms: Terms, moment: datetime) -> None:
    if why_not := problem_of_terms(terms, beijing_day(moment), minute_of(beijing_day(moment), moment)):
        raise Invalid(why_not, code="bad_terms")


def minute_of(day: date, moment: datetime) -> int:
    """Minutes since the midnight of the day; below 0 before it."""
    return int((moment - day_bounds(day)[0]).total_seconds() // 60)


def change_for(terms: Terms, span: Span, number: str, moment: datetime) -> tuple[CellChange, str] | None:
    """What the roster changes by when the person takes it, and why they may not; None for whom it does not concern."""
    try:
        span.line_of(number, terms.day)
    except Refused:
        return None
    code, meal = span.code(number, terms.day), span.meals[number][(terms.day - span.problem.first_day).days]
    found = outcome(terms, code, meal, minute_of(terms.day, moment))
    if found is None:
        return None
    change = CellChange(number, terms.day, found.after)
    return change, found.refusal or _broken(change, span)


def _broken(change: CellChange, span: Span) -> str:
    broken = broken_by(span.problem, span.cells, changed(span.problem, span.cells, [change]))
    if broken is None:
        return ""
    day = span.problem.day(broken.day)
    return broken.text if day == change.day else f"{day:%m-%d} {broken.text}"


def terms_of(row: ShiftOffer) -> Terms:
    return Terms(OfferKind(row.kind), row.day, row.minute, row.shift)


def taken_of(row: ShiftOffer) -> int:
    return sum(one.answer == OfferAnswer.TAKEN.value for one in row.answers.all())


def state_of(row: ShiftOffer, moment: datetime) -> OfferState:
    return offer_state(
        is_withdrawn=row.withdrawn_at is not None, expires_at=row.expires_at, places=row.places,
        taken=taken_of(row), at=moment,
    )  # fmt: skip


def offers_since(day: date) -> list[ShiftOffer]:
    """Of this day and later, the newest first."""
    return list(ShiftOffer.objects.filter(day__gte=day).prefetch_related("answers").order_by("-id")[:100])


def own_offers(number: str, day: date) -> list[ShiftOfferAnswer]:
    """The own ones of this day and later, the newest first."""
    rows = ShiftOfferAnswer.objects.filter(number=number, offer__day__gte=day)
    return list(rows.select_related("offer").prefetch_related("offer__answers").order_by("-id")[:30])
