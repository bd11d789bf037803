"""Scenarios made of articles and personas: the article's ways of asking are the openings, its facts must be stated."""

import hashlib
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from hotline.domains.people.practice.rules.scenario import Mood, Persona, Scenario, Slot
from hotline.domains.people.practice.rules.scene import Questions

COUNT = 200
#: Characters of a way of asking that is heard as an opening, and how many a scenario has.
SHORTEST, LONGEST, OPENINGS = 6, 38, 3
SLOTS = 2


class Source(msgspec.Struct, frozen=True):
    """What a topic's article has for a scenario."""

    topic: str
    title: str
    queries: Sequence[str]
    facts: tuple[str, ...]


def generated(sources: Sequence[Source], personas: Sequence[Persona], questions: Questions) -> Iterator[Scenario]:
    """One scenario of each topic, then more with other personas, COUNT in all. The same sources make the same ones."""
    yield from islice(_all(sources, personas, questions), COUNT)


def _all(sources: Sequence[Source], personas: Sequence[Persona], questions: Questions) -> Iterator[Scenario]:
    for turn in range(len(personas)):
        for at, source in enumerate(sources):
            persona = personas[(at + turn * 3) % len(personas)]
            openings = _openings(source, turn)
            if openings:
                yield Scenario(
                    code=f"{source.topic}-{turn + 1}",
                    topic=source.topic,
                    title=source.title[:40],
                    level=level_of(persona),
                    goal=f"弄清“{source.title}”",
                    persona=persona,
                    openings=openings,
                    facts=source.facts,
                    slots=_slots(source.topic, persona, questions, turn),
                )


def level_of(persona: Persona) -> int:
    if persona.is_insistent or persona.mood is Mood.ANGRY:
        return 3
    return 1 if persona.anger == 0 and persona.mood is Mood.CALM else 2


def _openings(source: Source, turn: int) -> tuple[str, ...]:
    usable = [each for each in source.queries if SHORTEST <= len(each) <= LONGEST]
    order = sorted(usable, key=lambda each: hashlib.sha256(f"{turn}{each}".encode()).digest())
    return tuple(order[:OPENINGS])


def _slots(topic: str, persona: Persona, questions: Questions, turn: int) -> tuple[Slot, ...]:
    own = [key for key, each in questions.items() if any(topic.startswith(start) for start in each.topics)][:SLOTS]
    return tuple(
        Slot(key, (_answer(questions, key, topic, turn),), only_calm=at == 1 and persona.mood is Mood.ANGRY)
        for at, key in enumerate(own)
    )


def _answer(questions: Questions, key: str, topic: str, turn: int) -> str:
    answers = questions[key].answers
    return answers[int.from_bytes(hashlib.sha256(f"{topic}{turn}{key}".encode()).digest()[:4]) % len(answers)]
