"""Fills a case's form: checks the values, seals personal data, and updates the columns and words for searching."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import nh3

from hotline.domains.platform.accounts.queries import names_of
from hotline.domains.service.workorders.actions.form_files import described
from hotline.domains.service.workorders.models import Case, CaseSearchText
from hotline.domains.service.workorders.rules import forms, masking
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.domains.service.workorders.rules.forms import FieldError
from hotline.domains.service.workorders.rules.keywords import employer_key, pairs, searchable
from hotline.domains.service.workorders.rules.sources import CITY
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.events.workorders import subject
from hotline.infrastructure.sealed_columns import plain
from hotline.infrastructure.sealing import seal_masked
from hotline.kernel.errors import Invalid

UNCHANGED = "＊"
#: Field of the form -> column of the case.
TEXTS = ("kind", "topic", "district", "urgency", "employer", "summary", "unrest")
FLAGS = ("confidential", "wants_follow_up")
LONGEST_COLUMN = 500


def fill(
    case: Case, model: Blueprint, values: Mapping[str, Any], *, only: Collection[str] | None, draft: bool
) -> set[str]:
    """Put the values into the unsaved case. Returns the names of changed fields.

    Only the fields ``only`` may be changed. A sealed field that comes back masked counts as untouched. A draft may lack
    required values. Raises Invalid, field by field.
    """
    masked = forms.masked(model.form)
    fresh = {
        name: value
        for name, value in values.items()
        if not (name in case.sealed and (value in (None, "") or value == case.sealed[name]["masked"]))
    }
    if only is not None and (foreign := [name for name in fresh if name not in only and not _same(case, name, fresh)]):
        names = "、".join(forms.title(model.form, name) for name in foreign)
        raise Invalid(f"本环节不可修改：{names}。请刷新后只改可填的栏目。")
    fresh = {name: _clean(model, name, value) for name, value in fresh.items()}
    fresh |= described(case, model.form, fresh)
    complete = {**case.fields, **dict.fromkeys(case.sealed, UNCHANGED), **fresh}
    complete = {name: value for name, value in complete.items() if value is not None}
    _refuse(_errors(model, complete, fresh, draft), model)
    changed = {name for name in fresh if not _same(case, name, fresh)}
    for name in changed:
        if name in masked:
            _seal(case, name, masked[name], fresh[name])
        elif fresh[name] is None:
            case.fields.pop(name, None)
        else:
            case.fields[name] = fresh[name]
    _columns(case)
    return changed


def _same(case: Case, name: str, fresh: Mapping[str, Any]) -> bool:
    return name not in case.sealed and case.fields.get(name) == fresh[name]


def _clean(model: Blueprint, name: str, value: Any) -> Any:
    if isinstance(value, str):
        kind = forms.masked(model.form).get(name)
        if kind:
            return masking.written(kind, value)
        return nh3.clean(value) if name in forms.rich(model.form) else value.strip()
    return forms.tidied(forms.fields(model.form).get(name, {}), value) if isinstance(value, list) else value


def _errors(model: Blueprint, complete: Mapping[str, Any], fresh: Mapping[str, Any], draft: bool) -> list[FieldError]:
    masked = forms.masked(model.form)
    found = [
        error
        for error in forms.errors(model.form, complete)
        if complete.get(error.field) != UNCHANGED and not (draft and error.missing)
    ]
    for name, kind in masked.items():
        if isinstance(value := fresh.get(name), str) and (why := masking.format_error(kind, value)):
            found.append(FieldError(name, why))
    if (topic := complete.get("topic")) and topic not in {each.id for each in topics()}:
        found.append(FieldError("topic", "没有这个事项"))
    named = {name: str(complete[name]) for name in forms.of_widget(model.form, "person") if complete.get(name)}
    known = names_of(set(named.values())) if named else {}
    return [*found, *(FieldError(name, "没有这个工号的人员") for name, number in named.items() if number not in known)]


def _refuse(errors: list[FieldError], model: Blueprint) -> None:
    if errors:
        message = "；".join(f"{forms.title(model.form, each.field)}{each.message}" for each in errors[:5])
        more = f"；还有 {len(errors) - 5} 处" if len(errors) > 5 else ""
        refusal = Invalid(f"填写有误：{message}{more}。请修改后提交。")
        refusal.extra = {"fields": [{"field": each.field, "message": each.message} for each in errors]}
        raise refusal


def _seal(case: Case, name: str, kind: str, clear: Any) -> None:
    if not clear:
        case.sealed.pop(name, None)
    else:
        sealed = seal_masked(clear, masking.masked(kind, clear), subject(case.id), name)
        case.sealed[name] = plain(sealed)


def _columns(case: Case) -> None:
    for name in TEXTS:
        setattr(case, name, str(case.fields.get(name) or "")[:LONGEST_COLUMN])
    for name in FLAGS:
        setattr(case, name, bool(case.fields.get(name)))
    case.urgency = case.urgency or "一般"
    case.category = place_of(case.topic)[0]
    case.employer = case.employer[:200]
    case.employer_key = employer_key(case.employer)
    case.reply = str(case.fields.get("reply") or "")
    Case.sealed_values.copy(case)


def place_of(topic: str) -> tuple[str, str]:
    """The topic's category and subcategory. Both are "" for an unknown topic."""
    return next(((each.category, each.subcategory) for each in topics() if each.id == topic), ("", ""))


def store_keywords(case: Case) -> None:
    """Store the searchable text: all open values of the form, and the case's names."""
    title = next((each.title for each in topics() if each.id == case.topic), "")
    texts = [text for value in case.fields.values() for text in forms.texts_in(value)]
    text = searchable([case.number, case.external_number, title, *texts])
    CaseSearchText.objects.update_or_create(
        case=case, defaults={"created_at": case.created_at, "text": text, "pairs": pairs(text)}
    )


def values_of(case: Case, *, outcome: str = "", department: str = "") -> dict[str, Any]:
    """The values that the flow may compare, without sealed ones, long texts and tables."""
    compared = {name: value for name, value in case.fields.items() if not forms.is_table(value)}
    short = {name: value for name, value in compared.items() if not isinstance(value, str) or len(value) <= 60}
    category, subcategory = place_of(case.topic)
    return short | {
        "kind": case.kind,
        "source": case.source,
        "topic": case.topic,
        "category": category,
        "subcategory": subcategory,
        "district": case.district,
        "urgency": case.urgency,
        "unrest": case.unrest,
        "confidential": case.confidential,
        "wants_follow_up": case.wants_follow_up,
        "outcome": outcome,
        "department": department,
        "external": case.source == CITY,
        "reopened": case.round > 1,
        "repeats": case.repeats,
        "returns": case.returns,
    }


def named_day(day: date) -> str:
    return f"{day:%Y%m%d}"
