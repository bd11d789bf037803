"""Every permission there is, and to which of the powers it belongs.

A permission's value stands in the roles' table and in sessions and never changes.
"""

from enum import StrEnum
from typing import Self


class Power(StrEnum):
    """Nobody holds two of the first three. Business is everybody's."""

    SYSTEM = "system"
    SECURITY = "security"
    AUDIT = "audit"
    BUSINESS = "business"


class Permission(StrEnum):
    """A permission. ``domain`` is the domain that checks it; ``label`` describes it in the users' language."""

    domain: str
    label: str
    power: Power

    def __new__(cls, code: str, domain: str, label: str, power: Power = Power.BUSINESS) -> Self:
        made = str.__new__(cls, code)
        made._value_, made.domain, made.label, made.power = code, domain, label, power
        return made

    DESK_USE = "desk.use", "calls", "签入工作台，接听来电"
    CALLS_DIAL = "calls.dial", "calls", "拨打电话"
    OUTBOUND_VIEW = "outbound.view", "telephony", "查看今日外呼与限额"
    OUTBOUND_CONFIGURE = "outbound.configure", "telephony", "设置外呼权限与限额"
    CALLBACKS_USE = "callbacks.use", "calls", "查看与办理回拨"
    CALLBACKS_MANAGE = "callbacks.manage", "calls", "退回、重开与办结任何回拨"
    RATINGS_WORK = "ratings.work", "ratings", "处置差评：回访、认定、整改"
    RATINGS_MANAGE = "ratings.manage", "ratings", "负责差评处置：分派、调整整改期限"
    RATINGS_APPROVE = "ratings.approve", "ratings", "复核误评、恶意差评，批准剔除"
    CALLS_VIEW_OWN = "calls.view_own", "calls", "查看本人通话"
    CALLS_VIEW_GROUP = "calls.view_group", "calls", "查看本组通话"
    CALLS_VIEW_ALL = "calls.view_all", "calls", "查看全部通话"
    CALLS_EXPORT = "calls.export", "calls", "导出通话记录"
    RECORDINGS_LISTEN_OWN = "recordings.listen_own", "recordings", "收听本人录音"
    RECORDINGS_LISTEN = "recordings.listen", "recordings", "收听可见通话的录音"
    RECORDINGS_LISTEN_FREELY = "recordings.listen_freely", "recordings", "收听录音无需填写事由"
    RECORDINGS_DOWNLOAD = "recordings.download", "recordings", "下载录音"
    RECORDINGS_HOLD = "recordings.hold", "recordings", "封存录音、解除封存"
    RECORDINGS_MANAGE = "recordings.manage", "recordings", "设置录音保存规则、列出到期录音"
    RECORDINGS_DESTROY = "recordings.destroy", "recordings", "批准销毁到期录音"
    CITIZENS_REVEAL = "citizens.reveal", "citizens", "查看完整号码"
    CITIZENS_REGISTER = "citizens.register", "citizens", "登记个人信息权利请求（查阅、更正、删除）"
    CITIZENS_DECIDE = "citizens.decide", "citizens", "决定个人信息权利请求，导出本人副本"
    INBOX_WORK = "inbox.work", "messaging", "办理待办：留言、传真、12345 转来"
    INBOX_ASSIGN = "inbox.assign", "messaging", "分派、收回待办"
    CHAT_WORK = "chat.work", "messaging", "在线咨询：与市民文字交谈"
    CHAT_ASSIGN = "chat.assign", "messaging", "查看全部在线咨询，分派、接管"
    TEXTS_MANAGE = "texts.manage", "messaging", "查看短信通道，处理结果未知的短信"
    TEXTS_MASS = "texts.mass", "messaging", "短信群发：导入号码、检查、试发、申请、开始、暂停"
    TEXTS_APPROVE = "texts.approve", "messaging", "审批短信群发"
    WORKFORCE_VIEW = "workforce.view", "workforce", "查看话务预测与班表"
    WORKFORCE_PLAN = "workforce.plan", "workforce", "排班：预测、需求、班次、班表、发布"
    TRAINING_VIEW_OWN = "training.view_own", "training", "查看本人培训进度"
    TRAINING_VIEW = "training.view", "training", "查看培训批次、成绩与上岗证"
    TRAINING_MANAGE = "training.manage", "training", "管理培训批次：名单、计划、条件、成绩、退出、结班，提请上岗证"
    TRAINING_CERTIFY = "training.certify", "training", "签发、注销上岗证"
    COURSES_LEARN = "courses.learn", "courses", "学习课程"
    CAMPAIGNS_MANAGE = "campaigns.manage", "campaigns", "外呼任务：导入名单、设置、申请、开始、暂停，查看结果"
    CAMPAIGNS_APPROVE = "campaigns.approve", "campaigns", "审批外呼任务"
    CAMPAIGNS_WORK = "campaigns.work", "campaigns", "办理外呼任务：拨打派给本人的号码"
    EXAMS_SIT = "exams.sit", "exams", "参加考试，复习错题"
    EXAMS_VIEW = "exams.view", "exams", "查看考试成绩与题目分析"
    EXAMS_MANAGE = "exams.manage", "exams", "出题、组卷、安排考试"
    EXAMS_RELEASE = "exams.release", "exams", "公布考试成绩"
    QUALITY_VIEW_OWN = "quality.view_own", "quality", "查看本人质检结果，确认、申诉"
    QUALITY_VIEW_GROUP = "quality.view_group", "quality", "查看本组质检结果"
    QUALITY_VIEW = "quality.view", "quality", "查看全部质检结果"
    QUALITY_INSPECT = "quality.inspect", "quality", "质检通话，复核申诉，参加校准会"
    QUALITY_DESIGN = "quality.design", "quality", "起草评分标准，制定抽样计划，主持校准会"
    QUALITY_PUBLISH = "quality.publish", "quality", "发布评分标准"
    QUALITY_CONFIRM = "quality.confirm", "quality", "核实错答"
    QUALITY_ARBITRATE = "quality.arbitrate", "quality", "仲裁质检申诉"
    PRACTICE_USE = "practice.use", "practice", "模拟接电：练习，查看本人成绩"
    PRACTICE_VIEW = "practice.view", "practice", "查看全部模拟接电成绩"
    PRACTICE_MANAGE = "practice.manage", "practice", "编辑模拟接电场景"
    SURVEYS_VIEW = "surveys.view", "surveys", "查看问卷结果"
    SURVEYS_DESIGN = "surveys.design", "surveys", "设计、发布问卷，设置邀请"
    WORKORDERS_CREATE = "workorders.create", "workorders", "登记工单"
    WORKORDERS_VIEW_OWN = "workorders.view_own", "workorders", "查看本人登记、办过的工单"
    WORKORDERS_VIEW_DEPARTMENT = "workorders.view_department", "workorders", "查看本单位工单"
    WORKORDERS_VIEW_ALL = "workorders.view_all", "workorders", "查看全部工单"
    WORKORDERS_VIEW_SEALED = "workorders.view_sealed", "workorders", "查看涉密工单"
    WORKORDERS_WORK = "workorders.work", "workorders", "办理工单：认领、办理、联系诉求人"
    WORKORDERS_REVEAL = "workorders.reveal", "workorders", "查看工单中的完整姓名、电话、证件号"
    WORKORDERS_URGE = "workorders.urge", "workorders", "催办"
    WORKORDERS_ASSIGN = "workorders.assign", "workorders", "分派、收回、转交工单环节"
    WORKORDERS_SUPERVISE = "workorders.supervise", "workorders", "督办、仲裁、批延期、并单、作废、重开、涉密"
    WORKORDERS_EXPORT = "workorders.export", "workorders", "导出工单"
    WORKORDERS_STATISTICS = "workorders.statistics", "workorders", "查看工单统计"
    WORKORDERS_CONFIGURE = "workorders.configure", "workorders", "设计与试运行工单模型，管理承办单位"
    WORKORDERS_PUBLISH = "workorders.publish", "workorders", "发布工单模型，批量换版"
    LIVE_FLOOR = "live.floor", "calls", "查看现场"
    LIVE_DIRECT = "live.direct", "routing", "指挥本组坐席：示忙、就绪、签退、挂断、临时技能"
    LIVE_SUPERVISE = "live.supervise", "calls", "监听、密语、强插、接管通话"
    LIVE_HEALTH = "live.health", "operations", "查看系统健康"
    ALARMS_ACKNOWLEDGE = "alarms.acknowledge", "operations", "确认与处置告警"
    ALARMS_MANAGE = "alarms.manage", "operations", "设置告警阈值"
    FAULTS_REPORT = "faults.report", "upkeep", "报修，查看设备故障"
    FAULTS_WORK = "faults.work", "upkeep", "确认、处置设备故障，维护值班表"
    ACCOUNTS_MANAGE = "accounts.manage", "accounts", "管理账号，申请角色变更", Power.SECURITY
    ACCOUNTS_APPROVE = "accounts.approve", "accounts", "批准角色变更、接口密钥", Power.SECURITY
    DATA_APPROVE = "data.approve", "approvals", "批准批量下载录音、导出完整号码、移交与销毁数据"
    ROUTING_CONFIGURE = "routing.configure", "routing", "配置技能与队列", Power.SYSTEM
    FLOWS_EDIT = "flows.edit", "ivr", "起草与试用语音流程"
    FLOWS_PUBLISH = "flows.publish", "ivr", "发布、退回语音流程，开关播报"
    KNOWLEDGE_EDIT = "knowledge.edit", "knowledge", "起草知识条目，答复反馈，维护术语"
    KNOWLEDGE_REVIEW = "knowledge.review", "knowledge", "审核他人起草的知识条目"
    KNOWLEDGE_PUBLISH = "knowledge.publish", "knowledge", "发布、下线知识条目"
    KNOWLEDGE_REQUIRE = "knowledge.require", "knowledge", "设定必读，查看回执"
    KNOWLEDGE_EXCHANGE = "knowledge.exchange", "knowledge", "整库导出、导入知识"
    STATISTICS_VIEW = "statistics.view", "analytics", "查看统计"
    ASSESSMENT_VIEW = "assessment.view", "assessment", "查看合同指标与扣减"
    ASSESSMENT_ENTER = "assessment.enter", "assessment", "登记考核台账，提出异议"
    ASSESSMENT_DECIDE = "assessment.judge", "assessment", "审核台账，裁定异议，冻结季度"
    WALLS_VIEW = "walls.view", "walls", "查看大屏与掌上现场"
    WALLS_DESIGN = "walls.design", "walls", "设计、发布大屏，生成大屏链接"
    INTEGRATIONS_MANAGE = "integrations.manage", "integrations", "管理开放接口的客户端与推送", Power.SECURITY
    SECURITY_MANAGE = "security.manage", "security", "查看安全检查与等保清单，登记、处置安全事件", Power.SECURITY
    AUDIT_VIEW = "audit.view", "audit", "查看、导出审计记录", Power.AUDIT
