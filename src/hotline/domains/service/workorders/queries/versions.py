"""Reads versions of models, and what a model may refer to."""

import json
import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from hotline.domains.platform.accounts.queries import names_of, role_names
from hotline.domains.service.workorders.models import Department, ModelVersion
from hotline.domains.service.workorders.queries.people import staffed
from hotline.domains.service.workorders.rules.blueprint import Blueprint, Organisation
from hotline.infrastructure.versions import Versions
from hotline.kernel.errors import NotFound

State = ModelVersion.State
MODELS = Versions(ModelVersion, document="这个工单模型", of="model", names=names_of, lock="workorders.models")
BUILTIN = Path(__file__).parents[6] / "deploy/workorders"


def versions(model: str) -> list[ModelVersion]:
    """Newest first. Raises NotFound."""
    found = list(MODELS.all(model))
    if not found:
        raise NotFound("没有这个工单模型，请刷新列表。")
    return found


def every_newest() -> list[ModelVersion]:
    """The newest version of every model."""
    return list(ModelVersion.objects.order_by("model", "-version").distinct("model"))


def live() -> dict[str, int]:
    """Model -> the version that takes new cases."""
    return dict(ModelVersion.objects.filter(state=State.PUBLISHED.value).values_list("model", "version"))


def published(model: str) -> ModelVersion:
    """The one that takes new cases. Raises NotFound."""
    found = ModelVersion.objects.filter(model=model, state=State.PUBLISHED.value).first()
    if found is None:
        raise NotFound("工单模型无已发布版本，不能登记。请联系管理员发布。")
    return found


def every_published() -> list[ModelVersion]:
    return list(ModelVersion.objects.filter(state=State.PUBLISHED.value).order_by("model"))


def blueprint(row: ModelVersion) -> Blueprint:
    """The content of a version, which never changes."""
    return _cached(row.pk)


@lru_cache(maxsize=128)
def _cached(pk: int) -> Blueprint:
    return msgspec.convert(ModelVersion.objects.values_list("content", flat=True).get(pk=pk), Blueprint)


def organisation() -> Organisation:
    roles = role_names()
    working = Department.objects.filter(active=True).values_list("code", flat=True)
    return Organisation(set(roles), {name: code for code, name in roles.items()}, set(working), staffed())


class BuiltinModel(msgspec.Struct, frozen=True):
    id: str
    name: str
    blueprint: Blueprint


def builtin() -> list[BuiltinModel]:
    """The models that are delivered, from deploy/workorders."""
    return [_builtin_in(file.parent) for file in sorted(BUILTIN.glob("*/model.toml"))]


def _builtin_in(folder: Path) -> BuiltinModel:
    raw = tomllib.loads((folder / "model.toml").read_text())
    id, name = raw.pop("id"), raw.pop("name")
    called = sorted(file for file in folder.glob("*.bpmn") if file.name != "flow.bpmn")
    tables = sorted(folder.glob("*.dmn"))
    complete = raw | {
        "form": json.loads((folder / "form.json").read_text()),
        "flow": (folder / "flow.bpmn").read_text(),
        "subflows": [file.read_text() for file in called],
        "decision": tables[0].read_text() if tables else "",
    }
    return BuiltinModel(id, name, msgspec.convert(complete, Blueprint))


class BuiltinDepartment(msgspec.Struct, frozen=True):
    code: str
    name: str
    district: str = ""


def builtin_departments() -> list[BuiltinDepartment]:
    raw = tomllib.loads((BUILTIN / "departments.toml").read_text())
    return msgspec.convert(raw["departments"], list[BuiltinDepartment])
