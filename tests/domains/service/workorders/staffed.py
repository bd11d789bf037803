"""A hotline with people who handle cases, for tests: the builtin model published, two departments, a district."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hotline.domains.platform.accounts.actions import administer
from hotline.domains.platform.accounts.models import Role
from hotline.domains.platform.accounts.rules.roles import ROLES
from hotline.domains.service.workorders.actions import organisation, publication
from hotline.domains.service.workorders.actions.creation import Opening, open_case
from hotline.domains.service.workorders.actions.steps import Doing, complete
from hotline.domains.service.workorders.models import Case, CaseTask
from hotline.infrastructure.permissions import Principal
from tests.remembered import remembered

AGENT, OTHER_AGENT, LEADER, REVIEWER = "1001", "1002", "2001", "4001"
PENSION, PENSION_TOO, INSPECTION, CHAOYANG = "5001", "5002", "5003", "6001"
SUPERVISION, MANAGER, DIRECTOR, ADMINISTRATOR = "8001", "8002", "8003", "9001"
PEOPLE = {
    AGENT: "agent",
    OTHER_AGENT: "agent",
    LEADER: "leader",
    REVIEWER: "reviewer",
    PENSION: "department",
    PENSION_TOO: "department",
    INSPECTION: "department",
    CHAOYANG: "department",
    SUPERVISION: "client",
    MANAGER: "manager",
    DIRECTOR: "director",
    ADMINISTRATOR: "administrator",
}
VALUES = {
    "kind": "投诉",
    "topic": "wage-arrears",
    "urgency": "一般",
    "summary": "某公司拖欠三名工人两个月工资",
    "employer": "北京某某建筑有限公司",
    "district": "朝阳区",
    "name": "张三丰",
    "phone": "13800000001",
    "wants_follow_up": True,
}


@remembered
def staff() -> None:
    for code in set(PEOPLE.values()):  # a test that committed leaves no roles to the next
        role = ROLES[code]
        Role.objects.get_or_create(code=code, defaults={"name": role.name, "permissions": [*role.permissions]})
    for number, code in PEOPLE.items():
        administer.save_staff(by="test", number=number, name=f"某{number}", roles=[code])
    publication.load_builtin(by="test")
    organisation.set_members(by="test", code="pension", members=[PENSION, PENSION_TOO], heads=[PENSION])
    organisation.set_members(by="test", code="labor-inspection", members=[INSPECTION])
    organisation.set_members(by="test", code="chaoyang", members=[CHAOYANG])


def principal(number: str, *more: str) -> Principal:
    role = PEOPLE[number]
    permissions = frozenset((*ROLES[role].permissions, *more))
    hours = datetime.now(UTC) + timedelta(hours=12)
    return Principal(number, f"某{number}", "", (role,), (), permissions, 1, hours)


def opened(by: str = AGENT, outcome: str = "submit", **values: Any) -> Case:
    return open_case(by=principal(by), opening=Opening("appeal", VALUES | values, outcome=outcome))


def task(case: Case, step: str) -> CaseTask:
    return CaseTask.objects.get(case=case, step=step, state="open")


def steps(case: Case) -> list[str]:
    return sorted(CaseTask.objects.filter(case=case, state="open").values_list("step", flat=True))


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def done(case: Case, step: str, outcome: str, by: str, **doing: Any) -> Case:
    now = fresh(case)
    return complete(
        by=principal(by), case=case.pk, task=task(case, step).pk, revision=now.revision, doing=Doing(outcome, **doing)
    )


def to_the_district(**values: Any) -> Case:
    """Dispatched to the bureau of the district."""
    case = opened(**values)
    done(case, "review", "pass", REVIEWER)
    return done(case, "dispatch", "dispatch", REVIEWER)


def replied(**values: Any) -> Case:
    """Dealt with by the district, the answer checked."""
    case = to_the_district(**values)
    done(case, "sign", "sign", CHAOYANG)
    done(case, "handle", "reply", CHAOYANG, values={"reply": "<p>已责令支付</p>"})
    return done(case, "check_reply", "pass", REVIEWER)
