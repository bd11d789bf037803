"""Reads about a case's comments, attachments and parties, and which transitions the reader may make."""

from collections.abc import Iterable, Iterator

from hotline.domains.service.workorders.models import (
    Attachment,
    Case,
    CaseDeadline,
    CaseTask,
    Comment,
    Entry,
    Extension,
    Party,
)
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.permits import Doer, Held, may_do
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotFound
from hotline.kernel.permissions import Permission
from hotline.kernel.sealed import Sealed

#: The role of who reviews a case before it goes on.
REVIEWER = "reviewer"


def entries(case: Case) -> list[Entry]:
    return list(Entry.objects.filter(case=case).order_by("at", "id"))


def review_steps(case: Case) -> set[str]:
    """The steps of the case that reviewers have, or had."""
    return set(CaseTask.objects.filter(case=case, role=REVIEWER).values_list("step", flat=True))


def comments(case: Case) -> list[Comment]:
    return list(Comment.objects.filter(case=case).order_by("at", "id"))


def attachments(case: Case) -> list[Attachment]:
    """Those beside the form. Files of the form's fields are among its values."""
    return list(Attachment.objects.filter(case=case, field="", removed_at=None).order_by("at", "id"))


def attachment(case: Case, id: str) -> Attachment:
    """Raises NotFound."""
    found = Attachment.objects.filter(pk=id, case=case, removed_at=None).first()
    if found is None:
        raise NotFound("没有这个附件，请刷新查看。")
    return found


def parties(case: Case) -> list[Party]:
    return list(Party.objects.filter(case=case).order_by("id"))


def deadlines(case: Case) -> list[CaseDeadline]:
    return list(CaseDeadline.objects.filter(case=case).order_by("started_at", "id"))


def extensions(case: Case) -> list[Extension]:
    return list(Extension.objects.filter(case=case).select_related("deadline").order_by("requested_at"))


def sealed_fields(case: Case) -> dict[str, Sealed]:
    return {name: sealed_of(case, name) for name in case.sealed}


def sealed_of(case: Case, field: str) -> Sealed:
    return Case.sealed_values.found_in(case, case.sealed[field], field)


def sealed_of_party(party: Party) -> list[Sealed]:
    """Name and telephone, as far as they are known."""
    columns = ((Party.sealed_name, party.name), (Party.sealed_phone, party.phone))
    return [column.found_in(party, stored) for column, stored in columns if stored]


def works_on(who: Doer, case: Case, tasks: Iterable[CaseTask]) -> bool:
    """Whether this person works the case: opened it, has or may take one of its open steps, has done one, or belongs
    to the department that has it.
    """
    if case.created_by == who.number or case.department_id in who.departments:
        return True
    if any(may_do(who, Held(task.role, task.department_id, task.person)) for task in tasks):
        return True
    return CaseTask.objects.filter(case=case, over_by=who.number).exists()


def deeds(reader: Principal, case: Case, tasks: list[CaseTask]) -> Iterator[str]:
    """The transitions outside its steps that the reader may make on the case."""
    supervises = reader.may(Permission.WORKORDERS_SUPERVISE)
    reviews = REVIEWER in reader.roles and any(task.role == REVIEWER for task in tasks)
    allowed = {
        "urge": reader.may(Permission.WORKORDERS_URGE) and not case.over,
        "contact": reader.may(Permission.WORKORDERS_WORK) and not case.over,
        "assign": reader.may(Permission.WORKORDERS_ASSIGN) and not case.over,
        "supervise": supervises,
        "seal": supervises,
        "void": supervises and not case.over,
        "merge": (supervises or reviews) and not case.over,
        "unrest": not case.over
        and (reader.may(Permission.WORKORDERS_WORK) or reader.may(Permission.WORKORDERS_CREATE))
        and bool(blueprint(case.version).unrest_gate),
        "reopen": supervises and case.over and case.state not in ("merged", "voided"),
        "pause": supervises and not case.over,
        "answer_extension": supervises and not case.over,
        "ask_extension": reader.may(Permission.WORKORDERS_WORK) and not case.over,
        "parties": reader.may(Permission.WORKORDERS_WORK) and not case.over,
        "comment": True,
        "attach": reader.may(Permission.WORKORDERS_WORK) or reader.may(Permission.WORKORDERS_CREATE),
    }
    return (name for name, may in allowed.items() if may)
