"""How far a case is, as whoever knows its number and telephone may hear it."""

from hotline.domains.platform.citizens.queries.blocks import searched_indexes
from hotline.domains.service.workorders.models import Case
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules import masking
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.clock import BEIJING
from hotline.kernel.errors import Refused


def public_progress(*, by: Principal, number: str, phone: str) -> str:
    """A sentence without personal data; "" where no case of this number was left with this telephone, where it is
    confidential, or its citizen's data is blocked. Each query leaves an audit row.
    """
    case = _found(number, phone)
    about, outcome = (f"case/{case.pk}", "done") if case is not None else ("case/unknown", "not_found")
    audit.record(by=by.number, action="workorders.told_progress", about=about, outcome=outcome)
    return "" if case is None else _sentence(case)


def _found(number: str, phone: str) -> Case | None:
    try:
        indexes = searched_indexes(masking.written("phone", phone))
    except Refused:
        return None
    rows = Case.objects.select_related("version", "department").filter(trial=False, confidential=False)
    return rows.filter(number=number, phone_index__in=indexes).first()


def _sentence(case: Case) -> str:
    state = blueprint(case.version).states.get(case.state, case.state)
    begun = case.created_at.astimezone(BEIJING)
    pieces = [f"这张工单是{begun.month}月{begun.day}日登记的，现在的状态是{state}"]
    if case.department is not None and not case.over:
        pieces.append(f"由{case.department.name}办理")
    if case.due_at is not None and not case.over:
        due = case.due_at.astimezone(BEIJING)
        pieces.append(f"本环节时限到{due.month}月{due.day}日")
    if case.closed_at is not None:
        closed = case.closed_at.astimezone(BEIJING)
        pieces.append(f"{closed.month}月{closed.day}日办结")
    return "，".join(pieces) + "。"
