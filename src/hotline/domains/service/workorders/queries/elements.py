"""Recognises elements of a case in an agent's notes and in what was said in the talk, by field of the form, and unrest
in them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hotline.domains.service.workorders.ports import lexicon
from hotline.domains.service.workorders.rules.elements import second_opinion
from hotline.domains.service.workorders.rules.elements.followup import YES
from hotline.domains.service.workorders.rules.elements.notes import Notes
from hotline.domains.service.workorders.rules.elements.recognise import Elements, Recogniser, fields
from hotline.domains.service.workorders.rules.elements.talk import AGENT, CITIZEN, Dialogue, DialogueTurn, Found
from hotline.domains.service.workorders.rules.unrest import not_below, urgency_of
from hotline.domains.understanding.screening.queries import unrest_in, unrest_in_talk
from hotline.domains.understanding.screening.rules.verdict import UnrestVerdict
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
TOPIC = "topic"
#: What a talk is about, known once the citizen has told so many characters: before, anything fits.
OF_THE_SUBJECT, SUBJECT_LENGTH = {"kind", "summary", "urgency", "follow_up"}, 15
#: Of unrest, none first.
LEVELS = ("", "黄", "橙", "红")


@dataclass(frozen=True)
class Element:
    """``value`` for ``field``; rests on the notes' characters ``start`` to ``end``, on nothing in particular: 0, 0.

    ``wording``: of the citizen in the talk, on which it rests instead, "" for the notes.
    """

    field: str
    value: str | bool | int | float
    start: int
    end: int
    inferred: bool
    wording: str = ""


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
    return _in_order(known, _unrest(unrest_in(notes), notes))


def in_talk(utterances: Sequence[tuple[bool, str]]) -> list[Element]:
    """The elements in a talk, as ``noted``: whether the citizen said it, and the text, in order.

    The topic is left to the article that answers; what the matter is waits until the citizen has told SUBJECT_LENGTH
    characters of it.
    """
    turns = [DialogueTurn(CITIZEN if by_caller else AGENT, text) for by_caller, text in utterances]
    talk = Dialogue(turns)
    length = sum(len(turn.text) for turn in turns if turn.role == CITIZEN)
    if not length:
        return []
    found = recogniser().elements(talk)
    known = {
        field: _element(field, one, talk)
        for element, field in FIELDS.items()
        if element != TOPIC and (element not in OF_THE_SUBJECT or length >= SUBJECT_LENGTH)
        if (one := getattr(found, element)) and one.value
    }
    return _in_order(known, _unrest(unrest_in_talk([(turn.role, turn.text) for turn in turns])))


def noted_or_spoken(notes: str, utterances: Sequence[tuple[bool, str]]) -> list[Element]:
    """What the notes say goes before what was heard, but for unrest: the graver."""
    known = {one.field: one for one in noted(notes)}
    spoken = {one.field: one for one in in_talk(utterances)}
    unrest = max((known, spoken), key=lambda each: _weight(each.get("unrest"))).get("unrest")
    return _in_order({**spoken, **known}, unrest)


def _in_order(known: dict[str, Element], unrest: Element | None) -> list[Element]:
    """Unrest first, with the urgency that it needs, then as in the form."""
    fields = [field for field in FIELDS.values() if field in known]
    if unrest is None:
        return [known[field] for field in fields]
    hurry = replace(unrest, field="urgency", value=urgency_of(str(unrest.value)))
    known = {**known, "urgency": _more_urgent(known.get("urgency"), hurry)}
    return [unrest, *(known[field] for field in FIELDS.values() if field in known)]


def _weight(unrest: Element | None) -> int:
    return LEVELS.index(str(unrest.value)) if unrest is not None else 0


def _unrest(verdict: UnrestVerdict, notes: str | None = None) -> Element | None:
    """By the same detection as for cases. Its place in the notes is that of the longest evidence; without notes that
    was said.
    """
    if not verdict.level:
        return None
    evidence = max(verdict.evidence, key=len, default="")
    if notes is None:
        return Element("unrest", str(verdict.level), 0, 0, inferred=True, wording=evidence)
    start = max(notes.find(evidence), 0)
    return Element("unrest", str(verdict.level), start, start + len(evidence), inferred=True)


def _more_urgent(noted: Element | None, hurry: Element) -> Element:
    return hurry if noted is None or not_below(str(noted.value), str(hurry.value)) != noted.value else noted


def _element(field: str, found: Found, talk: Dialogue | None = None) -> Element:
    value = _value(field, found.value)
    if talk is None:
        return Element(field, value, found.start, found.end, found.inferred)
    return Element(field, value, 0, 0, found.inferred, talk.turns[found.turn].text[found.start : found.end])


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
