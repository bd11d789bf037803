"""What an installation checks about its own security: the checks there are, and what one says of what it has found."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class CheckOutcome(StrEnum):
    """``UNKNOWN``: it could not be checked, or does not apply here, and it is said why."""

    PASSED = "passed"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class CheckResult:
    """``text``: what was found, as a sentence."""

    outcome: CheckOutcome
    text: str


def passed(text: str) -> CheckResult:
    return CheckResult(CheckOutcome.PASSED, text)


def failed(text: str) -> CheckResult:
    return CheckResult(CheckOutcome.FAILED, text)


def unknown(text: str) -> CheckResult:
    return CheckResult(CheckOutcome.UNKNOWN, text)


def result_of(problems: list[str], sound: str) -> CheckResult:
    """Failed with all problems, or passed with the sentence ``sound``."""
    return failed("；".join(problems) + "。") if problems else passed(sound)


@dataclass(frozen=True)
class SelfCheckSpec:
    """``remedy``: what to do when it fails. ``link``: the page where one does it, "" for none."""

    name: str
    looks_at: str
    remedy: str
    link: str = ""


SELF_CHECKS: Mapping[str, SelfCheckSpec] = {
    "secrets": SelfCheckSpec(
        "默认口令与密钥",
        "密钥是否够长、是否公开过，演示账号是否关闭，调试是否关闭",
        "运维按《安全》的“密钥”一节更换，再启动一次；演示账号用 hotline up --close-demonstration 关闭。",
    ),
    "file_modes": SelfCheckSpec(
        "密钥文件的权限",
        "存放密钥、证书私钥和数据的文件夹，其他系统用户能否打开",
        "运维用 chmod 600（文件）、700（文件夹）收回权限，并查明是谁放开的。",
    ),
    "users": SelfCheckSpec(
        "各程序的系统用户",
        "每个程序是否用自己的系统用户运行，后台作业能不能打开别的程序的密钥",
        "请运维执行 hotline stop，再 hotline up：启动时各归各的用户。仍不合格的，查明是谁放开的。",
    ),
    "certificate": SelfCheckSpec(
        "网站证书",
        "浏览器收到的证书的剩余有效期",
        "运维更换 listen.certificate 和 listen.key 指向的文件，再启动一次。",
        "/health",
    ),
    "headers": SelfCheckSpec(
        "页面的安全响应头",
        "首页与接口实际返回的 CSP、HSTS、nosniff 等",
        "运维核对反向代理的配置是否由本版本生成，再启动一次。",
    ),
    "audit_chain": SelfCheckSpec(
        "审计链核对",
        "签名链头是否每分钟都有，存证处是否收下，最近一次核对有没有发现问题",
        "请审计管理员在“审计”页查看发现的问题；查明之前不要清理审计记录。",
    ),
    "audit_insert_only": SelfCheckSpec(
        "审计记录只许新增",
        "用系统自己的数据库账号试着修改、删除审计记录，应被数据库拒绝",
        "请运维重新执行 deploy/single/audit-guard.sql，并查明是谁放开的。",
    ),
    "backup": SelfCheckSpec(
        "备份",
        "最新可恢复到哪一刻，上次核对备份的结果",
        "请运维运行 hotline backup status，按提示处理。没有设置的，先设置 backup.to。",
        "/health",
    ),
    "backup_drill": SelfCheckSpec(
        "恢复演练",
        "最近一次恢复演练的时间和结果",
        "请运维运行 hotline backup drill。",
    ),
    "virus_scanner": SelfCheckSpec(
        "恶意代码查杀",
        "用测试样本（EICAR）问一次查杀服务，核对能否查出，以及病毒库日期",
        "没有接入的，由运维装 clamav-daemon 并设置 virus_scanner.address；病毒库旧了，运行 freshclam。",
    ),
    "sandbox": SelfCheckSpec(
        "上传文件的沙箱",
        "送一份正常文件和一份压缩炸弹进去，前者应放行，后者应拒绝",
        "请运维运行 hotline status 看 sandbox 是否在运行。沙箱不在，上传一律不收。",
        "/health",
    ),
    "sealing": SelfCheckSpec(
        "密文绑定位置",
        "现场加密一段随机文字，放到别的位置应打不开，在原位置应能打开",
        "请运维检查 keys/personal.json 是否被替换过。",
    ),
    "keys": SelfCheckSpec(
        "个人信息密钥的更换",
        "现用密钥的启用时长",
        "请运维运行 hotline keys rotate，完成后按《运行》一节销毁旧密钥。",
    ),
    "sessions": SelfCheckSpec(
        "会话限制",
        "每人同时登录数、闲置时长的设置，以及当前有无超出的登录",
        "请运维把 sign_in.max_sessions、sign_in.idle_minutes 改回 3 处、30 分钟以内。",
        "/sessions",
    ),
    "second_factors": SelfCheckSpec(
        "第二重验证",
        "咨询员以上的账号是否都要第二重验证，有无未设置而在使用的",
        "请运维把 sign_in.second_factor 设为 required；没有设置的人结束登录后重新登录。",
        "/sessions",
    ),
    "powers": SelfCheckSpec(
        "三权分立",
        "是否有账号兼有两种管理权，数据库防护是否完好",
        "请在“设置”中为该账号只保留一种管理权；防线不在的，请运维重新迁移数据库。",
        "/approvals",
    ),
    "dormant_accounts": SelfCheckSpec(
        "长期不用的账号",
        "有没有 90 天没有登录过、仍在启用的账号",
        "核实后停用。",
        "/security?tab=dormant",
    ),
    "clock": SelfCheckSpec(
        "时钟",
        "系统时钟是否与时间服务器同步，与数据库相差多少",
        "请运维检查 chrony 或 systemd-timesyncd 是否在运行。",
    ),
}
