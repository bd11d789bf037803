"""A scenario: a citizen, what they want to know, what they disclose only when somebody inquires. It is data."""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

import msgspec

MAX_ANGER, LEVELS = 4, (1, 2, 3)
MAX_TEXT, MAX_TITLE, MAX_OPENINGS, MAX_SLOTS, MAX_FACTS = 120, 40, 12, 4, 6


class Mood(StrEnum):
    """By which mood sentences are worded."""

    CALM = "calm"
    WORRIED = "worried"
    ANGRY = "angry"
    DOUBTFUL = "doubtful"


class Persona(msgspec.Struct, frozen=True):
    """``anger``: at the beginning, 0 to 4. ``patience``: turns without help until the citizen hangs up.

    ``is_insistent``: presses for a promise once everything is answered.
    """

    name: str
    age: int
    about: str
    mood: Mood = Mood.CALM
    anger: int = 0
    patience: int = 5
    dialect: str = ""
    is_insistent: bool = False


class Slot(msgspec.Struct, frozen=True):
    """A circumstance by the key of the question for it, in several wordings. ``only_calm``: not while angry."""

    key: str
    answers: tuple[str, ...]
    only_calm: bool = False


class Scenario(msgspec.Struct, frozen=True):
    """``facts``: sentences of the topic's article to be stated. ``misconception``: what the citizen wrongly holds."""

    code: str
    topic: str
    title: str
    level: int
    goal: str
    persona: Persona
    openings: tuple[str, ...]
    facts: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    misconception: str = ""


def problems(scenario: Scenario, article: str, questions: Sequence[str], topics: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a scenario, in sentences. ``article``: all that the topic's article states."""
    if scenario.topic not in topics:
        yield "请选择主题。"
    if not 1 <= len(scenario.title.strip()) <= MAX_TITLE:
        yield f"名称须填写，最多 {MAX_TITLE} 字。"
    if scenario.level not in LEVELS:
        yield "难度为 1 至 3。"
    if not 1 <= len(scenario.openings) <= MAX_OPENINGS:
        yield f"开场问法须有 1 至 {MAX_OPENINGS} 条。"
    if not 1 <= len(scenario.facts) <= MAX_FACTS:
        yield f"政策要点须有 1 至 {MAX_FACTS} 条。"
    yield from (f"条目中没有这句要点：{each}" for each in scenario.facts if plain(each) not in plain(article))
    yield from (f"没有“{slot.key}”这种情况，请重新选择。" for slot in scenario.slots if slot.key not in questions)
    if len(scenario.slots) > MAX_SLOTS or any(not slot.answers for slot in scenario.slots):
        yield f"须问清的情况最多 {MAX_SLOTS} 项，每项须有回答。"
    yield from _of_persona(scenario.persona)
    texts = (
        scenario.goal,
        scenario.misconception,
        *scenario.openings,
        *(one for slot in scenario.slots for one in slot.answers),
    )
    if any(len(each) > MAX_TEXT for each in texts):
        yield f"每句话最多 {MAX_TEXT} 字。"


def _of_persona(persona: Persona) -> Iterator[str]:
    if not persona.name.strip() or not 16 <= persona.age <= 100:
        yield "请填写来电人的称呼和年龄（16 至 100 岁）。"
    if not 0 <= persona.anger <= MAX_ANGER or not 2 <= persona.patience <= 10:
        yield f"怒气为 0 至 {MAX_ANGER}，耐心为 2 至 10。"


def plain(text: str) -> str:
    """Without stops and spaces: a sentence stands in an article whatever ends it."""
    return "".join(each for each in text if each not in "，。；：、！？“”（）() \n")
