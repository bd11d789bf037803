"""Endpoints of models of work orders: write, validate, try, publish; and what a form needs to open a case."""

from datetime import datetime
from typing import Any

import msgspec
from ninja import Router

from hotline.domains.platform.accounts.queries import names_of, role_names
from hotline.domains.service.workorders.actions import creation, migration, publication, rehearsal
from hotline.domains.service.workorders.actions.creation import Opening
from hotline.domains.service.workorders.actions.steps import Doing
from hotline.domains.service.workorders.endpoints.cases import to_out
from hotline.domains.service.workorders.endpoints.shapes import case_detail
from hotline.domains.service.workorders.models import Case, ModelVersion
from hotline.domains.service.workorders.queries import people, versions
from hotline.domains.service.workorders.queries.migration import running
from hotline.domains.service.workorders.rules.blueprint import VALUES
from hotline.domains.service.workorders.rules.permits import SEE
from hotline.domains.service.workorders.schemas.cases import CaseOut
from hotline.domains.service.workorders.schemas.models import (
    CheckBody,
    ColumnOut,
    DraftModelBody,
    EntryForm,
    EntryFormsOut,
    EveryModelOut,
    ModelCheckOut,
    ModelRow,
    ModelsOut,
    ModelVersionOut,
    MoveBody,
    MoveOut,
    MoveRow,
    OrganisationOut,
    PlaceOut,
    ProblemOut,
    RehearsalBody,
    RehearsalOut,
    RoleOut,
    TrialBody,
    VersionDetail,
)
from hotline.domains.service.workorders.schemas.steps import OutcomeOut
from hotline.domains.understanding.knowledge.queries.tree import topics
from hotline.infrastructure.permissions import StaffRequest, current_staff, needs
from hotline.kernel.permissions import Permission

router = Router(tags=["work order models"], auth=needs(Permission.WORKORDERS_CONFIGURE, Permission.WORKORDERS_PUBLISH))


@router.get("/entry", response=EntryFormsOut, auth=needs(Permission.WORKORDERS_CREATE, *SEE))
def entry(request: StaffRequest) -> EntryFormsOut:
    """Every published model with its form and the outcomes of its entry step, for opening cases."""
    return EntryFormsOut(rows=[_entry(row) for row in versions.every_published()])


@router.get("", response=EveryModelOut)
def newest(request: StaffRequest) -> EveryModelOut:
    """The newest version of each model."""
    live = versions.live()
    rows = _versions(versions.every_newest())
    return EveryModelOut(rows=[ModelRow(**dict(row), live=live.get(row.model, 0)) for row in rows])


@router.get("/house", response=OrganisationOut)
def organisation(request: StaffRequest) -> OrganisationOut:
    """The names that models may refer to: roles, departments, values of cases."""
    staffed = people.staffed()
    return OrganisationOut(
        roles=[RoleOut(code=code, name=name) for code, name in role_names().items()],
        departments=[
            PlaceOut(code=each.code, name=each.name, district=each.district, staffed=each.code in staffed)
            for each in people.departments()
        ],
        values=list(VALUES),
        categories=list(dict.fromkeys(each.category for each in topics())),
    )


@router.post("/check", response=ModelCheckOut)
def check(request: StaffRequest, body: CheckBody) -> ModelCheckOut:
    """The problems that would keep this content from being published. Nothing is stored."""
    content = publication.read_blueprint(body.content)
    found = publication.problems_of(content)
    return ModelCheckOut(problems=[ProblemOut(element=each.element, text=each.text) for each in found])


@router.post("/rehearsals", response=RehearsalOut)
def rehearse(request: StaffRequest, body: RehearsalBody) -> RehearsalOut:
    """Walk a case through the model in the editor. Nothing is stored and nobody is notified."""
    by = current_staff(request)
    deeds = [rehearsal.RehearsalAction(each.step, Doing(**each.dict(exclude={"step"}))) for each in body.deeds]

    def show(case: Case, at: datetime) -> RehearsalOut:
        return RehearsalOut(case=case_detail(case, by, at), at=at, rings_at=case.rings_at)

    content = publication.read_blueprint(body.content)
    return rehearsal.rehearse(by=by, content=content, values=body.values, deeds=deeds, show=show)


@router.get("/{model}", response=ModelsOut)
def history(request: StaffRequest, model: str) -> ModelsOut:
    return ModelsOut(rows=_versions(versions.versions(model)))


@router.post("/{model}", response=VersionDetail)
def save(request: StaffRequest, model: str, body: DraftModelBody) -> VersionDetail:
    """Save a draft, which may have problems. 409 ``stale_version`` when another person saved meanwhile."""
    content = publication.read_blueprint(body.content)
    by = current_staff(request).number
    row = publication.save_draft(by=by, model=model, name=body.name, content=content, base=body.base, remark=body.note)
    return _detail(row)


@router.get("/{model}/{int:version}", response=VersionDetail)
def one(request: StaffRequest, model: str, version: int) -> VersionDetail:
    return _detail(versions.MODELS.one(model, version))


@router.post("/{model}/{int:version}/trial", response=VersionDetail)
def try_out(request: StaffRequest, model: str, version: int) -> VersionDetail:
    """Allow trial cases in the version; they count in no figure. 422 ``unsound`` with ``problems``."""
    return _detail(publication.try_out(by=current_staff(request).number, model=model, number=version))


@router.post("/{model}/{int:version}/cases", response=CaseOut)
def open_trial(request: StaffRequest, model: str, version: int, body: TrialBody) -> CaseOut:
    """A case on trial."""
    opening = Opening(model, body.values, outcome=body.outcome, trial=True)
    case = creation.open_in(by=current_staff(request), version=versions.MODELS.one(model, version), opening=opening)
    return to_out(request, case.pk)


@router.post("/{model}/{int:version}/publish", response=VersionDetail, auth=needs(Permission.WORKORDERS_PUBLISH))
def publish(request: StaffRequest, model: str, version: int) -> VersionDetail:
    """Publish the version: new cases are opened in it. 422 ``unsound`` with ``problems``, each with its element."""
    return _detail(publication.publish(by=current_staff(request).number, model=model, number=version))


@router.post("/{model}/moves", response=MoveOut, auth=needs(Permission.WORKORDERS_PUBLISH))
def move(request: StaffRequest, model: str, body: MoveBody) -> MoveOut:
    """Move running cases to another version. ``dry`` only reports which cases cannot be moved and why."""
    moved, stuck = migration.move(by=current_staff(request), model=model, to=body.to, dry=body.dry, only=body.cases)
    rows = [MoveRow(id=c.pk, number=c.number, version=c.version.version, refusal=why) for c, why in stuck]
    return MoveOut(moved=moved, stuck=rows)


def _versions(rows: list[ModelVersion]) -> list[ModelVersionOut]:
    names, busy = names_of({row.by for row in rows}), running([row.pk for row in rows])
    return [ModelVersionOut(**_version(row, names, busy.get(row.pk, 0))) for row in rows]


def _version(row: ModelVersion, names: dict[str, str], busy: int) -> dict[str, Any]:
    columns = ("model", "version", "name", "state", "note", "saved_at", "by", "published_at", "published_by")
    return {name: getattr(row, name) for name in columns} | {"by_name": names.get(row.by, ""), "running": busy}


def _detail(row: ModelVersion) -> VersionDetail:
    found = publication.problems_of(versions.blueprint(row))
    return VersionDetail(
        **_version(row, names_of({row.by}), running([row.pk]).get(row.pk, 0)),
        content=row.content,
        problems=[ProblemOut(element=each.element, text=each.text) for each in found],
    )


def _entry(row: ModelVersion) -> EntryForm:
    model = versions.blueprint(row)
    plan = model.steps.get(model.entry)
    return EntryForm(
        model=row.model,
        name=row.name,
        version=row.version,
        form=model.form,
        edits=list(plan.edits) if plan else list(model.form.get("properties", {})),
        outcomes=[OutcomeOut(**msgspec.to_builtins(each)) for each in plan.outcomes] if plan else [],
        states=model.states,
        columns=[ColumnOut(**msgspec.to_builtins(each)) for each in model.columns],
    )
