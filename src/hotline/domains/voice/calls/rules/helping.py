"""The agent's hand is up: a leader is wanted in this talk."""

from hotline.domains.voice.calls.rules.draft import Draft
from hotline.events.calls import HelpAsked, HelpOver
from hotline.kernel.actor import SYSTEM, Actor
from hotline.kernel.sealed import Sealed

LONGEST_TEXT = 60


def ask(draft: Draft, agent: str, text: str, sealed: Sealed | None) -> None:
    """``text`` is for the leaders' screens while the hand is up, ``sealed`` for the story."""
    draft.change(help_asked_at=draft.call.help_asked_at or draft.at, help_text=text, help_seen_by="")
    draft.tell(HelpAsked(agent, sealed), Actor.staff(agent))


def take_back(draft: Draft, agent: str) -> None:
    _lower(draft, HelpOver(agent, "taken_back"), Actor.staff(agent))


def acknowledge(draft: Draft, leader: str) -> None:
    """The leader's number stays with the call, so that the agent knows who comes."""
    talk = draft.call.talk
    _lower(draft, HelpOver(talk.agent if talk else "", "acknowledged", leader), Actor.staff(leader))
    draft.change(help_seen_by=leader)


def talk_over(draft: Draft, agent: str) -> None:
    """Nobody comes to a talk that is over."""
    if draft.call.help_asked_at is not None:
        _lower(draft, HelpOver(agent, "talk_over"), SYSTEM)
    draft.change(help_seen_by="")


def _lower(draft: Draft, over: HelpOver, actor: Actor) -> None:
    draft.change(help_asked_at=None, help_text="")
    draft.tell(over, actor)
