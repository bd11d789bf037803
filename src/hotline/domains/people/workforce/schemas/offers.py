"""Offers of overtime and early ends on the wire."""

from datetime import date, datetime

from ninja import Schema
from pydantic import Field

from hotline.domains.people.workforce.rules.roster.offers import (
    MAX_MINUTES,
    MAX_NOTE,
    MAX_PLACES,
    MIN_MINUTES,
    OfferAnswer,
    OfferKind,
    OfferState,
    Terms,
)
from hotline.domains.people.workforce.schemas.plans import ShiftOut


class TermsIn(Schema):
    """``end``: minutes from midnight at which the shift ends then; ``shift``: on a day off."""

    kind: OfferKind
    day: date
    end: int = Field(default=0, ge=0, le=1440)
    shift: str = Field(default="", max_length=8)

    def terms(self) -> Terms:
        is_extra = self.kind is OfferKind.EXTRA
        return Terms(self.kind, self.day, 0 if is_extra else self.end, self.shift if is_extra else "")


class OfferCandidateOut(Schema):
    """``overtime_hours``: of the month, as rostered. ``refusal``: why the person may not be invited, "" if they may."""

    number: str
    name: str
    before: ShiftOut | None
    after: ShiftOut
    overtime_hours: float
    refusal: str


class OfferCandidatesOut(Schema):
    rows: list[OfferCandidateOut]


class OfferBody(TermsIn):
    """``minutes``: to answer in."""

    places: int = Field(ge=1, le=MAX_PLACES)
    minutes: int = Field(ge=MIN_MINUTES, le=MAX_MINUTES)
    numbers: list[str] = Field(max_length=500)
    note: str = Field(default="", max_length=MAX_NOTE)


class OfferAnswerOut(Schema):
    """``before``, ``after``: codes of shifts, "" off."""

    number: str
    name: str
    before: str
    after: str
    answer: OfferAnswer
    answered_at: datetime | None


class ShiftOfferOut(Schema):
    """``end``, ``shift``: as in the terms. ``answers``: those who took it first, in order, then the others."""

    id: int
    kind: OfferKind
    day: date
    end: int
    shift: ShiftOut | None
    places: int
    taken: int
    state: OfferState
    expires_at: datetime
    note: str
    made_by: str
    made_by_name: str
    made_at: datetime
    answers: list[OfferAnswerOut]


class OffersOut(Schema):
    rows: list[ShiftOfferOut]


class OwnOfferOut(Schema):
    """``left``: places that nobody has taken yet. ``before``: null off."""

    id: int
    kind: OfferKind
    day: date
    before: ShiftOut | None
    after: ShiftOut
    places: int
    left: int
    state: OfferState
    answer: OfferAnswer
    expires_at: datetime
    note: str


class OwnOffersOut(Schema):
    rows: list[OwnOfferOut]


class OfferAnswerBody(Schema):
    accepted: bool
