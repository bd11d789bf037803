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
from tests.domains.voice.calls.scripted_call import BEN, ScriptedCall, hears_music
from tests.domains.voice.calls.three import CALLER, FIRST, consulting, party_status, ringing, third


def reloaded(scripted: ScriptedCall) -> ScriptedCall:
    """The page is back and asks for its caller; the phone rings."""
    scripted.desk(order.Rejoin)
    assert scripted.phase is Phase.AGENT_LOST
    assert hears_music(scripted.call)
    (ring,) = scripted.just_did(RingAgent)
    assert ring.auto_answer
    return scripted


def coming(scripted: ScriptedCall) -> str:
    assert scripted.call.talk is not None
    return scripted.call.legs[LegRole.RETURNING]


def back(scripted: ScriptedCall) -> str:
    """The agent's new leg, answered."""
    leg = coming(scripted)
    scripted.up(leg)
    assert scripted.phase is Phase.TALKING
    return leg


def test_reloaded_while_consulting_everybody_waits_with_music_and_agent_and_colleague_talk_on() -> None:
    scripted = consulting()
    leg = third(scripted)
    reloaded(scripted)
    assert scripted.just_did(StartMusic) == [StartMusic(leg)]  # the caller has theirs
    assert HangUp(FIRST) in scripted.last
    again = back(scripted)
    assert scripted.last == [StopMusic(leg), Separate("talk-c"), Connect("side-c", (again, leg))]
    assert (party_status(scripted), hears_music(scripted.call)) == (PartyStatus.CONSULTING, True)
    assert scripted.event_types[-4:] == ["resumed", "agent_lost", "agent_returned", "held"]


def test_reloaded_while_with_the_caller_the_colleague_waits_on() -> None:
    scripted = consulting().desk(order.Swap)
    leg = third(scripted)
    again = back(reloaded(scripted))
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, again))]
    assert (party_status(scripted), third(scripted), hears_music(scripted.call)) == (PartyStatus.ASIDE, leg, False)


def test_reloaded_among_three_all_three_talk_again() -> None:
    scripted = consulting().desk(order.Join)
    leg = third(scripted)
    again = back(reloaded(scripted))
    assert scripted.just_did(StopMusic) == [StopMusic(leg), StopMusic(CALLER)]
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, again, leg))]


def test_reloaded_while_it_rings_the_agent_hears_it_ring_again() -> None:
    scripted = reloaded(ringing())
    again = back(scripted)
    assert scripted.just_did(SoundRinging) == [SoundRinging(again)]
    scripted.up(third(scripted))
    assert scripted.just_did(Connect) == [Connect("side-c", (again, third(scripted)))]


def test_a_colleague_who_answers_meanwhile_waits_with_music_for_the_agent() -> None:
    scripted = reloaded(ringing())
    leg = third(scripted)
    scripted.up(leg)
    assert scripted.just_did(StartMusic) == [StartMusic(leg)]
    again = back(scripted)
    assert scripted.just_did(Connect) == [Connect("side-c", (again, leg))]


def test_a_colleague_who_goes_meanwhile_leaves_the_caller_to_the_agent_who_comes_back() -> None:
    scripted = reloaded(consulting())
    scripted.gone(third(scripted))
    assert (scripted.phase, scripted.call.party, scripted.call.history.consult_over) == (
        Phase.AGENT_LOST,
        None,
        "hung_up",
    )
    again = back(scripted)
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, again))]


def test_an_agent_who_does_not_come_back_leaves_the_caller_with_the_colleague() -> None:
    scripted = reloaded(consulting())
    leg = third(scripted)
    scripted.gone(coming(scripted), 19)
    assert scripted.phase is Phase.AGENT_LOST  # rung again
    scripted.timer("lost")
    assert StopMusic(leg) in scripted.last
    assert scripted.just_did(Connect) == [Connect("talk-c", (CALLER, leg))]
    assert scripted.call.talk is not None
    assert (scripted.call.talk.agent, scripted.phase) == (BEN, Phase.TALKING)


def test_with_nobody_there_yet_the_caller_is_first_in_line() -> None:
    scripted = reloaded(ringing()).timer("lost")
    assert scripted.just_did(SendOfferResult)[0].outcome is OfferOutcome.CALLER_GONE
    assert scripted.just_did(RequestEnqueue)[0].request.head


def test_adopted_while_the_agent_is_fetched_back_the_music_goes_on() -> None:
    scripted = reloaded(consulting())
    leg = third(scripted)
    scripted.adopted({CALLER, leg, coming(scripted)}, up={CALLER, leg})
    assert set(scripted.just_did(StartMusic)) == {StartMusic(CALLER), StartMusic(leg)}
    assert not scripted.just_did(Connect)
