"""Endpoints of offers: a planner makes and withdraws them; an agent answers the own ones on a phone."""

from ninja import Query, Router

from hotline.domains.people.workforce.actions import offers
from hotline.domains.people.workforce.endpoints.forecast import VIEW
from hotline.domains.people.workforce.endpoints.roster import shift_out, shift_shape
from hotline.domains.people.workforce.models import ShiftOffer, ShiftOfferAnswer
from hotline.domains.people.workforce.queries import offers as found
from hotline.domains.people.workforce.rules.roster.model import SHIFTS
from hotline.domains.people.workforce.rules.roster.offers import OfferAnswer, OfferKind
from hotline.domains.people.workforce.schemas.offers import (
    OfferAnswerBody,
    OfferAnswerOut,
    OfferBody,
    OfferCandidateOut,
    OfferCandidatesOut,
    OffersOut,
    OwnOfferOut,
    OwnOffersOut,
    ShiftOfferOut,
    TermsIn,
)
from hotline.domains.platform.accounts.queries import names_of
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.clock import beijing_day, now
from hotline.kernel.permissions import Permission

router = Router(tags=["workforce"], auth=needs(Permission.WORKFORCE_PLAN))
own_router = Router(tags=["workforce"], auth=needs(Permission.DESK_USE))
ORDER = (OfferAnswer.TAKEN.value, OfferAnswer.DECLINED.value, OfferAnswer.WAITING.value)


@router.get("", response=OffersOut, auth=VIEW)
def listed(request: StaffRequest) -> OffersOut:
    """Of today and later, the newest first."""
    return OffersOut(rows=_shapes(found.offers_since(beijing_day(now()))))


@router.get("/candidates", response=OfferCandidatesOut)
def candidates(request: StaffRequest, terms: Query[TermsIn]) -> OfferCandidatesOut:
    """Whom it concerns, and why some may not be invited. 409 ``not_published``; 422 ``bad_terms``."""
    rows = found.candidates(terms.terms())
    names = names_of({one.number for one in rows})
    return OfferCandidatesOut(
        rows=[
            OfferCandidateOut(
                number=one.number, name=names.get(one.number, ""), before=shift_out(one.before),
                after=shift_shape(SHIFTS[one.after]), overtime_hours=one.overtime_hours, refusal=one.refusal,
            )
            for one in rows
        ]
    )  # fmt: skip


@router.post("", response=ShiftOfferOut)
def make(request: StaffRequest, body: OfferBody) -> ShiftOfferOut:
    """Those invited are notified. 409 ``not_permitted``, ``not_published``; 422 ``bad_terms``, ``bad_offer``."""
    row = offers.make_offer(
        by=current_staff(request), terms=body.terms(), places=body.places, minutes=body.minutes,
        numbers=body.numbers, note=body.note,
    )  # fmt: skip
    return _shapes([row])[0]


@router.post("/{offer_id}/withdraw", response=ShiftOfferOut)
def withdraw(request: StaffRequest, offer_id: int) -> ShiftOfferOut:
    """What was taken stays. 409 ``over``."""
    return _shapes([offers.withdraw_offer(by=current_staff(request), id=offer_id)])[0]


@own_router.get("", response=OwnOffersOut)
def own(request: StaffRequest) -> OwnOffersOut:
    """Those of today and later made to whoever requests it, the newest first."""
    rows = found.own_offers(current_staff(request).number, beijing_day(now()))
    return OwnOffersOut(rows=[_own_shape(row) for row in rows])


@own_router.post("/{offer_id}/answer", response=OwnOfferOut)
def answer(request: StaffRequest, offer_id: int, body: OfferAnswerBody) -> OwnOfferOut:
    """Taken, the roster changes. 409 ``over``, ``taken``, ``shift_changed``, ``rule_broken``."""
    return _own_shape(offers.answer_offer(by=current_staff(request), id=offer_id, accepted=body.accepted))


def _shapes(rows: list[ShiftOffer]) -> list[ShiftOfferOut]:
    names = names_of({number for row in rows for number in (row.made_by, *(one.number for one in row.answers.all()))})
    moment = now()
    return [
        ShiftOfferOut(
            id=row.pk, kind=OfferKind(row.kind), day=row.day, end=row.minute, shift=shift_out(row.shift),
            places=row.places, taken=found.taken_of(row), state=found.state_of(row, moment),
            expires_at=row.expires_at, note=row.note, made_by=row.made_by, made_by_name=names.get(row.made_by, ""),
            made_at=row.made_at,
            answers=[_answer_shape(one, names.get(one.number, "")) for one in sorted(row.answers.all(), key=_order)],
        )
        for row in rows
    ]  # fmt: skip


def _order(one: ShiftOfferAnswer) -> tuple[int, str, str]:
    return ORDER.index(one.answer), one.answered_at.isoformat() if one.answered_at else "", one.number


def _answer_shape(one: ShiftOfferAnswer, name: str) -> OfferAnswerOut:
    return OfferAnswerOut(
        number=one.number, name=name, before=one.before, after=one.after, answer=OfferAnswer(one.answer),
        answered_at=one.answered_at,
    )  # fmt: skip


def _own_shape(row: ShiftOfferAnswer) -> OwnOfferOut:
    offer = row.offer
    return OwnOfferOut(
        id=offer.pk, kind=OfferKind(offer.kind), day=offer.day, before=shift_out(row.before),
        after=shift_shape(SHIFTS[row.after]),
        places=offer.places, left=max(offer.places - found.taken_of(offer), 0), state=found.state_of(offer, now()),
        answer=OfferAnswer(row.answer), expires_at=offer.expires_at, note=offer.note,
    )  # fmt: skip
