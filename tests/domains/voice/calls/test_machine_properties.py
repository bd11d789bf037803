"""What holds whatever happens, in whatever order, twice or too late."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from hotline.domains.voice.calls.rules.call import stored_up_to
from hotline.domains.voice.calls.rules.draft import Plan
from hotline.domains.voice.calls.rules.inputs import (
    ChannelGone,
)
from hotline.domains.voice.calls.rules.phases import Phase
from tests.domains.voice.calls.chaos import PLANS, first, plans, played, stories
from tests.domains.voice.calls.scripted_call import playing_to


@settings(max_examples=600)
@given(plans, first, stories)
def test_whatever_happens_nobody_is_lost_leaked_or_told_twice(
    plan: Plan, beginning: tuple[object, ...], steps: list[tuple[int, tuple[object, ...]]]
) -> None:
    played(plan, beginning, steps)  # the world holds every step to the truth


#: Into the queue, then the caller is hung up: the place in line that arrives now is for nobody.
ANSWERED_TOO_LATE: list[tuple[int, tuple[object, ...]]] = [
    *[(0, ("go on", 0))] * 8,
    (0, ("go on", 1)),
    (0, ("refuse", "Answer")),
    (0, ("position", 1)),
    (0, ("adopt", {"caller"}, False)),
]


@settings(max_examples=400)
@given(first, stories)
@example(("arrive", False), ANSWERED_TOO_LATE)
def test_once_the_caller_is_gone_every_agent_is_released(
    beginning: tuple[object, ...], steps: list[tuple[int, tuple[object, ...]]]
) -> None:
    chaos = played(PLANS[0], beginning, steps)
    for _ in range(3):  # a call-back dials the citizen anew
        if chaos.call.channel:
            chaos.world.take(ChannelGone(at=chaos.now, channel=chaos.call.channel, cause=16))
    if chaos.call.phase is Phase.PICKING_UP:
        return  # nobody was rung yet
    if chaos.call.phase is Phase.CALLBACK_WAITING or chaos.call.holds_place:
        return  # the place is kept on purpose
    assert chaos.call.phase is Phase.ENDED
    assert not chaos.world.legs
    assert not chaos.world.owed
    assert chaos.world.timeline.ended


@settings(max_examples=300)
@given(plans, first, stories)
def test_a_call_nobody_does_anything_about_ends_or_waits_for_a_person(
    plan: Plan, beginning: tuple[object, ...], steps: list[tuple[int, tuple[object, ...]]]
) -> None:
    """Prompts end, timers run out; agents and router do nothing: the call ends, or two people talk, or it waits."""
    chaos = played(plan, beginning, steps)
    for _ in range(60):
        if playing_to(chaos.call) is not None:
            chaos.happen(1, ("said", True))
        elif chaos.call.timers:
            chaos.happen(0, ("next timer",))
    assert chaos.call.phase in (Phase.ENDED, Phase.QUEUED, Phase.TALKING, Phase.OUTSIDE)


@given(first, stories, st.integers(0, 60))
def test_what_the_bus_has_is_dropped_and_nothing_else(
    beginning: tuple[object, ...], steps: list[tuple[int, tuple[object, ...]]], seq: int
) -> None:
    call = played(PLANS[0], beginning, steps).call
    assert [e.seq for e in stored_up_to(call, seq).unstored] == [n for n in range(1, call.seq + 1) if n > seq]
