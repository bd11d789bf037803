"""Roles and what each may do. The public names of the domain's rules."""

from hotline.domains.platform.accounts.rules.roles import PERMISSIONS, ROLES, RoleSpec, conflicting

__all__ = ["PERMISSIONS", "ROLES", "RoleSpec", "conflicting"]
