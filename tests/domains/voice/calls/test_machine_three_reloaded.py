"""The page of the agent who asked a third party along is reloaded: everybody waits, and all is as it was."""

from hotline.domains.voice.calls.rules import call_commands as order
from hotline.domains.voice.calls.rules.commands import (
    Connect,
    HangUp,
    RequestEnqueue,
    RingAgent,
    SendOfferResult,
    Separate,
    SoundRinging,
    StartMusic,
    StopMusic,
)
from hotline.domains.voice.calls.rules.parts import PartyStatus
from hotline.domains.voice.calls.rules.phases import LegRole, Phase
from hotline.domains.voice.routing.ports import OfferOutcome
from tests.domains.voice.calls.three import CALLER, FIRST, consulting, ringing, standing, third
from tests.domains.voice.calls.told import BEN, Told, hears_music


def reloaded(told: Told) -> Told:
    """The page is back and asks for its caller; the phone rings."""
    told.desk(order.Rejoin)
    assert told.phase is Phase.AGENT_LOST
    assert hears_music(told.call)
    (ring,) = told.just_did(RingAgent)
    assert ring.auto_answer
    return told


def coming(told: Told) -> str:
    assert told.call.talk is not None
    return told.call.legs[LegRole.RETURNING]


def back(told: Told) -> str:
    """The agent's new leg, answered."""
    leg = coming(told)
    told.up(leg)
    assert told.phase is Phase.TALKING
    return leg


def test_reloaded_while_consulting_everybody_waits_with_music_and_agent_and_colleague_talk_on() -> None:
    told = consulting()
    leg = third(told)
    reloaded(told)
    assert told.just_did(StartMusic) == [StartMusic(leg)]  # the caller has theirs
    assert HangUp(FIRST) in told.last
    again = back(told)
    assert told.last == [StopMusic(leg), Separate("talk-c"), Connect("side-c", (again, leg))]
    assert (standing(told), hears_music(told.call)) == (PartyStatus.CONSULTING, True)
    assert told.story[-4:] == ["resumed", "agent_lost", "agent_returned", "held"]


def test_reloaded_while_with_the_caller_the_colleague_waits_on() -> None:
    told = consulting().desk(order.Swap)
    leg = third(told)
    again = back(reloaded(told))
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, again))]
    assert (standing(told), third(told), hears_music(told.call)) == (PartyStatus.ASIDE, leg, False)


def test_reloaded_among_three_all_three_talk_again() -> None:
    told = consulting().desk(order.Join)
    leg = third(told)
    again = back(reloaded(told))
    assert told.just_did(StopMusic) == [StopMusic(leg), StopMusic(CALLER)]
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, again, leg))]


def test_reloaded_while_it_rings_the_agent_hears_it_ring_again() -> None:
    told = reloaded(ringing())
    again = back(told)
    assert told.just_did(SoundRinging) == [SoundRinging(again)]
    told.up(third(told))
    assert told.just_did(Connect) == [Connect("side-c", (again, third(told)))]


def test_a_colleague_who_answers_meanwhile_waits_with_music_for_the_agent() -> None:
    told = reloaded(ringing())
    leg = third(told)
    told.up(leg)
    assert told.just_did(StartMusic) == [StartMusic(leg)]
    again = back(told)
    assert told.just_did(Connect) == [Connect("side-c", (again, leg))]


def test_a_colleague_who_goes_meanwhile_leaves_the_caller_to_the_agent_who_comes_back() -> None:
    told = reloaded(consulting())
    told.gone(third(told))
    assert (told.phase, told.call.party, told.call.history.consult_over) == (Phase.AGENT_LOST, None, "hung_up")
    again = back(told)
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, again))]


def test_an_agent_who_does_not_come_back_leaves_the_caller_with_the_colleague() -> None:
    told = reloaded(consulting())
    leg = third(told)
    told.gone(coming(told), 19)
    assert told.phase is Phase.AGENT_LOST  # rung again
    told.timer("lost")
    assert StopMusic(leg) in told.last
    assert told.just_did(Connect) == [Connect("talk-c", (CALLER, leg))]
    assert told.call.talk is not None
    assert (told.call.talk.agent, told.phase) == (BEN, Phase.TALKING)


def test_with_nobody_there_yet_the_caller_is_first_in_line() -> None:
    told = reloaded(ringing()).timer("lost")
    assert told.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    assert told.just_did(RequestEnqueue)[0].request.head


def test_adopted_while_the_agent_is_fetched_back_the_music_goes_on() -> None:
    told = reloaded(consulting())
    leg = third(told)
    told.adopted({CALLER, leg, coming(told)}, up={CALLER, leg})
    assert set(told.just_did(StartMusic)) == {StartMusic(CALLER), StartMusic(leg)}
    assert not told.just_did(Connect)
