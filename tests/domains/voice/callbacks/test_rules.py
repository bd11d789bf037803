"""Which calls leave a call-back, when it may be tried again, when it is enough: the rules alone."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.callbacks import rules as callbacks
from hotline.domains.voice.callbacks.rules import (
    APART,
    MAX_TRIES,
    PARTS,
    CallbackRequest,
    closes_with,
    is_taken,
    left_by,
    next_try,
    part_of,
    result_of,
    try_refusal,
)
from hotline.domains.voice.records.rules.fold import record_of
from hotline.domains.voice.records.rules.shape import CallRecord
from hotline.domains.voice.telephony.rules.presentation import Presentation
from hotline.events import calls
from hotline.events.lost_lines import LineLost
from hotline.kernel.clock import BEIJING
from tests.domains.voice.calls.tales import NINE, NUMBER, Tale, answered_call


def folded(tale: Tale) -> CallRecord:
    record = record_of([event for event in tale.events if event.type != "agent.state_changed"])
    assert record is not None
    return record


def at(hour: int, minute: int = 0, day: int = 25) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=BEIJING)


def took_the_offer() -> Tale:
    tale = Tale().arrives().queues("social").publish(calls.CallBackAccepted(NUMBER), after=70)
    return tale.leaves("callback").publish(calls.CallBackDialled("1001"), after=60)


def rated(score: int, presentation: str = "unscreened") -> Tale:
    tale = Tale().arrives(presentation=presentation).queues("social").offered("1001").answered("1001", after=3)
    return tale.talk_ends("1001", "agent", "rating", after=60).rates("1001", score, after=4).ends("system")


# Which calls ---------------------------------------------------------------------------------------------------------


def test_who_took_the_offer_in_the_queue_and_was_not_reached_is_rung_up() -> None:
    tale = took_the_offer().publish(calls.CallBackFailed("1001", "19"), after=40)
    assert left_by(folded(tale)) == []
    record = folded(tale.ends("system", stage="callback_dialling"))
    assert left_by(record) == [CallbackRequest("queued", tale.now, "19")]


def test_who_took_the_offer_and_was_reached_is_not() -> None:
    tale = took_the_offer().publish(calls.TalkStarted("1001", "o", 1, "social"), after=10)
    assert left_by(folded(tale.talk_ends("1001", "caller", "hangup", after=60).ends("caller"))) == []


@pytest.mark.parametrize(("score", "left"), [(1, False), (3, False), (4, True), (5, True)])
def test_who_was_not_satisfied_is_rung_up(score: int, left: bool) -> None:
    tale = rated(score)
    assert [(entry.kind, entry.reason) for entry in left_by(folded(tale))] == ([("rating", str(score))] * left)


@pytest.mark.parametrize("presentation", Presentation)
def test_nobody_is_rung_up_because_of_a_number_that_the_carrier_would_vouch_for_and_does_not(
    presentation: Presentation,
) -> None:
    waited = Tale().arrives(presentation=presentation).queues("social").leaves("failed")
    left = [*left_by(folded(rated(5, presentation))), *left_by(lost_with_the_switch(waited, "queued"))]
    assert [entry.kind for entry in left] == ([] if presentation is Presentation.CLAIMED else ["rating", "line"])


def lost_with_the_switch(tale: Tale, stage: str) -> CallRecord:
    return folded(tale.publish(calls.CallEnded("system", calls.SWITCH_LOST, stage), after=1))


@pytest.mark.parametrize("stage", ["queued", "offered"])
def test_who_waited_when_the_switch_died_is_rung_up(stage: str) -> None:
    record = lost_with_the_switch(Tale().arrives().queues("social").leaves("failed"), stage)
    assert "switch_lost" in record.flags
    assert "abandoned" not in record.flags
    assert left_by(record) == [CallbackRequest("line", record.ended_at or NINE, "switch_lost")]


def test_who_was_in_the_menu_or_talked_when_the_switch_died_rings_again_by_themselves() -> None:
    assert left_by(lost_with_the_switch(Tale().arrives(), "in_flow")) == []
    talked = Tale().arrives().queues("social").offered("1001").answered("1001", after=3)
    record = lost_with_the_switch(talked.talk_ends("1001", "system", "switch_lost", after=5), "talking")
    assert (left_by(record), record.hung_up_by, "switch_lost" in record.flags) == ([], "system", True)


def line_lost(stage: str = "queued") -> Tale:
    return Tale().arrives().queues("social").leaves("failed").publish(LineLost(stage, ""))


def test_who_lost_the_line_and_was_not_reached_in_the_call_is_on_the_list_with_why() -> None:
    record = folded(line_lost().publish(calls.CallBackFailed("1001", "no_answer"), after=40).ends("system"))
    assert left_by(record) == [CallbackRequest("line", record.ended_at or NINE, "no_answer")]
    assert ("switch_lost" in record.flags, "callback" in record.flags, "abandoned" in record.flags) == (
        True,
        False,
        False,
    )
    assert left_by(folded(line_lost())) == [], "while the call waits to be rung back"


def test_who_was_reached_or_called_again_by_themselves_is_not_on_the_list() -> None:
    reached = (
        line_lost().offered("1001").answered("1001", after=30).talk_ends("1001", "caller", "hangup").ends("caller")
    )
    assert left_by(folded(reached)) == []
    assert not folded(reached).answered, "a later call-back is no answer in line (K5)"
    again = line_lost().publish(calls.CallBackFailed("", "called_again"), after=20).ends("system")
    assert left_by(folded(again)) == []


def test_who_talked_when_the_line_was_lost_was_answered() -> None:
    talked = Tale().arrives().queues("social").offered("1001").answered("1001", after=3)
    talked.talk_ends("1001", "system", "switch_lost", after=5).publish(LineLost("talking", "1001")).ends("system")
    record = folded(talked)
    assert record.answered
    assert [request.kind for request in left_by(record)] == ["line"]


def test_an_ordinary_call_a_test_and_a_call_out_leave_nothing() -> None:
    assert left_by(folded(answered_call())) == []
    tried = Tale(test=True).arrives().queues("social").offered("1001").answered("1001", after=3)
    tried.talk_ends("1001", "agent", "rating", after=60).rates("1001", 5).ends("system")
    assert left_by(folded(tried)) == []
    out = Tale("out-1").publish(calls.CallDialled("1001", NUMBER, "北京", "12333", "out-1.raw"))
    out.publish(calls.TalkStarted("1001", "o", 1, "")).talk_ends("1001", "agent", "rating").rates("1001", 5).ends(
        "caller"
    )
    assert left_by(folded(out)) == []


def test_a_call_tells_what_came_of_a_try() -> None:
    out = Tale("out-1").publish(calls.CallDialled("1001", NUMBER, "北京", "12333", "out-1.raw", "c1", "cb-1"))
    assert result_of(folded(out)) == ""
    assert result_of(folded(out.publish(calls.DialFailed("1001", "busy")))) == "busy"
    reached = Tale("out-2").publish(calls.CallDialled("1001", NUMBER, "北京", "12333", "out-2.raw"))
    assert result_of(folded(reached.publish(calls.TalkStarted("1001", "o", 1, "")))) == "reached"


# When ----------------------------------------------------------------------------------------------------------------


def test_the_first_try_is_at_the_moment_promised_and_may_be_sooner() -> None:
    assert next_try([], at(16)) == at(16)
    assert try_refusal([], at(9)) == ""


@pytest.mark.parametrize(
    ("tries", "following"),
    [
        ([at(9, 30)], at(12)),  # two hours on it is still morning
        ([at(11)], at(13)),
        ([at(11), at(13)], at(18)),
        ([at(17), at(19)], at(9, day=26)),
        ([at(20)], at(9, day=26)),
        ([at(10), at(13), at(19)], at(9, day=26)),  # every part had its turn
    ],
)
def test_the_next_try_is_two_hours_later_and_in_another_part_of_the_day(
    tries: list[datetime], following: datetime
) -> None:
    assert next_try(tries, tries[0]) == following
    assert try_refusal(tries, following) == ""
    assert "请换时段" in try_refusal(tries, following - timedelta(minutes=1))


def test_the_sentence_says_when() -> None:
    assert try_refusal([at(9, 30)], at(10)) == "刚拨打过，请换时段：今天 12:00 以后。"
    assert try_refusal([at(20)], at(20, 30)) == "刚拨打过，请换时段：11 月 26 日 09:00 以后。"


def test_what_was_agreed_with_the_citizen_counts_instead() -> None:
    assert next_try([at(9, 30)], at(9), at(10)) == at(10)
    assert try_refusal([at(9, 30)], at(10), at(10)) == ""
    assert "未到约定时间" in try_refusal([at(9, 30)], at(9, 50), at(10))


moments = st.integers(0, 14 * 24 * 60).map(lambda minutes: NINE + timedelta(minutes=minutes))


@given(st.lists(moments, min_size=1, max_size=5), moments)
def test_the_next_try_is_always_later_in_the_day_hours_and_never_soon(tries: list[datetime], due: datetime) -> None:
    following = next_try(tries, due)
    assert following >= max(*tries, due - APART) + APART or following >= due
    assert following - max(tries) >= APART
    assert part_of(following) is not None
    if len({part_of(one) for one in tries} - {None}) < len(PARTS):
        assert part_of(following) not in {part_of(one) for one in tries}


# When it is enough ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("results", "closes"),
    [
        ([], ""),
        (["busy", "no_answer"], ""),
        (["busy", "no_answer", "refused"], "not_reached"),
        (["busy", "reached"], "reached"),
        (["wrong_number"], "wrong_number"),
        (["invalid_number"], "invalid_number"),
        (["busy", "cancelled", "own_phone", "no_answer"], ""),
        (["busy", "no_answer", "later"], ""),
        (["busy", "no_answer", "later", "reached"], "reached"),
    ],
)
def test_an_entry_is_done_when_somebody_was_reached_or_three_tries_were_in_vain(
    results: list[str], closes: str
) -> None:
    assert closes_with(results) == closes


@given(st.lists(st.sampled_from(["busy", "no_answer", "refused", "failed"]), min_size=MAX_TRIES, max_size=6))
def test_three_in_vain_are_always_enough(results: list[str]) -> None:
    assert closes_with(results) == "not_reached"


def test_who_takes_an_entry_has_it_half_an_hour() -> None:
    assert is_taken("1001", at(9), at(9, 29))
    assert not is_taken("1001", at(9), at(9, 30))
    assert not is_taken("", None, at(9))


def test_every_result_an_agent_may_say_is_named() -> None:
    assert set(callbacks.RESULT_LABELS) >= {"reached", "later", "wrong_number", "declined"}
