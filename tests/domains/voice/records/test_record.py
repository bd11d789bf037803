"""The content of a call record, one promise per test."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.records.rules.agent_time import periods_of
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.events import calls, knowledge, recordings
from hotline.events.envelope import Envelope, Fact
from hotline.kernel.sealed import Sealed
from tests.domains.voice.calls.tales import NINE, NUMBER, Tale, answered_call


def folded(tale: Tale) -> CallRecord:
    record = record_of(record_events(tale.events), periods_of(e for e in tale.events if e.subject.startswith("agent/")))
    assert record is not None
    return record


def record_events(events: list[Envelope]) -> list[Envelope]:
    """Without the agent's turns, which reach the record as periods."""
    return [event for event in events if event.type != "agent.state_changed"]


def test_an_answered_call_has_its_waits_talks_holds_and_wrap_up() -> None:
    record = folded(answered_call())
    assert (record.wait_seconds, record.talk_seconds, record.held_seconds) == (12, 100, 20)
    assert (record.wrap_up_seconds, record.topic, record.agent, record.queue) == (
        30,
        "pension-min-years",
        "1001",
        "social",
    )
    assert record.answered
    assert record.recording.state == "verified"


def test_the_journey_is_told_in_order() -> None:
    parts = [
        (part.kind, (part.end - part.start).total_seconds()) for part in folded(answered_call()).journey if part.end
    ]
    assert parts == [("menu", 5), ("wait", 12), ("talk", 30), ("hold", 20), ("talk", 50), ("rating", 4)]


def test_who_hands_over_to_the_rating_has_not_hung_up() -> None:
    record = folded(answered_call())
    assert record.hung_up_by == "system"
    assert "to_rating" in record.flags


def test_a_caller_who_hangs_up_in_the_talk_hung_up_first_and_was_not_passed_to_the_rating() -> None:
    tale = Tale().arrives().queues("social").offered("1001").answered("1001", after=3)
    record = folded(tale.talk_ends("1001", "caller", "hangup", after=60).ends("caller"))
    assert record.hung_up_by == "caller"
    assert "to_rating" not in record.flags


@pytest.mark.parametrize(("waited", "short"), [(5, True), (5.001, False)])
def test_leaving_the_queue_within_five_seconds_is_a_short_abandon(waited: float, short: bool) -> None:
    record = folded(Tale().arrives().queues("social", after=9).leaves("abandoned", after=waited).ends("caller"))
    assert "abandoned" in record.flags
    assert ("short_abandon" in record.flags) is short
    assert not record.answered


def test_a_call_that_ended_in_the_menu_waited_for_nobody() -> None:
    record = folded(Tale().arrives().ends("caller", after=7, stage="in_flow"))
    assert (record.stays, record.flags, record.recording.state) == ((), (), "none")


def test_an_agent_who_lets_it_ring_is_named_and_the_wait_goes_on() -> None:
    tale = Tale().arrives().queues("social").offered("1001", after=2).lets_it_ring("1001", after=20)
    record = folded(tale.offered("1002", after=1).answered("1002", after=3))
    assert [(offer.agent, offer.result) for offer in record.offers] == [("1001", "no_answer"), ("1002", "answered")]
    assert record.wait_seconds == 26
    assert "missed_offer" in record.flags


def test_waits_of_several_queues_add_up_to_the_first_answer() -> None:
    tale = Tale().arrives().queues("social").leaves("failed", after=10).queues("labor", after=2)
    assert folded(tale.offered("1001").answered("1001", after=5)).wait_seconds == 15


def test_waiting_again_after_a_lost_agent_is_no_part_of_the_answer_time() -> None:
    tale = Tale().arrives().queues("social").offered("1001").answered("1001", after=5)
    tale.publish(calls.AgentLost("1001", "41"), after=30).talk_ends("1001", "system", "agent_lost", after=20)
    record = folded(tale.queues("social").offered("1002").answered("1002", after=8))
    assert record.wait_seconds == 5
    assert [(talk.agent, talk.lost_seconds) for talk in record.talks] == [("1001", 20), ("1002", 0)]
    assert (record.agent, "agent_lost" in record.flags) == ("1002", True)


def test_a_caller_reached_by_call_back_is_counted_apart() -> None:
    tale = Tale().arrives().queues("social").publish(calls.CallBackOffered(), after=60)
    tale.publish(calls.CallBackAccepted(NUMBER), after=4, actor="caller").leaves("callback")
    tale.offered("1001", after=300).publish(calls.CallBackDialled("1001"), after=5)
    tale.talks = 1
    record = folded(tale.publish(calls.TalkStarted("1001", "c1-o1", 1, "social"), after=9))
    assert not record.answered
    assert {"callback", "callback_done"} <= set(record.flags)
    assert "abandoned" not in record.flags


def test_a_call_back_nobody_took_up_is_neither_answered_nor_abandoned() -> None:
    tale = Tale().arrives().queues("social").publish(calls.CallBackAccepted(NUMBER), after=70).leaves("callback")
    tale.publish(calls.CallBackDialled("1001"), after=90).publish(calls.CallBackFailed("1001", "19"), after=20)
    record = folded(tale.ends("system"))
    assert record.callback is not None
    assert [attempt[1:] for attempt in record.callback.attempts] == [("1001", "19")]
    assert set(record.flags) == {"callback"}


def test_a_second_call_within_the_hour_is_marked() -> None:
    tale = Tale().arrives().publish(calls.CallQueued("social", 1, 1, ["repeat"]), after=5)
    assert folded(tale).flags == ("repeat",)


def test_the_first_score_counts() -> None:
    tale = answered_call()
    record = folded(tale.publish(calls.Rated("1001", 5), seq=90))
    assert record.rating is not None
    assert record.rating.score == 1


def test_the_last_summary_of_an_agent_counts() -> None:
    tale = answered_call()
    record = folded(tale.wraps_up("1001", "pension-calc-method", seq=7, seconds=12))
    assert (record.topic, record.wrap_up_seconds) == ("pension-calc-method", 42)


def test_wrap_up_that_still_lasts_has_no_length_yet() -> None:
    tale = answered_call()
    tale.events = [event for event in tale.events if event.id != "agent/1001#3"]
    assert folded(tale).wrap_ups[0].seconds is None


def test_the_last_check_of_the_recording_counts() -> None:
    tale = answered_call().recording_is(recordings.RecordingFaulty("short", 10, 80))
    assert (folded(tale).recording.state, folded(tale).recording.why) == ("faulty", "short")


def test_what_was_looked_up_in_a_call_changes_nothing_of_its_record() -> None:
    tale = answered_call()
    article = knowledge.Mention("wi-scope", 1)
    consulted = Tale(tale.call)
    for fact in (
        knowledge.KnowledgeDisplayed("1001", "search", (article,)),
        knowledge.KnowledgeUsed("1001", "copied", article),
    ):
        consulted.publish(fact, subject=knowledge.consulted_subject(tale.call))
    assert record_of([*tale.events, *consulted.events]) == record_of(tale.events)


def test_without_an_event_of_the_call_itself_there_is_no_record() -> None:
    tale = answered_call()
    assert record_of([event for event in tale.events if not event.subject.startswith("call/")]) is None


def test_a_call_whose_arrival_was_lost_still_has_a_record() -> None:
    tale = answered_call()
    tale.events = tale.events[1:]
    assert (folded(tale).number, folded(tale).talk_seconds) == (None, 100)


# Whatever happens: few agents, few moments and many ties on purpose.
facts: st.SearchStrategy[Fact] = st.one_of(
    st.builds(calls.CallQueued, st.sampled_from(["social", "labor"]), st.integers(1, 2), st.just(0), st.just([])),
    st.builds(
        calls.QueueLeft, st.just("social"), st.integers(1, 2), st.sampled_from(["answered", "abandoned"]), st.just(0)
    ),
    st.builds(calls.CallOffered, st.sampled_from(["o1", "o2"]), st.sampled_from(["1", "2"]), st.just("social")),
    st.builds(
        calls.OfferLapsed, st.sampled_from(["o1", "o2"]), st.just("1"), st.sampled_from(["no_answer", "refused"])
    ),
    st.builds(calls.TalkStarted, st.sampled_from(["1", "2"]), st.just("o1"), st.integers(1, 2), st.just("social")),
    st.builds(
        calls.TalkEnded, st.just("1"), st.integers(1, 2), st.sampled_from(["caller", "agent"]), st.just("hangup")
    ),
    st.sampled_from([calls.CallHeld("1"), calls.CallResumed("1"), calls.AgentLost("1", "x"), calls.AgentReturned("1")]),
    st.sampled_from([calls.RatingStarted("1"), calls.Rated("1", 2), calls.RatingSkipped("1", "silence")]),
    st.sampled_from([calls.CallBackAccepted(None), calls.CallBackDialled("1"), calls.CallBackFailed("1", "19")]),
)
steps = st.lists(st.tuples(facts, st.sampled_from([0.0, 0.5, 7.0])), max_size=25)


def tale_of(facts: list[tuple[Fact, float]], *, ended: bool = True) -> Tale:
    tale = Tale().arrives()
    for fact, after in facts:
        tale.publish(fact, after=after)
    return tale.ends("caller", after=1) if ended else tale


@given(steps, st.booleans())
def test_whatever_happens_the_parts_of_the_journey_are_the_whole_call(
    facts: list[tuple[Fact, float]], ended: bool
) -> None:
    tale = tale_of(facts, ended=ended)
    record = record_of(tale.events)
    assert record is not None
    assert record.journey[0].start == record.at == NINE
    assert record.journey[-1].end == record.ended_at == (tale.now if ended else None)
    assert all(before.end == after.start for before, after in zip(record.journey, record.journey[1:], strict=False))
    lengths = [part.end - part.start for part in record.journey if part.end]
    assert sum(lengths, timedelta()) == (record.journey[-1].end or record.journey[-1].start) - record.at


@given(steps)
def test_talks_waits_and_holds_are_stretches_of_the_journey(facts: list[tuple[Fact, float]]) -> None:
    unique = {(type(fact), getattr(fact, "talk", None) or getattr(fact, "visit", None)) for fact, _ in facts}
    numbered = [fact for fact, _ in facts if isinstance(fact, calls.TalkStarted | calls.CallQueued)]
    record = record_of(tale_of(facts).events)
    assert record is not None
    assert record.held_seconds <= record.talk_seconds
    duration = (record.ended_at - record.at).total_seconds() if record.ended_at else 0
    if len(numbered) == sum(kind in {calls.TalkStarted, calls.CallQueued} for kind, _ in unique):
        waited = sum(visit.waited_seconds for visit in record.stays)
        assert record.talk_seconds + waited <= duration + 0.001


@given(steps, st.randoms(use_true_random=False), st.data())
def test_order_of_arrival_and_repetition_change_nothing(facts: list[tuple[Fact, float]], random, data) -> None:  # type: ignore[no-untyped-def]
    events = tale_of(facts).events
    repeated = events + data.draw(st.lists(st.sampled_from(events), max_size=5))
    random.shuffle(repeated)
    assert record_of(repeated) == record_of(events)


@given(steps, st.sets(st.integers(2, 27)))
def test_whatever_is_missing_there_is_a_record_with_sound_sums(facts: list[tuple[Fact, float]], lost: set[int]) -> None:
    present = [event for event in tale_of(facts).events if event.seq not in lost]
    record = record_of(present)
    assert record is not None
    assert min(record.wait_seconds, record.talk_seconds, record.held_seconds) >= 0
    assert record.held_seconds <= record.talk_seconds
    assert not ("abandoned" in record.flags and record.talks)


OFFICE = Sealed("010******78", "k1:cipher", "cd" * 32)


def passed_on() -> Tale:
    """Waited 10 s, talked 60 s of which 20 asking 1002, who then takes over for 40 s."""
    tale = Tale().arrives().queues("social").offered("1001", after=8).answered("1001", after=2, waited=10)
    tale.publish(calls.CallHeld("1001"), after=30).publish(calls.ConsultStarted("1001", "c1-r1", "1002", None))
    tale.publish(calls.ConsultAnswered("c1-r1"), after=5)
    tale.publish(calls.ConsultEnded("c1-r1", "transferred"), after=15).publish(calls.CallResumed("1001"))
    tale.talk_ends("1001", "agent", "transfer", after=10).publish(calls.CallTransferred("1001", "consulted", "1002"))
    tale.talks += 1
    tale.publish(calls.TalkStarted("1002", "c1-r1", 2, "social"))
    return tale.talk_ends("1002", "caller", "hangup", after=40).ends("caller")


def test_a_consulted_transfer_shows_both_talks_the_question_and_the_handing_over() -> None:
    record = folded(passed_on())
    assert [(talk.agent, talk.seconds, talk.held_seconds) for talk in record.talks] == [
        ("1001", 60, 20),
        ("1002", 40, 0),
    ]
    (consult,) = record.consults
    assert (consult.agent, consult.to, consult.result, consult.joined_at) == ("1001", "1002", "transferred", None)
    assert [(transfer.kind, transfer.to) for transfer in record.transfers] == [("consulted", "1002")]
    assert (record.agent, record.hung_up_by, record.wait_seconds) == ("1002", "caller", 10)
    assert "transferred" in record.flags


def test_a_call_passed_on_is_one_answered_call_and_its_waits_add_up() -> None:
    tale = Tale().arrives().queues("social").offered("1001").answered("1001", after=10, waited=10)
    tale.talk_ends("1001", "agent", "transfer", after=60)
    tale.publish(calls.CallTransferred("1001", "blind", queue="labor"))
    tale.stays, tale.queue = 2, "labor"
    tale.publish(calls.CallQueued("labor", 2, 0, ["transfer"]))
    tale.offered("1003", after=20).answered("1003", after=5, waited=25)
    record = folded(tale.talk_ends("1003", "agent", "rating", after=30).rates("1003", 1, after=2).ends("system"))
    assert record.answered
    assert record.wait_seconds == 35
    assert (record.queue, record.agent, len(record.stays), len(record.talks)) == ("labor", "1003", 2, 2)


def test_who_passes_a_caller_on_outside_has_not_hung_up_and_the_journey_shows_it() -> None:
    tale = Tale().arrives().queues("social").offered("1001").answered("1001", after=10, waited=10)
    tale.talk_ends("1001", "agent", "transfer", after=60)
    tale.publish(calls.CallTransferred("1001", "blind", number=OFFICE)).publish(calls.OutsideAnswered(), after=8)
    record = folded(tale.publish(calls.OutsideEnded("caller_gone"), after=50).ends("caller", stage="outside"))
    assert record.hung_up_by == "caller"
    assert [part.kind for part in record.journey] == ["wait", "talk", "outside"]
    assert record.transfers[0].number == OFFICE


def dialled_out(call: str = "out-1") -> Tale:
    dialled = calls.CallDialled("1001", NUMBER, "北京", "12333", f"{call}.raw", "earlier", "cb-1")
    return Tale(call).publish(dialled).publish(calls.DialRang("1001"), after=1)


def test_a_call_out_begins_with_the_dialling_and_knows_what_it_followed() -> None:
    tale = dialled_out().publish(calls.TalkStarted("1001", "o", 1, ""), after=9)
    tale.talks = 1
    record = folded(tale.talk_ends("1001", "caller", "hangup", after=60).ends("caller"))
    parts = [(part.kind, (part.end - part.start).total_seconds()) for part in record.journey if part.end]
    assert parts == [("dial", 10), ("talk", 60)]
    assert (record.direction, record.agent, record.number, record.answered) == ("out", "1001", NUMBER, True)
    assert (record.after, record.callback_entry, record.dial_failed) == ("earlier", "cb-1", "")
    assert (record.recording.file, record.wait_seconds, record.queue) == ("out-1.raw", 0, "")


def test_a_call_out_that_reached_nobody_says_why_and_is_nobodys_abandonment() -> None:
    tale = dialled_out().publish(calls.DialFailed("1001", "busy"), after=20).ends("system", stage="dialling")
    record = folded(tale)
    assert (record.dial_failed, record.answered, record.agent, record.flags) == ("busy", False, "1001", ())
    assert record.recording.state == "none"
