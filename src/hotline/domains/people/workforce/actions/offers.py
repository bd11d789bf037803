"""Offers of overtime and early ends: made to people who may take them, answered by them, withdrawn.

Who comes first takes a place. An answer holds the offer's row until it is written, so there is never one too many.
"""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction

from hotline.domains.people.workforce.actions.notices import DAY_PAGE, OFFERS, OWN_PAGE, inform, people
from hotline.domains.people.workforce.actions.published_changes import apply
from hotline.domains.people.workforce.models import ShiftOffer, ShiftOfferAnswer
from hotline.domains.people.workforce.queries.offers import (
    candidates,
    change_for,
    state_of,
    taken_of,
    terms_of,
)
from hotline.domains.people.workforce.queries.published import span_of
from hotline.domains.people.workforce.rules.roster.offers import (
    MAX_MINUTES,
    MAX_NOTE,
    MAX_PLACES,
    MIN_MINUTES,
    OfferAnswer,
    OfferKind,
    OfferState,
    Terms,
    terms_text,
)
from hotline.domains.platform.notifications.actions.receipts import settle
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.row_change import Change, changing, locked
from hotline.kernel.clock import BEIJING, day_bounds, now
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.redaction import hidden

NONE = "没有这条邀约，请刷新页面。"
OVER = {
    OfferState.WITHDRAWN: "该邀约已撤回。",
    OfferState.FULL: "名额已满，感谢您的答复。",
    OfferState.EXPIRED: "已过答复截止时间。",
}


def about(id: int) -> str:
    return f"shift-offer/{id}"


def make_offer(
    *, by: Principal, terms: Terms, places: int, minutes: int, numbers: Collection[str], note: str = ""
) -> ShiftOffer:
    """Everybody of ``numbers`` is notified and has ``minutes`` to answer.

    Raises Invalid ``bad_terms``, ``bad_offer``, Refused ``not_permitted``, ``not_published``.
    """
    _check_size(places, minutes, set(numbers))
    able = {one.number: one for one in candidates(terms)}
    for number in sorted(set(numbers)):
        if number not in able or able[number].refusal:
            why_not = able[number].refusal if number in able else "当天班次不符"
            raise Refused(f"{number} 不能邀约：{why_not}。请刷新人员。", code="not_permitted")
    moment = now()
    latest = day_bounds(terms.day)[0] + timedelta(minutes=terms.begins)
    row = ShiftOffer(
        kind=terms.kind.value, day=terms.day, minute=terms.end, shift=terms.shift, places=places,
        expires_at=min(moment + timedelta(minutes=minutes), latest), note=hidden(note.strip())[:MAX_NOTE],
        made_by=by.number, made_at=moment,
    )  # fmt: skip
    with transaction.atomic():
        row.save(force_insert=True)
        ShiftOfferAnswer.objects.bulk_create(
            ShiftOfferAnswer(offer=row, number=number, before=able[number].before, after=able[number].after)
            for number in sorted(set(numbers))
        )
        audit.record(
            by=by.number, action="workforce.make_offer", about=about(row.pk), kind=row.kind, places=places,
            staff=len(set(numbers)),
        )  # fmt: skip
        title = f"邀您 {terms_text(terms)}，{places} 个名额，请在 {_clock(row)} 前答复"
        inform(OFFERS, about(row.pk), title, row.note, OWN_PAGE, moment, people(*sorted(set(numbers))))
    return row


def answer_offer(*, by: Principal, id: int, accepted: bool) -> ShiftOfferAnswer:
    """Taken, the roster changes at once. The same answer again changes nothing.

    Raises NotFound, Refused ``over``, ``taken``, ``shift_changed``, ``rule_broken``.
    """
    own = ShiftOfferAnswer.objects.filter(offer=id, number=by.number)
    offers = ShiftOffer.objects.filter(pk__in=own.values("offer"))
    with changing(offers, by=by.number, about=about(id), missing=NONE) as change:
        row = locked(own, missing=NONE)
        wished = OfferAnswer.TAKEN if accepted else OfferAnswer.DECLINED
        if row.answer == wished.value:
            return row
        if row.answer == OfferAnswer.TAKEN.value:
            raise Refused("已接受的邀约不能在此取消，请联系排班师。", code="taken")
        if (state := state_of(change.row, change.at)) is not OfferState.OPEN:
            raise Refused(OVER[state], code="over")
        if accepted:
            _take(change, row)
        row.answer, row.answered_at = wished.value, change.at
        row.save(update_fields=["answer", "answered_at"])
        change.record("workforce.answer_offer", accepted=accepted)
        settle(about(id), by=by.number)
        if accepted and taken_of(change.row) == change.row.places:
            settle(about(id))
            title = f"{terms_text(terms_of(change.row))}：{change.row.places} 个名额已满"
            inform(OFFERS, f"{about(id)}/full", title, "", DAY_PAGE, change.at, people(change.row.made_by))
    return row


def _take(change: Change[ShiftOffer], row: ShiftOfferAnswer) -> None:
    offer = change.row
    span = span_of({offer.day}, is_locked=True)
    found = change_for(terms_of(offer), span, row.number, change.at)
    if found is None or (span.code(row.number, offer.day), found[0].shift) != (row.before, row.after):
        raise Refused("您当天的班次已变动，该邀约不再适用，请刷新页面。", code="shift_changed")
    cell, refusal = found
    if refusal:
        raise Refused(f"现在不能接受：{refusal}，请联系排班师。", code="rule_broken")
    why = "early" if offer.kind == OfferKind.EARLY.value else "overtime"
    apply(span, [cell], by=row.number, at=change.at, why=why)


def withdraw_offer(*, by: Principal, id: int) -> ShiftOffer:
    """Nobody can take it any more; what was taken stays. Raises NotFound, Refused ``over``."""
    with changing(ShiftOffer.objects.filter(pk=id), by=by.number, about=about(id), missing=NONE) as change:
        row = change.row
        if (state := state_of(row, change.at)) is not OfferState.OPEN:
            raise Refused(OVER[state], code="over")
        row.withdrawn_at = change.at
        change.record("workforce.withdraw_offer")
        settle(about(id))
        waiting = row.answers.filter(answer=OfferAnswer.WAITING.value).values_list("number", flat=True)
        title = f"{terms_text(terms_of(row))} 的邀约已撤回"
        inform(OFFERS, f"{about(id)}/withdrawn", title, "", OWN_PAGE, change.at, people(*waiting))
    return row


def _check_size(places: int, minutes: int, numbers: set[str]) -> None:
    if not numbers:
        raise Invalid("请至少选择一名坐席。", code="bad_offer")
    if not 1 <= places <= min(len(numbers), MAX_PLACES):
        raise Invalid(f"名额须为 1 至 {min(len(numbers), MAX_PLACES)}，不多于所邀人数。", code="bad_offer")
    if not MIN_MINUTES <= minutes <= MAX_MINUTES:
        raise Invalid(f"答复时间须为 {MIN_MINUTES} 分钟至 24 小时。", code="bad_offer")


def _clock(row: ShiftOffer) -> str:
    return f"{row.expires_at.astimezone(BEIJING):%m-%d %H:%M}"
