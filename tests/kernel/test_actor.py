"""Who did something, in the one form that events carry."""

import pytest

from hotline.kernel.actor import CITIZEN, SYSTEM, Actor, ActorKind


@pytest.mark.parametrize("actor", [CITIZEN, SYSTEM, Actor.staff("1027"), Actor(ActorKind.AI_SEAT, "front")])
def test_an_actor_reads_back_as_it_was_written(actor: Actor) -> None:
    assert Actor.parse(str(actor)) == actor


@pytest.mark.parametrize(
    ("logged", "now"), [("agent:1027", "staff:1027"), ("staff:1027", "staff:1027"), ("caller", "citizen")]
)
def test_what_was_logged_earlier_reads_as_what_is_logged_now(logged: str, now: str) -> None:
    assert str(Actor.parse(logged)) == now


def test_anything_else_reads_as_the_system() -> None:
    assert Actor.parse("ghost:1") == SYSTEM
