"""What agents may do in which state, and the state afterwards."""

import pytest

from hotline.domains.voice.routing.ports import (
    AgentConfig,
    AgentState,
    AnyAgentCommand,
    ExtendWrapUp,
    GetNotReady,
    GetReady,
    OfferOutcome,
    RoutingConfig,
    SaveWrapUp,
    SignIn,
    SignOut,
    TalkOver,
)
from hotline.domains.voice.routing.rules import agent_commands, callers, passing_time, routing_state
from hotline.events.routing import AgentSignedIn, AgentSignedOut, AgentStateChanged, WrapUpSaved
from hotline.kernel.errors import Refused
from tests.domains.voice.routing.states import (
    GENERAL,
    LABOR,
    SOCIAL,
    answers,
    at,
    doc,
    hangs_up,
    offers,
    ready,
    result,
    rings,
    sign_in,
    state_of,
)


def commands(state: routing_state.RoutingState, command: AnyAgentCommand, second: float) -> None:
    agent_commands.obey(state, command, at(second))


def saved(call: str, then: str = "stay") -> SaveWrapUp:
    return SaveWrapUp("ann", call, "pension-min-years", "答复", False, then=then)


def talking() -> routing_state.RoutingState:
    """ann has talked to c1 since second 3."""
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    answers(state, "ann", 3)
    state.drain()
    return state


def test_signing_in_is_not_yet_being_ready() -> None:
    state = state_of(ann={"social": 1})
    sign_in(state, "ann")
    assert (doc(state, "ann").state, doc(state, "ann").reason) == (AgentState.NOT_READY, "刚签入")


def test_somebody_without_skills_cannot_sign_in() -> None:
    with pytest.raises(Refused, match="未配置技能"):
        sign_in(state_of(), "nobody")


def test_a_second_desk_is_refused_until_it_takes_over() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    with pytest.raises(Refused, match="另一处（话机）签入"):
        sign_in(state, "ann", desk="second")
    assert doc(state, "ann").desk == "desk-ann"
    agent_commands.obey(state, SignIn("ann", "browser", "a", "PJSIP/x", "second", takeover=True), at(9))
    assert (doc(state, "ann").desk, doc(state, "ann").state) == ("second", AgentState.READY)


def test_a_reloaded_page_keeps_the_talk() -> None:
    state = talking()
    sign_in(state, "ann", 10)
    assert (doc(state, "ann").state, doc(state, "ann").call) == (AgentState.TALKING, "c1")


def test_a_reloaded_page_keeps_the_break_asked_for() -> None:
    state = talking()
    commands(state, GetNotReady("ann", "用餐"), 50)
    sign_in(state, "ann", 60)
    assert (doc(state, "ann").next_state, doc(state, "ann").next_reason) == ("not_ready", "用餐")


def test_a_desk_that_comes_back_in_the_talk_is_not_signed_out_after_it() -> None:
    state = talking()
    commands(state, SignOut("ann", "desk_lost"), 50)
    sign_in(state, "ann", 60)
    hangs_up(state, "ann", 100)
    passing_time.pass_time(state, at(160))
    assert doc(state, "ann").state is AgentState.READY


def test_taking_over_tells_that_the_other_desk_is_signed_out() -> None:
    state = talking()
    agent_commands.obey(state, SignIn("ann", "browser", "a", "PJSIP/x", "second", takeover=True), at(9))
    facts = [type(facts.fact) for facts in state.drain().facts]
    assert facts == [AgentSignedOut, AgentSignedIn, AgentStateChanged]
    assert (doc(state, "ann").state, doc(state, "ann").call) == (AgentState.TALKING, "c1")


def test_signing_out_twice_is_harmless() -> None:
    state = state_of(ann={"social": 1})
    sign_in(state, "ann")
    commands(state, SignOut("ann"), 1)
    state.drain()
    commands(state, SignOut("ann"), 2)
    assert state.drain().facts == []


def test_a_lost_desk_signs_out_after_the_talk_and_says_why() -> None:
    state = talking()
    commands(state, SignOut("ann", "desk_lost"), 50)
    hangs_up(state, "ann", 100)
    state.drain()
    passing_time.pass_time(state, at(160))
    assert AgentSignedOut("desk_lost") in [fact.fact for fact in state.drain().facts]


def test_who_is_no_longer_on_the_staff_is_signed_out() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    agent_commands.configure(state, RoutingConfig(2, (SOCIAL,), ()), at(5))
    assert doc(state, "ann").state is AgentState.SIGNED_OUT


def test_who_waits_in_a_queue_that_is_withdrawn_is_still_served() -> None:
    state = state_of(ann={"social": 1})
    rings(state, "c1", 1)
    ann = AgentConfig("ann", "ann", "early", {"social": 1})
    agent_commands.configure(state, RoutingConfig(2, (LABOR,), (ann,)), at(5))
    ready(state, "ann", 6)
    assert offers(state) == [("c1", "ann")]


def test_nothing_can_be_asked_before_signing_in() -> None:
    with pytest.raises(Refused, match="未签入"):
        commands(state_of(ann={"social": 1}), GetReady("ann"), 0)


def test_after_the_talk_comes_wrap_up_and_then_ready_by_itself() -> None:
    state = talking()
    hangs_up(state, "ann", 100)
    assert (doc(state, "ann").state, doc(state, "ann").until) == (AgentState.WRAP_UP, at(160))
    passing_time.pass_time(state, at(159.9))
    assert doc(state, "ann").state is AgentState.WRAP_UP
    passing_time.pass_time(state, at(160))
    assert doc(state, "ann").state is AgentState.READY


def test_wrap_up_is_extended_once_by_a_minute() -> None:
    state = talking()
    hangs_up(state, "ann", 100)
    commands(state, ExtendWrapUp("ann", "c1", "要查一下"), 150)
    with pytest.raises(Refused, match="延长一次"):
        commands(state, ExtendWrapUp("ann", "c1", "还要查"), 151)
    passing_time.pass_time(state, at(161))
    assert doc(state, "ann").state is AgentState.WRAP_UP
    passing_time.pass_time(state, at(220))
    assert doc(state, "ann").state is AgentState.READY


def test_saving_and_ready_ends_the_wrap_up() -> None:
    state = talking()
    rings(state, "c2", 50)
    hangs_up(state, "ann", 100)
    commands(state, saved("c1", "ready"), 110)
    assert offers(state) == [("c2", "ann")]


def test_a_draft_is_told_and_the_wrap_up_goes_on() -> None:
    state = talking()
    hangs_up(state, "ann", 100)
    state.drain()
    commands(state, saved("c1"), 110)
    assert [type(fact.fact) for fact in state.drain().facts] == [WrapUpSaved]
    assert doc(state, "ann").state is AgentState.WRAP_UP


def test_notes_for_an_earlier_call_do_not_end_this_wrap_up() -> None:
    state = talking()
    hangs_up(state, "ann", 100)
    commands(state, saved("c0", "ready"), 110)
    assert doc(state, "ann").state is AgentState.WRAP_UP


def test_a_break_asked_for_in_a_talk_begins_after_the_wrap_up() -> None:
    state = talking()
    commands(state, GetNotReady("ann", "用餐"), 50)
    assert doc(state, "ann").state is AgentState.TALKING
    hangs_up(state, "ann", 100)
    passing_time.pass_time(state, at(160))
    assert (doc(state, "ann").state, doc(state, "ann").reason) == (AgentState.NOT_READY, "用餐")


def test_a_break_asked_for_holds_even_when_saving_says_ready() -> None:
    state = talking()
    commands(state, GetNotReady("ann", "用餐"), 50)
    hangs_up(state, "ann", 100)
    commands(state, saved("c1", "ready"), 110)
    assert (doc(state, "ann").state, doc(state, "ann").reason) == (AgentState.NOT_READY, "用餐")


def test_a_break_needs_a_reason() -> None:
    state = talking()
    with pytest.raises(Refused, match="原因"):
        commands(state, GetNotReady("ann", " "), 50)


def test_signing_out_in_a_talk_waits_for_the_wrap_up() -> None:
    state = talking()
    commands(state, SignOut("ann"), 50)
    hangs_up(state, "ann", 100)
    state.drain()
    commands(state, saved("c1", "ready"), 110)
    assert doc(state, "ann").state is AgentState.SIGNED_OUT
    assert AgentSignedOut("asked") in [fact.fact for fact in state.drain().facts]


def test_an_agent_set_aside_is_ready_again_on_their_word() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    result(state, "ann", OfferOutcome.NO_ANSWER, 21)
    rings(state, "c2", 22)
    assert doc(state, "ann").state is AgentState.MISSED
    ready(state, "ann", 30)
    assert doc(state, "ann").state is AgentState.RINGING


def test_a_late_answer_to_a_dead_offer_takes_nobody_away_from_another_caller() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    result(state, "ann", OfferOutcome.NO_ANSWER, 21)
    result(state, "ann", OfferOutcome.NO_ANSWER, 22)
    assert doc(state, "ann").state is AgentState.MISSED
    assert len(state.lines) == 1


def test_new_skills_count_at_once() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1, queue="labor")
    retrained = AgentConfig("ann", "ann", "early", {"labor": 4})
    agent_commands.configure(state, RoutingConfig(2, (SOCIAL, LABOR, GENERAL), (retrained,)), at(2))
    assert offers(state) == [("c1", "ann")]


def test_every_change_of_state_is_told_under_the_next_number() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "c1", 1)
    answers(state, "ann", 3)
    facts = state.drain().facts
    assert [t.seq for t in facts] == list(range(1, len(facts) + 1))
    states = [t.fact.state for t in facts if isinstance(t.fact, AgentStateChanged)]
    assert states == ["not_ready", "ready", "ringing", "talking"]
    assert doc(state, "ann").seq == facts[-1].seq


def test_who_lost_a_caller_with_the_switch_wraps_up_and_is_told_which_call_it_was() -> None:
    state = state_of(ann={"social": 1})
    ready(state, "ann")
    rings(state, "a", 1)
    answers(state, "ann", 2)
    talked = doc(state, "ann")
    callers.talk_over(state, TalkOver(talked.offer, "a", "ann", at(9), switch_lost=True), at(9))
    assert (talked.call, talked.lost_call) == ("a", "")
    assert (doc(state, "ann").state, doc(state, "ann").lost_call) == (AgentState.WRAP_UP, "a")


def test_who_never_signed_in_is_told_so_on_signing_out_and_who_has_left_has_nothing_to_do() -> None:
    state = state_of(ann={"social": 1})
    with pytest.raises(Refused, match="未签入"):
        commands(state, SignOut("ann"), 1)
    sign_in(state, "ann")
    commands(state, SignOut("ann"), 3)
    commands(state, SignOut("ann"), 4)
    assert doc(state, "ann").state is AgentState.SIGNED_OUT
