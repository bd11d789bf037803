"""Dispatches a case to a department; before that, the decision table proposes one."""

from typing import Any

from hotline.domains.service.workorders.actions.common import record
from hotline.domains.service.workorders.actions.form_values import values_of
from hotline.domains.service.workorders.models import Case, CaseTask, Department
from hotline.domains.service.workorders.queries.people import bureau_of, handlers
from hotline.domains.service.workorders.queries.people import department as department_of
from hotline.domains.service.workorders.queries.versions import blueprint
from hotline.domains.service.workorders.rules.blueprint import DISTRICT, Blueprint, takes_dispatched_terms, term_in
from hotline.domains.service.workorders.rules.flows.expressions import BadExpression
from hotline.domains.service.workorders.rules.flows.tables import table
from hotline.events.workorders import CaseDispatched
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Invalid, NotFound, Refused


def proposal(case: Case, model: Blueprint) -> dict[str, Any]:
    """The result of the decision table: ``department`` (code, "" for none), ``deadline`` ("" also where no clock of
    the model takes it), and ``remark`` when none fits.
    """
    if not model.decision:
        return {}
    try:
        decided = table(model.decision).decide(values_of(case))
    except BadExpression as error:
        return {"department": "", "deadline": "", "remark": str(error)}
    code = str(decided.get("department") or "")
    deadline = str(decided.get("deadline") or "") if takes_dispatched_terms(model) else ""
    if not code:
        return {"department": "", "deadline": deadline, "remark": "派发表无适用行，请选择承办单位。"}
    found = bureau_of(case.district) if code == DISTRICT else _working(code)
    if found is None:
        named = f"{case.district or '（未填区）'}的区局" if code == DISTRICT else code
        return {"department": "", "deadline": deadline, "remark": f"派发表指向的“{named}”不存在或已停用，请另选。"}
    if not handlers(found):
        return {"department": "", "deadline": deadline, "remark": f"派发表指向的“{found.name}”暂无经办人，请另选。"}
    return {"department": found.code, "deadline": deadline, "remark": ""}


def _working(code: str) -> Department | None:
    try:
        found = department_of(code)
    except NotFound:
        return None
    return found if found.active else None


def dispatch(case: Case, step: CaseTask, department: str, deadline: str, by: Principal) -> dict[str, Any]:
    """Dispatch a case to a department (its code) within a term; "" stands for what the step proposes.

    Returns the detail of the timeline's line. Raises Invalid, NotFound, Refused.
    """
    code = department or step.proposed.get("department", "")
    if not code:
        raise Invalid("请选择承办单位。", code="department_missing")
    if deadline and not takes_dispatched_terms(blueprint(case.version)):
        raise Invalid("此类工单的时限不能在派发时修改。请清空办理时限后派发。", code="deadline_fixed")
    deadline = deadline or step.proposed.get("deadline", "")
    if deadline and term_in(deadline) is None:
        raise Invalid(f"时限“{deadline}”无法识别。请写成“7天”“5个工作日”“24小时”。")
    to = _receiving(code)
    deadline = deadline or to.deadline
    was = case.department.code if case.department else ""
    if case.department and case.department != to:
        case.former_departments = sorted({*case.former_departments, case.department.pk})
    case.department, case.term = to, deadline
    proposed = step.proposed.get("department", "")
    record(case, CaseDispatched(to.code, was, by.number, proposed), by=by.number)
    return {"department": to.name, "deadline": deadline}


def _receiving(code: str) -> Department:
    """A department that can deal with cases. Raises NotFound; Refused when it is out of use or nobody is there."""
    to = department_of(code)
    if not to.active:
        raise Refused(f"“{to.name}”已停用。请另选承办单位。", code="department_removed")
    if not handlers(to):
        raise Refused(f"“{to.name}”暂无经办人。请另选，或请管理员添加。", code="department_empty")
    return to
