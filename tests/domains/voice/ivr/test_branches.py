"""Branches by time, calendar and facts about the caller; and priorities for the queue."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hotline.domains.voice.ivr.rules.flow import Flow, FlowSet
from hotline.domains.voice.ivr.rules.nodes.base import Edge, Node
from hotline.domains.voice.ivr.rules.nodes.branch import Branch, Way
from hotline.domains.voice.ivr.rules.nodes.collect import Collect
from hotline.domains.voice.ivr.rules.nodes.hang_up import HangUp
from hotline.domains.voice.ivr.rules.nodes.play import Play
from hotline.domains.voice.ivr.rules.nodes.queue import Queue
from hotline.domains.voice.ivr.rules.nodes.set_priority import SetPriority
from hotline.domains.voice.ivr.rules.nodes.spoken_text import SpokenText, prompt_of
from hotline.domains.voice.ivr.rules.problems import problems
from hotline.domains.voice.ivr.rules.steps import JoinQueue, Scene
from hotline.kernel.clock import BEIJING
from tests.domains.voice.ivr.callers import Caller

NOTHING: dict[str, str] = {}
QUEUES: dict[str, Node] = {
    "yes": Queue(label="值守", queue="yes"),
    "no": Queue(label="其余", queue="no", priority=10, reason="own"),
    "end": HangUp(label="挂机"),
}
LEAVING = tuple(Edge(queue, on, "end") for queue in ("yes", "no") for on in ("served", "callback", "failed"))


def beijing(text: str) -> datetime:
    return datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=BEIJING)


def flow_of(nodes: dict[str, Node], *edges: tuple[str, str, str]) -> Flow:
    return Flow(
        "f", 1, "试", next(iter(nodes)), "no", {**nodes, **QUEUES}, tuple(Edge(*edge) for edge in edges) + LEAVING
    )


def taken(
    way: Way, at: str = "2026-11-25 10:00", facts: dict[str, str] = NOTHING, days: dict[str, str] = NOTHING
) -> bool:
    """Whether a caller at that moment goes the way."""
    flow = flow_of({"b": Branch(label="分", ways=(way,))}, ("b", way.outcome, "yes"), ("b", "else", "no"))
    ringing = Caller(flow, facts, beijing(at), FlowSet(1, {"f": flow}, {}, "f", days=days))
    assert ringing.queue is not None
    return ringing.queue.queue == "yes"


@pytest.mark.parametrize(
    ("at", "open_"),
    [
        ("2026-11-25 08:59", False),
        ("2026-11-25 09:00", True),
        ("2026-11-25 17:29", True),
        ("2026-11-25 17:30", False),
    ],
)
def test_hours_begin_with_their_first_minute_and_end_before_their_last(at: str, open_: bool) -> None:
    assert taken(Way(outcome="open", since="09:00", until="17:30"), at) is open_


@pytest.mark.parametrize(("at", "night"), [("21:59", False), ("22:00", True), ("00:00", True), ("06:00", False)])
def test_hours_may_run_over_midnight(at: str, night: bool) -> None:
    assert taken(Way(outcome="night", since="22:00", until="06:00"), f"2026-11-25 {at}") is night


def test_weekdays_count_from_monday() -> None:
    assert taken(Way(outcome="w", weekdays=(3,)), "2026-11-25 10:00")
    assert not taken(Way(outcome="w", weekdays=(2, 4)), "2026-11-25 10:00")


def test_the_hour_is_that_of_beijing_wherever_the_machine_stands() -> None:
    way = Way(outcome="open", since="09:00", until="10:00")
    assert way.holds({}, Scene(datetime(2026, 11, 25, 1, 30, tzinfo=UTC)))
    assert not way.holds({}, Scene(datetime(2026, 11, 25, 9, 30, tzinfo=UTC)))


def test_where_nobody_knows_the_time_no_condition_of_time_holds() -> None:
    assert not Way(outcome="w", day="working").holds({}, Scene())
    assert Way(outcome="w", fact="repeat").holds({"repeat": "yes"}, Scene())


@pytest.mark.parametrize(
    ("day", "kind"),
    [
        ("2026-10-01", "holiday"),  # National Day, a Thursday
        ("2026-10-10", "working"),  # a Saturday made up for it
        ("2026-11-25", "working"),
        ("2026-11-28", "holiday"),  # a Saturday
    ],
)
def test_holidays_and_the_days_that_make_up_for_them_go_their_ways(day: str, kind: str) -> None:
    assert taken(Way(outcome="w", day="working"), f"{day} 10:00") is (kind == "working")


def test_what_the_hotline_decided_for_a_day_goes_before_the_calendar() -> None:
    assert taken(Way(outcome="w", day="working"), "2026-10-01 10:00", days={"2026-10-01": "working"})
    assert not taken(Way(outcome="w", day="working"), "2026-11-25 10:00", days={"2026-11-25": "holiday"})


def test_what_is_known_of_the_caller_decides() -> None:
    assert taken(Way(outcome="again", fact="repeat"), facts={"repeat": "yes"})
    assert not taken(Way(outcome="again", fact="repeat"))
    assert taken(Way(outcome="old", fact="group", equals=("elderly", "disabled")), facts={"group": "disabled"})
    assert not taken(Way(outcome="old", fact="group", equals=("elderly",)), facts={"group": "young"})


def test_everything_a_way_names_must_hold() -> None:
    way = Way(outcome="w", day="working", since="09:00", until="12:00", fact="repeat")
    assert taken(way, facts={"repeat": "yes"})
    assert not taken(way)
    assert not taken(way, "2026-11-25 12:00", {"repeat": "yes"})


def test_digits_collected_before_decide() -> None:
    nodes: dict[str, Node] = {
        "ask": Collect(label="区号", prompts=("x",), into="district", max_digits=1),
        "b": Branch(label="分", ways=(Way(outcome="east", fact="district", equals=("1",)),)),
    }
    edges = (("ask", "collected", "b"), ("ask", "failed", "no"), ("b", "east", "yes"), ("b", "else", "no"))
    for key, queue in (("1", "yes"), ("2", "no")):
        ringing = Caller(flow_of(nodes, *edges))
        ringing.presses(key)
        assert ringing.queue is not None
        assert ringing.queue.queue == queue


@given(
    st.lists(st.sampled_from(["08:00", "12:00", "12:01", "23:59"]), min_size=2, max_size=2),
    st.integers(0, 24 * 60 - 1),
)
def test_hours_and_their_complement_share_out_the_day(ends: list[str], minute: int) -> None:
    """Whatever the two ends, any minute is in exactly one of since-until and until-since."""
    since, until = ends
    if since == until:
        return
    scene = Scene(beijing("2026-11-25 00:00") + timedelta(minutes=minute))
    one, other = Way(outcome="a", since=since, until=until), Way(outcome="b", since=until, until=since)
    assert one.holds({}, scene) != other.holds({}, scene)


# Priority --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("priority", "expected"), [(80, (80, "repeat")), (10, (10, "own")), (5, (10, "own"))])
def test_a_priority_set_on_the_way_goes_with_the_caller_unless_the_queue_gives_as_much(
    priority: int, expected: tuple[int, str]
) -> None:
    node = SetPriority(label="重复来电", priority=priority, reason="repeat")
    ringing = Caller(flow_of({"p": node}, ("p", "done", "no")))
    assert ringing.queue == JoinQueue("no", *expected, "")
    assert ringing.way == ["p", "no"]


# Announcements that are switched, texts that are spoken -------------------------------------------------------------


def with_switch(on: frozenset[str]) -> Caller:
    flow = flow_of({"e": Play(label="紧急", prompts=("e",), switch="emergency")}, ("e", "done", "yes"))
    return Caller(flow, flows=FlowSet(1, {"f": flow}, {}, "f", on=on))


def test_an_announcement_is_passed_by_in_silence_while_its_switch_is_off() -> None:
    ringing = with_switch(frozenset())
    assert (ringing.prompts, ringing.way) == ([], ["yes"])


def test_an_announcement_is_said_while_its_switch_is_on() -> None:
    ringing = with_switch(frozenset({"emergency"}))
    assert ringing.playing == ("e",)
    ringing.waits()
    assert ringing.queue is not None


def test_a_text_is_said_as_a_prompt_named_after_it() -> None:
    flow = flow_of({"s": SpokenText(label="通知", text="今天停电。")}, ("s", "done", "yes"))
    (prompt,) = flow.prompts()
    assert Caller(flow).playing == (prompt,)
    assert flow.texts() == {prompt: "今天停电。"}


@given(st.text(min_size=1), st.text(min_size=1))
def test_the_same_text_is_one_prompt_and_another_text_another(one: str, other: str) -> None:
    assert (prompt_of(one) == prompt_of(other)) == (one == other)


@pytest.mark.parametrize(
    ("text", "sound"),
    [("今天停电：请9点再拨。", True), ("请拨12333（转1）", True), ("please", False), ("再见☎", False)],
)
def test_a_text_the_voice_cannot_say_is_found_before_it_is_published(text: str, sound: bool) -> None:
    flow = flow_of({"s": SpokenText(label="通知", text=text)}, ("s", "done", "yes"))
    assert (("s", "unspeakable") not in {(found.node, found.code) for found in problems(flow)}) is sound
