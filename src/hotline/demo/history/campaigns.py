"""Campaigns of the invented history: a finished one with what its sample said, a paused one, one to be approved."""

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import product
from typing import Any

from hotline.demo.history.call_events import NORMAL, DatedFact
from hotline.demo.history.calls_out import CallOut, log_calls
from hotline.demo.history.past_actions import People, logged_at_once
from hotline.demo.history.texts import CampaignText, texts
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.models import Approval
from hotline.domains.platform.calendar.queries import working_calendar
from hotline.domains.service.campaigns.actions import entries, from_search, lifecycle, set_up
from hotline.domains.service.campaigns.actions.check import check
from hotline.domains.service.campaigns.actions.entries import CampaignCall
from hotline.domains.service.campaigns.models import Campaign, CampaignEntry
from hotline.domains.service.campaigns.queries.campaigns import about, questionnaire_of
from hotline.domains.service.campaigns.queries.offers import in_hand_of
from hotline.domains.service.campaigns.rules.campaign import CampaignMode, CampaignSettings
from hotline.domains.service.campaigns.rules.entries import FreeAgent, TryResult
from hotline.domains.service.campaigns.rules.sources import HEADINGS, NAME, NUMBER, ListSource
from hotline.domains.service.surveys.actions import drafts
from hotline.events import calls
from hotline.infrastructure.permissions import Principal
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.clock import BEIJING, acting_at, day_bounds

QUEUE = SKILL = "general"
#: Agents who take no calls on an ordinary day of the invented history.
RINGING = slice(8, 11)
SAMPLE, LISTED_DAYS = 16, 2
#: Working days, counted from the last: when each was made, and when the first two rang.
FINISHED_MADE, FINISHED_RINGS, PAUSED_MADE, PAUSED_RINGS = -9, slice(-8, -4), -4, -3
#: The cases of the paused one were opened so many days before it was made, or in the history's first days.
SETTLED_DAYS, FIRST_DAYS = 8, 5
MADE, APPROVED, PAUSED_AT, REQUESTED = time(9, 30), time(15), time(17, 20), time(16)
SPANS = ((time(9), time(12)), (time(14), time(20)))
ROUNDS = (time(9, 20), time(10), time(10, 50), time(11, 30), time(14, 30), time(15, 20), time(18, 20), time(19))
PAUSED_ROUNDS = (time(14, 10), time(15))
TALKED = TryResult.TALKED
#: How a try ends by the call, and what the agent says of a talk.
BY_CALL = {TALKED: 64, TryResult.NO_ANSWER: 18, TryResult.BUSY: 7, TryResult.REFUSED: 6, TryResult.POWERED_OFF: 5}
BY_AGENT = {TALKED: 90, TryResult.DECLINED: 6, TryResult.WRONG_NUMBER: 4}
#: How often the first, second … answer is chosen.
ANSWERS = (62, 24, 9, 4, 1)
PLACE = "北京"
LOOKS, RINGS, TALKS = (8, 40), (6, 24), (45, 190)
REPORTED_AFTER = timedelta(seconds=25)


def write_campaigns(days: Sequence[date], seed: int) -> int:
    """Returns the number of campaigns; 0 when they were there already."""
    if Campaign.objects.filter(name__in=[each.name for each in texts().campaigns]).exists():
        return 0
    works = working_calendar().works
    history = _Campaigns(days, [day for day in days if works(day)], random.Random(f"{seed}/campaigns"))
    with logged_at_once():
        history.finished()
        history.paused()
        history.requested()
    return len(texts().campaigns)


class _Campaigns:
    def __init__(self, days: Sequence[date], workdays: Sequence[date], chance: random.Random) -> None:
        self._days, self._workdays, self._chance, people = days, workdays, chance, People()
        self._manager, self._client = people.with_role("manager")[0], people.with_role("client")[0]
        self._leader, self._ringing = people.with_role("leader")[0], people.with_role("agent")[RINGING]

    def finished(self) -> None:
        """A sample of the calls of two days, with the answers to a survey."""
        made = self._workdays[FINISHED_MADE]
        with acting_at(_moment(made, MADE)):
            survey = drafts.make_survey(by=self._manager, content=texts().survey)
            survey = drafts.publish(by=self._manager, id=survey.pk, seen=survey.saved)
            until = self._days.index(made)
            listed = self._days[max(until - LISTED_DAYS, 0) : until]
            filters = {"from": _text(day_bounds(listed[0])[0]), "to": _text(day_bounds(listed[-1])[1])}
            id = from_search.make_list(by=self._manager, source=ListSource.CALLS, filters=filters).pk
        self._approved(id, made, texts().campaigns[0], survey=survey.pk, sample_size=SAMPLE)
        days = self._workdays[FINISHED_RINGS]
        with acting_at(_moment(days[0], SPANS[0][0])):
            lifecycle.start(by=self._manager, id=id)
        for over in self._rings(id, (_moment(day, at) for day, at in product(days, ROUNDS))):
            with acting_at(over):
                lifecycle.finish_done(over)

    def paused(self) -> None:
        """Settled cases, one by one; stopped in the middle until somebody goes on with it."""
        made, day = self._workdays[PAUSED_MADE], self._workdays[PAUSED_RINGS]
        with acting_at(_moment(made, MADE)):
            opened_by = max(made - timedelta(days=SETTLED_DAYS), self._days[FIRST_DAYS - 1])
            filters = {"state": "closed", "end": str(opened_by)}
            id = from_search.make_list(by=self._manager, source=ListSource.CASES, filters=filters).pk
        self._approved(id, made, texts().campaigns[1])
        with acting_at(_moment(day, SPANS[1][0])):
            lifecycle.start(by=self._manager, id=id)
        for _ in self._rings(id, (_moment(day, at) for at in PAUSED_ROUNDS)):
            pass
        with acting_at(_moment(day, PAUSED_AT)):
            lifecycle.pause(by=self._manager, id=id)

    def requested(self) -> None:
        """A leader's, that somebody else has to approve."""
        last = self._days[-1]
        with acting_at(_moment(last, MADE)):
            filters = {"queue": "labor", "from": _text(day_bounds(last - timedelta(days=7))[0])}
            id = from_search.make_list(by=self._leader, source=ListSource.CALLS, filters=filters).pk
            self._checked(self._leader, id, texts().campaigns[2])
        with acting_at(_moment(last, REQUESTED)):
            set_up.submit(by=self._leader, id=id, reason=texts().campaigns[2].reason)

    def _approved(self, id: str, made: date, text: CampaignText, **settings: Any) -> None:
        with acting_at(_moment(made, MADE)):
            self._checked(self._manager, id, text, **settings)
            set_up.submit(by=self._manager, id=id, reason=text.reason)
        with acting_at(_moment(made, APPROVED)):
            requests.approve(by=self._client, id=Approval.objects.get(about=about(id)).pk)

    def _checked(self, by: Principal, id: str, text: CampaignText, **settings: Any) -> None:
        headings = HEADINGS[ListSource(Campaign.objects.get(pk=id).source)]
        chosen = CampaignSettings(
            name=text.name,
            purpose=text.purpose,
            queue=QUEUE,
            mode=CampaignMode.PREVIEW,
            script=text.script,
            spans=SPANS,
            number_column=NUMBER,
            name_column=NAME if NAME in headings else "",
            variables=[each for each in headings if each not in (NUMBER, NAME)],
            **settings,
        )
        set_up.request_check(by=by, id=id, chosen=chosen)
        check(campaign=id)

    def _rings(self, id: str, rounds: Iterator[datetime]) -> Iterator[datetime]:
        """At each of these moments whoever is due is rung by an agent who is free. Yields when a round is over."""
        free = [FreeAgent(agent.number, frozenset({SKILL})) for agent in self._ringing]
        for at in rounds:
            with acting_at(at):
                if not entries.hand_out_entries(free, {QUEUE: SKILL}, at).offered:
                    continue
            out = [(agent, row.pk, self._dials(agent, row, at)) for agent, row in self._in_hand(at)]
            entries.note_tries(log_calls([call for *_, call in out]))
            for agent, entry, call in out:
                if call.talk_seconds:
                    self._reports(agent, entry, call.over + REPORTED_AFTER)
            yield max(call.over for *_, call in out) + REPORTED_AFTER

    def _in_hand(self, at: datetime) -> Iterator[tuple[Principal, CampaignEntry]]:
        for agent in self._ringing:
            if row := in_hand_of(agent.number, at):
                yield agent, row

    def _dials(self, agent: Principal, row: CampaignEntry, at: datetime) -> CallOut:
        at += timedelta(seconds=self._chance.randint(*LOOKS))
        with acting_at(at):
            call = entries.dial_entry(by=agent, id=row.pk, now=at)
        result = self._drawn(BY_CALL)
        seconds = float(self._chance.randint(*TALKS)) if result is TALKED else 0.0
        return CallOut(call.call, list(self._facts(call, at, result, seconds)), seconds)

    def _facts(self, call: CampaignCall, at: datetime, result: TryResult, seconds: float) -> Iterator[DatedFact]:
        who, agent = Actor.staff(call.agent), call.agent
        dialled = calls.CallDialled(agent, call.number, PLACE, "12333", f"{call.call}.raw", campaign_entry=call.entry)
        yield at, dialled, who
        yield at, calls.DialRang(agent), SYSTEM
        at += timedelta(seconds=self._chance.randint(*RINGS))
        if not seconds:
            yield at, calls.DialFailed(agent, result.value), SYSTEM
            yield at, calls.CallEnded("system", NORMAL, "dialling"), SYSTEM
            return
        yield at, calls.TalkStarted(agent, f"{call.call}-o1", 1, ""), who
        at += timedelta(seconds=seconds)
        yield at, calls.TalkEnded(agent, 1, "caller", "hangup"), Actor.parse("caller")
        yield at, calls.CallEnded("caller", NORMAL, "talking"), Actor.parse("caller")

    def _reports(self, agent: Principal, entry: str, at: datetime) -> None:
        result = self._drawn(BY_AGENT)
        with acting_at(at):
            entries.report(by=agent, id=entry, result=result, answers=self._answers(entry), now=at)

    def _answers(self, entry: str) -> dict[str, int]:
        questionnaire = questionnaire_of(Campaign.objects.get(entries=entry))
        if questionnaire is None:
            return {}
        chosen = {each.id: list(each.labels) for each in questionnaire.questions}
        return {id: self._chance.choices(some, ANSWERS[: len(some)])[0] for id, some in chosen.items()}

    def _drawn(self, weights: dict[TryResult, int]) -> TryResult:
        return self._chance.choices(list(weights), list(weights.values()))[0]


def _moment(day: date, at: time) -> datetime:
    return datetime.combine(day, at, BEIJING)


def _text(moment: datetime) -> str:
    return moment.isoformat()
