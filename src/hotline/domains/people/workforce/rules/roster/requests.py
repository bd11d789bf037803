"""What agents request of published rosters, and how far a request has come."""

from collections.abc import Mapping
from enum import StrEnum


class ShiftRequestKind(StrEnum):
    LEAVE = "leave"
    SWAP = "swap"
    OVERTIME = "overtime"


class ShiftRequestState(StrEnum):
    """``COLLEAGUE``, ``PLANNER``: whose answer it waits for."""

    COLLEAGUE = "colleague"
    PLANNER = "planner"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class LeaveKind(StrEnum):
    ANNUAL = "annual"
    SICK = "sick"
    PERSONAL = "personal"
    MARRIAGE = "marriage"
    BEREAVEMENT = "bereavement"
    MATERNITY = "maternity"
    CHILDCARE = "childcare"
    CARE = "care"


OPEN = frozenset({ShiftRequestState.COLLEAGUE.value, ShiftRequestState.PLANNER.value})
KIND_NAMES: Mapping[str, str] = {"leave": "请假", "swap": "换班", "overtime": "加班"}
LEAVE_NAMES: Mapping[str, str] = {
    "annual": "年休假",
    "sick": "病假",
    "personal": "事假",
    "marriage": "婚假",
    "bereavement": "丧假",
    "maternity": "产假、陪产假",
    "childcare": "育儿假",
    "care": "护理假",
}
#: Kinds of leave whose days nobody is due to work (K8): all but illness and private affairs.
NOT_DUE = frozenset(LEAVE_NAMES) - {LeaveKind.SICK.value, LeaveKind.PERSONAL.value}
MAX_LEAVE_DAYS = 180
MAX_REASON = 200


def approves_itself(kind: ShiftRequestKind, leave: str, hours_more_short: float) -> bool:
    """Whether nobody needs to look: no need is less covered than before. Overtime costs wages, other leave proof."""
    if kind is ShiftRequestKind.OVERTIME or (kind is ShiftRequestKind.LEAVE and leave != LeaveKind.ANNUAL.value):
        return False
    return hours_more_short <= 0
