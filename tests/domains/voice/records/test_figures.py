"""Today's figures against cases counted by hand, and whatever order the calls come in."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.calls.rules.figures import AgentFigures, FloorFigures, QueueFigures
from hotline.domains.voice.records.rules.agent_time import periods_of
from hotline.domains.voice.records.rules.figures import Today
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.events import calls
from tests.domains.voice.calls.tales import NINE, NUMBER, Tale, answered_call

TODAY = date(2026, 11, 25)
NOON = NINE + timedelta(hours=3)


def folded(tale: Tale) -> CallRecord:
    turns = [event for event in tale.events if event.type == "agent.state_changed"]
    record = record_of([event for event in tale.events if event not in turns], periods_of(turns))
    assert record is not None
    return record


def today_of(*tales: Tale) -> Today:
    today = Today(TODAY)
    for tale in tales:
        today.note(folded(tale))
    return today


def floor(today: Today) -> FloorFigures:
    found = today.figures(NOON)["floor"]
    assert isinstance(found, FloorFigures)
    return found


def queue(today: Today, id: str) -> QueueFigures:
    found = today.figures(NOON)[f"queue.{id}"]
    assert isinstance(found, QueueFigures)
    return found


def agent(today: Today, id: str) -> AgentFigures:
    found = today.figures(NOON)[f"agent.{id}"]
    assert isinstance(found, AgentFigures)
    return found


def gave_up(call: str, after: float, queue: str = "social") -> Tale:
    return Tale(call).arrives().queues(queue).leaves("abandoned", after=after).ends("caller")


def called_back(call: str) -> Tale:
    tale = Tale(call).arrives().queues("social").publish(calls.CallBackAccepted(NUMBER), after=70).leaves("callback")
    return tale.publish(calls.TalkStarted("1001", "o", 1, "social"), after=200).talk_ends(
        "1001", "caller", "hangup", after=50
    )


def test_short_abandons_stay_in_the_denominator_of_the_answer_rate() -> None:
    today = today_of(answered_call("a"), gave_up("b", 2), gave_up("c", 60), answered_call("d", "1002"))
    assert queue(today, "social") == QueueFigures(4, 2, 2, 0.5, 12.0, None, 0)


def test_a_caller_reached_by_call_back_entered_but_was_not_answered_in_line() -> None:
    today = today_of(answered_call("a"), called_back("b"))
    assert (floor(today).entered, floor(today).answered, floor(today).callbacks_reached) == (2, 1, 1)
    assert floor(today).abandoned == 0
    assert agent(today, "1001").answered == 2


def test_mean_wait_is_of_the_answered_only() -> None:
    assert floor(today_of(answered_call("a"), gave_up("b", 300))).mean_wait_seconds == 12


def test_a_caller_who_hung_up_first_counts_against_the_transfer_to_the_rating() -> None:
    hung_up = (
        Tale("b").arrives().queues("social").offered("1001").answered("1001").talk_ends("1001", "caller", "hangup")
    )
    assert floor(today_of(answered_call("a"), hung_up.ends("caller"))).to_rating_rate == 0.5


def test_whether_a_caller_is_passed_to_the_rating_is_up_to_who_talked_last() -> None:
    tale = Tale("a").arrives().queues("social").offered("1001").answered("1001", after=3)
    tale.talk_ends("1001", "agent", "relieved", after=60).publish(calls.TalkStarted("2001", "o", 2, "social"))
    tale.talks = 2
    today = today_of(tale.talk_ends("2001", "caller", "hangup", after=30).ends("caller"))
    assert agent(today, "1001").to_rating_rate is None
    assert (agent(today, "2001").to_rating_rate, floor(today).to_rating_rate) == (0, 0)


def test_three_is_satisfied_and_four_is_not() -> None:
    def rated(call: str, score: int) -> Tale:
        return Tale(call).arrives().queues("social").offered("1").answered("1").rates("1", score).ends("system")

    assert agent(today_of(rated("a", 3), rated("b", 4), rated("c", 1)), "1").satisfaction == 0.666667


def test_an_offer_that_rang_out_is_missed_by_its_agent_alone() -> None:
    tale = Tale("a").arrives().queues("social").offered("1001").lets_it_ring("1001").offered("1002").answered("1002")
    today = today_of(tale)
    assert (agent(today, "1001").missed, agent(today, "1002").missed) == (1, 0)
    assert agent(today, "1001").to_rating_rate is None


def test_test_calls_and_calls_of_another_day_count_nowhere() -> None:
    tested = Tale("t", test=True).arrives().queues("social").offered("1").answered("1").ends("caller")
    yesterday = answered_call("y", at=NINE - timedelta(days=1))
    today = today_of(tested, yesterday)
    assert floor(today).calls == 0
    assert set(today.figures(NOON)) == {"floor"}


def test_slots_run_from_midnight_until_now_in_beijing() -> None:
    slots = floor(today_of(answered_call("a"), Tale("b", NINE + timedelta(minutes=14)).arrives())).slots
    assert (slots[0].start, slots[-1].start, len(slots)) == ("00:00", "12:00", 49)
    assert [(slot.start, slot.calls, slot.answered) for slot in slots if slot.calls] == [("09:00", 2, 1)]


def test_the_recent_answer_rate_forgets_after_a_quarter_of_an_hour() -> None:
    today = today_of(answered_call("a"), gave_up("b", 10))
    just_after = today.figures(NINE + timedelta(minutes=5))["queue.social"]
    assert isinstance(just_after, QueueFigures)
    assert just_after.recent_answer_rate == 0.5
    assert queue(today, "social").recent_answer_rate is None


stories = st.lists(
    st.sampled_from(
        [answered_call("a"), gave_up("a", 3), gave_up("b", 3), answered_call("b", "1002"), called_back("c")]
    ),
    max_size=8,
)


@given(stories)
def test_only_the_last_word_about_each_call_counts(tales: list[Tale]) -> None:
    last = {tale.call: tale for tale in tales}
    left = {
        key: value
        for key, value in today_of(*tales).figures(NOON).items()
        if key in today_of(*last.values()).figures(NOON)
    }
    assert left == today_of(*last.values()).figures(NOON)


@given(stories)
def test_the_floor_is_the_sum_of_its_queues(tales: list[Tale]) -> None:
    today = today_of(*tales)
    queues = [value for value in today.figures(NOON).values() if isinstance(value, QueueFigures)]
    assert (
        sum(each.entered for each in queues) == floor(today).entered == sum(slot.entered for slot in floor(today).slots)
    )
    assert sum(each.answered for each in queues) == floor(today).answered


def test_who_still_waits_is_not_yet_in_the_answer_rate() -> None:
    figures = floor(today_of(answered_call("a"), Tale("b").arrives().queues("social")))
    assert (figures.entered, figures.answered, figures.answer_rate) == (2, 1, 1.0)


def test_who_still_talks_is_not_yet_in_the_rate_of_the_rating() -> None:
    talking = Tale("b").arrives().queues("social").publish(calls.TalkStarted("1001", "o", 1, "social"), after=5)
    figures = floor(today_of(answered_call("a"), talking))
    assert (figures.answered, figures.to_rating_rate) == (2, 1.0)


def test_a_call_an_agent_made_is_their_time_and_nobodys_answered_call() -> None:
    out = Tale("out-1").publish(calls.CallDialled("1001", NUMBER, "北京", "12333", "out-1.raw"))
    out.publish(calls.TalkStarted("1001", "o", 1, ""), after=10)
    out.talks = 1
    out.talk_ends("1001", "agent", "rating", after=60).rates("1001", 5).ends("system").wraps_up("1001", "t", seq=1)
    today = today_of(out)
    assert (floor(today).calls, floor(today).answered, floor(today).satisfaction) == (0, 0, None)
    mine = agent(today, "1001")
    assert (mine.answered, mine.talk_seconds, mine.wrap_up_average_seconds) == (0, 60, 30)
    assert (mine.satisfaction, mine.to_rating_rate) == (None, None)
