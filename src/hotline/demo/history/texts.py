"""The texts of the invented history (deploy/data/demo_history.toml)."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

FILE = Path(__file__).parents[4] / "deploy/data/demo_history.toml"


class CaseContent(msgspec.Struct, frozen=True):
    """What cases about topics of these categories say. ``summary`` has places for title, employer, people, yuan."""

    categories: list[str]
    kind: str
    department: str
    summary: str
    content: str
    reply: str


class ChatText(msgspec.Struct, frozen=True):
    """``before``: role and text, with 京晓保. ``talk``: citizen and agent in turn. ``category`` of its topic."""

    before: list[tuple[str, str]]
    talk: list[str]
    category: str


class AlarmText(msgspec.Struct, frozen=True):
    """``clear``: who ends it (system or leader), ``minutes`` after it was raised, with this ``note``."""

    kind: str
    level: str
    message: str
    clear: str
    note: str
    minutes: int


class RatingText(msgspec.Struct, frozen=True):
    """What was done about a bad rating. ``cause`` is a code of ``ratings``."""

    contact: str
    cause: str
    found: str
    measure: str
    result: str


class FaultText(msgspec.Struct, frozen=True):
    """What was reported, found and mended. ``kind`` is one of ``upkeep``."""

    kind: str
    title: str
    equipment: str
    found: str
    cause: str
    mending: str


class QuestionText(msgspec.Struct, frozen=True):
    """A question of an exam. ``options``: none for one that is 正确 or 错误. ``right``: the place of the right one."""

    category: str
    stem: str
    right: int
    explanation: str
    options: list[str] = []


class CampaignText(msgspec.Struct, frozen=True):
    """``reason``: why it is to be approved."""

    name: str
    purpose: str
    script: str
    reason: str


class MassText(msgspec.Struct, frozen=True):
    """``heading``: of its table, by what stands below it: number, name, day. ``template`` has name and day."""

    name: str
    template: str
    heading: dict[str, str]
    reason: str


class HistoryTexts(msgspec.Struct, frozen=True):
    employers: list[str]
    names: list[str]
    contents: list[CaseContent]
    chats: list[ChatText]
    alarms: list[AlarmText]
    ratings: list[RatingText]
    #: The last first.
    faults: list[FaultText]
    questions: list[QuestionText]
    #: An inspector's, of an item that is not right.
    remarks: list[str]
    #: The client's, where two inspectors differ: by the grade that then counts.
    rulings: dict[str, str]
    #: A questionnaire, as ``surveys`` takes it.
    survey: dict[str, Any]
    #: The finished one, the paused one, the one to be approved.
    campaigns: tuple[CampaignText, CampaignText, CampaignText]
    mass: MassText

    def content_of(self, category: str) -> CaseContent:
        return next((each for each in self.contents if category in each.categories), self.contents[-1])


@cache
def texts() -> HistoryTexts:
    return msgspec.convert(tomllib.loads(FILE.read_text()), HistoryTexts)
