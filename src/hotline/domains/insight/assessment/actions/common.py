"""Checks that every action of the domain makes first."""

from hotline.infrastructure.permissions import Principal
from hotline.kernel.errors import NotPermitted
from hotline.kernel.permissions import Permission


def may(by: Principal, permission: Permission) -> None:
    """Raises NotPermitted."""
    if not by.may(permission):
        raise NotPermitted("您没有这项权限。需要时请联系班长或管理员开通。")
