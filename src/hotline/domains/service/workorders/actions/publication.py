"""Saves, tries out and publishes models. A published version never changes, and running cases stay in theirs."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import msgspec
from django.db import transaction

from hotline.domains.service.workorders.models import Department, ModelVersion
from hotline.domains.service.workorders.queries.versions import (
    MODELS,
    blueprint,
    builtin,
    builtin_departments,
    organisation,
)
from hotline.domains.service.workorders.rules.blueprint import (
    Blueprint,
    Organisation,
    read_drawings,
    validate,
    with_lanes,
)
from hotline.domains.service.workorders.rules.flows.bpmn import UnreadableDrawing
from hotline.domains.service.workorders.rules.flows.problems import ModelProblem
from hotline.infrastructure import audit
from hotline.infrastructure.sandbox.client import in_sandbox
from hotline.kernel.errors import Invalid, Refused
from hotline.kernel.versions import Seen

State = ModelVersion.State
NAME = re.compile(r"[a-z][a-z0-9-]{1,39}", re.ASCII)
#: Words of the address that are no models.
TAKEN = {"entry", "check", "house", "rehearsals"}


def read_blueprint(content: Any) -> Blueprint:
    """Raises Invalid for what is no model at all; what is unsound may still be kept as a draft."""
    try:
        return msgspec.convert(content, Blueprint)
    except msgspec.ValidationError as error:
        raise Invalid(f"工单模型的内容有误：{error}") from error


_read_drawings = in_sandbox(read_drawings, errors=(UnreadableDrawing,))


@transaction.atomic
def save_draft(*, by: str, model: str, name: str, content: Blueprint, base: int, remark: str = "") -> ModelVersion:
    """A new version. ``base``: the newest its author saw, 0: none. Refused ``stale_version`` when it is not."""
    if not NAME.fullmatch(model) or model in TAKEN:
        raise Invalid("模型的代号请用小写字母开头的字母、数字、短横线，2 到 40 个，如 wage-visit。")
    readable = not _unreadable(content)
    MODELS.hold(model)
    MODELS.refuse_stale(Seen(base), MODELS.last_saving(model))
    row = ModelVersion.objects.create(
        model=model,
        version=MODELS.next_number(model),
        name=name,
        content=msgspec.to_builtins(with_lanes(content, organisation().role_names) if readable else content),
        note=remark,
        saved_at=datetime.now(UTC),
        by=by,
    )
    audit.record(by=by, action="workorders.save_model", about=f"workorder-model/{model}/{row.version}")
    return row


def problems_of(content: Blueprint, around: Organisation | None = None) -> list[ModelProblem]:
    if why := _unreadable(content):
        return [ModelProblem("", why)]
    return validate(content, around or organisation())


def _unreadable(content: Blueprint) -> str:
    """Why the drawings cannot be read, in Chinese; "" when they can."""
    try:
        _read_drawings(content.drawings(), content.decision)
    except (UnreadableDrawing, Invalid) as error:  # Invalid: more than the sandbox gives it
        return str(error)
    return ""


@transaction.atomic
def try_out(*, by: str, model: str, number: int) -> ModelVersion:
    """Allow trial cases in a version; they count in no figure. Raises Invalid with the version's problems."""
    MODELS.hold(model)
    row = validated(model, number, organisation())
    if row.state == State.DRAFT.value:
        row.state = State.TRIAL.value
        row.save(update_fields=["state"])
    audit.record(by=by, action="workorders.try_model", about=f"workorder-model/{model}/{number}")
    return row


@transaction.atomic
def publish(*, by: str, model: str, number: int, around: Organisation | None = None) -> ModelVersion:
    """Publish a version: new cases are opened in it.

    Raises Invalid with its problems, Refused when it is published already.
    """
    MODELS.hold(model)
    row = validated(model, number, around or organisation())
    if row.state == State.PUBLISHED.value:
        raise Refused(f"第 {number} 版已发布，无需再发布。", code="already_published")
    MODELS.replace_live(model, row, published_at=datetime.now(UTC), published_by=by)
    audit.record(by=by, action="workorders.publish_model", about=f"workorder-model/{model}/{number}")
    return row


def validated(model: str, number: int, around: Organisation) -> ModelVersion:
    row = MODELS.one(model, number)
    check_sound(blueprint(row), around)
    return row


def check_sound(content: Blueprint, around: Organisation | None = None) -> None:
    """Raises Invalid ``unsound`` with every problem, each naming its element."""
    if found := problems_of(content, around):
        refusal = Invalid(f"此版有 {len(found)} 处须修改：{found[0].text}", code="unsound")
        refusal.extra = {"problems": [{"element": each.element, "text": each.text} for each in found]}
        raise refusal


@transaction.atomic
def load_builtin(*, by: str) -> list[str]:
    """Publish the builtin models and departments where there are none. Returns the models that were new."""
    if not Department.objects.exists():
        for place in builtin_departments():
            kind = Department.Kind.DISTRICT if place.district else Department.Kind.OFFICE
            Department.objects.create(code=place.code, name=place.name, district=place.district, kind=kind.value)
    new = [each for each in builtin() if MODELS.newest(each.id) is None]
    for each in new:
        save_draft(by=by, model=each.id, name=each.name, content=each.blueprint, base=0, remark="内置")
        publish(by=by, model=each.id, number=1, around=replace(organisation(), staffed=None))
    return [each.id for each in new]
