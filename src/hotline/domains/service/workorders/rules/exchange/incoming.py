"""What 12345 sends: a case, and what becomes of it there. Each message has an id; the same id is the same message."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Annotated, Any

import msgspec

from hotline.domains.service.workorders.rules import forms, masking
from hotline.domains.service.workorders.rules.forms import PERSONAL, Form

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
Text = Annotated[str, msgspec.Meta(max_length=2000)]
SUMMARY, CONTENT = "summary", "content"
SHORTEST, LONGEST = 4, 500


class UnreadableMessage(Exception):
    """``args[0]``: a sentence."""


class CityMessage(msgspec.Struct, frozen=True, tag_field="kind"):
    """``external``: 12345's number of the case."""

    id: Name
    external: Name
    at: datetime


class Dispatch(CityMessage, frozen=True, tag="dispatch"):
    """A case of theirs for us; ``values`` by the names of our form's fields, ``due_at`` the latest it may be done."""

    values: dict[str, Any]
    due_at: datetime | None = None


class Urge(CityMessage, frozen=True, tag="urge"):
    words: Text = ""


class Rework(CityMessage, frozen=True, tag="rework"):
    """Their citizen is not content with our answer: once more."""

    reason: Text
    due_at: datetime | None = None


class ReturnDecided(CityMessage, frozen=True, tag="return_decided"):
    """What they say to our sending it back."""

    accepted: bool
    reason: Text = ""
    due_at: datetime | None = None


class Withdraw(CityMessage, frozen=True, tag="withdraw"):
    reason: Text


class CityGrade(CityMessage, frozen=True, tag="judged"):
    """Their centre's own judgement by asking the citizen; None for what was not asked."""

    responded: bool | None = None
    resolved: bool | None = None
    satisfied: bool | None = None


AnyMessage = Dispatch | Urge | Rework | ReturnDecided | Withdraw | CityGrade


def message_of(body: bytes) -> AnyMessage:
    """Raises Unreadable."""
    try:
        message: AnyMessage = msgspec.json.decode(body, type=AnyMessage)
    except msgspec.DecodeError as error:
        raise UnreadableMessage(f"报文读不懂：{error}") from error
    return message


def fitted(form: Form, values: Mapping[str, Any], topics: Collection[str]) -> tuple[dict[str, Any], list[str]]:
    """As much of what another house wrote as our form takes, and the fields left out: a case is never turned away.

    Numbers in free words are masked; what is too long is cut; the whole text stays in the sealed ``content``.
    """
    masked, left_out = forms.masked(form), []
    sealed_fields: dict[str, Any] = {}
    for name, value in values.items():
        if name not in forms.fields(form) or (name == "topic" and value not in topics):
            left_out.append(name)
        else:
            sealed_fields[name] = _open(value) if name not in masked else value
    text = str(values.get(SUMMARY) or values.get(CONTENT) or "12345 派单")
    sealed_fields[SUMMARY] = _open(text)[:LONGEST].strip().ljust(SHORTEST, "。")
    for error in forms.errors(form, sealed_fields):
        if error.field in sealed_fields and error.field != SUMMARY:
            left_out.append(error.field)
            del sealed_fields[error.field]
    wrong = [name for name, kind in masked.items() if masking.format_error(kind, str(sealed_fields.get(name) or ""))]
    return {name: value for name, value in sealed_fields.items() if name not in wrong}, [*left_out, *wrong]


def _open(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    bare = forms.UNSEEN.sub("", value)
    return PERSONAL.sub(lambda found: masking.masked("phone", found[0]), bare)
