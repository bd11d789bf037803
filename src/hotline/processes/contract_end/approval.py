"""Two people: one with the power of system administration requests it here, another approves it on the page 审批."""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from hotline.domains.platform.accounts.queries import by_number, session_of
from hotline.domains.platform.approvals.actions import requests
from hotline.domains.platform.approvals.rules.kinds import ApprovalKind
from hotline.infrastructure import audit
from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import Refused
from hotline.kernel.permissions import Permission, Power

if TYPE_CHECKING:
    from hotline.domains.platform.approvals.models import Approval

MAY_REQUEST = frozenset(each.value for each in Permission if each.power is Power.SYSTEM)
SOME_MINUTES = timedelta(minutes=30)


def requester(number: str) -> Principal:
    """Raises Refused for somebody who may not request the end of the contract."""
    staff = by_number(number)
    if staff is None or not staff.is_active:
        raise Refused(f"没有在用的账号 {number}。请核对工号。")
    person = session_of(staff, datetime.now(UTC) + SOME_MINUTES)
    if person.permissions.isdisjoint(MAY_REQUEST):
        raise Refused(
            f"{person.name}（{number}）没有系统管理权限。移交和销毁由系统管理员申请，由另一人在“审批”中批准。"
        )
    return person


def prove(number: str, password_file: Path | None) -> None:
    """The person's own password, so that nobody requests in another's name. Raises Refused."""
    password = password_file.read_text().strip() if password_file else getpass.getpass(f"{number} 的登录密码：")
    staff = by_number(number)
    if staff is None or not staff.check_password(password):
        audit.record(by=number[:12], action="contract.request", about="contract/end", outcome="refused")
        raise Refused("密码错误。请重新输入。")


@transaction.atomic
def use(
    by: Principal, kind: ApprovalKind, about: str, action: str, check: Callable[[dict[str, Any]], None] = lambda _: None
) -> "Approval":
    """Raises Refused ``approval_needed``, and what ``check`` raises for its payload: then it is not used up."""
    approval = requests.use(by=by, kind=kind, about=about)
    check(approval.payload)
    audit.record(by=by.number, action=action, about=about, approved_by=approval.decided_by, reason=approval.reason)
    return approval
