"""Separation of powers: nobody holds two of system, security and audit administration, by whatever roles."""

from collections.abc import Collection, Mapping

from hotline.kernel.permissions import Permission, Power

NAMES: Mapping[Power, str] = {
    Power.SYSTEM: "系统管理",
    Power.SECURITY: "安全管理",
    Power.AUDIT: "审计管理",
}


def powers_of(permissions: Collection[str]) -> list[Power]:
    """The powers that these permissions hold, business left out. Codes that are no permission hold none."""
    held = {each.power for each in Permission if each in permissions}
    return [power for power in NAMES if power in held]


def powers_refusal(permissions: Collection[str]) -> str:
    """Why one person, or one role, may not hold these permissions together; "" when it may."""
    held = powers_of(permissions)
    if len(held) < 2:
        return ""
    return f"{'、'.join(NAMES[power] for power in held)}的权限不能由同一个人持有。请只留其中一种。"
