"""Opening a case that a caller dictated to an AI seat, piece by piece."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from hotline.domains.service.workorders.actions.creation import Opening, open_case
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.elements import noted
from hotline.domains.service.workorders.queries.versions import blueprint, published
from hotline.domains.service.workorders.rules import forms
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.domains.voice.records.ports import CallRecord
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid

MODEL, SUBMIT = "appeal", "submit"
#: The form's names, as an AI seat takes them down -> fields.
FIELDS = {
    "诉求人姓名": "name",
    "联系电话": "phone",
    "身份证号": "identity",
    "单位名称": "employer",
    "区": "district",
    "事发地址": "address",
}
AMOUNT, HEADCOUNT, FOLLOW_UP = "金额", "人数", "是否要求回访"
LONGEST_SUMMARY, LONGEST_CONTENT = 500, 5000
NO_TEXT = "来电人未说明事由"


@dataclass(frozen=True)
class Dictation:
    """``slots`` by the form's names; ``text``: all that the caller said of it."""

    call: str
    slots: Mapping[str, str]
    topics: Sequence[str]
    text: str


def open_dictated(*, by: Principal, dictation: Dictation, late: CallRecord | None = None) -> Case:
    """Submitted for review. The same dictation of a call again is the same case. What the form does not take of what
    was understood is left out: all of it is in the content. Raises what ``open_case`` does.
    """
    before = Case.objects.filter(call=dictation.call, created_by=by.number, trial=False)
    values = values_of(dictation)
    if (known := before.filter(summary=values["summary"]).first()) is not None:
        return known
    try:
        return open_case(by=by, opening=_opening(dictation, values), late=late)
    except Invalid as error:
        fields = cast(list[dict[str, str]], error.extra.get("fields", []))
        faulty = {each["field"] for each in fields} - {"kind", "summary"}
        if not faulty & values.keys():
            raise
        sound = {name: value for name, value in values.items() if name not in faulty}
        return open_case(by=by, opening=_opening(dictation, sound), late=late)


def _opening(dictation: Dictation, values: Mapping[str, Any]) -> Opening:
    return Opening(MODEL, values, call=dictation.call, outcome=SUBMIT)


def values_of(dictation: Dictation) -> dict[str, Any]:
    """The form's values: what the notes' recogniser finds in the text, and what was read back to the caller."""
    values: dict[str, Any] = {each.field: each.value for each in noted(dictation.text)}
    values |= {field: dictation.slots[name] for name, field in FIELDS.items() if dictation.slots.get(name)}
    if amount := _number(dictation.slots.get(AMOUNT, "")):
        values["amount"] = amount
    if headcount := _number(dictation.slots.get(HEADCOUNT, "")):
        values["headcount"] = int(headcount)
    if FOLLOW_UP in dictation.slots:
        values["wants_follow_up"] = dictation.slots[FOLLOW_UP] == "是"
    text = dictation.text.strip() or NO_TEXT
    known = {each.id for each in topics()}
    values["topic"] = next((each for each in (*dictation.topics, values.get("topic", "")) if each in known), "")
    values["kind"] = values.get("kind") or "求助"
    values["summary"] = str(values.get("summary") or text).ljust(4, "。")[:LONGEST_SUMMARY]
    values["content"] = text[:LONGEST_CONTENT]
    if values.get("unrest"):
        values["unrest_about"] = text.ljust(4, "。")[:LONGEST_SUMMARY]
    allowed = forms.fields(blueprint(published(MODEL)).form)
    return {name: value for name, value in values.items() if name in allowed and value not in ("", None)}


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
