"""Texts at the carriers: planned in parts, handed over once, accepted, delivered or not.

Each step is stored before the next is taken. A part is stored as handed over before it is written, so a process that
dies in between leaves parts of which nobody can tell whether the carrier has them: those are uncertain, and at most as
many as a window. Where the protocol lets a repeat count once, they are handed over again under their own number.
"""

import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.db.models import Q

from hotline.domains.service.messaging.actions import replies
from hotline.domains.service.messaging.actions.permits import permits_of
from hotline.domains.service.messaging.actions.ported_numbers import note_ported
from hotline.domains.service.messaging.actions.texts import raise_failure_alarm
from hotline.domains.service.messaging.models import CarrierReceipt, Text, TextPart
from hotline.domains.service.messaging.queries.carriers import planned_parts, ported_carrier
from hotline.domains.service.messaging.rules.carriers.content import Part, UnsendableContent, parts_of
from hotline.domains.service.messaging.rules.carriers.courses import (
    PartState,
    after_acceptance,
    after_receipt,
    may_go_elsewhere,
    sending_of,
)
from hotline.domains.service.messaging.rules.carriers.dialects.base import Outgoing, Reply, Verdict, plain_number
from hotline.domains.service.messaging.rules.carriers.dialects.base import Sequence as Number
from hotline.domains.service.messaging.rules.carriers.news import Accepted, Received, Refused, Unanswered
from hotline.domains.service.messaging.rules.carriers.numbers import Carrier
from hotline.domains.service.messaging.rules.carriers.receipts import Outcome, Receipt
from hotline.domains.service.messaging.rules.carriers.routes import Load, Terms, route
from hotline.domains.service.messaging.rules.permits import Go, Never, Wait
from hotline.domains.service.messaging.rules.texts import Sending
from hotline.events.envelope import Fact
from hotline.events.texts import TextFact, TextFailed, TextProgressed, TextSent, subject
from hotline.infrastructure import outbox
from hotline.infrastructure.sealing import opened_to_send
from hotline.kernel.clock import beijing_day, day_bounds

#: How long a receipt waits for the answer that names its part.
UNMATCHED = timedelta(hours=48)
BAD = (PartState.FAILED, PartState.EXPIRED, PartState.ELSEWHERE)
TAKEN = {Sending.SENT, Sending.ARRIVED, Sending.EXPIRED}
News = Accepted | Refused | Unanswered | Received


@dataclass(frozen=True)
class ClaimedPart:
    """``sequence``: under which it is stored as handed over."""

    sequence: Number
    outgoing: Outgoing


@transaction.atomic
def plan(*, terms: Mapping[str, Terms], limit: int, loads: Mapping[str, Load] | None = None) -> int:
    """Give the texts that wait their carrier and their parts. Returns how many were looked at."""
    rows = list(
        Text.objects.select_for_update(skip_locked=True, of=("self",))
        .filter(by_carrier=True, sending=Sending.WAITING.value, planned_at=None)
        .order_by("priority", "requested_at", "id")[:limit]
    )
    for row in rows:
        try:
            _plan(row, terms, loads or {})
        except KeyError:
            _give_up(row, "destroyed")
        except UnsendableContent:
            _give_up(row, "unsendable")
    return len(rows)


def _plan(row: Text, terms: Mapping[str, Terms], loads: Mapping[str, Load]) -> None:
    number = opened_to_send(row.number)
    ported = ported_carrier(plain_number(number))
    account = route(number, terms, loads, ported=ported, not_by=row.not_by)
    if account is None:
        if row.mass and route(number, terms, ported=ported, not_by=row.not_by):
            _hold_for_tomorrow(row)
        else:
            _give_up(row, "no_carrier")
        return
    row.extension = row.extension or terms[account].extension
    terms[account].source(row.extension)
    parts = _parts(row, terms[account])
    TextPart.objects.bulk_create(
        TextPart(text=row, number=at, account=account, state=PartState.PLANNED.value, priority=row.priority)
        for at in range(1, len(parts) + 1)
    )
    row.planned_at = _now()
    row.save()


def _hold_for_tomorrow(row: Text) -> None:
    """Every account that takes the number has reached its limit of the day."""
    row.sending, row.due_at = Sending.HELD.value, day_bounds(beijing_day(_now()))[1]
    row.save()


def _parts(row: Text, terms: Terms) -> list[Part]:
    """Always the same ones for the same text."""
    reference = zlib.crc32(row.id.encode())
    return parts_of(opened_to_send(row.text), terms.capabilities, reference=reference, signature=terms.signature)


@transaction.atomic
def plan_again(*, terms: Mapping[str, Terms], limit: int, loads: Mapping[str, Load]) -> int:
    """Take texts of which nothing has left from lines that are down, where another one is up. Returns how many."""
    down = [name for name, load in loads.items() if load.is_down and name in terms]
    if not down or len(down) == len(terms):
        return 0
    waiting = TextPart.objects.filter(account__in=down, state=PartState.PLANNED.value, number=1)
    waiting = waiting.filter(text__sending=Sending.WAITING.value).select_related("text")
    moved = 0
    for part in waiting.select_for_update(skip_locked=True).order_by("priority", "id")[:limit]:
        row, number = part.text, _number_to_send(part.text)
        better = number and route(number, terms, loads, ported=ported_carrier(number), not_by=row.not_by)
        if better and better not in down:
            row.parts.all().delete()
            row.planned_at = None
            row.save()
            moved += 1
    return moved


@transaction.atomic
def claim(
    *, account: str, terms: Terms, room: int, reserve: Callable[[], Number], id_of: Callable[[Number], str]
) -> list[ClaimedPart]:
    """Up to ``room`` parts of this account, each stored as handed over.

    ``reserve`` gives a number that is free, ``id_of`` the id of the part under it, where that is ours to give.
    """
    now = _now()
    rows = list(planned_parts(account, now).select_for_update(skip_locked=True).order_by("priority", "id")[:room])
    texts = _locked({row.text_id for row in rows})
    leaving = _that_may_leave(texts, now)
    claimed = []
    for row in rows:
        if row.text_id not in leaving:
            continue
        text, number = leaving[row.text_id]
        sequence = _number_of(row.sequence) if row.sequence else reserve()
        part = _parts(text, terms)[row.number - 1]
        outgoing = Outgoing(f"{row.text_id}#{row.number}", number, terms.source(text.extension), part)
        claimed.append(ClaimedPart(sequence, outgoing))
        row.state, row.sequence, row.handed_over_at = PartState.HANDED_OVER.value, json.dumps(sequence), _now()
        row.carrier_id = id_of(sequence)
    _store([row for row in rows if row.state == PartState.HANDED_OVER.value])
    settle(text for text, _ in leaving.values())
    return claimed


def _that_may_leave(texts: Sequence[Text], now: datetime) -> dict[str, tuple[Text, str]]:
    """Text's id -> the text and its number. Others wait, or are given up; what has begun to leave goes on."""
    numbers = {row.id: number for row in texts if (number := _number_to_send(row)) is not None}
    permits = permits_of([row for row in texts if row.left_at is None and row.id in numbers], numbers, now)
    leaving = {}
    for row in texts:
        match permits.get(row.id, Go()):
            case _ if row.id not in numbers:
                _take_back(row, "destroyed")
            case Never(why=why):
                _take_back(row, why)
            case Wait(until=until):
                row.parts.update(not_before=until)
            case Go():
                row.left_at = row.left_at or now
                leaving[row.id] = (row, numbers[row.id])
    return leaving


def _number_to_send(row: Text) -> str | None:
    """None when its key was destroyed."""
    try:
        return plain_number(opened_to_send(row.number))
    except KeyError:
        return None


def _take_back(row: Text, why: str) -> None:
    """Give up a text of which nothing has left."""
    row.parts.filter(state=PartState.PLANNED.value).delete()
    _give_up(row, why)


@transaction.atomic
def note(*, account: str, terms: Terms, news: Sequence[News]) -> None:
    """What became of parts, and what citizens wrote back. The same news again change nothing."""
    known = KnownParts(account, news)
    touched: dict[int, TextPart] = {}
    for each in news:
        if isinstance(each, Received) and isinstance(each.what, Reply):
            replies.receive(account=account, access=terms.access, reply=each.what, at=_now())
            continue
        part = known.noted_receipt(each.what) if isinstance(each, Received) else known.noted(each)
        if part is not None:
            touched[part.pk] = part
    _store(list(touched.values()))
    settle(_locked({part.text_id for part in touched.values()}), terms.carriers)


@transaction.atomic
def settle_left_over(*, account: str, repeats_are_safe: bool) -> int:
    """What an earlier process had handed over without an answer. Returns how many parts. Only when no line is open."""
    rows = list(TextPart.objects.select_for_update().filter(account=account, state=PartState.HANDED_OVER.value))
    for row in rows:
        row.state = (PartState.PLANNED if repeats_are_safe else PartState.UNCERTAIN).value
        row.save()
    settle(_locked({row.text_id for row in rows}))
    return len(rows)


def forget_old_receipts(now: datetime) -> int:
    """Receipts whose part never was named. Returns how many."""
    return CarrierReceipt.objects.filter(received_at__lt=now - UNMATCHED).delete()[0]


class KnownParts:
    """The parts of which news tell, locked and read at once: of each a query would be most of what a text costs."""

    def __init__(self, account: str, news: Sequence[News]) -> None:
        self._account = account
        receipts = [each.what for each in news if isinstance(each, Received) and isinstance(each.what, Receipt)]
        answers = [each for each in news if not isinstance(each, Received)]
        keys = [_key_of(each.key) for each in answers]
        rows = TextPart.objects.select_for_update().filter(account=account).order_by("pk")
        answered = Q(text__in={text for text, _ in keys}, number__in={number for _, number in keys})
        found = list(rows.filter(answered | Q(carrier_id__in={each.id for each in receipts} - {""})))
        self._by_key = {(part.text_id, part.number): part for part in found}
        self._by_id = {part.carrier_id: part for part in reversed(found) if part.carrier_id}
        ids = {each.id for each in answers if isinstance(each, Accepted)}
        early = CarrierReceipt.objects.filter(account=account, carrier_id__in=ids) if ids else ()
        #: Receipts that came before the answer.
        self._early = {each.carrier_id: each for each in early}

    def noted(self, news: Accepted | Refused | Unanswered) -> TextPart | None:
        part = self._by_key.get(_key_of(news.key))
        if part is None:
            return None  # deleted meanwhile, at the citizen's request, or another account's by now
        match news:
            case Accepted(id=id):
                part.state, part.carrier_id = after_acceptance(PartState(part.state)).value, id
                self._by_id[id] = part
                self._match_early(part)
            case Refused(verdict=Verdict.BUSY) if part.state == PartState.HANDED_OVER.value:
                part.state, part.sequence = PartState.PLANNED.value, ""
            case Refused(verdict=Verdict.ELSEWHERE, code=code) if part.state == PartState.HANDED_OVER.value:
                part.state, part.stat = PartState.ELSEWHERE.value, f"RESULT:{code}"
            case Refused(code=code) if PartState(part.state) in (PartState.HANDED_OVER, PartState.UNCERTAIN):
                part.state, part.stat = PartState.FAILED.value, f"RESULT:{code}"
            case Unanswered(may_repeat=repeats) if part.state == PartState.HANDED_OVER.value:
                part.state = (PartState.PLANNED if repeats else PartState.UNCERTAIN).value
            case _:
                pass
        return part

    def noted_receipt(self, what: object) -> TextPart | None:
        """None for what is no receipt, and for one that waits for its part."""
        if not isinstance(what, Receipt):
            return None
        part = self._by_id.get(what.id)
        if part is not None:
            _apply(part, what.stat, what.outcome)
        elif what.outcome is not Outcome.WAITING:
            self._early[what.id], _ = CarrierReceipt.objects.get_or_create(
                account=self._account,
                carrier_id=what.id,
                defaults={"stat": what.stat[:20], "outcome": what.outcome.value, "received_at": _now()},
            )
        return part

    def _match_early(self, part: TextPart) -> None:
        early = self._early.pop(part.carrier_id, None)
        if early is not None:
            _apply(part, early.stat, Outcome(early.outcome))
            early.delete()


def _key_of(key: str) -> tuple[str, int]:
    text, _, number = key.rpartition("#")
    return text, int(number)


def _store(parts: Sequence[TextPart]) -> None:
    """In one statement."""
    TextPart.objects.bulk_update(parts, ["state", "sequence", "carrier_id", "stat", "handed_over_at"])


def _apply(part: TextPart, stat: str, outcome: Outcome) -> None:
    after = after_receipt(PartState(part.state), outcome, stat)
    if after.value != part.state:
        part.state, part.stat = after.value, stat[:20]


def settle(rows: Iterable[Text], carriers: frozenset[Carrier] = frozenset()) -> None:
    """What the texts are after what became of their parts, with an event for each change.

    A text that is another carrier's waits again, once. ``carriers``: whose numbers the account takes.
    """
    rows = list(rows)
    parts_of_text = defaultdict(list)
    for part in TextPart.objects.filter(text__in=rows).order_by("number"):
        parts_of_text[part.text_id].append(part)
    settled: list[Text] = []
    facts: list[tuple[str, Fact]] = []
    for row in rows:
        parts = parts_of_text[row.id]
        states = [PartState(part.state) for part in parts]
        before, after = Sending(row.sending), sending_of(states)
        if may_go_elsewhere(states) and not row.not_by:
            row.not_by, row.planned_at, after = parts[0].account, None, Sending.WAITING
            row.parts.all().delete()
        elif after is before or not parts:
            continue
        if after is Sending.ARRIVED and row.not_by and carriers:
            note_ported(row, carriers)
        row.sending = after.value
        row.why = (
            next((part.stat for part in parts if part.state in BAD), "")[:20]
            if after in (Sending.FAILED, Sending.EXPIRED)
            else ""
        )
        row.over_at = None if after in (Sending.WAITING, Sending.HANDED_OVER) else row.over_at or _now()
        facts += [(subject(row.id), fact) for fact in _facts(row, before, after)]
        if after is Sending.FAILED and before not in TAKEN:
            raise_failure_alarm(row, _now())  # looks for those that failed before
            row.save()
        else:
            settled.append(row)
    Text.objects.bulk_update(settled, ["sending", "why", "over_at", "not_by", "planned_at", "left_at"])
    outbox.announce_all(facts)


def _facts(row: Text, before: Sending, after: Sending) -> Iterator[TextFact]:
    if after in TAKEN and before not in TAKEN:
        yield TextSent(row.call, 1)
    elif after is Sending.FAILED and before not in TAKEN:
        yield TextFailed(row.call, 1, row.why)
        return
    if after is not Sending.SENT:
        yield TextProgressed(row.call, after.value, row.why)


def _give_up(row: Text, why: str) -> None:
    row.sending, row.why, row.over_at = Sending.FAILED.value, why, _now()
    outbox.announce(TextFailed(row.call, 0, why), subject=subject(row.id))
    raise_failure_alarm(row, _now())  # looks for those that failed before
    row.save()


def _locked(ids: Iterable[str]) -> list[Text]:
    return list(Text.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk"))


def _number_of(stored: str) -> Number:
    number = json.loads(stored)
    return tuple(number) if isinstance(number, list) else number


def _now() -> datetime:
    return datetime.now(UTC)
