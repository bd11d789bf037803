"""The talk of an AI seat: 0 leads to a person at any time, and a seat that dies leaves its caller first in line."""

import pytest
from msgspec.structs import replace

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.commands import Play, RequestEnqueue, RingAgent, SendTalkOver, Separate
from hotline.domains.voice.calls.rules.inputs import OfferMade
from hotline.domains.voice.calls.rules.phases import Phase
from hotline.domains.voice.routing.ports import AI_SKILL, Overflow
from hotline.events.calls import AgentLost, CallTransferred, RatingStarted
from tests.domains.voice.calls.scripted_call import ANN, PLAN, QUEUES, ScriptedCall, playing_to

AI = "AI01"
#: The queue social is that of AI seats: with whoever helps them, and with nobody.
MACHINES = replace(QUEUES["social"], skill=AI_SKILL, overflow=())
HELPED = replace(PLAN, queues={**QUEUES, "social": replace(MACHINES, overflow=(Overflow(0, "general"),))})
ALONE = replace(PLAN, queues={**QUEUES, "social": MACHINES})


def with_ai_seat(offer: str = "offer-ai") -> ScriptedCall:
    scripted = ScriptedCall(HELPED).queued()
    made = OfferMade(at=scripted.now, offer=offer, agent=AI, endpoint=f"ai-seats-1-{AI}", ring_seconds=20)
    return scripted.take(made).agent_answers()


def test_0_leads_from_an_ai_seat_to_a_person() -> None:
    scripted = with_ai_seat().presses("0")
    assert scripted.phase is Phase.QUEUED
    (request,) = [each.request for each in scripted.just_did(RequestEnqueue)]
    assert (request.queue, request.head) == ("general", False)
    assert scripted.published(CallTransferred) == [CallTransferred(AI, "blind", "", "general", None, "")]
    assert [over.agent for over in scripted.just_did(SendTalkOver)] == [AI]


def test_other_keys_and_a_person_s_talk_stay_as_they_are() -> None:
    assert with_ai_seat().presses("5").phase is Phase.TALKING
    assert ScriptedCall(HELPED).talking().presses("0").phase is Phase.TALKING


@pytest.mark.parametrize("urgent", [True, False])
def test_an_ai_seat_hands_its_caller_over(urgent: bool) -> None:
    scripted = with_ai_seat().desk(order.ToPerson, urgent, by=AI)
    (request,) = [each.request for each in scripted.just_did(RequestEnqueue)]
    assert (request.queue, request.head) == ("general", urgent)


def test_who_has_been_answered_by_an_ai_seat_is_asked_to_rate_it() -> None:
    scripted = with_ai_seat().later(30).desk(order.ToRating, by=AI)
    assert scripted.phase is Phase.RATING
    assert scripted.just_did(Play)[0].prompts == ("rating-ask",)
    assert [over.agent for over in scripted.just_did(SendTalkOver)] == [AI]
    assert [each.agent for each in scripted.published(RatingStarted)] == [AI]


def test_only_the_ai_seat_itself_hands_over() -> None:
    assert with_ai_seat().refusal(order.ToPerson, by=ANN) is not None
    assert ScriptedCall(HELPED).talking().refusal(order.ToPerson) is not None


@pytest.mark.parametrize("cause", [16, 38])
def test_a_dead_ai_seat_is_not_fetched_back_but_its_caller_is_first_in_line(cause: int) -> None:
    scripted = with_ai_seat()
    rings = len(scripted.did(RingAgent))
    scripted.agent_leg_gone(cause)
    assert scripted.phase is Phase.QUEUED
    (request,) = [each.request for each in scripted.just_did(RequestEnqueue)]
    assert (request.queue, request.head, request.prefer_agent) == ("social", True, "")
    assert scripted.just_did(Separate)
    assert len(scripted.did(RingAgent)) == rings
    assert [lost.agent for lost in scripted.published(AgentLost)] == [AI]
    playing = playing_to(scripted.call)
    assert playing is not None
    assert playing.prompts == ("agent-lost",)


def test_without_an_overflow_the_first_other_queue_has_the_people() -> None:
    scripted = with_ai_seat()
    scripted.plan = ALONE
    assert scripted.presses("0").just_did(RequestEnqueue)[0].request.queue == "general"


@pytest.mark.parametrize("overflow", [(Overflow(60, AI_SKILL),), ()])
def test_where_ai_seats_only_help_the_caller_goes_back_to_his_own_queue_and_to_a_person(
    overflow: tuple[Overflow, ...],
) -> None:
    """By an overflow, or by a skill that the seat was lent."""
    shared = replace(QUEUES["social"], overflow=overflow)
    scripted = with_ai_seat()
    scripted.plan = replace(PLAN, queues={**QUEUES, "social": shared})
    (request,) = [each.request for each in scripted.presses("0").just_did(RequestEnqueue)]
    assert (request.queue, request.people_only) == ("social", True)


def test_ai_seats_do_not_hand_over_to_each_other() -> None:
    machine = replace(QUEUES["general"], skill=AI_SKILL)
    scripted = with_ai_seat()
    scripted.plan = replace(PLAN, queues={"general": machine, **{k: v for k, v in QUEUES.items() if k != "general"}})
    (request,) = [each.request for each in scripted.presses("0").just_did(RequestEnqueue)]
    assert (request.queue, request.people_only) == ("social", True)
