"""What an agent's notes say of a case, field by field of the form."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from hotline.domains.workorders.rules.elements import Found, Lexicon, Notes, Recogniser
from hotline.domains.workorders.rules.elements.followup import YES

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
    found = _reader().elements(notes)
    return [_element(field, one) for element, field in FIELDS.items() if (one := getattr(found, element)) and one.value]


def _element(field: str, found: Found) -> Element:
    value = found.value == YES if field == "wants_follow_up" else found.value
    return Element(field, value, found.start, found.end, found.inferred)


@cache
def _reader() -> Notes:
    """Made once a process, in half a second."""
    lexicon: Callable[[], Lexicon] = import_string(settings.CASE_LEXICON)
    return Notes(lexicon(), Recogniser(lexicon()))
