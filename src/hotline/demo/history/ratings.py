"""What became of bad ratings of the invented history: called back, mended, rated again; the latest are still open."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from hotline.demo.history.call_events import GOODBYE_SECONDS, NORMAL, RATING_SECONDS, DatedFact
from hotline.demo.history.calls_out import CallOut, log_calls
from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import texts
from hotline.demo.history.writer import call_id
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.ratings.actions import handling, intake
from hotline.domains.service.ratings.models import BadRating
from hotline.domains.service.ratings.rules.handling import BAD, Cause, Contact, RatingChannel
from hotline.domains.voice.callbacks.actions import note_callbacks
from hotline.domains.voice.callbacks.queries import callback_about_rating
from hotline.domains.voice.records.models import CallRecord as RecordRow
from hotline.domains.voice.records.ports import CallRecord
from hotline.domains.voice.records.queries.details import record_of
from hotline.events import calls
from hotline.infrastructure.permissions import Principal
from hotline.kernel.actor import CITIZEN, SYSTEM, Actor
from hotline.kernel.clock import BEIJING, acting_at, beijing_day

#: Calls to citizens are numbered above those from them.
FIRST_NUMBER = 90_001
#: How far the latest are, the last first; earlier ones are closed.
TAKEN, CONTACTED, PLANNED, CLOSED = range(4)
#: A rating as old as this is not left untouched: its day to call the citizen is over.
FRESH = timedelta(hours=30)
SATISFIED = 2
NINE, FIVE = 9, 17
TALK_SECONDS, RING_SECONDS = 95.0, 7.0


def write_ratings(days: list[date], until: datetime) -> int:
    """Handle the bad ratings of these days, up to ``until``. Returns how many; 0 when they were handled already."""
    if BadRating.objects.filter(pk__startswith="demo-").exists():
        return 0
    first = call_id(days[0], 0)
    rated = RecordRow.objects.filter(id__gte=first, id__startswith="demo-", rating__gte=BAD).order_by("-at", "-id")
    people, found = People(), list(rated.values_list("id", flat=True))
    with logged_at_once():
        for place, id in reversed(list(enumerate(found))):
            _Handled(id, place, people, until).write()
    return len(found)


class _Handled:
    """One bad rating. ``place``: 0 for the latest."""

    def __init__(self, id: str, place: int, people: People, until: datetime) -> None:
        record = record_of(id)
        assert record is not None, "the records are folded first"
        self._record, self._people, self._until = record, people, until
        self._rated_at = record.ended_at or record.at
        is_fresh = until - self._rated_at < FRESH
        self._steps = min(place if is_fresh else place + 1, CLOSED)
        self._text = texts().ratings[place % len(texts().ratings)]
        self._number = FIRST_NUMBER + 10 * place

    def write(self) -> None:
        """Open it when it was rated, then do one step after another, each at a later office hour."""
        assert self._record.rating is not None
        with acting_at(self._rated_at):
            intake.receive_rating(
                record=self._record, channel=RatingChannel.KEY, score=_score(self._record), at=self._rated_at
            )
        owner = BadRating.objects.get(pk=self._record.id).owner
        if self._steps > TAKEN and owner:
            self._handle(self._people.person(owner))

    def _handle(self, by: Principal) -> None:
        call, text, at = self._record.id, self._text, self._rated_at
        at = _at_work(at + timedelta(minutes=95))
        at = self._call(by, at, number=self._number)
        with acting_at(at):
            handling.report_contact(by=by, call=call, outcome=Contact.REACHED, text=text.contact)
        if self._steps == CONTACTED:
            return
        with acting_at(at := _at_work(at + timedelta(hours=3))):
            handling.verify(by=by, call=call, cause=Cause(text.cause), text=text.found)
        due = beijing_day(self._rated_at) + timedelta(days=14)
        with acting_at(at := at + timedelta(minutes=20)):
            handling.plan_mending(by=by, call=call, measure=text.measure, due=due)
        if self._steps == PLANNED:
            return
        if (at := _at_work(at + timedelta(days=2))) > self._until:
            return
        with acting_at(at):
            handling.finish_mending(by=by, call=call, number=1, result=text.result)
        at = self._call(by, at + timedelta(minutes=40), number=self._number + 1, score=SATISFIED)
        with acting_at(at + timedelta(minutes=15)):
            handling.close(by=by, call=call, reason="")

    def _call(self, by: Principal, at: datetime, *, number: int, score: int = 0) -> datetime:
        """The owner calls the citizen, who perhaps rates again; when it was over."""
        id = call_id(beijing_day(at), number)
        call = CallOut(id, list(self._facts_of_call(id, Actor.staff(by.number), at, score)), TALK_SECONDS)
        (record,) = log_calls([call])
        note_callbacks([record])
        if score:
            with acting_at(call.over):
                intake.receive_rating(record=record, channel=RatingChannel.KEY, score=score, at=call.over)
        return call.over

    def _facts_of_call(self, id: str, who: Actor, at: datetime, score: int) -> Iterator[DatedFact]:
        entry, number = callback_about_rating(self._record.id), self._record.number
        assert entry is not None
        assert number is not None
        agent = who.id
        rated, place = self._record.id, self._record.place
        yield at, calls.CallDialled(agent, number, place, "12333", f"{id}.raw", rated, entry.id), who
        yield (at := at + timedelta(seconds=RING_SECONDS)), calls.TalkStarted(agent, f"{id}-o1", 1, ""), who
        at += timedelta(seconds=TALK_SECONDS)
        yield at, calls.TalkEnded(agent, 1, "agent", "rating"), who
        yield at, calls.RatingStarted(agent), SYSTEM
        yield (at := at + timedelta(seconds=RATING_SECONDS)), _rating(agent, score), CITIZEN
        yield at + timedelta(seconds=GOODBYE_SECONDS), calls.CallEnded("system", NORMAL, "in_flow"), SYSTEM


def _rating(agent: str, score: int) -> calls.Rated | calls.RatingSkipped:
    return calls.Rated(agent, score) if score else calls.RatingSkipped(agent, "hung_up")


def _score(record: CallRecord) -> int:
    assert record.rating is not None
    return record.rating.score or BAD


def _at_work(at: datetime) -> datetime:
    """The moment, or the next working morning when it lies outside nine to five."""
    local = at.astimezone(BEIJING)
    works = working_calendar().works
    if NINE <= local.hour < FIVE and works(local.date()):
        return at
    morning = local.replace(hour=NINE, minute=20, second=0) + timedelta(days=local.hour >= NINE)
    while not works(morning.date()):
        morning += timedelta(days=1)
    return morning
