"""The one table of what needs a second person: who may approve it, and what the approval is good for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from hotline.kernel.permissions import Permission

#: A request that nobody decides is over by then.
OPEN_FOR = timedelta(days=3)


class ApprovalKind(StrEnum):
    STAFF_ROLES = "accounts.roles"
    ROLE_PERMISSIONS = "accounts.permissions"
    SECOND_FACTOR = "accounts.second_factor"
    CERTIFICATE = "accounts.certificate"
    API_KEY = "integrations.key"
    RECORDINGS_IN_BULK = "recordings.bulk"
    FULL_NUMBERS = "calls.numbers"
    HAND_OVER = "contract.hand_over"
    DESTRUCTION = "contract.destruction"
    PERSONAL_COPY = "citizens.copy"
    ACCIDENT_CLOSURE = "security.closure"
    ACCIDENT_REOPENING = "security.reopening"
    RATING_EXCLUSION = "ratings.exclusion"
    MASS_TEXTS = "texts.send_mass"
    CAMPAIGN = "campaigns.run"


@dataclass(frozen=True)
class KindSpec:
    """``decides``: the permission to approve and refuse.

    ``usable_for``: for so long the person who requested it may do it once it is approved. None: approving does it.
    """

    name: str
    decides: Permission
    usable_for: timedelta | None = None


_A_DAY = timedelta(hours=24)
KINDS: Mapping[ApprovalKind, KindSpec] = {
    ApprovalKind.STAFF_ROLES: KindSpec("人员角色变更", Permission.ACCOUNTS_APPROVE),
    ApprovalKind.ROLE_PERMISSIONS: KindSpec("角色权限变更", Permission.ACCOUNTS_APPROVE),
    ApprovalKind.SECOND_FACTOR: KindSpec("重置第二重验证", Permission.ACCOUNTS_APPROVE),
    ApprovalKind.CERTIFICATE: KindSpec("分配登录证书", Permission.ACCOUNTS_APPROVE),
    ApprovalKind.API_KEY: KindSpec("签发接口密钥", Permission.ACCOUNTS_APPROVE, _A_DAY),
    ApprovalKind.RECORDINGS_IN_BULK: KindSpec("批量下载录音", Permission.DATA_APPROVE, _A_DAY),
    ApprovalKind.FULL_NUMBERS: KindSpec("导出完整号码", Permission.DATA_APPROVE, _A_DAY),
    ApprovalKind.HAND_OVER: KindSpec("移交全部数据", Permission.DATA_APPROVE, _A_DAY),
    ApprovalKind.DESTRUCTION: KindSpec("销毁全部数据", Permission.DATA_APPROVE, _A_DAY),
    ApprovalKind.PERSONAL_COPY: KindSpec("交付个人信息副本", Permission.DATA_APPROVE, _A_DAY),
    ApprovalKind.ACCIDENT_CLOSURE: KindSpec("安全事故结案", Permission.ASSESSMENT_DECIDE),
    ApprovalKind.ACCIDENT_REOPENING: KindSpec("安全事故重新处理", Permission.ASSESSMENT_DECIDE),
    ApprovalKind.RATING_EXCLUSION: KindSpec("剔除差评", Permission.RATINGS_APPROVE),
    ApprovalKind.MASS_TEXTS: KindSpec("短信群发", Permission.TEXTS_APPROVE),
    ApprovalKind.CAMPAIGN: KindSpec("外呼任务", Permission.CAMPAIGNS_APPROVE),
}
