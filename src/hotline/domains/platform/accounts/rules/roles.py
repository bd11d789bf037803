"""The builtin roles. The configuration pages can change what a role may do."""

from collections.abc import Iterable
from dataclasses import dataclass

from hotline.kernel.permissions import Permission


@dataclass(frozen=True)
class RoleSpec:
    """``apart``: roles of the same word may not be held by one person (separation of the three powers)."""

    name: str
    permissions: tuple[Permission, ...]
    apart: str = ""


_LEADER = (
    Permission.DESK_USE,
    Permission.CALLS_DIAL,
    Permission.CALLBACKS_USE,
    Permission.CALLBACKS_MANAGE,
    Permission.CALLS_VIEW_OWN,
    Permission.CALLS_VIEW_GROUP,
    Permission.RECORDINGS_LISTEN_OWN,
    Permission.RECORDINGS_LISTEN,
    Permission.INBOX_WORK,
    Permission.INBOX_ASSIGN,
    Permission.CHAT_WORK,
    Permission.CHAT_ASSIGN,
)

ROLES = {
    "agent": RoleSpec(
        "咨询员",
        (
            Permission.DESK_USE,
            Permission.CALLS_DIAL,
            Permission.CALLBACKS_USE,
            Permission.CALLS_VIEW_OWN,
            Permission.RECORDINGS_LISTEN_OWN,
            Permission.INBOX_WORK,
            Permission.CHAT_WORK,
            Permission.WORKORDERS_CREATE,
            Permission.WORKORDERS_VIEW_OWN,
            Permission.WORKORDERS_WORK,
            Permission.WORKORDERS_URGE,
        ),
    ),
    "leader": RoleSpec(
        "班长",
        (
            *_LEADER,
            Permission.RECORDINGS_HOLD,
            Permission.CITIZENS_REVEAL,
            Permission.OUTBOUND_VIEW,
            Permission.LIVE_FLOOR,
            Permission.LIVE_DIRECT,
            Permission.LIVE_SUPERVISE,
            Permission.ALARMS_ACKNOWLEDGE,
            Permission.ALARMS_MANAGE,
            Permission.FLOWS_EDIT,
            Permission.FLOWS_PUBLISH,
            Permission.WORKORDERS_CREATE,
            Permission.WORKORDERS_VIEW_OWN,
            Permission.WORKORDERS_VIEW_ALL,
            Permission.WORKORDERS_WORK,
            Permission.WORKORDERS_REVEAL,
            Permission.WORKORDERS_URGE,
            Permission.WORKORDERS_ASSIGN,
            Permission.KNOWLEDGE_EDIT,
            Permission.KNOWLEDGE_REVIEW,
            Permission.KNOWLEDGE_REQUIRE,
            Permission.STATISTICS_VIEW,
            Permission.WALLS_VIEW,
        ),
    ),
    "reviewer": RoleSpec(
        "审核员",
        (
            Permission.WORKORDERS_CREATE,
            Permission.WORKORDERS_VIEW_OWN,
            Permission.WORKORDERS_VIEW_ALL,
            Permission.WORKORDERS_WORK,
            Permission.WORKORDERS_REVEAL,
            Permission.WORKORDERS_URGE,
            Permission.WORKORDERS_STATISTICS,
        ),
    ),
    "inspector": RoleSpec(
        "质检员",
        (
            Permission.CALLS_VIEW_ALL,
            Permission.RECORDINGS_LISTEN,
            Permission.WORKORDERS_VIEW_ALL,
            Permission.KNOWLEDGE_REVIEW,
        ),
    ),
    "trainer": RoleSpec(
        "培训师",
        (
            Permission.CALLS_VIEW_ALL,
            Permission.RECORDINGS_LISTEN,
            Permission.KNOWLEDGE_REVIEW,
            Permission.KNOWLEDGE_REQUIRE,
        ),
    ),
    "scheduler": RoleSpec(
        "排班师",
        (Permission.CALLS_VIEW_ALL, Permission.CALLS_EXPORT, Permission.LIVE_FLOOR, Permission.STATISTICS_VIEW),
    ),
    "knowledge_editor": RoleSpec(
        "知识库管理员",
        (
            Permission.KNOWLEDGE_EDIT,
            Permission.KNOWLEDGE_REVIEW,
            Permission.KNOWLEDGE_REQUIRE,
            Permission.KNOWLEDGE_EXCHANGE,
        ),
    ),
    "department": RoleSpec(
        "甲方科室",
        (
            Permission.WORKORDERS_VIEW_OWN,
            Permission.WORKORDERS_VIEW_DEPARTMENT,
            Permission.WORKORDERS_WORK,
            Permission.WORKORDERS_REVEAL,
            Permission.KNOWLEDGE_EDIT,
            Permission.KNOWLEDGE_REVIEW,
        ),
    ),
    "director": RoleSpec(
        "分管主任",
        (
            Permission.LIVE_FLOOR,
            Permission.CALLS_VIEW_ALL,
            Permission.WORKORDERS_VIEW_ALL,
            Permission.WORKORDERS_VIEW_SEALED,
            Permission.WORKORDERS_URGE,
            Permission.WORKORDERS_STATISTICS,
            Permission.STATISTICS_VIEW,
            Permission.ASSESSMENT_VIEW,
            Permission.WALLS_VIEW,
        ),
    ),
    "client": RoleSpec(
        "协调督办科",
        (
            Permission.LIVE_FLOOR,
            Permission.LIVE_HEALTH,
            Permission.CALLS_VIEW_ALL,
            Permission.CALLS_EXPORT,
            Permission.RECORDINGS_LISTEN,
            Permission.RECORDINGS_DOWNLOAD,
            Permission.RECORDINGS_HOLD,
            Permission.RECORDINGS_DESTROY,
            Permission.CITIZENS_REVEAL,
            Permission.WORKORDERS_CREATE,
            Permission.WORKORDERS_VIEW_OWN,
            Permission.WORKORDERS_VIEW_ALL,
            Permission.WORKORDERS_VIEW_SEALED,
            Permission.WORKORDERS_WORK,
            Permission.WORKORDERS_REVEAL,
            Permission.WORKORDERS_URGE,
            Permission.WORKORDERS_ASSIGN,
            Permission.WORKORDERS_SUPERVISE,
            Permission.WORKORDERS_EXPORT,
            Permission.WORKORDERS_STATISTICS,
            Permission.WORKORDERS_CONFIGURE,
            Permission.WORKORDERS_PUBLISH,
            Permission.KNOWLEDGE_EDIT,
            Permission.KNOWLEDGE_REVIEW,
            Permission.KNOWLEDGE_PUBLISH,
            Permission.KNOWLEDGE_REQUIRE,
            Permission.KNOWLEDGE_EXCHANGE,
            Permission.STATISTICS_VIEW,
            Permission.ASSESSMENT_VIEW,
            Permission.ASSESSMENT_DECIDE,
            Permission.WALLS_VIEW,
        ),
    ),
    "operator": RoleSpec(
        "系统运维",
        (Permission.LIVE_HEALTH, Permission.ALARMS_ACKNOWLEDGE, Permission.ROUTING_CONFIGURE, Permission.WALLS_VIEW),
        apart="powers",
    ),
    "security_administrator": RoleSpec(
        "安全管理员",
        (
            Permission.ACCOUNTS_MANAGE,
            Permission.INTEGRATIONS_MANAGE,
            Permission.OUTBOUND_VIEW,
            Permission.OUTBOUND_CONFIGURE,
            Permission.LIVE_HEALTH,
        ),
        apart="powers",
    ),
    "audit_administrator": RoleSpec("审计管理员", (Permission.AUDIT_VIEW,), apart="powers"),
    "manager": RoleSpec(
        "项目负责人",
        (
            Permission.OUTBOUND_VIEW,
            Permission.LIVE_FLOOR,
            Permission.LIVE_HEALTH,
            Permission.ALARMS_ACKNOWLEDGE,
            Permission.CALLS_VIEW_ALL,
            Permission.CALLS_EXPORT,
            Permission.RECORDINGS_LISTEN,
            Permission.RECORDINGS_DOWNLOAD,
            Permission.RECORDINGS_HOLD,
            Permission.RECORDINGS_MANAGE,
            Permission.CITIZENS_REVEAL,
            Permission.WORKORDERS_VIEW_ALL,
            Permission.WORKORDERS_WORK,
            Permission.WORKORDERS_URGE,
            Permission.WORKORDERS_ASSIGN,
            Permission.WORKORDERS_EXPORT,
            Permission.WORKORDERS_STATISTICS,
            Permission.STATISTICS_VIEW,
            Permission.ASSESSMENT_VIEW,
            Permission.ASSESSMENT_ENTER,
            Permission.WALLS_VIEW,
            Permission.WALLS_DESIGN,
        ),
    ),
    "administrator": RoleSpec(
        "初始管理员",
        (
            Permission.ACCOUNTS_MANAGE,
            Permission.INTEGRATIONS_MANAGE,
            Permission.ROUTING_CONFIGURE,
            Permission.OUTBOUND_VIEW,
            Permission.OUTBOUND_CONFIGURE,
            Permission.LIVE_HEALTH,
            Permission.LIVE_FLOOR,
            Permission.ALARMS_ACKNOWLEDGE,
            Permission.ALARMS_MANAGE,
            Permission.CALLS_VIEW_ALL,
            Permission.FLOWS_EDIT,
            Permission.FLOWS_PUBLISH,
            Permission.WORKORDERS_VIEW_ALL,
            Permission.WORKORDERS_STATISTICS,
            Permission.WORKORDERS_CONFIGURE,
            Permission.STATISTICS_VIEW,
            Permission.ASSESSMENT_VIEW,
            Permission.WALLS_VIEW,
            Permission.WALLS_DESIGN,
        ),
    ),
}


def conflicting(roles: Iterable[str]) -> list[str]:
    """Role names that one person may not hold together; empty when all is well."""
    held = [ROLES[role] for role in roles if role in ROLES]
    apart = [spec for spec in held if spec.apart]
    return [spec.name for spec in apart] if len(apart) > 1 else []
