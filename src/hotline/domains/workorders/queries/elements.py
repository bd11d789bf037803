"""What an agent's notes say of a case, field by field of the form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from hotline.domains.workorders.rules.elements import (
    CITIZEN,
    Elements,
    Found,
    Lexicon,
    Notes,
    Recogniser,
    Talk,
    Turn,
    second_opinion,
)
from hotline.domains.workorders.rules.elements.followup import YES
from hotline.infrastructure.language_model import LanguageModel

#: Element → the field of a case's form that holds it.
FIELDS = {
    "kind": "kind",
    "topic": "topic",
    "urgency": "urgency",
    "summary": "summary",
    "employer": "employer",
    "district": "district",
    "place": "address",
    "name": "name",
    "phone": "phone",
    "identity": "identity",
    "follow_up": "wants_follow_up",
}


@dataclass(frozen=True)
class Element:
    """``value`` for ``field``; rests on the notes' characters ``start`` to ``end``, on nothing in particular: 0, 0."""

    field: str
    value: str | bool
    start: int
    end: int
    inferred: bool


def noted(notes: str) -> list[Element]:
    """In the order of the form; what was not noted down is left out."""
    found = seconded(Talk([Turn(CITIZEN, notes)]), _notes().elements(notes)) if notes.strip() else Elements()
    return [_element(field, one) for element, field in FIELDS.items() if (one := getattr(found, element)) and one.value]


def _element(field: str, found: Found) -> Element:
    value = found.value == YES if field == "wants_follow_up" else found.value
    return Element(field, value, found.start, found.end, found.inferred)


def seconded(talk: Talk, found: Elements) -> Elements:
    """With what a language model adds that holds, where one is configured and answers in time."""
    model: Callable[[], LanguageModel] = import_string(settings.LANGUAGE_MODEL)
    return second_opinion.seconded(talk, found, recogniser().likely(talk, second_opinion.CHOICE), model().answer)


@cache
def _notes() -> Notes:
    return Notes(_lexicon(), recogniser())


@cache
def recogniser() -> Recogniser:
    """Made once a process, in half a second."""
    return Recogniser(_lexicon())


def _lexicon() -> Lexicon:
    lexicon: Callable[[], Lexicon] = import_string(settings.CASE_LEXICON)
    return lexicon()
