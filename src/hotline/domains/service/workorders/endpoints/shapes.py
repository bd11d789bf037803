"""Wire shapes of cases: names beside codes, personal data masked.

Rows of lists are built without validation (``model_construct``): our own code makes them, and validating fifty of them
twice cost more than finding them.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from hotline.domains.platform.accounts.queries import names_of, role_names
from hotline.domains.platform.citizens.queries.blocks import hiding
from hotline.domains.service.workorders.actions.reveal import read_texts
from hotline.domains.service.workorders.endpoints.belonging_shapes import (
    attachment_of,
    comment_of,
    deadline_of,
    entry_of,
    extension_of,
    party_of,
    timeline_of,
)
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.domains.service.workorders.queries import belongings
from hotline.domains.service.workorders.queries.cases import open_tasks, repeats_of
from hotline.domains.service.workorders.queries.people import doer
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import Blueprint
from hotline.domains.service.workorders.rules.forms import displayed, is_table, of_widget
from hotline.domains.service.workorders.rules.permits import Doer, Held, may_do
from hotline.domains.service.workorders.rules.sources import SOURCES
from hotline.domains.service.workorders.schemas.cases import CaseOut, CaseRow, RepeatOut
from hotline.domains.service.workorders.schemas.steps import OutcomeOut, TaskOut
from hotline.domains.understanding.knowledge.queries.tree import titles
from hotline.infrastructure.permissions import Principal
from hotline.infrastructure.settings import settings
from hotline.kernel.clock import beijing_day

#: Columns shown as they are.
COPIED_FIELDS = (
    "call", "external_due_at", "fields", "reply", "result", "satisfied", "attempts", "contacted_at", "replied_at",
    "round",
)  # fmt: skip


def rows_of(cases: Sequence[Case], reader: Principal, now: datetime) -> list[CaseRow]:
    who, tasks = doer(reader, beijing_day(now)), open_tasks(list(cases))
    held = {task.person for each in tasks.values() for task in each}
    names = names_of({case.created_by for case in cases} | held | {each for case in cases for each in _listed(case)})
    roles, hide = role_names(), hiding()
    return [CaseRow.model_construct(**_row(case, tasks[case.pk], who, names, roles, now, hide)) for case in cases]


def _row(
    case: Case,
    tasks: list[CaseTask],
    who: Doer,
    names: dict[str, str],
    roles: dict[str, str],
    now: datetime,
    hide: Callable[..., str],
) -> dict[str, Any]:
    indexes = (case.phone_index, case.identity_index) if case.over else ()
    model, department = blueprint(case.version), case.department
    return {
        "id": case.pk,
        "number": case.number,
        "model": case.version.model,
        "model_name": case.version.name,
        "kind": case.kind,
        "source": case.source,
        "source_name": SOURCES.get(case.source, case.source),
        "external_number": case.external_number,
        "summary": case.summary,
        "employer": case.employer,
        "topic": case.topic,
        "topic_title": titles().get(case.topic, ""),
        "district": case.district,
        "urgency": case.urgency,
        "unrest": case.unrest,
        "confidential": case.confidential,
        "person": hide(case.person_masked, *indexes),
        "phone": hide(case.phone_masked, *indexes),
        "state": case.state,
        "state_name": model.states.get(case.state, case.state),
        "over": case.over,
        "department": department.code if department else "",
        "department_name": department.name if department else "",
        "created_at": case.created_at,
        "created_by": case.created_by,
        "created_by_name": names.get(case.created_by, ""),
        "changed_at": case.changed_at,
        "closed_at": case.closed_at,
        "due_at": case.due_at,
        "overdue": case.due_at is not None and not case.over and case.due_at < now,
        "urged": case.urged,
        "supervised": case.supervised,
        "returns": case.returns,
        "repeats": case.repeats,
        "trial": case.trial,
        "revision": case.revision,
        "columns": {column.field: _own(case, model, column.field, names) for column in model.columns},
        "tasks": [_task(task, model, who, names, roles) for task in tasks],
    }


def _own(case: Case, model: Blueprint, field: str, names: dict[str, str]) -> Any:
    """A value in a column of the model's own: numbers to be added up; a table, a moment and a person as one text."""
    value = case.fields.get(field)
    if value and field in of_widget(model.form, "person"):
        return f"{value} {names.get(str(value), '')}".strip()
    if is_table(value) or (value and field in of_widget(model.form, "datetime")):
        return displayed(model.form, field, value)
    return value


def _listed(case: Case) -> set[str]:
    """The people in the columns of the model's own."""
    model = blueprint(case.version)
    people = {column.field for column in model.columns} & set(of_widget(model.form, "person"))
    return {str(case.fields[field]) for field in people if case.fields.get(field)}


def _task(task: CaseTask, model: Blueprint, who: Doer, names: dict[str, str], roles: dict[str, str]) -> TaskOut:
    plan = model.steps.get(task.step)
    mine = may_do(who, Held(task.role, task.department_id, task.person))
    return TaskOut.model_construct(
        id=task.pk,
        step=task.step,
        name=task.name,
        role=task.role,
        role_name=roles.get(task.role, task.role),
        department=task.department.code if task.department else "",
        department_name=task.department.name if task.department else "",
        person=task.person,
        person_name=names.get(task.person, ""),
        since=task.since,
        due_at=task.due_at,
        mine=mine,
        claimable=mine and not task.person,
        edits=list(plan.edits) if plan else [],
        outcomes=[
            OutcomeOut.model_construct(
                code=o.code, name=o.name, effect=o.effect.value, reason=o.reason, needs=list(o.needs)
            )
            for o in (plan.outcomes if plan else ())
        ],
        checklist=list(plan.checklist) if plan else [],
        proposed=task.proposed,
    )


def case_detail(case: Case, reader: Principal, now: datetime) -> CaseOut:
    """One case in full: its steps, timeline, comments, attachments and deadlines."""
    who, tasks = doer(reader, beijing_day(now)), open_tasks([case])[case.pk]
    model, timeline, roles = blueprint(case.version), timeline_of(case), role_names()
    names = names_of({case.created_by, *(task.person for task in tasks)} | timeline.people | _listed(case))
    merged = Case.objects.filter(pk=case.merged_into_id).values_list("number", flat=True).first()
    return CaseOut(
        **_row(case, tasks, who, names, roles, now, hiding()),
        **{name: getattr(case, name) for name in COPIED_FIELDS},
        version=case.version.version,
        sealed={name: each["masked"] for name, each in case.sealed.items()},
        texts=read_texts(by=reader, case=case, now=now),
        form=model.form,
        states=model.states,
        merged_into=merged or "",
        deadlines=[deadline_of(row, model) for row in belongings.deadlines(case)],
        extensions=[extension_of(each, names) for each in timeline.extensions],
        entries=[entry_of(each, names | roles, timeline.reviews) for each in timeline.entries],
        comments=[comment_of(each, names) for each in timeline.comments],
        attachments=[attachment_of(each, names) for each in timeline.attachments],
        largest_file=settings().workorders.attachment_bytes,
        parties=[party_of(each) for each in belongings.parties(case)],
        same=same_of(repeats_of(case)[:20]),
        may=list(belongings.deeds(reader, case, tasks)),
    )


def same_of(cases: Iterable[Case]) -> list[RepeatOut]:
    return [
        RepeatOut(
            id=case.pk,
            number=case.number,
            state_name=blueprint(case.version).states.get(case.state, case.state),
            summary="" if case.confidential else case.summary,
            created_at=case.created_at,
        )
        for case in cases
    ]
