"""Messages of 12345: a new case, and later changes to it. Messages with the same id are the same message."""

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
    """A case that 12345 dispatches to us. ``values`` are by our form's fields; ``due_at`` is 12345's deadline."""

    values: dict[str, Any]
    due_at: datetime | None = None


class Urge(CityMessage, frozen=True, tag="urge"):
    comment: Text = msgspec.field(default="", name="words")


class Rework(CityMessage, frozen=True, tag="rework"):
    """Their citizen is not content with our answer: once more."""

    reason: Text
    due_at: datetime | None = None


class ReturnDecided(CityMessage, frozen=True, tag="return_decided"):
    """12345's decision on a case that we sent back."""

    accepted: bool
    reason: Text = ""
    due_at: datetime | None = None


class Withdraw(CityMessage, frozen=True, tag="withdraw"):
    reason: Text


class CityGrade(CityMessage, frozen=True, tag="judged"):
    """12345's own grade of a case, from a survey of the citizen. None for a question not asked."""

    responded: bool | None = None
    resolved: bool | None = None
    satisfied: bool | None = None


AnyMessage = Dispatch | Urge | Rework | ReturnDecided | Withdraw | CityGrade


def message_of(body: bytes) -> AnyMessage:
    """Raises Unreadable."""
    try:
        message: AnyMessage = msgspec.json.decode(body, type=AnyMessage)
    except msgspec.DecodeError as error:
        raise UnreadableMessage(f"报文无法识别：{error}") from error
    return message


def fitted(form: Form, values: Mapping[str, Any], topics: Collection[str]) -> tuple[dict[str, Any], list[str]]:
    """The values of 12345's case that our form accepts, and the fields left out: a case is never rejected.

    Numbers in free text are masked, and overlong text is cut. The full text stays in the sealed ``content``.
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
