"""The roles of the hotline as delivered; what a role may do can be changed in the configuration pages."""

from collections.abc import Iterable
from dataclasses import dataclass

#: Permission code -> what it allows, in the users' words.
PERMISSIONS = {
    "desk.use": "签入工作台，接听来电",
    "calls.dial": "拨打电话",
    "callbacks.use": "查看与办理回拨",
    "callbacks.manage": "放开、重开与关闭任何回拨",
    "calls.view_own": "查看本人通话",
    "calls.view_group": "查看本组通话",
    "calls.view_all": "查看全部通话",
    "calls.export": "导出通话记录",
    "recordings.listen_own": "听本人录音",
    "recordings.listen": "听可见通话的录音",
    "recordings.download": "下载录音",
    "recordings.hold": "封存录音、解除封存",
    "recordings.manage": "设置录音保存规则、列出到期录音",
    "recordings.destroy": "批准销毁到期录音",
    "citizens.reveal": "查看完整号码",
    "inbox.work": "办理待办：留言、传真、12345 转来",
    "inbox.assign": "分派、收回待办",
    "workorders.create": "登记工单",
    "workorders.view_own": "查看本人登记、办过的工单",
    "workorders.view_department": "查看本单位工单",
    "workorders.view_all": "查看全部工单",
    "workorders.view_sealed": "查看涉密工单",
    "workorders.work": "办理工单：认领、办理、联系诉求人",
    "workorders.reveal": "查看工单里的完整姓名、电话、证件号",
    "workorders.urge": "催办",
    "workorders.assign": "分派、收回、转交工单环节",
    "workorders.supervise": "督办、仲裁、批延期、并单、作废、重开、涉密",
    "workorders.export": "导出工单",
    "workorders.statistics": "查看工单统计",
    "workorders.configure": "设计与试运行工单模型，管理承办单位",
    "workorders.publish": "发布工单模型，批量换版",
    "live.floor": "查看现场",
    "live.direct": "指挥本组坐席：置忙、置闲、签退、挂断、借技能",
    "live.supervise": "监听、密语、强插、接管通话",
    "live.health": "查看系统健康",
    "alarms.acknowledge": "确认与处置告警",
    "alarms.manage": "设置告警阈值",
    "accounts.manage": "管理账号与角色",
    "routing.configure": "配置技能与队列",
    "flows.edit": "起草与试用语音流程",
    "flows.publish": "发布、退回语音流程，开关播报",
    "knowledge.edit": "起草知识条目，答复反馈，维护术语",
    "knowledge.review": "审核别人起草的知识条目",
    "knowledge.publish": "发布、下线知识条目",
    "knowledge.require": "设定必读，看回执",
    "knowledge.exchange": "整库导出、导入知识",
    "integrations.manage": "管理开放接口的客户端与推送",
    "audit.view": "查看审计记录",
}


@dataclass(frozen=True)
class RoleSpec:
    """``apart``: roles of the same word may not be held by one person (separation of the three powers)."""

    name: str
    permissions: tuple[str, ...]
    apart: str = ""


_LEADER = (
    "desk.use",
    "calls.dial",
    "callbacks.use",
    "callbacks.manage",
    "calls.view_own",
    "calls.view_group",
    "recordings.listen_own",
    "recordings.listen",
    "inbox.work",
    "inbox.assign",
)

ROLES = {
    "agent": RoleSpec(
        "咨询员",
        (
            "desk.use",
            "calls.dial",
            "callbacks.use",
            "calls.view_own",
            "recordings.listen_own",
            "inbox.work",
            "workorders.create",
            "workorders.view_own",
            "workorders.work",
            "workorders.urge",
        ),
    ),
    "leader": RoleSpec(
        "班长",
        (
            *_LEADER,
            "recordings.hold",
            "citizens.reveal",
            "live.floor",
            "live.direct",
            "live.supervise",
            "alarms.acknowledge",
            "alarms.manage",
            "flows.edit",
            "flows.publish",
            "workorders.create",
            "workorders.view_own",
            "workorders.view_all",
            "workorders.work",
            "workorders.reveal",
            "workorders.urge",
            "workorders.assign",
            "knowledge.edit",
            "knowledge.review",
            "knowledge.require",
        ),
    ),
    "reviewer": RoleSpec(
        "审核员",
        (
            "workorders.create",
            "workorders.view_own",
            "workorders.view_all",
            "workorders.work",
            "workorders.reveal",
            "workorders.urge",
            "workorders.statistics",
        ),
    ),
    "inspector": RoleSpec("质检员", ("calls.view_all", "recordings.listen", "workorders.view_all", "knowledge.review")),
    "trainer": RoleSpec("培训师", ("calls.view_all", "recordings.listen", "knowledge.review", "knowledge.require")),
    "scheduler": RoleSpec("排班师", ("calls.view_all", "calls.export", "live.floor")),
    "knowledge_editor": RoleSpec(
        "知识库管理员", ("knowledge.edit", "knowledge.review", "knowledge.require", "knowledge.exchange")
    ),
    "department": RoleSpec(
        "甲方科室",
        (
            "workorders.view_own",
            "workorders.view_department",
            "workorders.work",
            "workorders.reveal",
            "knowledge.edit",
            "knowledge.review",
        ),
    ),
    "director": RoleSpec(
        "分管主任",
        (
            "live.floor",
            "calls.view_all",
            "workorders.view_all",
            "workorders.view_sealed",
            "workorders.urge",
            "workorders.statistics",
        ),
    ),
    "client": RoleSpec(
        "协调督办科",
        (
            "live.floor",
            "live.health",
            "calls.view_all",
            "calls.export",
            "recordings.listen",
            "recordings.download",
            "recordings.hold",
            "recordings.destroy",
            "citizens.reveal",
            "workorders.create",
            "workorders.view_own",
            "workorders.view_all",
            "workorders.view_sealed",
            "workorders.work",
            "workorders.reveal",
            "workorders.urge",
            "workorders.assign",
            "workorders.supervise",
            "workorders.export",
            "workorders.statistics",
            "workorders.configure",
            "workorders.publish",
            "knowledge.edit",
            "knowledge.review",
            "knowledge.publish",
            "knowledge.require",
            "knowledge.exchange",
        ),
    ),
    "operator": RoleSpec("系统运维", ("live.health", "alarms.acknowledge", "routing.configure"), apart="powers"),
    "security_administrator": RoleSpec(
        "安全管理员", ("accounts.manage", "integrations.manage", "live.health"), apart="powers"
    ),
    "audit_administrator": RoleSpec("审计管理员", ("audit.view",), apart="powers"),
    "manager": RoleSpec(
        "项目负责人",
        (
            "live.floor",
            "live.health",
            "alarms.acknowledge",
            "calls.view_all",
            "calls.export",
            "recordings.listen",
            "recordings.download",
            "recordings.hold",
            "recordings.manage",
            "citizens.reveal",
            "workorders.view_all",
            "workorders.work",
            "workorders.urge",
            "workorders.assign",
            "workorders.export",
            "workorders.statistics",
        ),
    ),
    "administrator": RoleSpec(
        "初始管理员",
        (
            "accounts.manage",
            "integrations.manage",
            "routing.configure",
            "live.health",
            "live.floor",
            "alarms.acknowledge",
            "alarms.manage",
            "calls.view_all",
            "flows.edit",
            "flows.publish",
            "workorders.view_all",
            "workorders.statistics",
            "workorders.configure",
        ),
    ),
}


def conflicting(roles: Iterable[str]) -> list[str]:
    """Role names that one person may not hold together; empty when all is well."""
    held = [ROLES[role] for role in roles if role in ROLES]
    apart = [spec for spec in held if spec.apart]
    return [spec.name for spec in apart] if len(apart) > 1 else []
