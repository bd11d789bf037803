"""Facts of calls, agents' time, cases and entries, worked out by hand."""

from datetime import UTC, date, datetime, timedelta

from hotline.domains.insight.analytics.rules.facts.agent_time import time_facts
from hotline.domains.insight.analytics.rules.facts.alarms import alarm_facts
from hotline.domains.insight.analytics.rules.facts.attendance import attendance_facts
from hotline.domains.insight.analytics.rules.facts.calls import CallFact, call_fact
from hotline.domains.insight.analytics.rules.facts.cases import case_facts
from hotline.domains.insight.analytics.rules.facts.chats import chat_facts
from hotline.domains.insight.analytics.rules.facts.entries import Approved, approved_entry, entry_facts
from hotline.domains.insight.analytics.rules.facts.inspections import InspectionFact, inspection_facts
from hotline.domains.insight.analytics.rules.facts.messages import message_facts
from hotline.domains.insight.analytics.rules.facts.shape import quarter_of_an_hour
from hotline.domains.insight.analytics.rules.facts.stays import queue_visit_facts
from hotline.domains.insight.analytics.rules.facts.steps import step_facts
from hotline.domains.insight.analytics.rules.facts.texts import text_facts
from hotline.domains.voice.records.rules.fold import record_of
from hotline.events import assessment, calls, chats, messaging, operations, texts, workorders
from hotline.events.envelope import Envelope, Fact, envelope
from tests.domains.voice.calls.tales import NUMBER, Tale

#: 23:59:50 of the quarter's last day in Beijing.
MIDNIGHT = datetime(2026, 9, 30, 15, 59, 50, tzinfo=UTC)


def fact_of(tale: Tale) -> CallFact:
    record = record_of(tale.events)
    assert record is not None
    return call_fact(record)


def envelopes(subject: str, *facts: Fact, at: datetime = MIDNIGHT) -> list[Envelope]:
    return [
        envelope(fact, subject=subject, seq=seq, at=at + timedelta(hours=seq), actor="system", site="bj1", node="a")
        for seq, fact in enumerate(facts, start=1)
    ]


def test_a_call_across_midnight_and_the_quarters_end_belongs_to_its_beginning() -> None:
    tale = Tale("c1", MIDNIGHT).arrives().queues("social", after=5).answered("1001", after=20, waited=20)
    fact = fact_of(tale.talk_ends("1001", "agent", "rating", after=90).ends("caller"))
    assert (fact.day, fact.slot, fact.answered) == (date(2026, 9, 30), 95, True)
    assert fact.wait_ms == 20_000
    assert fact.arrival_wait_ms == 25_000


def test_short_abandons_call_backs_and_dialled_calls_are_no_answers() -> None:
    short = fact_of(Tale("c2").arrives().queues("social").leaves("abandoned", after=4).ends("caller"))
    assert (short.entered, short.decided, short.abandoned, short.short_abandon) == (True, True, True, True)
    back = Tale("c3").arrives().queues("social").publish(calls.CallBackAccepted(NUMBER), after=70).leaves("callback")
    back = back.publish(calls.TalkStarted("1001", "o", 1, "social"), after=200)
    done = fact_of(back.talk_ends("1001", "caller", "hangup", after=50))
    assert (done.entered, done.decided, done.answered, done.callback_done) == (True, True, False, True)


def test_a_call_waits_once_more_in_each_queue_it_is_passed_on_to() -> None:
    tale = Tale("c6", MIDNIGHT).arrives().queues("social", after=5).answered("1001", after=20, waited=20)
    tale = (
        tale.talk_ends("1001", "agent", "transfer", after=90).queues("labor").leaves("abandoned", after=30, waited=30)
    )
    record = record_of(tale.ends("caller").events)
    assert record is not None
    stays = queue_visit_facts(record)
    assert [(s.id, s.queue, s.stay, s.outcome, s.wait_ms) for s in stays] == [
        ("c6/1", "social", 1, "answered", 20_000),
        ("c6/2", "labor", 2, "abandoned", 30_000),
    ]
    assert [(s.day, s.slot, s.call) for s in stays] == [
        (date(2026, 9, 30), 95, "c6"),
        (date(2026, 9, 30), 0, "c6"),
    ], "the second began after midnight; both lie where the call lies"


def test_who_still_waits_is_not_decided() -> None:
    waiting = fact_of(Tale("c4").arrives().queues("social"))
    assert (waiting.entered, waiting.decided, waiting.answered) == (True, False, False)


def test_time_is_cut_at_every_quarter_of_an_hour() -> None:
    start = datetime(2026, 9, 30, 15, 50, tzinfo=UTC)
    pieces = list(time_facts("1001", 7, "talking", "", start, start + timedelta(minutes=30)))
    assert [(str(p.day), p.slot, p.ms) for p in pieces] == [
        ("2026-09-30", 95, 600_000),
        ("2026-10-01", 0, 900_000),
        ("2026-10-01", 1, 300_000),
    ]
    assert list(time_facts("1001", 8, "signed_out", "", start, start + timedelta(days=3))) == []
    assert quarter_of_an_hour(start) == 95


def approved(events: list[Envelope]) -> Approved:
    entry = approved_entry(events)
    assert entry is not None
    return entry


def opened(**otherwise: object) -> workorders.CaseOpened:
    fields = {"number": "G1", "model": "appeal", "version": 1, "kind": "咨询", "source": "call", "topic": "t"}
    fields |= {"district": "朝阳区", "urgency": "一般", "by": "1001", **otherwise}
    return workorders.CaseOpened(**fields)  # type: ignore[arg-type]


def test_a_case_and_its_clock() -> None:
    due = MIDNIGHT + timedelta(days=2)
    events = envelopes(
        "case/1",
        opened(),
        workorders.DeadlineStarted("review", due, True),
        workorders.CaseDispatched("pension", "", "4001"),
        workorders.DeadlineStopped("review", True, True, due, True),
        workorders.CaseFollowedUp("resolved", True, 1, "1001"),
        workorders.CaseClosed("closed", "1001", 1),
    )
    case, clocks = case_facts([*events, events[3]])
    assert case is not None
    assert (case.department, case.state, case.over, case.satisfied) == ("pension", "closed", True, 1)
    assert case.open_ms == 5 * 3_600_000
    assert [(c.day, c.ours, c.valid, c.met) for c in clocks] == [(date(2026, 10, 2), True, True, True)]


def test_a_voided_case_owes_nothing_and_a_trial_is_no_case() -> None:
    due = MIDNIGHT + timedelta(days=2)
    _, clocks = case_facts(
        envelopes(
            "case/2", opened(), workorders.DeadlineStarted("r", due, True), workorders.CaseClosed("voided", "4001", 1)
        )
    )
    assert [clock.valid for clock in clocks] == [False]
    assert case_facts(envelopes("case/3", opened(trial=True))) == (None, [])


def test_an_entry_counts_from_approval_until_it_is_taken_back() -> None:
    made = assessment.EntryMade("attendance", date(2026, 10, 8), {"due": 180, "present": 172}, "8002")
    decided, back = assessment.EntryDecided(True, "8001"), assessment.EntryWithdrawn("8002", "录错")
    assert approved_entry(envelopes("entry/1", made)) is None
    facts = entry_facts(approved(envelopes("entry/1", made, decided)))
    assert [(f.id, f.figure, f.value) for f in facts] == [("1/due", "due", 180), ("1/present", "present", 172)]
    assert approved_entry(envelopes("entry/1", made, decided, back)) is None


def test_an_inspection_says_what_was_looked_at_and_what_of_it_was_right() -> None:
    day, decided = date(2026, 10, 8), assessment.EntryDecided(True, "8001")

    def inspected(register: str, figures: dict[str, int]) -> InspectionFact:
        made = assessment.EntryMade(register, day, figures, "8002", about="十月")
        (fact,) = inspection_facts(approved(envelopes("entry/1", made, decided)))
        return fact

    records = inspected("record_checks", {"checked": 200, "accurate": 198})
    assert (records.inspected, records.about, records.checked, records.judged, records.passed) == (
        "records",
        "十月",
        200,
        True,
        198,
    )
    assert (records.id, records.day, records.at) == ("1", day, datetime(2026, 10, 7, 16, tzinfo=UTC))
    listened = inspected("inspections", {"inspected": 40})
    assert (listened.inspected, listened.checked, listened.judged, listened.passed) == ("calls", 40, False, 0)
    seats = assessment.EntryMade("seats", day, {"usable": 180}, "8002")
    assert inspection_facts(approved(envelopes("entry/2", seats, decided))) == []


def test_a_day_of_attendance_says_who_was_missing() -> None:
    made = assessment.EntryMade("attendance", date(2026, 10, 8), {"due": 180, "present": 172}, "8002")
    (fact,) = attendance_facts(approved(envelopes("entry/1", made, assessment.EntryDecided(True, "8001"))))
    assert (fact.day, fact.due, fact.present, fact.absent) == (date(2026, 10, 8), 180, 172, 8)


def test_an_alarm_is_as_grave_as_it_became_and_answered_by_a_person_only() -> None:
    raised = operations.AlarmRaised("orange", "wait", "queue/social", "等待过长", queue="social")
    worse, seen = operations.AlarmEscalated("red", "三分钟"), operations.AlarmAcknowledged("2001", "某", "")
    events = envelopes("alarm/a1", raised, worse, seen, operations.AlarmCleared("system", ""))
    (fact,) = alarm_facts([*events, events[0]])
    hour = 3_600_000
    assert (fact.level, fact.queue, fact.answered) == ("red", "social", True)
    assert (fact.answer_ms, fact.open_ms) == (2 * hour, 3 * hour)
    (alone,) = alarm_facts(envelopes("alarm/a2", raised, operations.AlarmCleared("system", "")))
    assert (alone.answered, alone.over) == (False, True)
    assert alarm_facts(envelopes("alarm/a3", worse)) == []


def test_a_text_is_what_became_of_it_in_the_end() -> None:
    (sent,) = text_facts(envelopes("text/m1", texts.TextSent("c1", 2)))
    assert (sent.id, sent.call, sent.sent, sent.tries) == ("m1", "c1", True, 2)
    (failed,) = text_facts(envelopes("text/m2", texts.TextFailed("c1", 5, "refused")))
    assert (failed.sent, failed.why) == (False, "refused")
    assert text_facts([]) == []


def step(name: str, effect: str, seconds: float) -> workorders.CaseStepDone:
    return workorders.CaseStepDone(name, "x", effect, "4001", "reviewer", "pension", seconds, "review", [])


def test_each_step_of_a_case_is_one_however_often_it_is_told_and_a_trials_are_none() -> None:
    changed = workorders.CaseChanged(["district"], "4001", "咨询", "t", "海淀区", "一般")
    events = envelopes("case/4", opened(), step("review", "", 90), changed, step("dispatch", "dispatch", 0.5))
    facts = list(step_facts([*events, events[1]]))
    assert [(f.step, f.effect, f.district, f.took_ms) for f in facts] == [
        ("review", "", "朝阳区", 90_000),
        ("dispatch", "dispatch", "海淀区", 500),
    ]
    assert {fact.case for fact in facts} == {"4"}
    assert list(step_facts(envelopes("case/5", opened(trial=True), step("review", "", 90)))) == []


def test_a_message_is_done_until_it_is_reopened_and_late_for_good() -> None:
    came = messaging.ItemReceived("voicemail", "c1", None, "", MIDNIGHT)
    done, again = messaging.ItemDone("1001", NUMBER), messaging.ItemReopened("2001", MIDNIGHT)
    (fact,) = message_facts(envelopes("item/m1", came, done))
    assert (fact.message, fact.agent, fact.done, fact.overdue, fact.done_ms) == (
        "voicemail",
        "1001",
        True,
        False,
        3_600_000,
    )
    (fact,) = message_facts(envelopes("item/m2", came, done, again, messaging.ItemOverdue(MIDNIGHT)))
    assert (fact.agent, fact.done, fact.reopened, fact.overdue, fact.done_ms) == ("", False, True, True, 0)
    assert message_facts(envelopes("item/m3", done)) == []


def test_a_chat_says_how_long_one_waited_for_whom_and_what_came_of_it() -> None:
    requested, taken = chats.ChatRequested("assistant/s", 2), chats.ChatTaken("1001", "1001", "", 3600.0)
    back, again = chats.ChatPassedBack("1001", "1001"), chats.ChatTaken("1002", "2001", "", 3600.0)
    ended, rated = chats.ChatEnded("agent", "1002", 18_000.0, 7), chats.ChatRated("1002", 4)
    summed = chats.ChatSummedUp("1002", "t", NUMBER)
    events = envelopes("chat/c1", requested, taken, chats.ChatWritten(1), back, again, ended, summed, rated)
    (fact,) = chat_facts([*reversed(events), events[0]])
    hour = 3_600_000
    assert (fact.id, fact.day, fact.agent, fact.topic, fact.ended_by) == (
        "c1",
        date(2026, 10, 1),
        "1002",
        "t",
        "agent",
    )
    assert (fact.taken, fact.ended, fact.passed_back, fact.stars, fact.messages) == (True, True, True, 4, 7)
    assert (fact.wait_ms, fact.talk_ms) == (hour, 4 * hour), "until the first who came, and from then on"


def test_who_went_before_anybody_came_waited_until_then_and_who_still_waits_is_open() -> None:
    requested = chats.ChatRequested("assistant/s", 0)
    (left,) = chat_facts(envelopes("chat/c2", requested, chats.ChatEnded("left", "", 3600.0, 0)))
    assert (left.taken, left.ended, left.ended_by, left.wait_ms, left.talk_ms) == (False, True, "left", 3_600_000, 0)
    (waiting,) = chat_facts(envelopes("chat/c3", requested))
    assert (waiting.taken, waiting.ended, waiting.wait_ms, waiting.stars) == (False, False, 0, 0)
    assert chat_facts(envelopes("chat/c4", chats.ChatRated("1001", 5))) == []
