"""Recognises elements of a case in an agent's notes, by field of the form, and unrest in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hotline.domains.service.workorders.ports import lexicon
from hotline.domains.service.workorders.rules.elements import second_opinion
from hotline.domains.service.workorders.rules.elements.followup import YES
from hotline.domains.service.workorders.rules.elements.notes import Notes
from hotline.domains.service.workorders.rules.elements.recognise import Elements, Recogniser, fields
from hotline.domains.service.workorders.rules.elements.talk import CITIZEN, Dialogue, DialogueTurn, Found
from hotline.domains.service.workorders.rules.unrest import not_below, urgency_of
from hotline.domains.understanding.screening.queries import unrest_in
from hotline.infrastructure import language_model

#: Element → the field of a case's form that holds it.
FIELDS = {
    "kind": "kind",
    "topic": "topic",
    "urgency": "urgency",
    "summary": "summary",
    "employer": "employer",
    "headcount": "headcount",
    "amount": "amount",
    "district": "district",
    "place": "address",
    "name": "name",
    "phone": "phone",
    "identity": "identity",
    "follow_up": "wants_follow_up",
}
#: Fields that hold numbers.
NUMBERS = {"headcount", "amount"}


@dataclass(frozen=True)
class Element:
    """``value`` for ``field``; rests on the notes' characters ``start`` to ``end``, on nothing in particular: 0, 0."""

    field: str
    value: str | bool | int | float
    start: int
    end: int
    inferred: bool


def noted(notes: str) -> list[Element]:
    """The elements in the notes: unrest first, then in the order of the form. Absent elements are left out."""
    if not notes.strip():
        return []
    found = seconded(Dialogue([DialogueTurn(CITIZEN, notes)]), _notes().elements(notes))
    known = {
        field: _element(field, one)
        for element, field in FIELDS.items()
        if (one := getattr(found, element)) and one.value
    }
    unrest = _unrest(notes)
    if unrest is None:
        return list(known.values())
    hurry = replace(unrest, field="urgency", value=urgency_of(str(unrest.value)))
    known["urgency"] = _more_urgent(known.get("urgency"), hurry)
    return [unrest, *(known[field] for field in FIELDS.values() if field in known)]


def _unrest(notes: str) -> Element | None:
    """Unrest in the notes, by the same detection as for cases. Its place is that of the longest evidence."""
    verdict = unrest_in(notes)
    if not verdict.level:
        return None
    evidence = max(verdict.evidence, key=len, default="")
    start = max(notes.find(evidence), 0)
    return Element("unrest", str(verdict.level), start, start + len(evidence), inferred=True)


def _more_urgent(noted: Element | None, hurry: Element) -> Element:
    return hurry if noted is None or not_below(str(noted.value), str(hurry.value)) != noted.value else noted


def _element(field: str, found: Found) -> Element:
    return Element(field, _value(field, found.value), found.start, found.end, found.inferred)


def _value(field: str, written: str) -> str | bool | int | float:
    """As the form stores it."""
    if field == "wants_follow_up":
        return written == YES
    if field in NUMBERS:
        return int(written) if written.isdigit() else float(written)
    return written


def seconded(talk: Dialogue, found: Elements) -> Elements:
    """The elements with a language model's additions that hold, where a model is configured and answers in time."""
    model = language_model.configured()
    return second_opinion.seconded(talk, found, recogniser().likely(talk, second_opinion.CHOICE), model.answer)


@cache
def _notes() -> Notes:
    return Notes(lexicon(), recogniser())


@cache
def recogniser() -> Recogniser:
    """Made once a process, in half a second."""
    return Recogniser(lexicon())


#: What an AI seat takes down of a caller's words; the address as he said it.
TAKEN_DOWN = ("诉求人姓名", "联系电话", "身份证号", "单位名称", "区")
PLACE = "事发地址"


def of_texts(texts: Sequence[str]) -> Mapping[str, str]:
    """Who calls, his numbers, employer, district and address in a caller's turns, by the form's names."""
    talk = Dialogue([DialogueTurn(CITIZEN, text) for text in texts])
    elements = recogniser().elements(talk)
    values = fields(elements)
    found = {name: value for name in TAKEN_DOWN if (value := values[name])}
    if elements.place is not None:
        spoken = talk.turns[elements.place.turn].text[elements.place.start : elements.place.end]
        found[PLACE] = spoken or elements.place.value
    return found
